// The layout of the page; each part has a folder.

import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Sidebar } from './changes/sidebar'
import { showSidebar } from './changes/sidebar-state'
import { Answer } from './header/answer'
import { TopBar } from './header/top-bar'
import { hasMenu, isFolded, isLow, layout, watchLayout } from './layout'
import { MapPane } from './map/pane'
import { usePage } from './page'
import { Dialogs } from './share/dialogs'
import { openStory, storyPanel } from './story/open'
import { TextureDefinitions } from './textures'
import { Timeline } from './timeline/timeline'

export function App() {
  const { store, locale } = usePage()
  const isComparing = useComputed(() => store.view.value.compare !== null).value
  const isTelling = useComputed(() => store.view.value.story !== null).value
  const StoryPanel = storyPanel.value
  useEffect(() => void (isTelling && openStory(locale)), [isTelling])
  const rem = useRef<HTMLSpanElement>(null)
  useEffect(() => (rem.current ? watchLayout(rem.current) : undefined), [])
  return (
    <div class="live" data-layout={layout.value} data-folded={isFolded.value || isComparing} data-comparing={isComparing} data-telling={isTelling} data-low={isLow.value} data-menu={hasMenu.value}>
      <TextureDefinitions />
      <span class="rem" ref={rem} aria-hidden="true" />
      <a class="skip" href="#changes" onClick={showSidebar}>
        {locale.messages.header.skip}
      </a>
      <TopBar />
      <main>
        {isTelling ? StoryPanel && <StoryPanel /> : <Answer />}
        <MapPane />
        {/* Before the list in the document, though drawn below it: otherwise hundreds of buttons would precede it in Tab order. */}
        {!isTelling && <Timeline />}
      </main>
      {!isTelling && <Sidebar />}
      <Dialogs />
    </div>
  )
}
