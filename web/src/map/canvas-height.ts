// The height of the map's canvas: somewhat more than the pane's, so that the answer above may grow or shrink by a line or two
// while the playhead moves. Resizing the canvas costs more than the rest of a step.

/** Pixels by which the canvas reaches above the pane. */
export const SPARE_PX = 56

export class CanvasHeight {
  private size = { width: 0, height: 0 }

  constructor(private readonly element: HTMLElement) {
    this.update()
  }

  /** Fits the element to the pane; returns false if the present height still covers it. */
  update(): boolean {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.element.parentElement ?? {}
    const has = this.size
    if (has.width === width && height <= has.height && has.height - height <= 2 * SPARE_PX) return false
    this.size = { width, height: height + SPARE_PX }
    this.element.style.height = `${this.size.height}px`
    return true
  }
}
