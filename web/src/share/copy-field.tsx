import { useId, useState } from 'preact/hooks'
import { usePage } from '../page'

/** A read-only field with a button that copies its text and reports success. */
export function CopyField({ label, note, text }: { label: string; note?: string; text: string }) {
  const { locale } = usePage()
  const messages = locale.lazyMessages.share
  const id = useId()
  const [state, setState] = useState<'ready' | 'done' | 'failed'>('ready')
  const copy = () =>
    navigator.clipboard
      .writeText(text)
      .then(() => setState('done'))
      .catch(() => setState('failed'))
  return (
    <section class="copyable">
      <label for={id}>{label}</label>
      <div class="copy-row">
        <input id={id} type="text" readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
        <button class="button" onClick={copy} aria-describedby={id}>
          {state === 'done' ? messages.copied : messages.copy}
        </button>
      </div>
      <p class="hidden" role="status">
        {state === 'done' ? messages.copied : ''}
      </p>
      {state === 'failed' && <p class="small">{messages.copyFailed}</p>}
      {note && <p class="small muted">{note}</p>}
    </section>
  )
}
