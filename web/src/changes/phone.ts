// Whether the parts of the page stand one below the other, so that the page scrolls and not the list. As in styles/page.css.

import { signal } from '@preact/signals'

const query = typeof matchMedia === 'function' ? matchMedia('(max-width: 820px)') : null

export const phone = signal(query?.matches ?? false)

query?.addEventListener('change', (event) => (phone.value = event.matches))
