// The line that says what an embed waits for, or what it could not load.

/** Milliseconds of waiting that are not worth a word. */
const PATIENCE_MS = 600

export class Note {
  private readonly line = document.createElement('p')
  private waiting = 0

  constructor(root: Element) {
    this.line.className = 'note'
    this.line.setAttribute('role', 'status')
    root.append(this.line)
  }

  clear(): void {
    clearTimeout(this.waiting)
    this.line.replaceChildren()
  }

  /** Says a text once the reader has waited long enough to wonder. */
  wait(text: string): void {
    clearTimeout(this.waiting)
    this.waiting = window.setTimeout(() => this.line.replaceChildren(text), PATIENCE_MS)
  }

  /** Says a text at once, with a button. */
  say(text: string, label: string, press: () => void): void {
    this.clear()
    const button = document.createElement('button')
    button.type = 'button'
    button.append(label)
    button.onclick = press
    this.line.append(text, ' ', button)
  }
}
