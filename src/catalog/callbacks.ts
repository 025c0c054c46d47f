/**
 * How a call runs a function that it is given, and what that means for who runs the code in it.
 *
 * - `iteration`: at once, once for each item: part of the caller, as the body of a loop is;
 * - `immediate`: at once: part of the caller;
 * - `promise`: when a promise settles: part of what the caller does, and whoever waits for the promise waits for it;
 * - `memo`: the first time only; its value is kept;
 * - `event`: when an event comes or an operation is done: part of a request where the request's handler asked for it, and of nothing otherwise;
 * - `later`: when time has passed or the loop is free: nobody waits for it.
 */
export type CallbackRun = 'iteration' | 'immediate' | 'promise' | 'memo' | 'event' | 'later';

/** Calls that run one of their arguments in the same way. Exactly one of `methods`, `globals`, `constructors`, `names` and `modules` says which calls. */
export interface Callbacks {
  /** Methods of whatever object: what else is called `map` does the same. */
  readonly methods?: readonly string[];
  /** Functions of the language and the platform, by dotted name. */
  readonly globals?: readonly string[];
  readonly constructors?: readonly string[];
  /** The last part of a callee's name. */
  readonly names?: readonly string[];
  /** Modules whose exports of these names are meant: `map` of `lodash`, which is also the default export of `lodash/map`. */
  readonly modules?: readonly string[];
  readonly exports?: readonly string[];
  /** Indexes of the arguments that are run; `last`: the last one, wherever that is. */
  readonly arguments: readonly number[] | 'last';
  readonly run: CallbackRun;
  /** Where the items come from: the object of a method, or an argument. */
  readonly items?: 'object' | number;
}

/** Methods that call their function argument before they return, once for each item: of arrays, typed arrays, iterators, maps and sets. */
export const iterationMethods = [
  'every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'forEach', 'map', 'reduce', 'reduceRight', 'some', 'sort', 'toSorted',
] as const;

/** Methods whose function argument runs when a promise settles. */
export const promiseMethods = ['then', 'catch', 'finally'] as const;

/** Wrappers that run a function once and keep its value, by the last part of their name. */
export const memoWrappers = ['once', 'memo', 'memoize', 'memoizeOne', 'lazy', 'lazyInit', 'singleton', 'cache', 'cached', 'shared', 'useMemo', 'useState', 'useRef', 'computed'] as const;

