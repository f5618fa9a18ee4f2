# Слова на картах-иллюстрациях.

## Head

picture-not-kept = Эта версия здесь не хранится
picture-not-kept-note = Версия { $revision }. Вместо неё ничего не показано.
picture-compared = Сравнение: { $first } и { $second }
picture-passage = Проезд: { $traveller }, { $direction }
picture-also = В тот же день
picture-also-at = { $place }: { $clauses }

## Legend

picture-not-recorded = Состояние не записано
picture-differs = Различается между двумя датами
picture-ring = Точное место неизвестно: в пределах кольца
picture-schematic = Линии дорог схематичны, без съёмки
picture-border = Граница
picture-border-not-delimited = Граница не делимитирована

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
picture-revision = версия { $revision }
picture-unreviewed = Слова этой картинки на русском языке не проверены носителем языка.

## For those who do not see the picture

picture-map-of = Карта.
picture-on-the-map = На карте: { $places }.
picture-changed = Изменилось: { $places }.
picture-changed-from = { $before }, затем { $after }
picture-place-status = { $place }: { $status }
picture-sources = Источники: { $sources }.
