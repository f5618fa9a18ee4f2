// Marks on the cards of the list, written to the DOM directly so that a step of the playhead renders nothing.

import type { Change } from '../model'

/** Marks the current card, the selected one and those later than the current; returns the current card if it is in the list. */
export function markCards(list: HTMLElement, current: Change | undefined, chosen: string | null): HTMLElement | undefined {
  const until = current?.index ?? -1
  let found: HTMLElement | undefined
  for (const card of list.children as HTMLCollectionOf<HTMLElement>) {
    const index = Number(card.dataset.index)
    card.toggleAttribute('data-later', index > until)
    card.toggleAttribute('data-chosen', card.dataset.change === chosen)
    if (index === until) found = card
    else card.removeAttribute('aria-current')
  }
  found?.setAttribute('aria-current', 'true')
  return found
}

/** Scrolls the list so that a card is at its top; the page does not scroll. */
export function scrollToCard(scroller: HTMLElement, card: HTMLElement): void {
  const head = scroller.querySelector<HTMLElement>('.filters')?.offsetHeight ?? 0
  const top = card.offsetTop - head
  const far = Math.abs(scroller.scrollTop - top)
  if (far <= 1) return
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  scroller.scrollTo({ top, behavior: isStill || far > 3 * scroller.clientHeight ? 'auto' : 'smooth' })
}