const typedArrays = ['BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array', 'Float64Array', 'Int16Array', 'Int32Array', 'Int8Array', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray'] as const;

/** Libraries of functions over collections that take the collection first. */
const collectionModules = ['lodash', 'lodash-es', 'underscore'] as const;

const collectionFunctions = [
  'all', 'any', 'collect', 'countBy', 'detect', 'dropRightWhile', 'dropWhile', 'each', 'eachRight', 'every', 'filter', 'find', 'findIndex', 'findKey', 'findLast', 'findLastIndex', 'findLastKey',
  'flatMap', 'flatMapDeep', 'flatMapDepth', 'foldl', 'foldr', 'forEach', 'forEachRight', 'forIn', 'forInRight', 'forOwn', 'forOwnRight', 'groupBy', 'indexBy', 'inject', 'keyBy', 'map', 'mapKeys', 'mapObject', 'mapValues',
  'max', 'maxBy', 'meanBy', 'min', 'minBy', 'omitBy', 'orderBy', 'partition', 'pickBy', 'reduce', 'reduceRight', 'reject', 'remove', 'select', 'some', 'sortBy', 'sumBy', 'takeRightWhile', 'takeWhile', 'times', 'transform', 'uniqBy',
] as const;

const fileFunctions = [
  'access', 'appendFile', 'chmod', 'chown', 'close', 'copyFile', 'cp', 'exists', 'fchmod', 'fchown', 'fstat', 'fsync', 'ftruncate', 'futimes', 'lchown', 'link', 'lstat', 'mkdir', 'mkdtemp', 'open', 'opendir', 'read', 'readFile', 'readdir', 'readlink',
  'realpath', 'rename', 'rm', 'rmdir', 'stat', 'statfs', 'symlink', 'truncate', 'unlink', 'utimes', 'write', 'writeFile', 'writev',
] as const;

/** At once or later: one row for each kind of call, the more exact first. */
export const callbacks: readonly Callbacks[] = [
  { modules: collectionModules, exports: collectionFunctions, arguments: [1], run: 'iteration', items: 0 },
  { modules: collectionModules, exports: ['tap', 'thru'], arguments: [1], run: 'immediate' },
  { modules: collectionModules, exports: ['attempt'], arguments: [0], run: 'immediate' },
  { modules: collectionModules, exports: ['memoize', 'once'], arguments: [0], run: 'memo' },
  { modules: collectionModules, exports: ['debounce', 'defer', 'delay', 'throttle'], arguments: [0], run: 'later' },
  { modules: ['timers'], exports: ['setImmediate', 'setInterval', 'setTimeout'], arguments: [0], run: 'later' },

  { modules: ['child_process'], exports: ['exec', 'execFile'], arguments: 'last', run: 'event' },
  { modules: ['crypto'], exports: ['generateKey', 'generateKeyPair', 'hkdf', 'pbkdf2', 'randomBytes', 'randomFill', 'randomInt', 'scrypt', 'sign', 'verify'], arguments: 'last', run: 'event' },
  { modules: ['dns'], exports: ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'resolveMx', 'resolveSrv', 'resolveTxt', 'reverse'], arguments: 'last', run: 'event' },
  { modules: ['fs', 'fs-extra', 'graceful-fs'], exports: fileFunctions, arguments: 'last', run: 'event' },
  { modules: ['follow-redirects', 'http', 'https'], exports: ['get', 'http.get', 'http.request', 'https.get', 'https.request', 'request'], arguments: 'last', run: 'event' },
  { modules: ['zlib'], exports: ['brotliCompress', 'brotliDecompress', 'deflate', 'deflateRaw', 'gunzip', 'gzip', 'inflate', 'inflateRaw', 'unzip'], arguments: 'last', run: 'event' },

  { globals: ['Array.from', 'Array.fromAsync', ...typedArrays.map((name) => `${name}.from`)], arguments: [1], run: 'iteration', items: 0 },
  { globals: ['Map.groupBy', 'Object.groupBy'], arguments: [1], run: 'iteration', items: 0 },
  { globals: ['JSON.parse', 'JSON.stringify'], arguments: [1], run: 'immediate' },
  { globals: ['Promise.try', 'Reflect.apply', 'Reflect.construct'], arguments: [0], run: 'immediate' },
  { globals: ['process.nextTick', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback', 'setImmediate', 'setInterval', 'setTimeout'], arguments: [0], run: 'later' },
  { globals: ['addEventListener'], arguments: [1], run: 'event' },

  { constructors: ['Promise'], arguments: [0], run: 'immediate' },

  { methods: iterationMethods, arguments: [0], run: 'iteration', items: 'object' },
  { methods: ['replace', 'replaceAll'], arguments: [1], run: 'immediate' },
  { methods: promiseMethods, arguments: [0, 1], run: 'promise' },
  { methods: ['addEventListener', 'addListener', 'on', 'once', 'prependListener', 'prependOnceListener'], arguments: [1, 2], run: 'event' },

  { names: memoWrappers, arguments: [0], run: 'memo' },
];

/** Methods of a function that run it at once. */
export const runMethods = ['apply', 'call'] as const;

/** Methods of a function that give the same function back, with arguments and `this` bound. */
export const bindMethods = ['bind'] as const;

/** The first parameter of a callback that is told of the failure or the result of an operation. */
export const errorParameters = /^_?(?:e|er|err|error|exception)$/i;

/** Functions that run a generator as an async function, and those that compilers write for one. */
export const coroutineNames = /^(?:co|coroutine|__awaiter|_?asyncToGenerator)$/i;
