import { describe, expect, it } from 'vitest'
import { heightMessages, preferredHeight } from './preferred-height'

describe('preferredHeight', () => {
  it('gives the map half of the width, within bounds', () => {
    expect([preferredHeight(320, 200), preferredHeight(600, 200), preferredHeight(1600, 200)]).toEqual([400, 512, 660])
  })

  it('is reported in the message of each kind of host', () => {
    expect(heightMessages(512, 'map-1')).toEqual([{ 'datawrapper-height': { 'map-1': 512 } }, 'pymxPYMxmap-1xPYMxheightxPYMx512', { sentinel: 'amp', type: 'embed-size', height: 512 }])
  })

  it('is reported as `corridor` if the host gave no id', () => {
    expect(heightMessages(9, null)[0]).toEqual({ 'datawrapper-height': { corridor: 9 } })
  })
})
