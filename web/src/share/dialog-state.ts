// Which dialog is open. Not part of the URL.

import { signal } from '@preact/signals'

export type Dialog = 'share' | 'data'

export const currentDialog = signal<Dialog | null>(null)

export function openDialog(which: Dialog): void {
  currentDialog.value = which
}
