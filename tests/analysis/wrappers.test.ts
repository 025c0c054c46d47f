import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

const wrappers = [
  { module: '@acme/http', name: 'request', kind: 'request', timeout: 'builtin' },
  { module: './src/lib/http', name: 'get', kind: 'request', timeout: 'deadline' },
  { module: '@acme/http', name: 'makeClient', kind: 'session', close: 'shutdown' },
  { module: '@acme/async', name: 'mapLimit', kind: 'limiter' },
];

describe('wrappers of a project', () => {
  it.each([
    ['its own deadline', `import { request } from '@acme/http'; request(url);`, 'bounded by default'],
    ['no deadline given', `import { get } from './lib/http'; get(url);`, 'missing'],
    ['no deadline among the options', `import { get } from './lib/http.js'; get(url, 1, { retries: 2 });`, 'missing'],
    ['a deadline in the last argument', `import { get } from './lib/http.ts'; get(url, 1, { deadline: 5 });`, 'set'],
    ['imported from deeper down', `import { get } from '../src/lib/http'; get(url);`, 'missing'],
    ['under an alias', `import { get as load } from './lib/http'; load(url);`, 'missing'],
  ])('a request with %s', (_name, code, state) => {
    expect(factsOf(code, { settings: { wrappers } }).requests).toMatchObject([{ deadline: { state } }]);
  });

  it.each([
    [false, 1],
    [true, 0],
    [undefined, 0],
  ])('leaves a body to the caller when it says so (%s)', (consumesBody, count) => {
    const own = [{ module: '@acme/http', name: 'send', kind: 'request', ...(consumesBody !== undefined && { consumesBody }) }];
    const { responses } = factsOf(`import { send } from '@acme/http'; export async function f(url) { const r = await send(url); return r.ok; }`, { settings: { wrappers: own } });
    expect(responses.filter(({ body }) => body === 'never')).toHaveLength(count);
  });

  it('leaves modules of the same name elsewhere alone', () => {
    expect(factsOf(`import { get } from './other/http'; get(url);`, { settings: { wrappers } }).requests).toEqual([]);
  });

  it('names the session a factory makes and how it is closed', () => {
    const { sessions } = factsOf(`import { makeClient } from '@acme/http'; export async function f() { const client = makeClient(); await client.get(); }`, { settings: { wrappers } });
    expect(sessions).toMatchObject([{ api: 'makeClient', name: 'client', closed: 'never', closeMethod: { name: 'shutdown', async: true } }]);
  });

  it('believes a declared limiter', () => {
    const code = `import { mapLimit } from '@acme/async'; export const all = (urls) => Promise.all(urls.map((url) => mapLimit(1, () => fetch(url))));`;
    expect(factsOf(code, { settings: { wrappers } }).fanOuts).toMatchObject([{ limiter: 'effective' }]);
  });
});

describe('entries of a project', () => {
  it('are read like the catalogue, and win over it', () => {
    const clients = [{ id: 'own-fetch', globals: ['fetch'], requests: { fetch: { options: 1, deadline: ['ttl'], waits: 'forever' } }, source: 'own' }];
    expect(factsOf('fetch(url, { ttl: 1 });', { settings: { clients } }).requests).toMatchObject([{ client: { id: 'own-fetch' }, deadline: { state: 'set', by: 'ttl' } }]);
  });
});
