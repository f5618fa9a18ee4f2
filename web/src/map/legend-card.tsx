// The legend: the symbols on the map at the shown time, each with a sample of its line and its glyph.

import { useComputed, useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { usePage } from '../page'
import { legendAt } from './legend'
import { NO_RECORD } from './symbology'
import type { LiveMap } from './map'
import { StatusSign, hasSign } from '../status-sign'
import type { SymbolRow } from '../symbology'
import { TextureSwatch } from '../textures'
import type { StyleTables } from './style'
import './legend-card.css'

/** The width of the road in a sample, in pixels. */
const THICK = 5
/** The width of the window, in pixels, from which the legend starts open. */
const WIDE = 1600

export function LegendCard({ map }: { map: LiveMap }) {
  const { store, locale } = usePage()
  const messages = locale.messages.map
  const isOpen = useSignal(innerWidth >= WIDE)
  // Serialised, so that an equal legend does not render again.
  const text = useComputed(() => JSON.stringify(legendAt(store.model, store.at.value, store.view.value.travel, store.view.value.place, store.comparedAt.value)))
  const shownTravel = useComputed(() => store.view.value.travel)
  const tables = map.tables.value
  if (!tables) return null
  const travel = shownTravel.value
  const { wire, symbology } = store.model
  const looks = travel ? symbology.access : symbology.statuses
  const legend = JSON.parse(text.value) as ReturnType<typeof legendAt>
  const rows = new Map([...tables.statuses, ...tables.access, noRecord(tables, messages.noRecord)].map((row) => [row.look, row]))
  const shown = legend.symbols.flatMap((look) => {
    const row = rows.get(look.name)
    return row ? [{ ...look, row, symbol: looks.get(row.id) }] : []
  })
  return (
    <details class="map-legend" open={isOpen.value} onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary>
        <span>{messages.legend}</span>
        <span class="map-legend-brief" aria-hidden="true">
          {shown.map(({ row, symbol }) => (symbol ? <TextureSwatch key={row.look} symbol={symbol} width={18} /> : null))}
        </span>
      </summary>
      {travel && (
        <p class="map-legend-who">{locale.format(messages.forTraveller, { traveller: wire.travellers[travel.traveller], direction: wire.directions[travel.direction] })}</p>
      )}
      <ul>
        {shown.map(({ row, symbol, isPoint }) => (
          <li key={row.look}>
            <span class="map-samples">
              {symbol ? <TextureSwatch symbol={symbol} width={34} /> : <EmptyTube {...tables} />}
              {isPoint && symbol && hasSign(symbol) && (
                <Sample width={16}>
                  <StatusSign symbol={symbol} x={8} y={8} />
                </Sample>
              )}
            </span>
            {row.label}
          </li>
        ))}
      </ul>
      <ul class="map-legend-more">
        {legend.kinds.map((kind) => (
          <li key={kind}>
            <Pictogram kind={kind} tables={tables} /> {messages.kinds[kind as keyof typeof messages.kinds]}
          </li>
        ))}
        {legend.hasSchematic && (
          <li>
            <EmptyTube {...tables} />
            {messages.schematic}
          </li>
        )}
        {legend.hasRing && (
          <li>
            <Sample>
              <circle cx="17" cy="8" r="7" fill={tables.palette.faint} fill-opacity=".12" stroke={tables.palette.faint} />
            </Sample>
            {messages.ring}
          </li>
        )}
        {legend.hasArea && (
          <li>
            <Sample>
              <rect x="3" y="2" width="28" height="12" fill={tables.palette.faint} fill-opacity=".12" stroke={tables.palette.faint} stroke-dasharray="1 3" />
            </Sample>
            {messages.area}
          </li>
        )}
        {store.comparedAt.value !== null && (
          <li>
            <Sample>
              <path d="M2 8H32" stroke={tables.palette.focus} stroke-opacity=".55" stroke-width="12" stroke-linecap="round" />
            </Sample>
            {messages.differs}
          </li>
        )}
      </ul>
    </details>
  )
}

/** Returns the row of places without a state on record: an empty tube. */
function noRecord({ palette }: StyleTables, label: string): SymbolRow {
  return { id: NO_RECORD, look: NO_RECORD, label, colour: palette.road ?? '', fill: palette.casing ?? '', variable: '', dash: [], glyph: '', texture: '' }
}

function Sample({ children, width = 34 }: { children: ComponentChildren; width?: number }) {
  return (
    <svg width={width} height="16" viewBox={`0 0 ${width} 16`} fill="none" aria-hidden="true">
      {children}
    </svg>
  )
}

/** Draws a piece of road without a state: an empty tube. */
function EmptyTube({ palette }: StyleTables) {
  return (
    <Sample>
      <path d="M0 8H34" stroke={palette.road} stroke-width={THICK + 2.6} />
      <path d="M0 8H34" stroke={palette.casing} stroke-width={THICK} />
    </Sample>
  )
}

function Pictogram({ kind, tables }: { kind: string; tables: StyleTables }) {
  return (
    <Sample>
      <path d={tables.images[`mark-${kind}`]?.path} transform="translate(17 8) scale(.8)" fill="currentColor" fill-rule="evenodd" />
    </Sample>
  )
}
