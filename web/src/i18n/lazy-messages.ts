// English messages of the parts that the first view does not show; loaded with the first of these parts.

import { compare } from '../compare/messages'
import { data } from '../data/messages'
import { places } from '../places/messages'
import { share } from '../share/messages'
import { story } from '../story/messages'

export const lazyMessages = { places, compare, share, story, data }
