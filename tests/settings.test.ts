import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clients } from '../src/catalog/clients/index.js';
import { readSettings } from '../src/settings.js';

const DEFAULTS = { runtime: 'node', fixes: 'safe', sharedSession: null, limiter: null, clients: [], wrappers: [] };

/** The problems named for a value of our key, without the first line. */
function problemsOf(value: unknown): string[] {
  try {
    readSettings({ 'async-http': value });
  } catch (error) {
    const [head, ...problems] = (error as Error).message.split('\n');
    expect(head).toBe('Invalid settings of eslint-plugin-async-http:');
    return problems.map((problem) => problem.replace(/^- /, ''));
  }
  return [];
}

const SESSION = {
  create: 'new', type: 'Dispatcher', kind: 'connection pool', options: 0, close: [{ method: 'close', async: true, graceful: true }],
  dispose: 'none', keepsProcessAlive: false,
};

/** An entry that uses every key of the shape. */
const FULL_CLIENT = {
  id: 'acme', name: 'Acme', modules: ['@acme/http', './src/lib/http'], globals: ['acme'], values: { default: 'Acme' }, types: { Acme: 'Acme' },
  sessions: {
    Pool: {
      ...SESSION, poolsWhen: { option: 'keepAlive', is: true }, oneUse: ['lookup', { option: 'once', is: true }], parts: ['db'], wraps: 0, limit: { option: 'connections', default: 'unlimited' },
      tls: ['tls.rejectUnauthorized', { option: 'strict', is: 0 }, { option: 'tls.checkServerIdentity', is: 'no-op function', accepts: 'any host', until: 3 }, { option: 'verify', until: 2 }], ineffectiveTls: ['insecure', { option: 'lax', is: true, because: 'it is gone' }], deadline: ['headersTimeout+bodyTimeout'],
    },
  },
  instances: {
    create: {
      create: 'call', type: 'Acme', options: 0, session: ['agent'], deadline: ['timeout'], ineffectiveDeadline: [{ option: 'connectTimeout', because: 'covers the connect phase only', unless: 'setTimeout' }],
      tls: ['verify'], ineffectiveTls: ['ssl'], tlsMethods: ['insecure'], sessionUnless: { option: 'adapter', is: 'own' },
    },
  },
  requests: {
    'Acme#get': {
      options: null, optionsAlsoAt: 0, url: null, urlOption: 'url', session: ['agent'], deadline: ['timeout'], deadlineMethods: ['timeout'], waits: 300_000, boundedByDefault: false,
      ineffectiveDeadline: [], streams: [{ option: 'stream', is: true }], tls: [], ineffectiveTls: [], tlsMethods: ['insecure'], sessionUnless: { option: 'adapter', is: 'own' }, returns: 'promise', addDeadline: { option: 'timeout', value: '{{ms}}' },
      addStreamDeadline: { option: 'idle', value: '{{ms}}', unless: { option: 'adapter', is: 'own' } },
    },
    'Acme#events': { options: 1, deadline: [], waits: 'forever', streams: true, addDeadline: { method: 'timeout', value: '{{ms}}' }, addStreamDeadline: { method: 'idle', value: '{{ms}}' } },
  },
  blocking: {
    getSync: {
      what: 'sends HTTP', when: 'without-callback', cheap: false, returnsBlocking: false, content: 'read', instead: 'get',
      twin: { from: '@acme/http', name: 'get', form: 'await', level: 'fix', notForDescriptors: true, notWith: ['encoding'], text: { member: 'body', honours: ['encoding'] }, losesTypes: false },
    },
    open: { what: 'sends HTTP', when: { argument: 2, is: false } },
  },
  limiters: {
    default: { kind: 'wrapper', create: 'call', concurrency: 'concurrency', run: 'default', wrap: ['wrap'] },
    Queue: { kind: 'wrapper', create: 'new', concurrency: 0, run: ['add'] },
    map: { kind: 'map', items: 0, mapper: 1, limit: { argument: 2, option: 'concurrency' } },
  },
  limiterRewrite: { import: 'named', name: 'map', all: '{{name}}({{items}}, {{mapper}}, {{limit}})', passesIndex: true, declare: 'const {{limiter}} = 1', wrap: '{{limiter}}(() => {{call}})' },
  handlers: { 'App#get': { via: 'callback', when: 'per-request', event: ['request'] } },
  exportedHandlers: [{ export: 'GET', path: 'route\\.[jt]s$', when: 'per-request', runtime: 'lambda', firstParameter: ['event'] }],
  lifecycleMethods: { startUp: ['onStart'], shutdown: ['onStop'] },
  tlsAssignments: { defaults: [{ property: 'verify', is: [false, 0, null, 'no'] }] },
  tlsUrlParameters: ['sslmode=no-verify'],
  combinators: { together: 'all' },
  installs: { setDefault: 0 },
  defaults: { 'Acme#defaults': 'Acme' },
  source: 'our own code',
};

