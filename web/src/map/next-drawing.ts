// The server's drawing of another view, for a map that stays a drawing.

/** Fetches the server's page of a view and returns its drawing in a size; null if it has none. Rejects if the page cannot be had. */
export async function nextDrawing(address: string, size: string | undefined, signal: AbortSignal): Promise<Element | null> {
  const answer = await fetch(address, { signal })
  if (!answer.ok) throw new Error(answer.statusText)
  // Its style sheet equals this page's, whose content security policy allows no other.
  const text = (await answer.text()).replace(/<style>[^]*?<\/style>/, '')
  const written = new DOMParser().parseFromString(text, 'text/html')
  const next = [...written.querySelectorAll('.sheet')].find(({ className }) => className === size)
  return next ? document.adoptNode(next) : null
}
