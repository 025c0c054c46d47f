/** What everybody's code calls the parts of a response and of its body's stream. */

/** Codes of responses that have no body, and how people name them. */
export const bodylessStatuses = [204, 205, 304] as const;
export const bodylessNames = /^(?:no_?content|reset_?content|not_?modified)$/i;

/** Names that hold the status of a response. */
export const statusNames = /^(?:status|statusCode|code)$/;

/** The header that tells how long a body is. */
export const lengthHeader = /content-length/i;

/** Classes that a response is of, in tests with `instanceof`. */
export const responseClasses = /(?:Response|IncomingMessage|Message|Stream|Readable|Object)$/;

/** Methods of a request's own stream that send: its response is not read by them. */
export const sendingMethods = ['end', 'write'] as const;

/** Methods that end a request, and the response with it; those of a controller whose signal the request has. */
export const requestEnders = ['abort', 'destroy'] as const;
export const signalEnders = ['abort', 'cancel'] as const;
export const signalMembers = ['signal', 'token'] as const;

/** Members of a response that are the connection it came over, or its request. */
export const carriers = ['connection', 'req', 'request', 'socket'] as const;

/** Members of a response that are what its connection has become. */
export const upgrades = ['webSocket'] as const;

/** Methods by which a list takes further items. */
export const growingMethods = ['push', 'unshift'] as const;

/** Methods of a list that give nothing of its items away but what their callback returns, by the index of the item among its parameters. */
export const lookingMethods = { every: 0, flatMap: 0, forEach: 0, map: 0, some: 0, reduce: 1, reduceRight: 1 } as const;

/** Methods of whatever emits events that do no work of its own. */
export const emitterMethods = ['emit', 'eventNames', 'getMaxListeners', 'listenerCount', 'listeners', 'prependOnceListener', 'rawListeners'] as const;

/** Members that tell whether a session is still of use. */
export const stateNames = /clos|destroy|end|ready|state/i;
