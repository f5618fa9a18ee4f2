// What a reader points at on the live map, and what a click, a tap or Escape does.

import { signal } from '@preact/signals'
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import type { Store } from '../view'
import { type Hit, HIT_RADIUS_PX, hitTest } from './hit-test'

/** The place under the pointer. */
export interface PointedPlace {
  readonly id: string
  /** Pixels from the top left corner of the pane. */
  readonly x: number
  readonly y: number
}

/** The places behind one mark. */
export interface OpenedGroup {
  readonly ids: readonly string[]
  /** Pixels from the top left corner of the pane. */
  readonly x: number
  readonly y: number
}

export class MapPointer {
  readonly pointed = signal<PointedPlace | null>(null)
  /** The group of places that the reader has opened. */
  readonly opened = signal<OpenedGroup | null>(null)
  private hitRadius = HIT_RADIUS_PX.mouse

  /** `groupOf` returns the places that a place's mark stands for, null for itself alone. */
  constructor(
    private readonly map: MapLibre,
    private readonly store: Store,
    private readonly groupOf: (id: string) => readonly string[] | null,
  ) {
    map.on('click', (event) => this.open(event))
    map.on('mousemove', (event) => this.point(this.hitAt(event), event))
    map.on('mouseout', () => this.point(null))
    map.on('dragstart', () => this.point(null))
    map.on('movestart', () => (this.opened.value = null))
    const canvas = map.getCanvas()
    canvas.addEventListener('pointerdown', ({ pointerType }) => (this.hitRadius = pointerType === 'mouse' ? HIT_RADIUS_PX.mouse : HIT_RADIUS_PX.touch))
    canvas.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.leave()
    })
  }

  private open(event: MapMouseEvent): void {
    const found = this.hitAt(event)
    const ids = found && this.groupOf(found.id)
    this.opened.value = ids ? { ids, x: event.point.x, y: event.point.y } : null
    if (found && !ids) this.store.push({ place: found.id })
  }

  /** Closes the list of a group, else gives up the selected place. */
  private leave(): void {
    this.point(null)
    if (this.opened.peek()) this.opened.value = null
    else if (this.store.view.peek().place !== null) this.store.push({ place: null })
  }

  private point(found: Hit | null, event?: MapMouseEvent): void {
    this.map.getCanvas().style.cursor = found ? 'pointer' : ''
    this.store.hovered.value = found?.id ?? null
    this.pointed.value = found && event ? { id: found.id, x: event.point.x, y: event.point.y } : null
  }

  private hitAt({ point }: MapMouseEvent): Hit | null {
    // A map has no style at first, and no layers until one is loaded.
    return this.map.style && this.map.getLayer('places-marker') ? hitTest(this.map, point, this.hitRadius) : null
  }
}
