// Who could pass: one sentence whose words are its controls, and the answer for each traveller below it. A traveller that is selected
// colours map, ribbons and lists; without one they are coloured by status.

import { useComputed, useSignal } from '@preact/signals'
import { accessOf, stateAt } from '../model'
import { usePage } from '../page'
import { StatusSign } from '../status-sign'
import { DIRECTIONS, TRAVELLERS } from '../view'
import type { Direction, Traveller } from '../wire'

/** The letters of all answers above which they stand in two rows. */
const LONG = 34

/** The value of the choice that names no traveller. */
const EVERYONE = ''

export function TravellerSwitch() {
  const { store, locale } = usePage()
  const { model } = store
  const { wire } = model
  const messages = locale.messages.header
  const { travel } = store.view.value
  /** The direction while no traveller is selected. */
  const way = useSignal<Direction>('in')
  const direction = travel?.direction ?? way.value
  const select = (traveller: Traveller | null, towards = direction) => {
    way.value = towards
    store.push({ travel: traveller && { traveller, direction: towards } })
  }
  // Joined, so that an equal answer does not render again.
  const answers = useComputed(() => {
    const state = model.headline && stateAt(model.headline, store.at.value)
    const towards = store.view.value.travel?.direction ?? way.value
    return TRAVELLERS.map((traveller) => (state ? accessOf(state, { traveller, direction: towards }) : 'not-recorded')).join(' ')
  }).value.split(' ') as ReturnType<typeof accessOf>[]
  const lengths = TRAVELLERS.map((traveller, index) => Math.max(wire.travellers[traveller].length, wire.access_values[answers[index] ?? 'unknown'].length + 2))
  const isLong = lengths.reduce((sum, length) => sum + length, 0) > LONG
  return (
    <div class="traveller" role="group" aria-label={messages.who}>
      <p class="who">
        <label>
          <span class="who-caption">{messages.who}</span>{' '}
          <select value={travel?.traveller ?? EVERYONE} data-testid="traveller" onChange={(event) => select((event.currentTarget.value as Traveller) || null)}>
            <option value={EVERYONE}>{messages.everyone}</option>
            {TRAVELLERS.map((traveller) => (
              <option key={traveller} value={traveller}>
                {wire.travellers[traveller]}
              </option>
            ))}
          </select>
        </label>{' '}
        <select value={direction} aria-label={messages.way} data-testid="direction" onChange={(event) => select(travel?.traveller ?? null, event.currentTarget.value as Direction)}>
          {DIRECTIONS.map((towards) => (
            <option key={towards} value={towards}>
              {wire.directions[towards]}
            </option>
          ))}
        </select>
      </p>
      <div class={isLong ? 'passes long' : 'passes'}>
        {TRAVELLERS.map((traveller, index) => {
          const access = answers[index] ?? 'not-recorded'
          const symbol = model.symbology.access.get(access)
          const isSelected = travel?.traveller === traveller
          return (
            <button key={traveller} class="pass-cell" aria-pressed={isSelected} onClick={() => select(isSelected ? null : traveller)}>
              <span>{wire.travellers[traveller]}</span>
              <b>
                {symbol && access !== 'not-recorded' && (
                  <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
                    <StatusSign symbol={symbol} x={0} y={0} />
                  </svg>
                )}
                {wire.access_values[access]}
              </b>
            </button>
          )
        })}
      </div>
    </div>
  )
}
