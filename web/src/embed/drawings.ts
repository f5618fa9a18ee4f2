// The maps and strips of an embed at all times, in pieces, and how one time of them is drawn.

/** A drawing through time. */
export interface Series {
  /** SVG elements. */
  readonly pieces: readonly string[]
  /** For each distinct frame and each group, the numbers of its pieces. */
  readonly frames: readonly (readonly (readonly number[])[])[]
  /** The number of the frame from each instant on. */
  readonly at: readonly number[]
}

/** The JSON of `/embed/drawings.json`. */
export interface Drawings {
  readonly revision: string
  /** The instants from which a drawing may look otherwise, ascending, in milliseconds since 1970. */
  readonly instants: readonly number[]
  /** The maps by the class of their sheet. */
  readonly maps: Readonly<Record<string, Series>>
  readonly strips: readonly (Series & { readonly class: string })[]
}

/** Returns the SVG of each group of a drawing at an instant; a time before the first has the first frame. */
export function groupsAt({ pieces, frames, at }: Series, instants: readonly number[], instant: number): string[] {
  const number = Math.max(0, instants.findLastIndex((begin) => begin <= instant))
  return (frames[at[number] ?? 0] ?? []).map((group) => group.map((piece) => pieces[piece]).join(''))
}

/** Draws an instant on the map of the shown time and on the strip. */
export function draw(root: HTMLElement, { instants, maps, strips }: Drawings, instant: number): void {
  for (const [size, series] of Object.entries(maps)) {
    const groups = root.querySelectorAll(`[data-shown] > .${size} > svg > g`)
    groupsAt(series, instants, instant).forEach((svg, index) => groups[index] && (groups[index].innerHTML = svg))
  }
  const strip = root.querySelector('.strip')
  if (!strip) return
  strip.innerHTML = strips.map((series) => [series.class, groupsAt(series, instants, instant).join('')]).map(([name, svg]) => svg && `<div class="${name}">${svg}</div>`).join('')
}
