/** What functions of other modules look like that send a request: by name and by use, never by one of them alone. */

/** Functions that are named for what they do: `secureFetch`, `fetchWithProxy`. */
export const fetchNames = /(?:^|[a-z0-9_])fetch$|(?:^|_)fetch(?:With[A-Z]|_)|[a-z]Fetch$/i;

/** Members of a response that such a function gives. */
export const responseMembers = ['arrayBuffer', 'blob', 'body', 'headers', 'json', 'ok', 'status', 'statusCode', 'statusText', 'text'] as const;

/** Functions that get or send something, by name: given the address of a server, they send a request. */
export const errandNames = /^(?:get|fetch|load|request|post|put|patch|delete|call|query|download|read|send|http)(?=[A-Z_]|$)/;

/** The beginning of an address of another machine. */
export const serverAddress = /^https?:\/\//;

/** Objects that are named for the client they are, and the methods by which such a client sends. */
export const clientNames = /(?:^|[a-z_])(?:api|axios|http|https|client|request|rest)$|^(?:api|axios|http)(?=[A-Z_])/i;
export const clientMethods = ['delete', 'get', 'head', 'patch', 'post', 'put', 'request'] as const;

/** Members of what such a client gives back. */
export const resultMembers = ['data', 'status', 'headers'] as const;

/** Texts that may have such a call, and many of them at once: all others are not looked into. */
export const mayBeSender = /\b(?:\w*Fetch|fetch(?:With|_)\w*)\s*(?:<[^<>()]*>)?\(|\b(?:\w*(?:[aA]pi|[cC]lient|[rR]est)|axios|https?|request)\.(?:delete|get|head|patch|post|put|request)\s*(?:<[^<>()]*>)?\(|["'`]https?:\/\//;
export const manyAtOnce = /\bPromise\s*\.\s*(?:all|allSettled|any)\s*\(|\.forEach\s*\(\s*async\b/;
