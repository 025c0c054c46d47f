/** What everybody's code has in common: language built-ins, naming habits and file layout. Data, like the client entries. */

/** Methods that call their function argument before they return, once for each item. */
export const iterationMethods = [
  'every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'reduce', 'reduceRight', 'some', 'sort', 'toSorted',
] as const;

/** Static calls that run their function argument before they return, once for each item: object name and method. */
export const iterationCalls = { Array: ['from', 'fromAsync'], Object: ['groupBy'], Map: ['groupBy'] } as const;

/** Methods and calls that run their function argument at once, a single time. */
export const immediateMethods = ['apply', 'call', 'replace', 'replaceAll'] as const;

/** Constructors that run their function argument at once. */
export const immediateConstructors = ['Promise'] as const;

/** Methods whose function argument runs when a promise settles. */
export const promiseMethods = ['then', 'catch', 'finally'] as const;

/** Ways to wait for many promises. */
export const promiseCombinators = ['all', 'allSettled', 'any', 'race'] as const;

/** Wrappers that run a function once and keep its value, by the last part of their name. */
export const memoWrappers = ['once', 'memo', 'memoize', 'memoizeOne', 'lazy', 'lazyInit', 'singleton', 'cache', 'cached', 'shared', 'useMemo', 'useState', 'useRef', 'computed'] as const;

/** Calls that neither change nor keep their arguments. */
export const harmlessCalls = ['console', 'JSON', 'Math', 'Number', 'String', 'Boolean', 'logger', 'log'] as const;

/** Functions that test runners provide, global or imported. */
export const testFunctions = ['describe', 'it', 'test', 'suite', 'before', 'beforeAll', 'beforeEach', 'after', 'afterAll', 'afterEach', 'bench'] as const;

/** Modules that only test files import. */
export const testModules = ['vitest', '@jest/globals', 'node:test', 'mocha', 'ava', 'tap', 'tape', 'uvu', 'qunit', 'supertest', 'nock', 'sinon', 'chai'] as const;

/** Paths of test code. */
export const testPaths = /(?:^|\/)(?:tests?|__tests__|__mocks__|spec|specs|e2e|fixtures?|cypress|playwright|testing|test-utils)\/|[.-](?:test|tests|spec|e2e|e2e-spec|bench|cy)\.[cm]?[jt]sx?$|_(?:spec|test)\.[cm]?[jt]sx?$|(?:^|\/)(?:before|after|setup)-?tests?\.[cm]?[jt]sx?$/i;

/** Paths of code that runs once and ends: build scripts, command lines, tool configuration. */
export const scriptPaths = /(?:^|\/)(?:scripts?|bin|tools?|tooling|build|cli|ci|deploy|release|releases|install|migrations?|seeds?|seeders|benchmarks?|bench|examples?|demos?|docs|\.github)\/|(?:^|\/)(?:Gruntfile|gulpfile|Jakefile|webpack\.[\w.-]+|[\w.-]+\.config)\.[cm]?[jt]sx?$/i;

/** Events after which nothing is left to close: no work is left, or the process is gone. */
export const finalEvents = ['beforeExit', 'exit'] as const;

/** Where packages that install commands keep them: one file, one run. */
export const commandPaths = /(?:^|\/)commands?\//;

/** Names that say "this is not production": conditions on them guard development code. */
export const developmentNames = /^(?:is|in|use)?_?(?:dev|development|debug|local|localhost|test|testing|staging)(?:_?(?:mode|env|environment|build))?$/i;

/** Names that say "this is production". */
export const productionNames = /^(?:is|in)?_?prod(?:uction)?(?:_?(?:mode|env|environment|build))?$/i;

/** Values of `NODE_ENV` and its kin that are not production. */
export const developmentValues = /^(?:dev|development|local|test|testing|ci|staging)$/i;
export const productionValues = /^prod(?:uction)?$/i;
export const environmentNames = /^(?:NODE_ENV|APP_ENV|ENV|ENVIRONMENT|STAGE|DEPLOY_ENV|DEPLOYMENT|NEXT_PUBLIC_ENV|RAILS_ENV|MODE)$/i;

