# Words in pictures. They stand in narrow columns, so short ones are better.

## Head

picture-not-kept = This version is not kept here
picture-not-kept-note = Version { $revision }. Nothing is shown in its stead.
picture-compared = { $first } and { $second }, compared
picture-passage = Passage: { $traveller }, { $direction }
picture-also = Also that day
picture-also-at = { $place }: { $clauses }

## Legend

picture-not-recorded = No state on record
picture-differs = Differs between the two dates
picture-ring = Exact position not known: within the ring
picture-schematic = Roads: course schematic, not surveyed
picture-border = Border
picture-border-not-delimited = Border, not delimited

## On the map

# The letter of an arrow that points north.
picture-north = N
picture-kilometres = { $length } km
picture-metres = { $length } m
picture-scale = 1 : { $denominator }

## Foot

picture-reported-by = Reported by: { $publishers }
picture-and-more = { $publishers } and { $count } more
picture-licence = Data: { $licence }
picture-revision = revision { $revision }
picture-unreviewed = The words of this picture in English have not been reviewed by a native reader.

## For those who do not see the picture

picture-map-of = A map.
picture-on-the-map = On the map: { $places }.
picture-changed = Changed: { $places }.
picture-changed-from = { $before }, then { $after }
picture-place-status = { $place }: { $status }
picture-sources = Sources: { $sources }.
