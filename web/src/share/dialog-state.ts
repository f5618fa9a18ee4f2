// Which dialog is open; none in the address, since a dialog is about the view and not part of it.

import { signal } from '@preact/signals'

export type Dialog = 'share' | 'data'

export const currentDialog = signal<Dialog | null>(null)

export function openDialog(which: Dialog): void {
  currentDialog.value = which
}
