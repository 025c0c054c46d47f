/** What everybody's code has in common: language built-ins, naming habits and file layout. Data, like the client entries. */

export * from './bytes.js';
export * from './callbacks.js';
export * from './handler-shapes.js';
export * from './programs.js';
export * from './quantities.js';
export * from './response-names.js';
export * from './senders.js';
export * from './deadline-names.js';
export * from './tls-names.js';

/** Ways to wait for many promises. */
export const promiseCombinators = ['all', 'allSettled', 'any', 'race'] as const;

/** Calls that neither change nor keep their arguments. */
export const harmlessCalls = ['console', 'JSON', 'Math', 'Number', 'String', 'Boolean', 'logger', 'log'] as const;

/** Functions that test runners provide, global or imported. */
export const testFunctions = ['describe', 'it', 'test', 'suite', 'before', 'beforeAll', 'beforeEach', 'after', 'afterAll', 'afterEach', 'bench'] as const;

/** Modules that only test files import. */
export const testModules = ['vitest', '@jest/globals', 'node:test', 'mocha', 'ava', 'tap', 'tape', 'uvu', 'qunit', 'supertest', 'nock', 'sinon', 'chai'] as const;

/** Paths of test code. */
export const testPaths = /(?:^|\/)(?:tests?|__tests__|__mocks__|spec|specs|e2e|fixtures?|cypress|playwright|testing|test-utils)\/|[.-](?:test|tests|spec|e2e|e2e-spec|bench|cy)\.[cm]?[jt]sx?$|_(?:spec|test)\.[cm]?[jt]sx?$|(?:^|\/)(?:before|after|setup)-?tests?\.[cm]?[jt]sx?$/i;

/** Events after which nothing is left to close: no work is left, or the process is gone. */
export const finalEvents = ['beforeExit', 'exit'] as const;

/** Where packages that install commands keep them: one file, one run. */
export const commandPaths = /(?:^|\/)commands?\//;

/** Values that belong to one caller: a session made from them must not be shared. */
export const identityNames = /token|secret|password|passwd|credential|cookie|session|api_?key|auth|user|tenant|account|bearer|jwt|cert$|pfx|passphrase/i;

/** Options that hold such values. */
export const identityOptions = /^(?:auth|authorization|cookie|cookies|jar|token)$/i;

/** Names of variables that hold an address, not options. */
export const urlNames = /(?:url|uri|href|link|endpoint|address|path|target)$/i;

/** Names of variables that hold a whole request, options and all. */
export const requestNames = /^(?:req|request|input|info)$|Request$/;

/** Options that hold a text: names of hosts and places. */
export const textOptions = /^(?:address|endpoint|host|hostname|localAddress|origin|proxy|region|servername|socketPath|ur[il])$/i;

/** Names of functions that give what they run or wait for a deadline. */
export const deadlineNames = /time(?:d)?_?out|deadline|abort/i;

/** Header values that ask for an endless response. */
export const streamingTypes = /^text\/event-stream|application\/(?:x-)?ndjson/i;

/** Methods that take a stream piece by piece. */
export const streamMethods = ['getReader', 'on', 'once', 'pipe', 'pipeThrough', 'pipeTo', 'tee', 'values'] as const;

/** Calls that only look at what they are given, by name. */
export const assertions = /^(?:assert|expect|invariant|ok|should)\b/;

/** Addresses on this machine. */
export const loopbackHosts = /^(?:https?|wss?):\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0)(?:[:/?#]|$)|^(?:blob|data|file):/i;
export const loopbackNames = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Functions that start a program, by name. */
export const startUpNames = /^(?:main|cli|boot|bootstrap|launch|start(?:up|Up|Server|App|Service)?|setup(?:Server|App)?|init(?:ialize|ialise)?(?:App|Server|Service|Database|Db)?|global(?:Setup|Config|Teardown))$/;

/** Modules that only code for browsers imports. */
export const browserModules = ['react', 'react-dom', 'react-dom/client', 'react-native', 'react-router', 'react-router-dom', 'preact', 'preact/hooks', 'vue', 'vue-router', 'pinia', 'vuex', 'svelte', 'svelte/store', 'solid-js', '@angular/core', '@angular/common/http', 'next/router', 'next/link', 'swr', '@tanstack/react-query', 'react-query', 'redux', 'react-redux', '@reduxjs/toolkit', 'mobx', 'mobx-react', 'mobx-react-lite', 'zustand', 'jotai', 'recoil', 'valtio', 'jquery', 'lit'] as const;

/** Words in a condition that ask whether the code runs in Node or in a browser. */
export const platformWords = /\b(?:window|document|navigator|self|globalThis|process|Deno|Bun)\b|node_?js|in_?browser|is_?browser|is_?node\b|is_?server/i;

/** Files of user interfaces. */
export const browserPaths = /\.[jt]sx$/i;

/** Global calls that only compute, whatever they are given. */
export const pureCalls = /^(?:Boolean|Number|String|parseFloat|parseInt|Number\.parse(?:Float|Int)|Object\.freeze|Math\.(?!random$)\w+)$/;

/** Global calls and constructors that only compute, and throw when what they are given does not fit. */
export const pickyCalls = /^(?:BigInt|JSON\.parse|Object\.fromEntries|Buffer\.from|URL|URLSearchParams|Map|Set)$/;

/** Modules whose functions only compute, and throw when what they are given does not fit. */
export const pureModules = ['path', 'path/posix', 'path/win32', 'querystring', 'url'] as const;

/** Methods that are called once in the life of a session, or add to it with each call. */
export const onceOnlyMethods = ['on', 'once', 'off', 'addListener', 'prependListener', 'connect', 'initialize', 'open', 'setMaxListeners', 'unref', 'ref', 'compose'] as const;

/** Those of them that open it: one has to wait for them before it can be used. */
export const openingMethods = ['connect', 'initialize', 'open'] as const;

/** Members of a response that may still be on the way when the response is there. */
export const bodyMembers = ['body', 'Body', 'raw', 'stream'] as const;

/** The option by which most clients take a deadline in milliseconds. */
export const plainDeadline = 'timeout';

/** Calls that end the process, and names of callbacks that say that a function is done: nothing is done after them. */
export const exitCalls = /^process\.(?:abort|exit|kill)$/;
export const doneNames = /^(?:callback|cb|done|next)$/;

/** Names in a condition that tell who owns a session, and so who closes it. */
export const ownershipNames = /own|clos|dispos|manag|creat|extern|shared|provided|given|reuse|keep|persist|inject/i;

/** Methods of a stream, and events of it, that do not make it flow. */
export const idleMethods = ['off', 'removeAllListeners', 'removeListener', 'setEncoding', 'setMaxListeners', 'setTimeout'] as const;
export const idleEvents = ['aborted', 'close', 'continue', 'end', 'error', 'finish', 'headers', 'information', 'push', 'ready', 'response', 'socket', 'timeout', 'trailers'] as const;

/** Names of methods that end the life of an object, and of what it holds. */
export const endingMethods = /^(?:\[Symbol\.(?:asyncDispose|dispose)\]|(?:on)?(?:application|module|app|server|service)?_?(?:close|destroy|dispose|disconnect|end|quit|shutdown|stop|teardown|terminate)(?:All|Async|Connection|Connections)?|(?:beforeApplication|onApplication)Shutdown|onModuleDestroy|ngOnDestroy)$/i;
