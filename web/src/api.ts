// Fetches the data of the page and turns a bad response into an error with a message for the reader.

import { serverUrl } from './server'
import type { WireTimeline } from './wire'

/** A response that the page cannot use; `message` is shown to the reader. */
export class ResponseError extends Error {}

/** Fetches all data of the page in a language, at the newest or the given revision. */
export async function fetchTimeline(language: string, asOf: string | null, signal?: AbortSignal): Promise<WireTimeline> {
  return (await fetchJson(timelineUrl(language, asOf), signal)) as WireTimeline
}

/** Returns the URL of the data; equal byte for byte to the one that the server's page preloads. */
export function timelineUrl(language: string, asOf: string | null): string {
  return serverUrl(`/timeline.json?lang=${language}${asOf ? `&as-of=${encodeURIComponent(asOf)}` : ''}`)
}

/** Fetches JSON; a bad response is a `ResponseError`. */
export async function fetchJson(url: string, signal?: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, signal ? { signal } : {}).catch((reason: unknown) => {
    if (signal?.aborted) throw reason
    throw new ResponseError('The server could not be reached.')
  })
  const body: unknown = await answer.json().catch(() => null)
  if (answer.ok && body !== null) return body
  const problem = body as { title?: unknown; detail?: unknown } | null
  const parts = [problem?.title, problem?.detail].filter((part) => typeof part === 'string')
  throw new ResponseError(parts.length > 0 ? parts.join(' ') : `The server answered ${answer.status}.`)
}
