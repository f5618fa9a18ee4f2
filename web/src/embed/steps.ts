// The steps of an embed: one request at a time, the newest wish first.

/** The JSON of `/embed/step.json`: what the embed says of one time. */
export interface Step {
  readonly revision: string
  /** The shown instant, in milliseconds since 1970. */
  readonly at: number
  /** The number of its day on the slider. */
  readonly day: number
  /** The position of the playhead, in percent. */
  readonly playhead: string
  /** The shown time in words. */
  readonly shown: string
  readonly title: string
  /** The answer, as HTML. */
  readonly said: string
  readonly short: string
  /** The ids of the looks in the legend that are on the map. */
  readonly looks: readonly string[]
  /** How many maps are shown, and whether the shown time is that of the first. */
  readonly panes: number
  readonly is_first: boolean
  readonly credits: string
  /** The address of the whole page. */
  readonly whole: string
  /** The addresses of the changes before and after. */
  readonly before: string | null
  readonly after: string | null
}

/** Parameters to set in the address; an empty value removes one. */
export type Wish = Readonly<Record<string, string | null>>

export class Steps<T> {
  private wish: Wish | null = null
  private isAsking = false

  /** `show` is called with each answer and whether no newer wish waits; `fail` if the newest wish cannot be answered. */
  constructor(
    private readonly ask: (wish: Wish) => Promise<T>,
    private readonly show: (answer: T, wish: Wish, isNewest: boolean) => void,
    private readonly fail: (wish: Wish, reason: unknown) => void,
  ) {}

  want(wish: Wish): void {
    this.wish = wish
    if (!this.isAsking) void this.answer()
  }

  private async answer(): Promise<void> {
    this.isAsking = true
    while (this.wish) {
      const wish = this.wish
      this.wish = null
      try {
        this.show(await this.ask(wish), wish, !this.wish)
      } catch (reason) {
        if (!this.wish) this.fail(wish, reason)
      }
    }
    this.isAsking = false
  }
}
