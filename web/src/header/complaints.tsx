import { usePage } from '../page'

/** What of the link could not be read, in plain words; the rest of the view is shown all the same. */
export function Complaints() {
  const { store, speech } = usePage()
  /** In the words of the server, which knows what it keeps. */
  const { notKept } = document.documentElement.dataset
  return (
    <div role="status">
      {notKept && <p class="complaint loud">{notKept}</p>}
      {store.complaints.value.map(({ parameter, given }) => (
        <p class="complaint" key={parameter}>
          {speech.say(speech.words.header.complaint, { parameter, given: given.slice(0, 60) })}
        </p>
      ))}
    </div>
  )
}
