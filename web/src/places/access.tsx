// The table of access: travellers by directions. `no`, `unknown` and not recorded are three different things.

import { type State, accessOf } from '../model'
import { usePage } from '../page'
import { TextureSwatch } from '../textures'
import { DIRECTIONS, TRAVELLERS } from '../view'

export function AccessTable({ state }: { state: State }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const { wire } = store.model
  const isRecorded = TRAVELLERS.some((traveller) => DIRECTIONS.some((direction) => accessOf(state, { traveller, direction }) !== 'not-recorded'))
  // A post or a sit-in has no access on record: no table of empty cells.
  if (!isRecorded) return <p class="small muted">{messages.accessNotRecorded}</p>
  return (
    <table class="access">
      <caption>{messages.access}</caption>
      <thead>
        <tr>
          <td />
          {DIRECTIONS.map((direction) => (
            <th scope="col" key={direction}>
              {wire.directions[direction]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {TRAVELLERS.map((traveller) => (
          <tr key={traveller}>
            <th scope="row">{wire.travellers[traveller]}</th>
            {DIRECTIONS.map((direction) => {
              const pass = accessOf(state, { traveller, direction })
              const symbol = store.model.symbology.access.get(pass)
              return (
                <td key={direction}>
                  <span class="pass" data-pass={pass}>
                    {symbol && <TextureSwatch symbol={symbol} width={16} />}
                    {wire.access_values[pass]}
                  </span>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
