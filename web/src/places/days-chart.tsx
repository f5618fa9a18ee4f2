// A bar chart of the days in each status.

import type { Place } from '../model'
import { usePage } from '../page'
import { textureFill } from '../textures'
import type { StateSymbol } from '../symbology'
import { daysByStatus } from './status-days'

export function DaysChart({ place }: { place: Place }) {
  const { store, locale } = usePage()
  const messages = locale.lazyMessages.places
  const rows = daysByStatus(place, store.model.offset, store.model.today)
  if (rows.length === 0) return null
  const most = Math.max(1, ...rows.map(({ days }) => days))
  const total = rows.reduce((sum, { days }) => sum + days, 0)
  return (
    <section>
      <h3>{messages.days}</h3>
      <table class="days">
        <tbody>
          {rows.map(({ status, days }) => (
            <tr key={status.id}>
              <th scope="row">{status.label}</th>
              <td class="bar" aria-hidden="true">
                <Bar share={days / most} symbol={store.model.symbology.statuses.get(status.id)} />
              </td>
              <td class="count">{days > 0 ? locale.format(messages.nDays, { n: days }) : messages.hoursOnly}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small muted">{locale.format(messages.daysUntil, { day: locale.day(store.model.today), total: locale.format(messages.nDays, { n: total }) })}</p>
    </section>
  )
}

function Bar({ share, symbol }: { share: number; symbol: StateSymbol | undefined }) {
  return (
    <svg width="100%" height="10">
      <rect y="1" width={`${Math.max(share * 100, share > 0 ? 1.5 : 0)}%`} height="8" fill={symbol ? textureFill(symbol) : 'none'} />
    </svg>
  )
}
