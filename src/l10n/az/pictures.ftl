# Xəritə-şəkillərin sözləri.

## Head

picture-not-kept = Bu versiya burada saxlanmır
picture-not-kept-note = Versiya { $revision }. Onun yerinə heç nə göstərilmir.
picture-compared = Müqayisə: { $first } və { $second }
picture-passage = Keçid: { $traveller }, { $direction }
picture-also = Həmin gün həmçinin
picture-also-at = { $place }: { $clauses }

## Legend

picture-not-recorded = Vəziyyət qeydə alınmayıb
picture-differs = İki tarix arasında fərqlənir
picture-ring = Dəqiq yeri məlum deyil: dairənin içindədir
picture-schematic = Yolların xətti sxematikdir, ölçülməyib
picture-border = Sərhəd
picture-border-not-delimited = Sərhəd, delimitasiya olunmayıb

## On the map

# The letter of an arrow that points north.
picture-north = Ş
picture-kilometres = { $length } km
picture-metres = { $length } m
picture-scale = 1 : { $denominator }

## Foot

picture-reported-by = Məlumat verənlər: { $publishers }
picture-and-more = { $publishers } və daha { $count }
picture-licence = Məlumatlar: { $licence }
picture-revision = versiya { $revision }
picture-unreviewed = Bu şəklin Azərbaycan dilindəki sözlərini ana dili daşıyıcısı yoxlamayıb.

## For those who do not see the picture

picture-map-of = Xəritə.
picture-on-the-map = Xəritədə: { $places }.
picture-changed = Dəyişib: { $places }.
picture-changed-from = { $before }, sonra { $after }
picture-place-status = { $place }: { $status }
picture-sources = Mənbələr: { $sources }.
