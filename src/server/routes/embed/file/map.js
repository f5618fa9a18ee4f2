// Shows another time: the day of the slider, or the instant of the change before or after. All that it shows stands in the file.
'use strict'
{
  const DAY = 86400000
  const data = JSON.parse(document.getElementById('data').textContent)
  const find = (what) => document.querySelector(what)
  const all = (what) => [...document.querySelectorAll(what)]
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  const slider = find('#day')
  const last = Number(slider.max)
  const start = Date.parse(data.first + 'T00:00:00Z')
  const dayOf = (number) => new Date(start + number * DAY).toISOString().slice(0, 10)
  const numberOf = (at) => Math.floor((at + data.offset - start) / DAY)
  const lastNotAfter = (list, at) => {
    let found = 0
    while (found + 1 < list.length && list[found + 1] <= at) found++
    return found
  }
  const begins = data.said.map((slice) => slice.at)
  /** The shown instant; `isDay` says that it stands for the whole day that it ends. */
  let at = start + (Number(slider.value) + 1) * DAY - data.offset - 1

  const dateWords = (day) => {
    const [year, month, date] = day.split('-').map(Number)
    return fill(data.date, { year, month: data.months[month - 1], day: date })
  }

  function show(instant, isDay) {
    at = instant
    const number = numberOf(at)
    const day = dayOf(number)
    const clock = new Date(at + data.offset).toISOString().slice(11, 16)
    const date = dateWords(day)
    const shown = isDay ? date : fill(data.time, { time: clock, date })
    const slice = data.said[lastNotAfter(begins, at)]
    if (slice) say(slice, day, { date, time: clock }, isDay)
    slider.value = number
    slider.setAttribute('aria-valuetext', shown)
    find('.now output').textContent = shown
    const until = start + (last + 1) * DAY - data.offset
    find('.time').style.setProperty('--at', ((at - start + data.offset) / (until - start + data.offset)) * 100 + '%')
    for (const plate of all('.pane[data-shown] .plate')) plate.textContent = shown
    draw(lastNotAfter(data.instants, at))
    for (const step of all('[data-step]')) step.toggleAttribute('disabled', next(Number(step.dataset.step)) === undefined)
  }

  // How the language writes the number of a day.
  function ordinal(number) {
    const fits = ([ending]) => (ending[0] === '=' ? ending === '=' + number : number.endsWith(ending))
    return data.ordinals.find(fits)[1].replace('#', number)
  }

  function say(slice, day, values, isDay) {
    const counted = (from) => (from ? ordinal(String(Math.round((Date.parse(day) - Date.parse(from)) / DAY) + 1)) : '')
    const filled = { ...values, day: counted(slice.day_from), without: counted(slice.without_from) }
    const short = fill(isDay ? slice.short_day : slice.short_instant, filled)
    const also = isDay && data.also[day] ? ' ' + data.also[day] : ''
    const text = fill(isDay ? slice.day : slice.instant, filled) + also
    // What lies before the statement is as much the answer; where the words of the statement stand otherwise, all of it is.
    const found = text.indexOf(short)
    const end = found < 0 ? text.length : found + short.length
    const strongs = all('.sentence strong')
    // Where two times are compared, the sentence of the other one stays.
    const panes = all('.pane')
    const own = panes.length > 1 ? panes.findIndex((pane) => pane.hasAttribute('data-shown')) : 0
    if (strongs[own]) strongs[own].textContent = panes.length > 1 ? short : text.slice(0, end)
    if (panes.length === 1) {
      const rest = text.slice(end).trim()
      let span = find('.sentence > span')
      if (!span && rest) find('.sentence').append((span = document.createElement('span')))
      if (span) span.textContent = rest
      const facts = find('.facts > span')
      if (facts) facts.textContent = slice.facts
    }
    for (const credits of all('.credits > *')) credits.textContent = slice.credits
    for (const description of all('.pane[data-shown] svg > desc')) description.textContent = short
  }

  function draw(instant) {
    const looks = data.looks[instant]
    for (const item of all('[data-look]')) item.classList.toggle('other', !looks.includes(item.dataset.look))
    for (const [name, { pieces, frames }] of Object.entries(data.maps)) {
      const groups = all('.pane[data-shown] .' + name + ' > svg > g')
      frames[data.frames[instant]].forEach((list, index) => (groups[index].innerHTML = list.map((piece) => pieces[piece]).join('')))
    }
  }

  /** The instant of the change before what is shown, or after it. */
  function next(direction) {
    const number = lastNotAfter(data.instants, at)
    return direction > 0 ? data.instants[number + 1] : data.instants[data.instants[number] === at ? number - 1 : number]
  }

  slider.addEventListener('input', () => show(start + (slider.valueAsNumber + 1) * DAY - data.offset - 1, true))
  for (const step of all('[data-step]')) {
    step.addEventListener('click', () => {
      const instant = next(Number(step.dataset.step))
      if (instant !== undefined) show(instant, false)
    })
  }
  document.documentElement.dataset.ready = 'file'
}
