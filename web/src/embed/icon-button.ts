// Buttons of an embed that need its script.

/** Returns a button with an icon, given its path in a square of 20 units. */
export function iconButton(kind: string, label: string, path: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `button ${kind}`
  setIcon(button, label, path)
  return button
}

export function setIcon(button: HTMLButtonElement, label: string, path: string): void {
  button.title = label
  button.setAttribute('aria-label', label)
  button.innerHTML = `<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="${path}" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`
}
