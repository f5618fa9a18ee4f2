// All English words at once: what every other language is compared with.

import { late } from './late'
import { type Words, first } from './words'

export const english: Words = { ...first, ...late }
