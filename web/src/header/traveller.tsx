// The switch between status and a traveller's access, which map, ribbons and lists are coloured by.

import { usePage } from '../page'
import { DIRECTIONS, TRAVELLERS } from '../view'
import type { Direction, Traveller } from '../wire'

/** The direction when a traveller is first selected. */
const FIRST_WAY: Direction = 'in'

export function TravellerSwitch() {
  const { store, locale } = usePage()
  const { wire } = store.model
  const { travel } = store.view.value
  const choose = (traveller: Traveller | null) =>
    store.push({ travel: traveller && { traveller, direction: travel?.direction ?? FIRST_WAY } })
  return (
    <div class="traveller">
      <fieldset class="segments">
        <legend class="hidden">{locale.messages.header.who}</legend>
        <Segment name="traveller" isChosen={travel === null} label={locale.messages.header.byStatus} choose={() => choose(null)} />
        {TRAVELLERS.map((who) => (
          <Segment key={who} name="traveller" isChosen={travel?.traveller === who} label={wire.travellers[who]} choose={() => choose(who)} />
        ))}
      </fieldset>
      {travel && (
        <fieldset class="segments">
          <legend class="hidden">{locale.messages.header.way}</legend>
          {DIRECTIONS.map((direction) => (
            <Segment
              key={direction}
              name="direction"
              isChosen={travel.direction === direction}
              label={wire.directions[direction]}
              choose={() => store.push({ travel: { ...travel, direction } })}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}

function Segment({ name, label, isChosen, choose }: { name: string; label: string; isChosen: boolean; choose: () => void }) {
  return (
    <label class={isChosen ? 'segment chosen' : 'segment'}>
      <input type="radio" class="hidden" name={name} checked={isChosen} onChange={choose} />
      {label}
    </label>
  )
}
