// The open dialog: sharing or data.

import { lazy } from '../lazy'
import { currentDialog } from './dialog-state'

const DataDialog = lazy(async () => (await import('../data/data-dialog')).DataDialog)
const ShareDialog = lazy(async () => (await import('./share-dialog')).ShareDialog)

export function Dialogs() {
  switch (currentDialog.value) {
    case 'share':
      return <ShareDialog />
    case 'data':
      return <DataDialog />
    default:
      return null
  }
}
