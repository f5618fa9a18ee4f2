// The height of the map's element: a little more than the pane's, so that the answer above may grow or shrink by a line or two
// while the playhead moves. A drawing of another size is made anew, which costs more than all the rest of a step.

/** The drawing reaches so many pixels above the pane. */
export const SPARE_PX = 56

export class CanvasHeight {
  private size = { width: 0, height: 0 }

  constructor(private readonly element: HTMLElement) {
    this.update()
  }

  /** Fits the element to the pane around it; false while the height that it has will do. */
  update(): boolean {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.element.parentElement ?? {}
    const has = this.size
    if (has.width === width && height <= has.height && has.height - height <= 2 * SPARE_PX) return false
    this.size = { width, height: height + SPARE_PX }
    this.element.style.height = `${this.size.height}px`
    return true
  }
}
