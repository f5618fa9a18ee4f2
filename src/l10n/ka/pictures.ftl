# სურათ-რუკების სიტყვები.

## Head

picture-not-kept = ეს ვერსია აქ არ ინახება
picture-not-kept-note = ვერსია { $revision }. მის ნაცვლად არაფერია ნაჩვენები.
picture-compared = შედარება: { $first } და { $second }
picture-passage = გავლა: { $traveller }, { $direction }
picture-also = იმავე დღეს ასევე
picture-also-at = { $place }: { $clauses }

## Legend

picture-not-recorded = მდგომარეობა აღრიცხული არ არის
picture-differs = განსხვავდება ორ თარიღს შორის
picture-ring = ზუსტი ადგილი უცნობია: რგოლის ფარგლებში
picture-schematic = გზების ხაზი სქემატურია, აზომვის გარეშე
picture-border = საზღვარი
picture-border-not-delimited = საზღვარი, დელიმიტირებული არ არის

## On the map

# The letter of an arrow that points north.
picture-north = ჩ
picture-kilometres = { $length } კმ
picture-metres = { $length } მ
picture-scale = 1 : { $denominator }

## Foot

picture-reported-by = იტყობინებიან: { $publishers }
picture-and-more = { $publishers } და კიდევ { $count }
picture-licence = მონაცემები: { $licence }
picture-revision = ვერსია { $revision }
picture-unreviewed = ამ სურათის ქართული სიტყვები მშობლიური ენის მცოდნეს არ შეუმოწმებია.

## For those who do not see the picture

picture-map-of = რუკა.
picture-on-the-map = რუკაზე: { $places }.
picture-changed = შეიცვალა: { $places }.
picture-changed-from = { $before }, შემდეგ { $after }
picture-place-status = { $place }: { $status }
picture-sources = წყაროები: { $sources }.
