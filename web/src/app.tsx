// Where the parts of the page stand. Each part is a folder of its own.

import { Answer } from './header/answer'
import { Aside } from './changes/aside'
import { Complaints } from './header/complaints'
import { Dialogs } from './share/dialogs'
import { MapPane } from './map/pane'
import { Timeline } from './timeline/timeline'
import { Top } from './header/top'
import { usePage } from './page'

export function App() {
  const { speech } = usePage()
  return (
    <div class="live">
      <a class="skip" href="#changes">
        {speech.words.header.skip}
      </a>
      <Top />
      <section class="answer" aria-label={speech.words.header.answer}>
        <Complaints />
        <Answer />
      </section>
      <MapPane />
      {/* Before the list, though it stands below it: behind hundreds of buttons no Tab would reach it. */}
      <Timeline />
      <Aside />
      <Dialogs />
    </div>
  )
}
