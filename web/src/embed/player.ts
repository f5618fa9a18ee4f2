// Plays an embed from change to change.

/** Milliseconds that a change is shown. */
const PACE_MS = 1100

export class Player {
  private isPlaying = false
  private next = 0

  /** `forward` shows the next change and returns whether there is one; `shown` is to be called when it is shown. */
  constructor(
    private readonly button: HTMLButtonElement,
    private readonly forward: () => boolean,
  ) {
    button.hidden = false
    button.onclick = () => (this.isPlaying ? this.stop() : this.start())
    document.addEventListener('visibilitychange', () => document.hidden && this.stop())
  }

  stop(): void {
    this.set(false)
    clearTimeout(this.next)
  }

  shown(): void {
    clearTimeout(this.next)
    if (this.isPlaying) this.next = window.setTimeout(() => this.forward() || this.stop(), PACE_MS)
  }

  private start(): void {
    this.set(true)
    if (!this.forward()) this.stop()
  }

  private set(isPlaying: boolean): void {
    this.isPlaying = isPlaying
    this.button.ariaPressed = String(isPlaying)
  }
}
