// The dialogs about the view: links to take along, and the data behind it.

import { later } from '../later'
import { dialog } from './open'

const DataDialog = later(async () => (await import('../data/dialog')).DataDialog)
const ShareDialog = later(async () => (await import('./dialog')).ShareDialog)

export function Dialogs() {
  switch (dialog.value) {
    case 'share':
      return <ShareDialog />
    case 'data':
      return <DataDialog />
    default:
      return null
  }
}
