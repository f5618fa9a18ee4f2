// The ribbons of places on one canvas, with their labels. Repainted when their contents change, not on a step of the playhead.

import { type ReadonlySignal, useComputed, useSignalEffect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { textScale } from '../layout'
import { usePage } from '../page'
import { placeName } from '../places/place-name'
import { rememberRovingFocus, moveRovingFocus } from '../roving'
import { ticksOf } from './axis'
import { Palette, paint, colourResolver, stateNear } from './paint'
import type { Scale } from './scale'
import type { TimelineViewport, Row } from './viewport'

interface RibbonsProps {
  readonly viewport: TimelineViewport
  readonly rows: ReadonlySignal<readonly Row[]>
  /** The height of a row and of the bar in it, in CSS pixels. */
  readonly pitch: number
  readonly bar: number
  /** Pixels from the top of the row to the bar; centred by default. */
  readonly drop?: number
  /** What the ribbons show; the visible span by default. */
  readonly scale?: ReadonlySignal<Scale>
}

export function Ribbons({ viewport, rows, pitch, bar, drop = (pitch - bar) / 2, scale: scaled = viewport.scale }: RibbonsProps) {
  const { store } = usePage()
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const palette = useRef<{ of: Palette; theme: number; density: number } | null>(null)
  const pending = useRef(0)

  const draw = () => {
    pending.current = 0
    const [element, around] = [canvas.current, box.current]
    const context = element?.getContext('2d')
    const scale = scaled.peek()
    if (!element || !around || !context || scale.width === 0) return
    const density = devicePixelRatio
    const theme = viewport.themeVersion.peek()
    if (palette.current?.theme !== theme || palette.current.density !== density) {
      palette.current = { of: new Palette(context, colourResolver(around), density), theme, density }
    }
    const list = rows.peek()
    const { top, height } = paintedWindow(around, list.length * pitch)
    const [pixelWidth, pixelHeight] = [Math.round(scale.width * density), Math.round(height * density)]
    if (element.width !== pixelWidth || element.height !== pixelHeight) Object.assign(element, { width: pixelWidth, height: pixelHeight })
    Object.assign(element.style, { top: `${top}px`, width: `${scale.width}px`, height: `${height}px` })
    const strips = list.map(({ place }, index) => ({ place, y: index * pitch + drop, height: bar }))
    const guides = ticksOf(scale, store.model.offset, textScale.peek()).flatMap(({ at, isMajor }) => (isMajor ? [scale.x(at)] : []))
    paint(context, palette.current.of, strips, top, height, { model: store.model, scale, travel: viewport.travel.peek(), bounds: viewport.bounds, guides })
  }
  const ask = () => {
    pending.current ||= requestAnimationFrame(draw)
  }
  useSignalEffect(() => {
    void [scaled.value, viewport.themeVersion.value, viewport.travel.value, rows.value]
    ask()
  })
  useEffect(ask, [pitch, bar, drop])
  useEffect(() => {
    // Only a part of a long column is painted, with a margin above and below; scrolling paints the next part.
    const scroller = box.current?.closest('.time-scroll')
    const scrolled = () => {
      const drawn = parseFloat(canvas.current?.style.top || '0')
      if (box.current && paintedWindow(box.current, rows.peek().length * pitch).top !== drawn) ask()
    }
    scroller?.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      scroller?.removeEventListener('scroll', scrolled)
      cancelAnimationFrame(pending.current)
    }
  }, [])

  const pointed = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || !box.current) return
    const { left, top } = box.current.getBoundingClientRect()
    const place = rows.peek()[Math.floor((event.clientY - top) / pitch)]?.place
    const scale = scaled.peek()
    store.hovered.value = place?.id ?? null
    viewport.tooltip.value = place ? { x: event.clientX, y: event.clientY, place, state: stateNear(place, scale.at(event.clientX - left), scale) } : null
  }
  const left = () => {
    store.hovered.value = null
    viewport.tooltip.value = null
  }
  return (
    <div ref={box} class="time-ribbons" data-gesture={scaled === viewport.scale ? 'scrub' : undefined} aria-hidden="true" style={{ height: `${rows.value.length * pitch}px` }} onPointerMove={pointed} onPointerLeave={left}>
      <canvas ref={canvas} />
    </div>
  )
}

/** Returns the part of a column of ribbons that is painted; all of a short one. */
function paintedWindow(box: HTMLElement, whole: number): { top: number; height: number } {
  const scroller = box.closest('.time-scroll')
  const seen = scroller?.clientHeight ?? whole
  if (!scroller || whole <= seen * 4) return { top: 0, height: whole }
  const top = Math.max(0, Math.floor(scroller.scrollTop / seen - 1)) * seen
  return { top, height: Math.min(seen * 3, whole - top) }
}

export function RibbonLabels({ viewport, rows, pitch }: { viewport: TimelineViewport; rows: ReadonlySignal<readonly Row[]>; pitch: number }) {
  const { store, locale } = usePage()
  const messages = locale.messages.timeline
  const list = useRef<HTMLDivElement>(null)
  const names = viewport.names.value
  useSignalEffect(() => {
    void rows.value
    const [hovered, opened] = [store.hovered.value, store.view.value.place]
    const acting = new Set(store.acting.value.map(({ id }) => id))
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-place]') ?? []) {
      row.classList.toggle('hovered', row.dataset.place === hovered)
      row.classList.toggle('opened', row.dataset.place === opened)
      row.classList.toggle('acting', acting.has(row.dataset.place ?? ''))
    }
  })
  const opened = useComputed(() => store.view.value.place)
  useSignalEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(opened.value ?? '')}"]`)
    const scroller = row?.closest<HTMLElement>('.time-scroll')
    if (!row || !scroller) return
    const above = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top
    // `scrollIntoView` would move the page too.
    if (above < 0 || above + pitch > scroller.clientHeight) scroller.scrollTop += above - scroller.clientHeight / 2
  })
  return (
    <div ref={list} class="time-labels" role="toolbar" aria-orientation="vertical" aria-label={messages.places} onKeyDown={(event) => moveRovingFocus(event, 'y')} onFocusIn={rememberRovingFocus}>
      {rows.value.map(({ place, group, isInGroup }, index) => {
        const name = placeName(place, names)
        return (
          <div
            key={place.id}
            class={isInGroup ? 'time-label inside' : 'time-label'}
            data-place={place.id}
            style={{ height: `${pitch}px` }}
            onPointerEnter={() => (store.hovered.value = place.id)}
            onPointerLeave={() => (store.hovered.value = null)}
          >
            {group && (
              <button class="time-group" aria-expanded={group.isOpen} aria-label={`${name}, ${locale.format(messages.group, { n: group.size })}`} tabIndex={-1} onClick={() => viewport.toggleGroup(place.id)}>
                <svg viewBox="0 0 10 10" aria-hidden="true">
                  <path d="M3 1.5 7 5 3 8.5" />
                </svg>
              </button>
            )}
            <button class="time-name" title={name} tabIndex={index === 0 ? 0 : -1} onClick={() => store.push({ place: place.id })}>
              {name}
            </button>
          </div>
        )
      })}
    </div>
  )
}
