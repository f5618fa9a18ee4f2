import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** A part of the dialog under its title; its content is made when it is first opened, and one part is open at a time. */
export function Group({ title, children }: { title: string; children: () => ComponentChildren }) {
  const [wasOpened, setOpened] = useState(false)
  return (
    <details class="share-group" name="share" onToggle={() => setOpened(true)}>
      <summary>{title}</summary>
      {wasOpened && <div>{children()}</div>}
    </details>
  )
}
