# Քարտեզ-պատկերների բառերը։

## Head

picture-not-kept = Այս տարբերակն այստեղ չի պահվում
picture-not-kept-note = Տարբերակ { $revision }։ Դրա փոխարեն ոչինչ չի ցուցադրվում։
picture-compared = Համեմատություն՝ { $first } և { $second }
picture-passage = Երթևեկություն՝ { $traveller }, { $direction }
picture-also = Նույն օրը նաև
picture-also-at = { $place }՝ { $clauses }

## Legend

picture-not-recorded = Վիճակը գրանցված չէ
picture-differs = Տարբերվում է երկու ամսաթվերի միջև
picture-ring = Ճշգրիտ տեղը հայտնի չէ. օղակի ներսում է
picture-schematic = Ճանապարհների գիծը սխեմատիկ է, չափագրված չէ
picture-border = Սահման
picture-border-not-delimited = Սահման, սահմանազատված չէ

## On the map

# The letter of an arrow that points north.
picture-north = Հս
picture-kilometres = { $length } կմ
picture-metres = { $length } մ
picture-scale = 1 : { $denominator }

## Foot

picture-reported-by = Հաղորդում են՝ { $publishers }
picture-and-more = { $publishers } և ևս { $count }
picture-licence = Տվյալներ՝ { $licence }
picture-revision = տարբերակ { $revision }
picture-unreviewed = Այս պատկերի հայերեն բառերը լեզվակիրը չի ստուգել։

## For those who do not see the picture

picture-map-of = Քարտեզ։
picture-on-the-map = Քարտեզի վրա՝ { $places }։
picture-changed = Փոխվել է՝ { $places }։
picture-changed-from = { $before }, ապա { $after }
picture-place-status = { $place }՝ { $status }
picture-sources = Աղբյուրներ՝ { $sources }։
