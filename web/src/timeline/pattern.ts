// The texture of a ribbon, from the dash of the same look on the map: so that states are told apart without colour.
//
// A dash of a line tells little in a bar that may be four pixels long; a texture of its own tells more. It follows from how much of
// the dash is ink: what is nearly unbroken is nearly solid, what is mostly gap is light.

export type Pattern =
  | 'solid'
  | 'notched'
  | 'stripes'
  | 'backstripes'
  | 'lattice'
  | 'pegs'
  | 'ruled'
  | 'rails'
  | 'bars'
  | 'dots'
  | 'hatch'
  | 'specks'
  | 'chevrons'
  | 'zigzag'

/** By falling share of ink; the first whose least share is met. */
const BY_INK: readonly (readonly [least: number, pattern: Pattern])[] = [
  [0.8, 'notched'],
  [0.7, 'stripes'],
  [0.62, 'backstripes'],
  [0.5, 'lattice'],
  [0.43, 'pegs'],
  [0.35, 'ruled'],
  [0.3, 'rails'],
  [0.2, 'bars'],
  [0.15, 'dots'],
  [0.13, 'hatch'],
]

/** The texture of a dash; lengths of dash and gap in turn, none for an unbroken line. */
export function patternOf(dash: readonly number[]): Pattern {
  if (dash.length === 0) return 'solid'
  if (dash.length > 4) return 'zigzag'
  if (dash.length > 2) return 'chevrons'
  const [ink = 1, gap = 0] = dash
  const share = ink / (ink + gap)
  return BY_INK.find(([least]) => share >= least)?.[1] ?? 'specks'
}
