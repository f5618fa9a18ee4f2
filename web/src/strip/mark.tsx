// The mark of a stop: a marker as the map has it, with the sign of the status, or the ring of a town.

import { usePage } from '../page'
import type { StripPlace } from './stops'

/** Side of the mark in pixels. */
const SIZE = 24
/** How large the marker is drawn, and its sign on a disc at its corner. */
const MARKER = 0.86
const SIGN = 0.42

export function StopMark({ place, state }: StripPlace) {
  const { images } = usePage().store.model.symbology
  const path = (name: string) => images[name]?.path
  const [shape, mark] = [path(`shape-${place.kind}`), path(`mark-${place.kind}`)]
  const [colour, sign] = [state?.symbol.colour ?? 'var(--faint)', path(`glyph-${state?.symbol.glyph}`)]
  return (
    <svg class="stop-mark" width={SIZE} height={SIZE} viewBox="-14 -14 28 28" aria-hidden="true">
      {shape ? (
        <g fill-rule="evenodd">
          <path d={shape} transform={`scale(${MARKER})`} fill={colour} stroke="var(--paper)" stroke-width="3" paint-order="stroke" />
          <path d={mark} transform={`scale(${MARKER * 0.86})`} fill="var(--paper)" />
          {sign && (
            <g transform="translate(8.5 8.5)">
              <circle r="5.6" fill="var(--paper)" stroke={colour} />
              <path d={sign} transform={`scale(${SIGN})`} fill={colour} />
            </g>
          )}
        </g>
      ) : (
        <circle r="4.6" fill="var(--paper)" stroke="var(--ink)" stroke-width="2.2" />
      )}
    </svg>
  )
}
