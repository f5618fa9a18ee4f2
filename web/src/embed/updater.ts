// What is shown, replaced by what the server writes for another address: one source of words and pictures, with and without
// a script.

/** Puts the parts of the server's page for an address in the place of those that are there. The newest wish wins. */
export class EmbedUpdater {
  private nextUrl: string | null = null
  private isFetching = false

  /** `keeps` names a part that is not to be replaced. */
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
        // Its style sheet is that of this page, and the policy of this page allows this one alone.
        const text = (await answer.text()).replace(/<style>[^]*?<\/style>/, '')
        const written = new DOMParser().parseFromString(text, 'text/html')
        // While it was on its way another was wished for, and words that jump about help nobody.
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
    // The style sheet that has the place of its playhead was left out.
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
