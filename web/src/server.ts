// The server's URLs and what its page says in data attributes.

/** The data attributes of the server's document; empty without a document. */
export const pageData: DOMStringMap = globalThis.document?.documentElement.dataset ?? {}

/** Returns the URL of a server path that begins with a slash, below the path prefix of a proxy. */
export const serverUrl = (path: string): string => (pageData.base ?? '') + path
