// Where the parts of the page stand. Each part is a folder of its own.

import { Answer } from './header/answer'
import { Sidebar } from './changes/sidebar'
import { Notices } from './header/notices'
import { Dialogs } from './share/dialogs'
import { MapPane } from './map/pane'
import { Timeline } from './timeline/timeline'
import { TopBar } from './header/top-bar'
import { usePage } from './page'

export function App() {
  const { locale } = usePage()
  return (
    <div class="live">
      <a class="skip" href="#changes">
        {locale.messages.header.skip}
      </a>
      <TopBar />
      <section class="answer" aria-label={locale.messages.header.answer}>
        <Notices />
        <Answer />
      </section>
      <MapPane />
      {/* Before the list, though it stands below it: behind hundreds of buttons no Tab would reach it. */}
      <Timeline />
      <Sidebar />
      <Dialogs />
    </div>
  )
}
