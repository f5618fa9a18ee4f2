// Reports the preferred height of the embed to the embedding page, in the messages of Datawrapper, pym and AMP.
// The embed fits any height, so nothing depends on the response.

/** The height, in pixels, at which the parts around the map are measured, so that the result depends on the width alone. */
const MEASURING_HEIGHT = 600
const MAP = { part: 0.52, least: 200, most: 460 }

/** Returns the messages in each format. `child` is the id that pym adds to the URL of its frames. */
export function heightMessages(height: number, child: string | null): unknown[] {
  return [
    { 'datawrapper-height': { [child ?? 'corridor']: height } },
    `pymxPYMx${child ?? 'corridor'}xPYMxheightxPYMx${height}`,
    { sentinel: 'amp', type: 'embed-size', height },
  ]
}

/** Returns the height at which no part is hidden, given the height of the parts beside the map. */
export function preferredHeight(width: number, others: number): number {
  return Math.ceil(others + Math.min(MAP.most, Math.max(MAP.least, width * MAP.part)))
}

/** Reports the height now and after each change of width. */
export function reportHeight(root: HTMLElement): void {
  if (parent === window) return
  const child = new URLSearchParams(location.search).get('childId')
  let reportedWidth = 0
  const report = () => {
    if (reportedWidth === innerWidth || innerWidth === 0) return
    reportedWidth = innerWidth
    const height = preferredHeight(innerWidth, measureOthers(root))
    // Any origin may receive it: it is the height of a public page.
    for (const message of heightMessages(height, child)) parent.postMessage(message, '*')
  }
  addEventListener('resize', report)
  report()
  void document.fonts.ready.then(() => {
    reportedWidth = 0
    report()
  })
}

/** Measures the parts around the map on an invisible copy. */
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
