// The marks of the selected and the hovered place, as feature state of the map.

import type { Map as MapLibre } from 'maplibre-gl'
import type { Store } from '../view'

export class PlaceMarks {
  /** The id of the feature with each mark. */
  private readonly marked = new Map<string, string>()

  constructor(
    private readonly map: MapLibre,
    private readonly source: string,
  ) {}

  /** Marks what the store names, and nothing else. */
  show(store: Store): void {
    for (const [mark, id] of [['selected', store.view.value.place], ['hovered', store.hovered.value]] as const) {
      const before = this.marked.get(mark)
      if (before === id) continue
      if (before !== undefined) this.map.setFeatureState({ source: this.source, id: before }, { [mark]: false })
      if (id === null) this.marked.delete(mark)
      else {
        this.marked.set(mark, id)
        this.map.setFeatureState({ source: this.source, id }, { [mark]: true })
      }
    }
  }

  /** Forgets all marks, after a new style. */
  clear(): void {
    this.marked.clear()
  }
}