describe('readSettings', () => {
  it.each([undefined, null, {}, { other: { runtime: 'nod' } }, { 'async-http': undefined }, { 'async-http': {} }])('fills in defaults for %j', (settings) => {
    expect(readSettings(settings)).toEqual(DEFAULTS);
  });

  it('gives the same object for the same settings, and one object for all absent ones', () => {
    const settings = { 'async-http': { runtime: 'lambda' } };
    expect(readSettings(settings)).toBe(readSettings(settings));
    expect(readSettings({})).toBe(readSettings({ other: 1 }));
  });

  it('keeps what was given', () => {
    const given = {
      runtime: 'workers',
      fixes: 'all',
      sharedSession: { module: '@/http', export: 'http' },
      limiter: { module: 'p-limit' },
      clients: [FULL_CLIENT, { id: 'bare', source: 'our own code' }],
      wrappers: [
        { module: '@acme/http', name: 'request', kind: 'request', timeout: 'builtin' },
        { module: '@acme/http', name: 'makeClient', kind: 'session', close: 'close' },
        { module: '@acme/async', name: 'mapLimit', kind: 'limiter' },
      ],
    };
    const { clients: entries, ...rest } = readSettings({ 'async-http': given });
    expect(rest).toEqual({ ...given, clients: undefined });
    // What the user wrote as an entry comes first: it wins over wrappers.
    expect(entries.slice(0, 2)).toEqual(given.clients);
    expect(entries.slice(2).map(({ modules }) => modules)).toEqual([['@acme/http'], ['@acme/http'], ['@acme/async']]);
  });

  it('takes every entry of our own catalogue', () => {
    for (const client of clients) expect(problemsOf({ clients: [client] })).toEqual([]);
    expect(clients.length).toBeGreaterThan(20);
  });

  it('takes null and undefined for what is not set', () => {
    const given = { runtime: undefined, sharedSession: null, limiter: null, wrappers: [{ module: 'm', name: 'n', kind: 'request', close: undefined }] };
    expect(readSettings({ 'async-http': given })).toMatchObject({ ...DEFAULTS, clients: [{ modules: ['m'] }], wrappers: [{ module: 'm', name: 'n', kind: 'request' }] });
  });

  it('does not load the validator without settings', () => {
    const script = `
      import { createRequire } from 'node:module';
      import { readSettings } from ${JSON.stringify(pathToFileURL('src/settings.ts').href)};
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('valibot'));
      readSettings({});
      const before = loaded();
      readSettings({ 'async-http': {} });
      console.log(before, loaded());
    `;
    expect(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { encoding: 'utf8' })).toBe('false true\n');
  });
});

