/** How people write deadlines by hand, and what the functions for merging options are called. */

/** Functions that lay objects over each other and give the result. `wins`: whose property it has where several set one. */
export const mergers = [
  { modules: ['lodash', 'lodash-es'], exports: ['assign', 'assignIn', 'extend', 'merge'], wins: 'last' },
  { modules: ['lodash', 'lodash-es'], exports: ['defaults', 'defaultsDeep'], wins: 'first' },
  { modules: ['underscore'], exports: ['assign', 'extend', 'extendOwn'], wins: 'last' },
  { modules: ['underscore'], exports: ['defaults'], wins: 'first' },
  { modules: ['ramda', 'remeda'], exports: ['merge', 'mergeDeep', 'mergeDeepRight', 'mergeRight'], wins: 'last' },
  { modules: ['ramda'], exports: ['mergeDeepLeft', 'mergeLeft'], wins: 'first' },
  { modules: ['es-toolkit', 'es-toolkit/compat', 'radash'], exports: ['assign', 'merge', 'toMerged'], wins: 'last' },
  { modules: ['lodash.assign', 'lodash.merge', 'deepmerge', 'deep-extend', 'extend', 'just-extend', 'merge-deep', 'merge-options', 'object-assign', 'xtend'], exports: [''], wins: 'last' },
  { modules: ['defu', 'lodash.defaults', 'lodash.defaultsdeep', 'defaults'], exports: ['', 'defu'], wins: 'first' },
] as const;

/** Calls that give the object they are given. */
export const sameObjectCalls = /^(?:Object\.(?:freeze|seal)|structuredClone)$/;

/** Things that end a request when they are told to: what makes them, the member that a request takes, and the method that ends it. */
export const controllers = [
  { make: 'new', name: /(?:^|\.)AbortController$/, signal: 'signal', end: 'abort' },
  { make: 'call', name: /(?:^|\.)CancelToken\.source$/, signal: 'token', end: 'cancel' },
] as const;

/** Options that hold a signal. */
export const signalOptions = /(?:^|\.)(?:signal|abortSignal|cancelToken)$/;

/** A signal that ends with the first of several. */
export const anySignal = /(?:^|\.)AbortSignal\.any$/;

/** Methods that end a request which is under way. */
export const cancellingMethods = ['abort', 'cancel', 'destroy'] as const;

/** Calls that run a function, or go on, when time is over, by the last part of their name. */
export const timerCalls = /^set(?:Timeout|Interval)$/;

/** Events that come when somebody has gone, or everything ends: too late for whoever waits. */
export const closingEvents = /^(?:abort(?:ed)?|beforeExit|beforeunload|close|disconnect(?:ed)?|end|exit|finish|pagehide|SIG[A-Z]+|shutdown|stop|unload|unmount)$/;

/** Methods that are called when what a user looks at goes away. */
export const leavingMethods = /^(?:beforeUnmount|componentWillUnmount|disconnectedCallback|onunload|unmount(?:ed)?)$/;

/** The event that an idle socket raises. */
export const timeoutEvents = /time_?out/i;

/** Options that name a host, and options that name a socket of this machine. */
export const hostOptions = ['host', 'hostname'] as const;
export const socketOptions = ['socketPath'] as const;

/** Variables of the environment that say where a service itself listens. */
export const ownHostVariables = /^(?:HOST|HOSTNAME|(?:BIND|LISTEN)_(?:ADDRESS|HOST))$/;

/** An address on the host that a page comes from. */
export const pageAddress = /^\/(?!\/)/;

/** Functions that give a stream to read from, and names for one. */
export const streamMakers = /^(?:createReadStream|fromWeb|openReadStream|toWeb)$/;
export const streamNames = /^(?:readable|stream)$|(?:readable|(?:file|input|read)_?stream)$/i;
export const streamTypes = /\b(?:Readable|ReadableStream|ReadStream)\b/;

/** Signs of a request that the server answers when it has something to say. */
export const longPolls = /long_?-?poll|\bWaitTimeSeconds\b|[?&](?:follow|tail|watch)=(?:1|true)\b|[?&]wait=\d+m?s\b/i;

/** Functions that hand one stream to another. */
export const pipelineNames = /^(?:pipeline|pump)$/;

/** What a part of a request is called that things are added to: `form.append(name, stream)`. */
export const formMethods = ['append'] as const;

/** Objects that only a page in a browser has, and calls that send a function into one. */
export const pageObjects = ['document', 'window', 'localStorage', 'sessionStorage', 'indexedDB', 'DOMParser', 'alert', 'customElements', 'clients', 'importScripts'] as const;
export const pageObjectWords = /\b(?:document|window|localStorage|sessionStorage|indexedDB|DOMParser|alert|customElements|clients|importScripts)\b/;
export const pageCalls = /^(?:\$\$?eval|addInitScript|browserEvaluate|evaluate\w*|execute\w*|exposeFunction|waitFor\w*)$/;
