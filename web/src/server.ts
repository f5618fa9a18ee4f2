// Where the server stands: at the root of its host, or under a path that a proxy gives it. Every address on it is made here.

/** What the server says of the document; tests of the page's logic have none. */
export const pageData: DOMStringMap = globalThis.document?.documentElement.dataset ?? {}

/** The address of a path of the server, which begins with a slash. */
export const serverUrl = (path: string): string => (pageData.base ?? '') + path
