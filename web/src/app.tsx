// The layout of the page; each part has a folder.

import { Answer } from './header/answer'
import { Sidebar } from './changes/sidebar'
import { Notices } from './header/notices'
import { Dialogs } from './share/dialogs'
import { MapPane } from './map/pane'
import { Timeline } from './timeline/timeline'
import { TopBar } from './header/top-bar'
import { usePage } from './page'
import { TextureDefinitions } from './textures'

export function App() {
  const { locale } = usePage()
  return (
    <div class="live">
      <TextureDefinitions />
      <a class="skip" href="#changes">
        {locale.messages.header.skip}
      </a>
      <TopBar />
      <section class="answer" aria-label={locale.messages.header.answer}>
        <Notices />
        <Answer />
      </section>
      <MapPane />
      {/* Before the list in the document, though drawn below it: otherwise hundreds of buttons would precede it in Tab order. */}
      <Timeline />
      <Sidebar />
      <Dialogs />
    </div>
  )
}
