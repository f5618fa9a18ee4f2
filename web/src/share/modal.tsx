import './share.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { usePage } from '../page'
import { currentDialog } from './dialog-state'

/** A modal `<dialog>`: the browser traps and restores the focus, and Escape closes it. */
export function Modal({ title, children }: { title: string; children: ComponentChildren }) {
  const { locale } = usePage()
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    element.current?.showModal()
  }, [])
  const close = () => (currentDialog.value = null)
  return (
    <dialog ref={element} class="dialog" aria-labelledby="dialog-title" onClose={close} onClick={(event) => event.target === element.current && close()}>
      <div class="dialog-body">
        <header>
          <h2 id="dialog-title">{title}</h2>
          <button class="button" onClick={close}>
            {locale.lazyMessages.share.close}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
