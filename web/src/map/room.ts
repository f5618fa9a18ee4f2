// Room for a name on an area of the map: a grid of cells that lie on it, and the free rectangle of a size that is nearest to its middle.

/** A rectangle in pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Pixel {
  readonly x: number
  readonly y: number
}

const CELL_PX = 8
/** Room around a name that is tried, in pixels. */
const AROUND_PX = [48, 30, 14, 0]
/** How many rectangles are tried at the most for each room around a name. */
const TRIES = 100

export class Room {
  private constructor(
    private readonly free: Box,
    private readonly columns: number,
    private readonly rows: number,
    private readonly cells: Uint8Array,
  ) {}

  /** Returns the cells of a free part of the pane that lie on an area, one cell within its edge; null if there are none. */
  static within(free: Box, rings: readonly (readonly Pixel[])[]): Room | null {
    const columns = Math.floor((free.right - free.left) / CELL_PX)
    const rows = Math.floor((free.bottom - free.top) / CELL_PX)
    if (columns < 1 || rows < 1) return null
    const canvas = Object.assign(document.createElement('canvas'), { width: columns, height: rows })
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return null
    context.beginPath()
    for (const ring of rings) {
      for (const [number, { x, y }] of ring.entries()) {
        const [column, row] = [(x - free.left) / CELL_PX, (y - free.top) / CELL_PX]
        if (number === 0) context.moveTo(column, row)
        else context.lineTo(column, row)
      }
      context.closePath()
    }
    context.fill('evenodd')
    const { data } = context.getImageData(0, 0, columns, rows)
    const cells = new Uint8Array(columns * rows)
    for (let at = 0; at < cells.length; at++) cells[at] = data[at * 4 + 3] === 255 ? 1 : 0
    return cells.includes(1) ? new Room(free, columns, rows, shrunk(cells, columns, rows)) : null
  }

  /** Returns the middle of the nearest rectangle of a size in pixels on which nothing else is; null if there is none. */
  find(width: number, height: number, isTaken: (box: Box) => boolean): [number, number] | null {
    for (const around of AROUND_PX) {
      const [wide, high] = [width + 2 * around, height + 2 * around]
      const rejected: [number, number][] = []
      for (const [x, y] of this.rectangles(wide, high)) {
        if (rejected.some(([otherX, otherY]) => Math.abs(otherX - x) < 3 * CELL_PX && Math.abs(otherY - y) < 2 * CELL_PX)) continue
        if (rejected.length >= TRIES) break
        if (!isTaken({ left: x - wide / 2, top: y - high / 2, right: x + wide / 2, bottom: y + high / 2 })) return [x, y]
        rejected.push([x, y])
      }
    }
    return null
  }

  /** Returns the middles of all rectangles of a size that lie on the area, the one nearest to its middle first. */
  private rectangles(width: number, height: number): [number, number][] {
    const [wide, high] = [Math.ceil(width / CELL_PX), Math.ceil(height / CELL_PX)]
    const { free, columns, rows, cells } = this
    const depths = new Uint16Array(columns)
    const [middleX, middleY] = this.middle()
    const found: [number, number, number][] = []
    for (let row = 0; row < rows; row++) {
      let length = 0
      for (let column = 0; column < columns; column++) {
        length = cells[row * columns + column] ? length + 1 : 0
        depths[column] = length >= wide ? (depths[column] as number) + 1 : 0
        if ((depths[column] as number) < high) continue
        const [x, y] = [column + 1 - wide / 2, row + 1 - high / 2]
        found.push([Math.hypot(x - middleX, (y - middleY) * 1.5), x, y])
      }
    }
    found.sort(([one], [other]) => one - other)
    return found.map(([, x, y]) => [free.left + x * CELL_PX, free.top + y * CELL_PX])
  }

  private middle(): [number, number] {
    let [count, columnSum, rowSum] = [0, 0, 0]
    this.cells.forEach((isFree, at) => {
      if (!isFree) return
      count++
      columnSum += at % this.columns
      rowSum += Math.floor(at / this.columns)
    })
    return [columnSum / Math.max(1, count), rowSum / Math.max(1, count)]
  }
}

/** Returns cells without those beside one that is not free. */
function shrunk(cells: Uint8Array, columns: number, rows: number): Uint8Array {
  return cells.map((isFree, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)]
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) if (!cells[y * columns + x]) return 0
    }
    return isFree
  })
}
