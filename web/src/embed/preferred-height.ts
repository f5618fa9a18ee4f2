// Tells the page around how high the embed would like to be, in the words that the scripts of Datawrapper, pym and AMP listen for.
// It fits whatever it gets, so nothing depends on the answer.

/** The height in which the parts around the map are measured: a usual one, so that what is told depends on the width alone. */
const MEASURING_HEIGHT = 600
const MAP = { part: 0.52, least: 200, most: 460 }

/** The messages, each as its listeners want it. `child` is the id that pym puts into the address of its frames. */
export function heightMessages(height: number, child: string | null): unknown[] {
  return [
    { 'datawrapper-height': { [child ?? 'corridor']: height } },
    `pymxPYMx${child ?? 'corridor'}xPYMxheightxPYMx${height}`,
    { sentinel: 'amp', type: 'embed-size', height },
  ]
}

/** The height at which nothing has to go, from what the parts beside the map take. */
export function preferredHeight(width: number, others: number): number {
  return Math.ceil(others + Math.min(MAP.most, Math.max(MAP.least, width * MAP.part)))
}

/** Tells the height now, and again whenever the width has changed. */
export function reportHeight(root: HTMLElement): void {
  if (parent === window) return
  const child = new URLSearchParams(location.search).get('childId')
  let told = 0
  const tell = () => {
    if (told === innerWidth || innerWidth === 0) return
    told = innerWidth
    const height = preferredHeight(innerWidth, measureOthers(root))
    // Whoever frames it may know: it is the height of a public page.
    for (const message of heightMessages(height, child)) parent.postMessage(message, '*')
  }
  addEventListener('resize', tell)
  tell()
  void document.fonts.ready.then(() => {
    told = 0
    tell()
  })
}

/** What the parts around the map take in a box of the usual height: measured on a copy, so that nothing that is seen moves. */
function measureOthers(root: HTMLElement): number {
  const [box, copy] = [document.createElement('body'), root.cloneNode(true) as HTMLElement]
  box.style.cssText = `position:fixed;visibility:hidden;width:${innerWidth}px;height:${MEASURING_HEIGHT}px`
  copy.querySelector('.map')?.replaceChildren()
  box.append(copy)
  document.documentElement.append(box)
  const others = [...copy.children].filter((part) => !part.matches('.map')).reduce((sum, part) => sum + part.getBoundingClientRect().height, 0)
  box.remove()
  return others
}
