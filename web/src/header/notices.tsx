import { pageData } from '../server'
import { usePage } from '../page'

/** What of the link could not be read, in plain words; the rest of the view is shown all the same. */
export function Notices() {
  const { store, locale } = usePage()
  return (
    <div role="status">
      {/* In the messages of the server, which knows what it keeps. */}
      {pageData.notKept && <p class="complaint loud">{pageData.notKept}</p>}
      {store.invalidParameters.value.map(({ parameter, given }) => (
        <p class="complaint" key={parameter}>
          {locale.format(locale.messages.header.complaint, { parameter, given: given.slice(0, 60) })}
        </p>
      ))}
    </div>
  )
}
