import { late } from './late'
import { first, type Words } from './words'

export const words: Words = { ...first, ...late }
