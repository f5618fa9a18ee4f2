// Colours and textures as a canvas takes them.

import type { Look } from '../look'
import { patternOf } from './pattern'
import { tile } from './tiles'

/** Resolves colours and keeps textures, for one theme and density. */
export class Palette {
  private readonly fills = new Map<string, CanvasPattern | string>()
  private readonly scales = new Map<CanvasPattern, readonly [number, number]>()
  readonly line: string
  readonly ground: string

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly resolve: (colour: string) => string,
    readonly density: number,
  ) {
    this.line = resolve('var(--line)')
    this.ground = resolve('var(--surface)')
  }

  /** What fills a look at a place on the canvas; the texture starts there, so that it stays with its state. */
  fill(look: Look, height: number, x: number, y: number): CanvasPattern | string {
    const key = `${look.key} ${height}`
    let fill = this.fills.get(key)
    if (!fill) {
      const { canvas, scaleX, scaleY } = tile(patternOf(look.dash), height, { ink: this.resolve(look.colour), ground: this.ground }, this.density)
      fill = this.context.createPattern(canvas, 'repeat') ?? this.resolve(look.colour)
      if (fill instanceof CanvasPattern) this.scales.set(fill, [scaleX, scaleY])
      this.fills.set(key, fill)
    }
    if (fill instanceof CanvasPattern) {
      const [scaleX, scaleY] = this.scales.get(fill) ?? [1, 1]
      fill.setTransform(new DOMMatrix([scaleX, 0, 0, scaleY, x, y]))
    }
    return fill
  }

  /** The nearest edge of a pixel, so that neighbours neither overlap nor leave a seam. */
  snap(x: number): number {
    return Math.round(x * this.density) / this.density
  }
}
