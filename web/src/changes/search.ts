// Filtering and full-text search of changes, without regard to case and diacritics.

import type { Change, Model } from '../model'
import type { Filter } from '../view'

/** Folds a text for comparison: lower case, no diacritics; letters that keyboards often lack become similar ones. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ə', 'e').replaceAll('և', 'եւ')
}

/** Filters and searches the changes of a model; caches their texts. */
export class ChangeSearch {
  private readonly texts = new Map<string, string>()
  private readonly names = new Map<string, string>()
  private controllers: Map<string, Set<string>> | undefined

  constructor(private readonly model: Model) {}

  /** Returns the changes that meet every part of the filter, in order of time; the model's own array if the filter is empty. */
  find(filter: Filter): readonly Change[] {
    const terms = foldText(filter.q).split(/\s+/).filter(Boolean)
    const { status, party, category, certainty, only } = filter
    if (terms.length === 0 && !status && !party && !category && !certainty && !only) return this.model.changes
    return this.model.changes.filter(
      (change) =>
        (!category || change.category === category) &&
        (!certainty || change.certainty === certainty) &&
        (!only || isAbout(change, only)) &&
        (!status || change.effects.some((effect) => effect.status === status)) &&
        (!party || this.involves(change, party)) &&
        (terms.length === 0 || this.containsWords(change, terms)),
    )
  }

  /** Returns whether a party makes a claim in the change or is in control by it. */
  private involves(change: Change, party: string): boolean {
    return change.claims.some((claim) => claim.party === party) || (this.controllersByChange().get(change.id)?.has(party) ?? false)
  }

  private controllersByChange(): Map<string, Set<string>> {
    if (this.controllers) return this.controllers
    const byChange = new Map<string, Set<string>>()
    for (const state of this.model.places.flatMap((place) => place.states)) {
      for (const { id } of state.changes) {
        const parties = byChange.get(id) ?? new Set()
        for (const party of state.controllers) parties.add(party)
        byChange.set(id, parties)
      }
    }
    return (this.controllers = byChange)
  }

  private containsWords(change: Change, terms: readonly string[]): boolean {
    let text = this.texts.get(change.id)
    if (text === undefined) this.texts.set(change.id, (text = this.textOf(change)))
    return terms.every((word) => text.includes(word))
  }

  /** Returns the folded text of a change: summary, note, claims, speakers, publishers, and every name of its places. */
  private textOf(change: Change): string {
    const claims = change.claims.flatMap(({ party, speaker, text }) => [this.model.party(party)?.label ?? '', speaker ?? '', text])
    const publishers = change.sources.map((id) => this.model.source(id)?.publisher ?? '')
    const own = foldText([change.summary, change.note ?? '', ...claims, ...publishers].join('\n'))
    return [own, ...placesOf(change).map((id) => this.namesOf(id))].join('\n')
  }

  private namesOf(id: string): string {
    let text = this.names.get(id)
    if (text === undefined) {
      const place = this.model.place(id)
      const forms = place ? [place.label, ...Object.values(place.labels), ...place.names.map((name) => name.form)] : []
      this.names.set(id, (text = foldText(forms.join('\n'))))
    }
    return text
  }
}

/** Returns the ids of the places that a change affects or is about, without duplicates. */
export function placesOf(change: Pick<Change, 'places' | 'effects'>): readonly string[] {
  return [...new Set([...change.places, ...change.effects.flatMap((effect) => effect.places)])]
}

function isAbout(change: Change, place: string): boolean {
  return change.places.includes(place) || change.effects.some((effect) => effect.places.includes(place))
}
