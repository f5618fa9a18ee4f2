// English words of the parts that no first view shows; they are loaded with the first of them.

import { compare } from '../compare/messages'
import { data } from '../data/messages'
import { places } from '../places/messages'
import { share } from '../share/messages'

export const lazyMessages = { places, compare, share, data }
