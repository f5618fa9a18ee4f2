// Draws a texture of the style as a tile for the canvas of ribbons.

import type { Texture } from '../symbology'

export interface TileColours {
  readonly ink: string
  /** The colour of the ground. */
  readonly fill: string
  /** The colour of the surface below. */
  readonly paper: string
  /** Whether lines are drawn that the texture has not in every theme. */
  readonly isHatched: boolean
}

/** A tile, and the CSS pixels to one of its pixels each way. */
export interface Tile {
  readonly canvas: HTMLCanvasElement
  readonly scaleX: number
  readonly scaleY: number
}

/** Draws a tile for a canvas with `density` pixels to a CSS pixel. */
export function textureTile({ width, height, ground, path, stroke, mark, always }: Texture, { ink, fill, paper, isHatched }: TileColours, density: number): Tile {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * density)
  canvas.height = Math.round(height * density)
  const context = canvas.getContext('2d')
  if (context) {
    context.scale(canvas.width / width, canvas.height / height)
    context.fillStyle = paper
    context.fillRect(0, 0, width, height)
    context.globalAlpha = ground
    context.fillStyle = fill
    context.fillRect(0, 0, width, height)
    context.globalAlpha = 1
    context.lineWidth = stroke
    context.strokeStyle = mark === 'ink' ? ink : paper
    if (always || isHatched) context.stroke(new Path2D(path))
  }
  return { canvas, scaleX: width / canvas.width, scaleY: height / canvas.height }
}