describe('errors of readSettings', () => {
  it('has one line for one problem', () => {
    expect(() => readSettings({ 'async-http': { runtime: 'nod' } })).toThrow(
      new Error('Invalid settings of eslint-plugin-async-http:\n- settings[\'async-http\'].runtime: got "nod", allowed: "node" | "lambda" | "workers" | "browser"'),
    );
  });

  it('throws a new error with the same words each time', () => {
    const settings = { 'async-http': { runtime: 1 } };
    const errors = [0, 1].map(() => {
      try {
        return readSettings(settings);
      } catch (error) {
        return error as Error;
      }
    }) as Error[];
    expect(errors[0]).not.toBe(errors[1]);
    expect(errors[0]?.message).toBe(errors[1]?.message);
  });

  it('names every problem', () => {
    expect(problemsOf({ runtime: 'nod', fixs: 'all', colour: 1, sharedSession: { module: '' }, limiter: 3, wrappers: [{ module: 'm', name: 'n', kind: 'requests', timeout: 0 }] })).toEqual([
      `settings['async-http'].runtime: got "nod", allowed: "node" | "lambda" | "workers" | "browser"`,
      `settings['async-http'].sharedSession.module: got "", allowed: a string that is not empty`,
      `settings['async-http'].sharedSession.export: got nothing, allowed: a string that is not empty`,
      `settings['async-http'].limiter: got 3, allowed: an object`,
      `settings['async-http'].wrappers[0].kind: got "requests", allowed: "request" | "session" | "limiter"`,
      `settings['async-http'].wrappers[0].timeout: got 0, allowed: a string that is not empty`,
      `settings['async-http'].fixs: unknown key, did you mean "fixes"?`,
      `settings['async-http'].colour: unknown key, allowed: "runtime" | "fixes" | "sharedSession" | "limiter" | "clients" | "wrappers"`,
    ]);
  });

  it.each([
    ['an array', []],
    ['null', null],
    ['"node"', 'node'],
    ['true', true],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['an object', new Map([['runtime', 'node']])],
  ])('wants an object, not %s', (shown, value) => {
    expect(problemsOf(value)).toEqual([`settings['async-http']: got ${shown}, allowed: an object`]);
  });

  it('checks the deadlines that are added', () => {
    const request = { options: 1, deadline: [], waits: 'forever' };
    const requests = {
      get: { ...request, addStreamDeadline: { option: 'idle', value: '{{ms}}', unless: 'fetch' } },
      post: { ...request, addStreamDeadline: { method: 'idle' } },
    };
    expect(problemsOf({ clients: [{ id: 'acme', modules: ['acme'], requests, source: 'read' }] })).toEqual([
      `settings['async-http'].clients[0].requests.get.addStreamDeadline.unless: got "fetch", allowed: an object`,
      `settings['async-http'].clients[0].requests.post.addStreamDeadline.value: got nothing, allowed: a string that is not empty`,
    ]);
  });

  it('checks client entries to the last key', () => {
    const client = {
      id: 'acme',
      modules: 'acme',
      sessions: { Pool: { ...SESSION, kind: 'pool', options: -1, keepsProcessAlive: 'no', tls: [3, { option: 'a', is: {} }], limit: { option: 'n', default: 0 }, closes: [] } },
      instances: { 'a b': { create: 'new', type: 'T', options: '0' } },
      requests: { get: { options: 1, deadline: 'signal', waits: -1, streams: 1, addDeadline: { method: 'timeout' } } },
      blocking: { x: { what: 'reads', when: 3, twin: { from: 'a', name: 'b', form: 'await', level: 'fix', since: '22' } } },
      limiters: { default: { kind: 'queue', create: 'new', concurrency: null, run: 'all' }, map: { kind: 'map', items: 0, mapper: 1, limit: {} } },
      exportedHandlers: [{ export: 'GET', when: 'per-request', path: '(' }],
    };
    const at = (rest: string) => `settings['async-http'].clients[0].${rest}`;
    expect(problemsOf({ clients: [client] })).toEqual([
      at('modules: got "acme", allowed: an array of strings'),
      at('sessions.Pool.kind: got "pool", allowed: "connection pool" | "connection" | "proxy pool" | "database pool" | "mail transport" | "browser"'),
      at('sessions.Pool.options: got -1, allowed: the index of an argument (0, 1, …) | null'),
      at('sessions.Pool.limit.default: got 0, allowed: a number above 0 | "unlimited"'),
      at('sessions.Pool.keepsProcessAlive: got "no", allowed: true | false'),
      at('sessions.Pool.tls[0]: got 3, allowed: an option path | { option, is }'),
      at('sessions.Pool.tls[1].is: got an object, allowed: a string | a number | true | false | null'),
      at('sessions.Pool.closes: unknown key, did you mean "close"?'),
      at(`instances['a b'].options: got "0", allowed: the index of an argument (0, 1, …) | null`),
      at('requests.get.deadline: got "signal", allowed: an array of strings'),
      at('requests.get.waits: got -1, allowed: milliseconds | "forever"'),
      at('requests.get.streams: got 1, allowed: true | an array of { option, is }'),
      at('requests.get.addDeadline.value: got nothing, allowed: a string that is not empty'),
      at('blocking.x.what: got "reads", allowed: "reads or writes files" | "runs a process" | "computes" | "compresses" | "sends HTTP" | "sleeps" | "waits for input" | "runs a worker"'),
      at('blocking.x.when: got 3, allowed: "without-callback" | { argument, is }'),
      expect.stringContaining('blocking.x.twin.since: unknown key') as string,
      at('limiters.default.kind: got "queue", allowed: "wrapper" | "map"'),
      at('limiters.default.concurrency: got null, allowed: the index of an argument (0, 1, …) | an option path'),
      at('limiters.default.run: got "all", allowed: "default" | an array of method names'),
      at('limiters.map.limit.argument: got nothing, allowed: the index of an argument (0, 1, …)'),
      `and 2 more`,
    ]);
  });

  it('wants a regular expression that compiles', () => {
    expect(problemsOf({ clients: [{ id: 'a', source: 's', exportedHandlers: [{ export: 'GET', when: 'per-request', path: '(' }] }] })).toEqual([
      `settings['async-http'].clients[0].exportedHandlers[0].path: got "(", allowed: a regular expression as a string`,
    ]);
  });
});

