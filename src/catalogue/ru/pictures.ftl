# Слова на картах-иллюстрациях.

## Head

picture-compared = Сравнение: { $first } и { $second }
picture-passage = Проезд: { $traveller }, { $direction }
picture-also = В тот же день
picture-also-at = { $place }: { $clauses }

## Legend

picture-not-recorded = состояние не записано
picture-differs = различается между двумя датами
picture-ring = точное место неизвестно: в пределах кольца
picture-schematic = прерывистый край: линия условная, без съёмки
picture-illustrative = { $place } (условно)
kind-bridge = мост
kind-checkpoint = КПП
kind-post = пост
kind-site = место

## On the map

# The letter of an arrow that points north.
picture-north = С
picture-kilometres = { $length } км
picture-metres = { $length } м
picture-scale = 1 : { $denominator }

## Foot

picture-reported-by = Сообщают: { $publishers }
picture-and-more = { $publishers } и ещё { $count }
picture-licence = Данные: { $licence }
picture-revision = редакция { $revision }
picture-unreviewed = Слова этой картинки на русском языке не проверены носителем языка.

## For those who do not see the picture

picture-map-of = Карта.
picture-on-the-map = На карте: { $places }.
picture-place-status = { $place }: { $status }
picture-sources = Источники: { $sources }.
