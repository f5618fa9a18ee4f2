// Loads the panel of the story, which only a page in the story needs.

import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import type { Locale } from '../i18n/locale'

/** The panel; null until it is loaded. */
export const storyPanel = signal<ComponentType | null>(null)

/** Loads the panel and its messages. */
export async function openStory(locale: Locale): Promise<void> {
  const [{ StoryPanel }] = await Promise.all([import('./panel'), locale.loadLazyMessages()])
  storyPanel.value = StoryPanel
}
