// The mark of a stop: the tile that the map has, with the sign of the status, or the ring of a town.

import { usePage } from '../page'
import { StatusSign, hasSign } from '../status-sign'
import type { StripPlace } from './stops'

/** Side of the mark in pixels. */
const SIZE = 24
/** The precision from which on a place is known only roughly, in metres. */
const ROUGH_M = 1000

export function StopMark({ place, state }: StripPlace) {
  const { images } = usePage().store.model.symbology
  const mark = images[`mark-${place.kind}`]?.path
  const symbol = state?.symbol
  const [colour, isRound] = [symbol?.colour ?? 'var(--faint)', symbol?.dash.length === 0]
  const hasFill = symbol && (isRound || !hasSign(symbol))
  return (
    <svg class="stop-mark" width={SIZE} height={SIZE} viewBox="-14 -14 28 28" aria-hidden="true">
      {mark ? (
        <>
          <rect x="-13" y="-13" width="26" height="26" rx={isRound ? 13 : 6} fill="var(--paper)" />
          <rect x="-10.5" y="-10.5" width="21" height="21" rx={isRound ? 10.5 : 4} fill={hasFill ? symbol.fill : 'var(--paper)'} stroke={colour} stroke-width="1.8" stroke-dasharray={!isRound && (place.precision_m ?? 0) >= ROUGH_M ? '3 2.2' : ''} />
          <path d={mark} transform="scale(.82)" fill={isRound ? `var(--${symbol?.key}-sign)` : colour} fill-rule="evenodd" />
          {symbol && hasSign(symbol) && <StatusSign symbol={symbol} x={8.4} y={8.4} />}
        </>
      ) : (
        <circle r="4.6" fill="var(--paper)" stroke="var(--ink)" stroke-width="2.2" />
      )}
    </svg>
  )
}
