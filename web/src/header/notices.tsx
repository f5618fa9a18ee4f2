import { pageData } from '../server'
import { usePage } from '../page'

/** Lists the parameters of the link that could not be used, and says if the revision is not kept. */
export function Notices() {
  const { store, locale } = usePage()
  return (
    <div role="status">
      {/* The server words this notice. */}
      {pageData.notKept && <p class="complaint loud">{pageData.notKept}</p>}
      {store.invalidParameters.value.map(({ parameter, given }) => (
        <p class="complaint" key={parameter}>
          {locale.format(locale.messages.header.complaint, { parameter, given: given.slice(0, 60) })}
        </p>
      ))}
    </div>
  )
}