describe('hostile settings', () => {
  it('refuses keys of Object.prototype', () => {
    expect(problemsOf(JSON.parse('{"__proto__": {"runtime": "lambda"}, "constructor": 1, "clients": [{"id": "x", "source": "s", "requests": {"toString": {}}}]}'))).toEqual([
      `settings['async-http'].__proto__: not allowed as a key`,
      `settings['async-http'].constructor: not allowed as a key`,
      `settings['async-http'].clients[0].requests.toString: not allowed as a key`,
    ]);
    expect(({} as Record<string, unknown>)['runtime']).toBeUndefined();
  });

  it('refuses cycles', () => {
    const client: Record<string, unknown> = { id: 'a', source: 's' };
    client['sessions'] = { Pool: client };
    expect(problemsOf({ clients: [client] })).toEqual([`settings['async-http'].clients[0].sessions.Pool: contains itself, allowed: data without cycles`]);
  });

  it('takes the same object twice', () => {
    const wrapper = { module: 'm', name: 'n', kind: 'request' };
    expect(problemsOf({ wrappers: [wrapper, wrapper] })).toEqual([]);
  });

  it('refuses endless nesting', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) deep = [deep];
    expect(problemsOf({ wrappers: deep })).toContain(`settings['async-http'].wrappers${'[0]'.repeat(16)}: nested too deeply`);
  });

  it('refuses what throws when it is read', () => {
    const thrower = { get module() { throw new Error('no'); }, name: 'n', kind: 'request' };
    expect(problemsOf({ wrappers: [thrower] })[0]).toBe(`settings['async-http'].wrappers[0]: cannot be read`);
  });

  it('takes 100,000 entries', () => {
    const wrappers = Array.from({ length: 100_000 }, (_, index) => ({ module: `m${index}`, name: 'n', kind: 'request' }));
    expect(readSettings({ 'async-http': { wrappers } }).wrappers).toHaveLength(100_000);
  });

  it('names twenty of many problems', () => {
    const problems = problemsOf({ wrappers: Array.from({ length: 100_000 }, () => ({ module: 'm', name: 'n', kind: 'x' })) });
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('and 99980 more');
  });

  it('gives up on an array without end', () => {
    expect(problemsOf({ wrappers: new Array(1e9) })).toEqual([`settings['async-http'].wrappers: too large, allowed: 1,000,000 values in all`]);
  });

  it('shortens long values and keys', () => {
    const [value, key] = problemsOf({ runtime: 'x'.repeat(10_000), ['y'.repeat(10_000)]: 1 });
    expect(value).toContain(`got "${'x'.repeat(60)}…", allowed`);
    expect(key?.length).toBeLessThan(10_200);
  });
});
