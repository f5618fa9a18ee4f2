// All English words at once: what every other language is compared with.

import { lazyMessages } from './lazy-messages'
import { type Messages, initialMessages } from './messages'

export const english: Messages = { ...initialMessages, ...lazyMessages }
