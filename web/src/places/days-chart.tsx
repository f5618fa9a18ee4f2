// A bar chart of the days in each status.

import { statusSymbol } from '../changes/symbols'
import type { Place } from '../model'
import { usePage } from '../page'
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
                <Bar share={days / most} {...statusSymbol(status)} />
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

function Bar({ share, colour, dash }: { share: number; colour: string; dash: readonly number[] }) {
  const pattern = dash.length > 0 ? dash.map((length) => length * 3).join(' ') : 'none'
  return (
    <svg width="100%" height="10">
      <line x1="0" x2={`${Math.max(share * 100, share > 0 ? 1.5 : 0)}%`} y1="5" y2="5" stroke-width="8" stroke-dasharray={pattern} style={{ stroke: colour }} />
    </svg>
  )
}
