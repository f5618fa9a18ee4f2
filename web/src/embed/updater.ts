// Updates the embed in place with parts of the page that the server renders for another URL, so that all texts are the server's.

/** Fetches the page of a URL and replaces the parts of this one. While a request runs, only the newest URL is kept. */
export class EmbedUpdater {
  private nextUrl: string | null = null
  private isFetching = false

  /** `isKept` returns true for a part that is not replaced; `onUpdate` is called with the URL after each update. */
  constructor(
    private readonly root: HTMLElement,
    private readonly isKept: (part: string) => boolean,
    private readonly onUpdate: (href: string) => void,
  ) {}

  show(href: string): void {
    this.nextUrl = href
    if (!this.isFetching) void this.fetchLatest()
  }

  private async fetchLatest(): Promise<void> {
    this.isFetching = true
    while (this.nextUrl !== null) {
      const href = this.nextUrl
      this.nextUrl = null
      try {
        const answer = await fetch(href)
        // Its style sheet equals this page's, whose content security policy allows no other.
        const text = (await answer.text()).replace(/<style>[^]*?<\/style>/, '')
        const written = new DOMParser().parseFromString(text, 'text/html')
        // Skipped if a newer URL was requested meanwhile.
        if (this.nextUrl === null) this.replace(written, href)
      } catch (reason) {
        console.warn(reason)
      }
    }
    this.isFetching = false
  }

  private replace(written: Document, href: string): void {
    const focused = this.root.querySelector(':focus')?.getAttribute('rel')
    for (const part of this.root.querySelectorAll<HTMLElement>('[data-part]')) {
      const name = part.dataset.part ?? ''
      const other = written.querySelector(`[data-part="${name}"]`)
      if (other && !this.isKept(name)) part.replaceChildren(...other.childNodes)
    }
    const day = written.querySelector<HTMLInputElement>('#day')
    // The playhead's position is in the style sheet that was left out.
    const at = written.querySelector<HTMLElement>('.time')?.dataset.at
    if (at) this.root.querySelector<HTMLElement>('.time')?.style.setProperty('--at', `${at}%`)
    const slider = this.root.querySelector<HTMLInputElement>('#day')
    if (day && slider) {
      slider.value = day.value
      slider.setAttribute('aria-valuetext', day.getAttribute('aria-valuetext') ?? '')
    }
    if (focused) this.root.querySelector<HTMLElement>(`[rel="${focused}"]`)?.focus()
    history.replaceState(null, '', href)
    this.onUpdate(href)
  }
}