/** Names of settings by which a user asks for less safety. */
export const optInNames = /insecure|unsafe|self_?-?signed|(?:allow|accept|ignore|skip|disable|no|trust)_?-?(?:all|any|bad|broken|expired|invalid|untrusted|unauthori[sz]ed|tls|ssl|https|http|cert|certs|certificate|certificates|verify|verification|validation|check)|reject_?unauthori[sz]ed|strict_?(?:ssl|tls)|(?:ssl|tls|cert|certificate|https?)_?(?:verify|verification|validate|validation|check|mode|no_verify)|verify_?(?:ssl|tls|cert|certs|certificate|certificates|host|peer)?$|trust_?server_?certificate|skip_?verify/i;

/** TLS options whose name alone says what they do, whoever reads them. */
export const plainTlsOptions = ['rejectUnauthorized'] as const;

/** The option beside them that takes the certificates to trust, in the manner of Node's own modules. */
export const trustOption = 'ca';

/** Calls and constructors that make servers: there the same option is about client certificates. */
export const serverNames = /(?:^|\.)(?:create(?:Secure|Https|TLS)?Server|Server|listen|serve|TLSSocket)$/;

/** The server-side option that goes with it. */
export const serverTlsOptions = ['requestCert', 'isServer'] as const;

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

/** Names of a part of a collection: someone chose its size. The list of all parts has no bound of its own. */
export const batchNames = /(?:^|[a-z_])(?:batch|chunk|slice|bundle|group|page|window|pair)$/i;

/** Functions that cut a collection into parts of a given size, by name. */
export const chunkNames = /^(?:_?chunk|chunks|chunkArray|chunked|toChunks|splitIntoChunks|batch|batches|toBatches|createBatches|partition|sliceIntoChunks|arrayChunk|inBatches|splitEvery)$/i;

/** Class names of hand-made limiters and functions that bound what they run, by name. */
export const limiterNames = /limit|throttl|semaphore|mutex|queue|concurren|pool(?:ed|map)?$|bounded|batch|sequential|serial|ratelimit|gate$|sem$|lock$/i;

/** Functions that let time go by, by name. */
export const pauseNames = /^(?:sleep|delay|pause|wait|timeout|backoff|jitter)/i;

/** Functions that start a program, by name. */
export const startUpNames = /^(?:main|cli|boot|bootstrap|launch|start(?:up|Up|Server|App|Service)?|setup(?:Server|App)?|init(?:ialize|ialise)?(?:App|Server|Service|Database|Db)?|global(?:Setup|Config|Teardown))$/;

/** Modules that only code for browsers imports. */
export const browserModules = ['react', 'react-dom', 'react-dom/client', 'react-native', 'react-router', 'react-router-dom', 'preact', 'preact/hooks', 'vue', 'vue-router', 'pinia', 'vuex', 'svelte', 'svelte/store', 'solid-js', '@angular/core', '@angular/common/http', 'next/router', 'next/link', 'swr', '@tanstack/react-query', 'react-query', 'redux', 'react-redux', '@reduxjs/toolkit', 'jquery', 'lit'] as const;

/** Files of user interfaces. */
export const browserPaths = /\.[jt]sx$/i;

/** Global calls that only compute, whatever they are given. */
export const pureCalls = /^(?:Boolean|Number|String|parseFloat|parseInt|Number\.parse(?:Float|Int)|Object\.freeze|Math\.(?!random$)\w+)$/;

/** Global calls and constructors that only compute, and throw when what they are given does not fit. */
export const pickyCalls = /^(?:BigInt|JSON\.parse|Object\.fromEntries|Buffer\.from|URL|URLSearchParams|Map|Set)$/;

/** Modules whose functions only compute, and throw when what they are given does not fit. */
export const pureModules = ['path', 'path/posix', 'path/win32', 'querystring', 'url'] as const;

/** Methods that are called once in the life of a session, or add to it with each call. */
export const onceOnlyMethods = ['on', 'once', 'off', 'addListener', 'prependListener', 'connect', 'open', 'setMaxListeners', 'unref', 'ref', 'compose'] as const;

/** Members of a response that may still be on the way when the response is there. */
export const bodyMembers = ['body', 'raw', 'stream'] as const;

/** The option by which most clients take a deadline in milliseconds. */
export const plainDeadline = 'timeout';

/** Calls that end the process, and names of callbacks that say that a function is done: nothing is done after them. */
export const exitCalls = /^process\.(?:abort|exit|kill)$/;
export const doneNames = /^(?:callback|cb|done|next)$/;

/** Names in a condition that tell who owns a session, and so who closes it. */
export const ownershipNames = /own|clos|dispos|manag|creat|extern|shared|provided|given|reuse|keep|persist|inject/i;
