import { english, type Words } from './words'

export const words: Words = english
