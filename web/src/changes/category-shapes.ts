// The shape of each category of event, the same on the timeline and in the list.

/** SVG paths in a box of 12 by 12 around the origin. */
const SHAPES: Readonly<Record<string, string>> = {
  text: 'M-4-4.5h8v9h-8z',
  court: 'M0-5 5 4H-5z',
  statement: 'M0-4.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z',
  proposal: 'M0-5.5 5.5 0 0 5.5-5.5 0z',
  incident: 'M-5-3-3-5 0-2 3-5 5-3 2 0 5 3 3 5 0 2-3 5-5 3-2 0z',
  count: 'M-5-4.5h2.5v9H-5zM-1.25-1.5h2.5v6h-2.5zM2.5-3.5H5v8H2.5z',
  opinion: 'M-5-4.5H5v6.5H0L-3.5 5V2H-5z',
}

/** Returns the shape of a category; that of a statement if the page does not know it. */
export function categoryShape(category: string): string {
  return SHAPES[category] ?? (SHAPES.statement as string)
}
