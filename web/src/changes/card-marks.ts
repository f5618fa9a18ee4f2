// What a step of the playhead changes in the list, written straight to its elements.

import type { Change } from '../model'

/** Marks the current card, the one that is chosen by name, and those of later changes; gives the current one where it is drawn. */
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

/** Brings a card to the upper edge of the list; never moves the page. */
export function scrollToCard(scroller: HTMLElement, card: HTMLElement): void {
  const head = scroller.querySelector<HTMLElement>('.filters')?.offsetHeight ?? 0
  const top = card.offsetTop - head
  const far = Math.abs(scroller.scrollTop - top)
  if (far <= 1) return
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  scroller.scrollTo({ top, behavior: isStill || far > 3 * scroller.clientHeight ? 'auto' : 'smooth' })
}
