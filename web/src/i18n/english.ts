// All English messages; the reference for other languages.

import { lazyMessages } from './lazy-messages'
import { type Messages, initialMessages } from './messages'

export const english: Messages = { ...initialMessages, ...lazyMessages }
