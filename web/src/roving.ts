// Roving tabindex: a toolbar of buttons is one Tab stop, and arrow keys move between the buttons (ARIA Authoring Practices).

/** Handles `keydown` of the toolbar: moves the focus by arrow keys of its axis, Home and End. */
export function moveRovingFocus(event: KeyboardEvent, axis: 'x' | 'y'): void {
  const toolbar = event.currentTarget as HTMLElement
  const buttons = [...toolbar.querySelectorAll<HTMLElement>('button')]
  const at = buttons.indexOf(event.target as HTMLElement)
  const [back, on] = axis === 'x' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
  const to = event.key === back ? at - 1 : event.key === on ? at + 1 : event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : undefined
  const button = to === undefined ? undefined : buttons[to]
  if (at < 0 || !button) return
  event.preventDefault()
  event.stopPropagation()
  button.focus()
}

/** Handles `focusin` of the toolbar: makes the focused button its Tab stop. */
export function rememberRovingFocus(event: FocusEvent): void {
  const toolbar = event.currentTarget as HTMLElement
  for (const button of toolbar.querySelectorAll<HTMLElement>('button')) button.tabIndex = button === event.target ? 0 : -1
}
