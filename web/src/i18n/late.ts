// English words of the parts that no first view shows; they are loaded with the first of them.

import { compare } from '../compare/words'
import { data } from '../data/words'
import { places } from '../places/words'
import { share } from '../share/words'

export const late = { places, compare, share, data }
