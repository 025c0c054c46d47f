import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-unbounded-fan-out.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('a request for every item', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'Promise.all over map',
        code: `
export async function load(urls) {
  return Promise.all(urls.map((url) => fetch(url)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 3,
            column: 10,
            endLine: 3,
            endColumn: 52,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { Readable } from 'node:stream';

export async function load(urls) {
  return Readable.from(urls).map((url) => fetch(url), { concurrency: 10 }).toArray();
}
` },
            ],
          },
        ],
      },
      {
        name: 'an async mapper',
        code: `
import axios from 'axios';
export async function load(ids) {
  const users = await Promise.all(ids.map(async (id) => {
    const { data } = await axios.get(\`https://api.example.com/users/\${id}\`);
    return data;
  }));
  return users;
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`axios.get`', each: 'every item of `ids`', note: '' },
            line: 4,
            column: 23,
            endLine: 7,
            endColumn: 6,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import axios from 'axios';
import { Readable } from 'node:stream';
export async function load(ids) {
  const users = await Readable.from(ids).map(async (id) => {
    const { data } = await axios.get(\`https://api.example.com/users/\${id}\`);
    return data;
  }, { concurrency: 10 }).toArray();
  return users;
}
` },
            ],
          },
        ],
      },
      {
        name: 'Promise.allSettled',
        code: `export const load = (urls) => Promise.allSettled(urls.map((url) => fetch(url)));`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.allSettled`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: only a limiter that wraps the work can bound `Promise.allSettled`.' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 80,
          },
        ],
      },
      {
        name: 'Promise.any',
        code: `export const load = (mirrors) => Promise.any(mirrors.map((url) => fetch(url)));`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.any`', request: '`fetch`', each: 'every item of `mirrors`', note: ' Not rewritten: only a limiter that wraps the work can bound `Promise.any`.' },
            line: 1,
            column: 34,
            endLine: 1,
            endColumn: 79,
          },
        ],
      },
      {
        name: 'through a function of the file',
        code: `
async function getUser(id) {
  return (await fetch(\`https://api.example.com/users/\${id}\`)).json();
}
export const getUsers = (ids) => Promise.all(ids.map((id) => getUser(id)));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`, through `getUser`', each: 'every item of `ids`', note: '' },
            line: 5,
            column: 34,
            endLine: 5,
            endColumn: 75,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { Readable } from 'node:stream';

async function getUser(id) {
  return (await fetch(\`https://api.example.com/users/\${id}\`)).json();
}
export const getUsers = (ids) => Readable.from(ids).map((id) => getUser(id), { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'through a function given by name',
        code: `
async function getUser(id) {
  return (await fetch(\`https://api.example.com/users/\${id}\`)).json();
}
export const getUsers = (ids) => Promise.all(ids.map(getUser));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`, through `getUser`', each: 'every item of `ids`', note: '' },
            line: 5,
            column: 34,
            endLine: 5,
            endColumn: 63,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { Readable } from 'node:stream';

async function getUser(id) {
  return (await fetch(\`https://api.example.com/users/\${id}\`)).json();
}
export const getUsers = (ids) => Readable.from(ids).map(getUser, { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'through a method',
        code: `
import got from 'got';
export class Api {
  async one(id) {
    return got(\`https://api.example.com/\${id}\`).json();
  }
  all(ids) {
    return Promise.all(ids.map((id) => this.one(id)));
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`got`, through `one`', each: 'every item of `ids`', note: '' },
            line: 8,
            column: 12,
            endLine: 8,
            endColumn: 54,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import got from 'got';
import { Readable } from 'node:stream';
export class Api {
  async one(id) {
    return got(\`https://api.example.com/\${id}\`).json();
  }
  all(ids) {
    return Readable.from(ids).map((id) => this.one(id), { concurrency: 10 }).toArray();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'through two functions',
        code: `
const get = (path) => fetch('https://api.example.com' + path);
const getUser = async (id) => (await get(\`/users/\${id}\`)).json();
export const getUsers = (ids) => Promise.all(ids.map(getUser));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`, through `getUser`, through `get`', each: 'every item of `ids`', note: '' },
            line: 4,
            column: 34,
            endLine: 4,
            endColumn: 63,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { Readable } from 'node:stream';

const get = (path) => fetch('https://api.example.com' + path);
const getUser = async (id) => (await get(\`/users/\${id}\`)).json();
export const getUsers = (ids) => Readable.from(ids).map(getUser, { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'Array.from with a mapper',
        code: `export const load = (urls) => Promise.all(Array.from(urls, (url) => fetch(url)));`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a plain `map`.' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 81,
          },
        ],
      },
      {
        name: 'entries of an object',
        code: `export const load = (targets) => Promise.all(Object.entries(targets).map(([name, url]) => fetch(url)));`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `Object.entries(targets)`', note: '' },
            line: 1,
            column: 34,
            endLine: 1,
            endColumn: 103,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `import { Readable } from 'node:stream';

export const load = (targets) => Readable.from(Object.entries(targets)).map(([name, url]) => fetch(url), { concurrency: 10 }).toArray();` },
            ],
          },
        ],
      },
      {
        name: 'a spread of the mapped promises',
        code: `export const load = (urls) => Promise.all([fetch('https://example.com'), ...urls.map((url) => fetch(url))]);`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 108,
          },
        ],
      },
      {
        name: 'promises held in a variable',
        code: `
export async function load(urls) {
  const pending = urls.map((url) => fetch(url));
  return Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'promises pushed in a loop',
        code: `
export async function load(urls) {
  const pending = [];
  for (const url of urls) pending.push(fetch(url));
  return Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'promises pushed by forEach',
        code: `
export async function load(urls) {
  const pending = [];
  urls.forEach((url) => {
    pending.push(fetch(url));
  });
  await Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 7,
            column: 9,
            endLine: 7,
            endColumn: 29,
          },
        ],
      },
      {
        name: 'a started promise pushed by name',
        code: `
export async function load(urls) {
  const pending = [];
  for (const url of urls) {
    const response = fetch(url);
    pending.push(response);
  }
  await Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 8,
            column: 9,
            endLine: 8,
            endColumn: 29,
          },
        ],
      },
      {
        name: 'a filtered collection',
        code: `export const load = (urls) => Promise.all(urls.filter(Boolean).map((url) => fetch(url)));`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls.filter(Boolean)`', note: '' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 89,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `import { Readable } from 'node:stream';

export const load = (urls) => Readable.from(urls.filter(Boolean)).map((url) => fetch(url), { concurrency: 10 }).toArray();` },
            ],
          },
        ],
      },
      {
        name: 'promises chained in the mapper',
        code: `export const load = (urls) => Promise.all(urls.map((url) => fetch(url).then((response) => response.json())));`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 109,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `import { Readable } from 'node:stream';

export const load = (urls) => Readable.from(urls).map((url) => fetch(url).then((response) => response.json()), { concurrency: 10 }).toArray();` },
            ],
          },
        ],
      },
      {
        name: 'a collection read from a response',
        code: `
export async function load() {
  const { items } = await (await fetch('https://api.example.com')).json();
  return Promise.all(items.map((item) => fetch(item.url)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `items`', note: '' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 59,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { Readable } from 'node:stream';

export async function load() {
  const { items } = await (await fetch('https://api.example.com')).json();
  return Readable.from(items).map((item) => fetch(item.url), { concurrency: 10 }).toArray();
}
` },
            ],
          },
        ],
      },
      {
        name: 'promises pushed in a counting loop',
        code: `
export async function load(urls) {
  const pending = [];
  for (let i = 0; i < urls.length; i++) pending.push(fetch(urls[i]));
  return Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'promises pushed while a queue has items',
        code: `
export async function load(queue) {
  const pending = [];
  while (queue.length > 0) pending.push(fetch(queue.pop()));
  return Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `queue`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'one of two lists',
        code: `export const load = (urls) => Promise.all(urls ? urls.map((url) => fetch(url)) : []);`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 85,
          },
        ],
      },
    ],
  });
});

describe('requests that nobody waits for', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'forEach over a fixed list',
        code: `
export function notify() {
  ['https://a.example', 'https://b.example'].forEach(async (url) => {
    await fetch(url);
  });
}
`,
      },
      {
        name: 'a loop over a fixed list',
        code: `
const hooks = ['https://a.example', 'https://b.example'];
export function notify() {
  for (const hook of hooks) fetch(hook);
}
`,
      },
      {
        name: 'a loop with a fixed number of turns',
        code: `
export function warmUp() {
  for (let i = 0; i < 5; i++) fetch('https://a.example');
}
`,
      },
      {
        name: 'a callback that sends nothing',
        code: `
export function notify(hooks) {
  hooks.forEach(async (hook) => {
    await hook.save();
  });
  return fetch('https://example.com');
}
`,
      },
      {
        name: 'functions kept for later',
        code: `
export function notify(hooks) {
  const tasks = [];
  hooks.forEach((hook) => tasks.push(() => fetch(hook.url)));
  return tasks;
}
`,
      },
      {
        name: 'a promise that is kept',
        code: `
export function notify(hooks) {
  for (const hook of hooks) {
    const pending = fetch(hook.url);
    keep(pending);
  }
}
`,
      },
      {
        name: 'a loop with a pause',
        code: `
export async function notify(hooks) {
  for (const hook of hooks) {
    fetch(hook.url).catch(report);
    await sleep(100);
  }
}
`,
      },
    ],
    invalid: [
      {
        name: 'forEach with an async callback',
        code: `
export function notify(hooks) {
  hooks.forEach(async (hook) => {
    await fetch(hook.url, { method: 'POST' });
  });
}
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: '`forEach`', request: '`fetch`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound `forEach`.' },
            line: 3,
            column: 3,
            endLine: 5,
            endColumn: 5,
          },
        ],
      },
      {
        name: 'forEach with a request in a statement',
        code: `
export function notify(hooks) {
  hooks.forEach((hook) => {
    fetch(hook.url).catch(report);
  });
}
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: '`forEach`', request: '`fetch`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound `forEach`.' },
            line: 3,
            column: 3,
            endLine: 5,
            endColumn: 5,
          },
        ],
      },
      {
        name: 'forEach with a request as the value',
        code: `export const notify = (hooks) => hooks.forEach((hook) => fetch(hook.url));`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: '`forEach`', request: '`fetch`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound `forEach`.' },
            line: 1,
            column: 34,
            endLine: 1,
            endColumn: 74,
          },
        ],
      },
      {
        name: 'forEach through a function',
        code: `
const post = (url) => fetch(url, { method: 'POST' });
export function notify(hooks) {
  hooks.forEach(async (hook) => post(hook.url));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: '`forEach`', request: '`fetch`, through `post`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound `forEach`.' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 48,
          },
        ],
      },
      {
        name: 'a loop',
        code: `
export function notify(hooks) {
  for (const hook of hooks) fetch(hook.url, { method: 'POST' });
}
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: 'The loop', request: '`fetch`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound the loop.' },
            line: 3,
            column: 29,
            endLine: 3,
            endColumn: 64,
          },
        ],
      },
      {
        name: 'a loop with void and a catch',
        code: `
export function notify(hooks) {
  for (const hook of hooks) void fetch(hook.url).catch(report);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: 'The loop', request: '`fetch`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound the loop.' },
            line: 3,
            column: 34,
            endLine: 3,
            endColumn: 49,
          },
        ],
      },
      {
        name: 'a counting loop through an async function',
        code: `
async function post(hook) {
  await fetch(hook.url, { method: 'POST' });
}
export function notify(hooks) {
  for (let i = 0; i < hooks.length; i++) post(hooks[i]);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: 'The loop', request: '`fetch`, through `post`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound the loop.' },
            line: 6,
            column: 42,
            endLine: 6,
            endColumn: 56,
          },
        ],
      },
      {
        name: 'a loop with an immediately invoked async function',
        code: `
export function notify(hooks) {
  for (const hook of hooks) {
    (async () => {
      await fetch(hook.url);
    })();
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: 'The loop', request: '`fetch`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound the loop.' },
            line: 4,
            column: 5,
            endLine: 6,
            endColumn: 9,
          },
        ],
      },
    ],
  });
});

describe('collections of a known size', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a tuple',
        code: `export const load = () => Promise.all([fetch('https://a.example'), fetch('https://b.example')]);`,
      },
      {
        name: 'a literal array',
        code: `export const load = () => Promise.all(['a', 'b', 'c'].map((name) => fetch(\`https://\${name}.example\`)));`,
      },
      {
        name: 'a constant of the module',
        code: `
const mirrors = ['https://a.example', 'https://b.example'];
export const load = () => Promise.all(mirrors.map((url) => fetch(url)));
`,
      },
      {
        name: 'a table in capitals',
        code: `
import { MIRRORS } from './mirrors.js';
export const load = () => Promise.all(MIRRORS.map((url) => fetch(url)));
`,
      },
      {
        name: 'an imported list',
        code: `
import mirrors from './mirrors.js';
export const load = () => Promise.all(mirrors.map((url) => fetch(url)));
`,
      },
      {
        name: 'a slice with two ends',
        code: `export const load = (urls) => Promise.all(urls.slice(0, 20).map((url) => fetch(url)));`,
      },
      {
        name: 'a slice of a size that someone chose',
        code: `export const load = (urls, page, size) => Promise.all(urls.slice(page, page + size).map((url) => fetch(url)));`,
      },
      {
        name: 'a slice held in a variable',
        code: `
export async function load(urls) {
  const first = urls.slice(0, 10);
  return Promise.all(first.map((url) => fetch(url)));
}
`,
      },
      {
        name: 'splice',
        code: `export const next = (queue) => Promise.all(queue.splice(0, 5).map((url) => fetch(url)));`,
      },
      {
        name: 'Array.from with a length',
        code: `export const load = () => Promise.all(Array.from({ length: 8 }, (_, page) => fetch(\`https://api.example.com?page=\${page}\`)));`,
      },
      {
        name: 'a new Array',
        code: `export const load = () => Promise.all(new Array(4).fill(0).map((_, page) => fetch(\`https://api.example.com?page=\${page}\`)));`,
      },
      {
        name: 'keys of a constant object',
        code: `
const services = { users: 'https://users.example', orders: 'https://orders.example' };
export const health = () => Promise.all(Object.entries(services).map(([name, url]) => fetch(url)));
`,
      },
      {
        name: 'the values of an item of a table',
        code: `
const chains = { a: { main: 'https://main.a.example' }, b: { main: 'https://main.b.example', test: 'https://test.b.example' } };
export async function load() {
  for (const [name, networks] of Object.entries(chains)) {
    await Promise.all(Object.values(networks).map((url) => fetch(url)));
  }
}
`,
      },
      {
        name: 'a constant number of items',
        code: `
const pages = 3;
export const load = () => Promise.all(Array.from({ length: pages }, (_, page) => fetch(\`https://api.example.com?page=\${page}\`)));
`,
      },
      {
        name: 'a parameter that every caller bounds',
        code: `
const all = (urls) => Promise.all(urls.map((url) => fetch(url)));
export const load = () => all(['https://a.example', 'https://b.example']);
`,
      },
      {
        name: 'a length that is not known',
        code: `export const load = (count) => Promise.all(Array.from({ length: count }, (_, page) => fetch(\`https://api.example.com?page=\${page}\`)));`,
      },
    ],
    invalid: [],
  });
});

describe('known sizes that are too large', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'option maxConcurrency, not exceeded',
        code: `export const load = (urls) => Promise.all(urls.slice(0, 1000).map((url) => fetch(url)));`,
        options: [{ maxConcurrency: 1000 }],
      },
      {
        name: 'as many as the pool takes',
        code: `
import { Agent, request } from 'undici';
const dispatcher = new Agent({ connections: 20 });
export const load = (urls) => Promise.all(urls.slice(0, 20).map((url) => request(url, { dispatcher })));
`,
      },
      {
        name: 'within the sockets given to an AWS client',
        code: `
import https from 'node:https';
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({ requestHandler: { httpsAgent: new https.Agent({ maxSockets: 100 }) } });
export const load = (keys) => Promise.all(keys.slice(0, 80).map((Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key }))));
`,
      },
      {
        name: 'a pool of unknown size',
        code: `
import { Agent, request } from 'undici';
const dispatcher = new Agent({ connections: Number(process.env.CONNECTIONS) });
export const load = (urls) => Promise.all(urls.slice(0, 20).map((url) => request(url, { dispatcher })));
`,
      },
    ],
    invalid: [
      {
        name: 'more than maxConcurrency',
        code: `export const load = () => Promise.all(Array.from({ length: 500 }, (_, page) => fetch(\`https://api.example.com?page=\${page}\`)));`,
        output: null,
        errors: [
          {
            messageId: 'exceedsMaximum',
            data: { starter: '`Promise.all`', count: '500', request: '`fetch`', limit: '100', note: ' Not rewritten: the requests are not started by a plain `map`.' },
            line: 1,
            column: 27,
            endLine: 1,
            endColumn: 127,
          },
        ],
      },
      {
        name: 'a slice of a thousand',
        code: `export const load = (urls) => Promise.all(urls.slice(0, 1000).map((url) => fetch(url)));`,
        output: null,
        errors: [
          {
            messageId: 'exceedsMaximum',
            data: { starter: '`Promise.all`', count: '1000', request: '`fetch`', limit: '100', note: '' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 88,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `import { Readable } from 'node:stream';

export const load = (urls) => Readable.from(urls.slice(0, 1000)).map((url) => fetch(url), { concurrency: 10 }).toArray();` },
            ],
          },
        ],
      },
      {
        name: 'option maxConcurrency',
        code: `export const load = (urls) => Promise.all(urls.slice(0, 10).map((url) => fetch(url)));`,
        output: null,
        options: [{ maxConcurrency: 5 }],
        errors: [
          {
            messageId: 'exceedsMaximum',
            data: { starter: '`Promise.all`', count: '10', request: '`fetch`', limit: '5', note: '' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 86,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `import { Readable } from 'node:stream';

export const load = (urls) => Readable.from(urls.slice(0, 10)).map((url) => fetch(url), { concurrency: 10 }).toArray();` },
            ],
          },
        ],
      },
      {
        name: 'more than the pool of an undici Agent',
        code: `
import { Agent, request } from 'undici';
const dispatcher = new Agent({ connections: 5 });
export const load = (urls) => Promise.all(urls.slice(0, 20).map((url) => request(url, { dispatcher })));
`,
        output: null,
        errors: [
          {
            messageId: 'exceedsPool',
            data: { starter: '`Promise.all`', count: '20', request: '`request`', limit: '5', note: '' },
            line: 4,
            column: 31,
            endLine: 4,
            endColumn: 104,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '5' }, output: `
import { Agent, request } from 'undici';
import { Readable } from 'node:stream';
const dispatcher = new Agent({ connections: 5 });
export const load = (urls) => Readable.from(urls.slice(0, 20)).map((url) => request(url, { dispatcher }), { concurrency: 5 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'more than the sockets of a core agent',
        code: `
import https from 'node:https';
import axios from 'axios';
const httpsAgent = new https.Agent({ keepAlive: true, maxSockets: 4 });
const api = axios.create({ httpsAgent });
export const load = (ids) => Promise.all(ids.slice(0, 40).map((id) => api.get(\`/\${id}\`)));
`,
        output: null,
        errors: [
          {
            messageId: 'exceedsPool',
            data: { starter: '`Promise.all`', count: '40', request: '`api.get`', limit: '4', note: '' },
            line: 6,
            column: 30,
            endLine: 6,
            endColumn: 90,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '4' }, output: `
import https from 'node:https';
import axios from 'axios';
import { Readable } from 'node:stream';
const httpsAgent = new https.Agent({ keepAlive: true, maxSockets: 4 });
const api = axios.create({ httpsAgent });
export const load = (ids) => Readable.from(ids.slice(0, 40)).map((id) => api.get(\`/\${id}\`), { concurrency: 4 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'more than the 50 sockets of an AWS client',
        code: `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const load = (keys) => Promise.all(keys.slice(0, 80).map((Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key }))));
`,
        output: null,
        errors: [
          {
            messageId: 'exceedsPool',
            data: { starter: '`Promise.all`', count: '80', request: '`s3.send`', limit: '50', note: '' },
            line: 4,
            column: 31,
            endLine: 4,
            endColumn: 127,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '50' }, output: `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
const s3 = new S3Client({});
export const load = (keys) => Readable.from(keys.slice(0, 80)).map((Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key })), { concurrency: 50 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'unbounded with a pool limit',
        code: `
import { Agent, request } from 'undici';
const dispatcher = new Agent({ connections: 8 });
export const load = (urls) => Promise.all(urls.map((url) => request(url, { dispatcher })));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedQueue',
            data: { starter: '`Promise.all`', request: '`request`', each: 'every item of `urls`', limit: '8', note: '' },
            line: 4,
            column: 31,
            endLine: 4,
            endColumn: 91,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '8' }, output: `
import { Agent, request } from 'undici';
import { Readable } from 'node:stream';
const dispatcher = new Agent({ connections: 8 });
export const load = (urls) => Readable.from(urls).map((url) => request(url, { dispatcher }), { concurrency: 8 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'a list of keys and the 50 sockets of an AWS client',
        code: `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const load = (keys) => Promise.all(keys.map((Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key }))));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedQueue',
            data: { starter: '`Promise.all`', request: '`s3.send`', each: 'every item of `keys`', limit: '50', note: '' },
            line: 4,
            column: 31,
            endLine: 4,
            endColumn: 114,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '50' }, output: `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
const s3 = new S3Client({});
export const load = (keys) => Readable.from(keys).map((Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key })), { concurrency: 50 }).toArray();
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('chunks', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a loop over slices',
        code: `
export async function load(urls) {
  const responses = [];
  for (let i = 0; i < urls.length; i += 10) {
    responses.push(...await Promise.all(urls.slice(i, i + 10).map((url) => fetch(url))));
  }
  return responses;
}
`,
      },
      {
        name: 'a loop over chunks',
        code: `
import { chunk } from 'lodash';
export async function load(urls) {
  for (const batch of chunk(urls, 10)) await Promise.all(batch.map((url) => fetch(url)));
}
`,
      },
      {
        name: 'a batch that is sent when it is full',
        code: `
export async function load(urls) {
  let pending = [];
  for (const url of urls) {
    pending.push(fetch(url));
    if (pending.length >= 10) {
      await Promise.all(pending);
      pending = [];
    }
  }
  await Promise.all(pending);
}
`,
      },
      {
        name: 'while and splice',
        code: `
export async function load(queue) {
  while (queue.length > 0) await Promise.all(queue.splice(0, 10).map((url) => fetch(url)));
}
`,
      },
      {
        name: 'batches made by a function',
        code: `
export async function load(urls) {
  const batches = toBatches(urls, 25);
  for (const batch of batches) await Promise.all(batch.map((url) => fetch(url)));
}
`,
      },
    ],
    invalid: [
      {
        name: 'all chunks at once',
        code: `
import { chunk } from 'lodash';
export async function load(urls) {
  return Promise.all(chunk(urls, 10).map((batch) => Promise.all(batch.map((url) => fetch(url)))));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedParts',
            data: { starter: '`Promise.all`', request: '`fetch`', each: '`chunk(urls, 10)`', note: '' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 98,
            suggestions: [
              { messageId: 'partAtATime', output: `
import { chunk } from 'lodash';
import { Readable } from 'node:stream';
export async function load(urls) {
  return Readable.from(chunk(urls, 10)).map((batch) => Promise.all(batch.map((url) => fetch(url))), { concurrency: 1 }).toArray();
}
` },
            ],
          },
        ],
      },
      {
        name: 'one request for each chunk, all chunks at once',
        code: `
import { chunk } from 'lodash';
export const load = (ids) => Promise.all(chunk(ids, 100).map((batch) => fetch(\`https://api.example.com?ids=\${batch}\`)));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `chunk(ids, 100)`', note: '' },
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 120,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { chunk } from 'lodash';
import { Readable } from 'node:stream';
export const load = (ids) => Readable.from(chunk(ids, 100)).map((batch) => fetch(\`https://api.example.com?ids=\${batch}\`), { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'chunks made by a loop, all started at once',
        code: `
export async function load(urls) {
  const chunks = [];
  for (let i = 0; i < urls.length; i += 7) chunks.push(urls.slice(i, i + 7));
  return Promise.all(chunks.map((chunk) => fetch(\`https://api.example.com?ids=\${chunk}\`)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `chunks`', note: '' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 91,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { Readable } from 'node:stream';

export async function load(urls) {
  const chunks = [];
  for (let i = 0; i < urls.length; i += 7) chunks.push(urls.slice(i, i + 7));
  return Readable.from(chunks).map((chunk) => fetch(\`https://api.example.com?ids=\${chunk}\`), { concurrency: 10 }).toArray();
}
` },
            ],
          },
        ],
      },
      {
        name: 'the chunk loop collects promises and waits at the end',
        code: `
export async function load(urls) {
  const pending = [];
  for (let i = 0; i < urls.length; i += 10) {
    pending.push(Promise.all(urls.slice(i, i + 10).map((url) => fetch(url))));
  }
  return (await Promise.all(pending)).flat();
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedParts',
            data: { starter: '`Promise.all`', request: '`fetch`', each: '`urls`', note: ' Not rewritten: the loop would have to wait for each part.' },
            line: 7,
            column: 17,
            endLine: 7,
            endColumn: 37,
          },
        ],
      },
    ],
  });
});

describe('limiters', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'p-limit',
        code: `
import pLimit from 'p-limit';
const limit = pLimit(5);
export const load = (urls) => Promise.all(urls.map((url) => limit(() => fetch(url))));
`,
      },
      {
        name: 'p-limit under another name',
        code: `
import makeGate from 'p-limit';
const run = makeGate(5);
export const load = (urls) => Promise.all(urls.map((url) => run(() => fetch(url))));
`,
      },
      {
        name: 'a race for a free place',
        code: `
export async function load(urls) {
  const running = new Set();
  const all = [];
  for (const url of urls) {
    const pending = fetch(url).finally(() => running.delete(pending));
    running.add(pending);
    all.push(pending);
    if (running.size >= 5) await Promise.race(running);
  }
  return Promise.all(all);
}
`,
      },
      {
        name: 'p-limit with the function and its argument',
        code: `
import pLimit from 'p-limit';
const limit = pLimit(5);
export const load = (urls) => Promise.all(urls.map((url) => limit(fetch, url)));
`,
      },
      {
        name: 'p-limit in the function that is called',
        code: `
import pLimit from 'p-limit';
const limit = pLimit(5);
const get = (url) => limit(() => fetch(url));
export const load = (urls) => Promise.all(urls.map(get));
`,
      },
      {
        name: 'p-map',
        code: `
import pMap from 'p-map';
export const load = (urls) => pMap(urls, (url) => fetch(url), { concurrency: 5 });
`,
      },
      {
        name: 'p-queue',
        code: `
import PQueue from 'p-queue';
const queue = new PQueue({ concurrency: 5 });
export const load = (urls) => Promise.all(urls.map((url) => queue.add(() => fetch(url))));
`,
      },
      {
        name: 'addAll of p-queue',
        code: `
import PQueue from 'p-queue';
const queue = new PQueue({ concurrency: 5 });
export const load = (urls) => queue.addAll(urls.map((url) => () => fetch(url)));
`,
      },
      {
        name: 'async.mapLimit',
        code: `
import async from 'async';
export const load = (urls) => async.mapLimit(urls, 5, async (url) => fetch(url));
`,
      },
      {
        name: 'Bottleneck',
        code: `
import Bottleneck from 'bottleneck';
const limiter = new Bottleneck({ maxConcurrent: 5 });
export const load = (urls) => Promise.all(urls.map((url) => limiter.schedule(() => fetch(url))));
`,
      },
      {
        name: 'a function wrapped by Bottleneck',
        code: `
import Bottleneck from 'bottleneck';
const limiter = new Bottleneck({ maxConcurrent: 5 });
const get = limiter.wrap((url) => fetch(url));
export const load = (urls) => Promise.all(urls.map((url) => get(url)));
`,
      },
      {
        name: 'a semaphore of the project',
        code: `
import { requestGate } from './gates.js';
export const load = (urls) => Promise.all(urls.map((url) => requestGate.run(() => fetch(url))));
`,
      },
      {
        name: 'a function that may bound what it runs',
        code: `
import { inTheirTime } from './pace.js';
export const load = (urls) => Promise.all(urls.map((url) => inTheirTime(() => fetch(url))));
`,
      },
      {
        name: 'a map of a stream',
        code: `
import { Readable } from 'node:stream';
export const load = (urls) => Readable.from(urls).map((url) => fetch(url), { concurrency: 5 }).toArray();
`,
      },
      {
        name: 'a pool of workers over one iterator',
        code: `
export async function load(urls) {
  const queue = urls.values();
  const worker = async () => {
    for (const url of queue) await fetch(url);
  };
  await Promise.all(Array.from({ length: 5 }, worker));
}
`,
      },
      {
        name: 'one after the other',
        code: `
export async function load(urls) {
  for (const url of urls) await fetch(url);
}
`,
      },
      {
        name: 'for await',
        code: `
export async function load(urls) {
  for await (const url of urls) await fetch(url);
}
`,
      },
      {
        name: 'reduce, one after the other',
        code: `export const load = (urls) => urls.reduce((done, url) => done.then(() => fetch(url)), Promise.resolve());`,
      },
      {
        name: 'pushed in for await',
        code: `
export async function load(urls) {
  const pending = [];
  for await (const url of urls) pending.push(fetch(url));
  return Promise.all(pending);
}
`,
      },
      {
        name: 'a limiter of the project, by settings',
        code: `
import { run } from '@acme/async';
export const load = (urls) => Promise.all(urls.map((url) => run(() => fetch(url))));
`,
        settings: { 'async-http': { wrappers: [{ module: '@acme/async', name: 'run', kind: 'limiter' }] } },
      },
    ],
    invalid: [],
  });
});

describe('fake limiters', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'around promises that have started',
        code: `
import pLimit from 'p-limit';
const limit = pLimit(5);
export async function load(urls) {
  const pending = urls.map((url) => fetch(url));
  return Promise.all(pending.map((promise) => limit(() => promise)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'fakeLimiter',
            data: { request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 6,
            column: 10,
            endLine: 6,
            endColumn: 69,
            suggestions: [
              { messageId: 'startInside', output: `
import pLimit from 'p-limit';
const limit = pLimit(5);
export async function load(urls) {
  const pending = urls.map((url) => limit(() => fetch(url)));
  return Promise.all(pending);
}
` },
            ],
          },
        ],
      },
      {
        name: 'in one expression',
        code: `
import pLimit from 'p-limit';
const limit = pLimit(5);
export const load = (urls) => Promise.all(urls.map((url) => fetch(url)).map((promise) => limit(() => promise)));
`,
        output: null,
        errors: [
          {
            messageId: 'fakeLimiter',
            data: { request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 4,
            column: 31,
            endLine: 4,
            endColumn: 112,
            suggestions: [
              { messageId: 'startInside', output: `
import pLimit from 'p-limit';
const limit = pLimit(5);
export const load = (urls) => Promise.all(urls.map((url) => limit(() => fetch(url))));
` },
            ],
          },
        ],
      },
      {
        name: 'the promise given instead of a function',
        code: `
import pLimit from 'p-limit';
const limit = pLimit(5);
export const load = (urls) => Promise.all(urls.map((url) => limit(fetch(url))));
`,
        output: null,
        errors: [
          {
            messageId: 'fakeLimiter',
            data: { request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 4,
            column: 31,
            endLine: 4,
            endColumn: 80,
            suggestions: [
              { messageId: 'startInside', output: `
import pLimit from 'p-limit';
const limit = pLimit(5);
export const load = (urls) => Promise.all(urls.map((url) => limit(() => fetch(url))));
` },
            ],
          },
        ],
      },
      {
        name: 'a map over promises that run already',
        code: `
import pMap from 'p-map';
export const load = (urls) => pMap(urls.map((url) => fetch(url)), (promise) => promise, { concurrency: 5 });
`,
        output: null,
        errors: [
          {
            messageId: 'fakeLimiter',
            data: { request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the limiter cannot be moved to where the requests start.' },
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 108,
          },
        ],
      },
      {
        name: 'a queue of started promises',
        code: `
import PQueue from 'p-queue';
const queue = new PQueue({ concurrency: 5 });
export async function load(urls) {
  const pending = [];
  for (const url of urls) pending.push(fetch(url));
  return Promise.all(pending.map((promise) => queue.add(() => promise)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'fakeLimiter',
            data: { request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the limiter cannot be moved to where the requests start.' },
            line: 7,
            column: 10,
            endLine: 7,
            endColumn: 73,
          },
        ],
      },
      {
        name: 'a started promise kept in the mapper',
        code: `
import pLimit from 'p-limit';
const limit = pLimit(5);
export const load = (urls) =>
  Promise.all(
    urls.map((url) => {
      const promise = fetch(url);
      return limit(() => promise);
    }),
  );
`,
        output: null,
        errors: [
          {
            messageId: 'fakeLimiter',
            data: { request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the limiter cannot be moved to where the requests start.' },
            line: 5,
            column: 3,
            endLine: 10,
            endColumn: 4,
          },
        ],
      },
    ],
  });
});

describe('maps that bound nothing', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a limit that stands elsewhere',
        code: `
import pMap from 'p-map';
import { options } from './options.js';
export const load = (urls) => pMap(urls, (url) => fetch(url), options);
`,
      },
      {
        name: 'p-map over a fixed list',
        code: `
import pMap from 'p-map';
export const load = () => pMap(['https://a.example', 'https://b.example'], (url) => fetch(url));
`,
      },
      {
        name: 'p-map over work that sends nothing',
        code: `
import pMap from 'p-map';
export const load = (files) => pMap(files, (file) => file.read());
export const ping = () => fetch('https://a.example');
`,
      },
    ],
    invalid: [
      {
        name: 'p-map without its option',
        code: `
import pMap from 'p-map';
export const load = (urls) => pMap(urls, (url) => fetch(url));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`pMap`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 62,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import pMap from 'p-map';
export const load = (urls) => pMap(urls, (url) => fetch(url), { concurrency: 10 });
` },
            ],
          },
        ],
      },
      {
        name: 'p-map with other options',
        code: `
import pMap from 'p-map';
export const load = (urls) => pMap(urls, async (url) => (await fetch(url)).json(), { stopOnError: false });
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`pMap`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 107,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import pMap from 'p-map';
export const load = (urls) => pMap(urls, async (url) => (await fetch(url)).json(), { stopOnError: false, concurrency: 10 });
` },
            ],
          },
        ],
      },
      {
        name: 'p-map without a limit',
        code: `
import pMap from 'p-map';
export const load = (urls) => pMap(urls, (url) => fetch(url), { concurrency: Infinity });
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`pMap`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: `concurrency` is given already.' },
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 89,
          },
        ],
      },
      {
        name: 'the map of Bluebird',
        code: `
const Promise = require('bluebird');
exports.load = (urls) => Promise.map(urls, (url) => fetch(url));
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.map`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 64,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
const Promise = require('bluebird');
exports.load = (urls) => Promise.map(urls, (url) => fetch(url), { concurrency: 10 });
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('functions of the project, by settings', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a function of that name from elsewhere',
        filename: 'src/jobs/sync.js',
        code: `
import { getUser } from './users.js';
export const load = (ids) => Promise.all(ids.map(getUser));
`,
        settings: { 'async-http': { wrappers: [{ module: './src/api/users', name: 'getUser', kind: 'request' }] } },
      },
    ],
    invalid: [
      {
        name: 'called',
        code: `
import { getUser } from '@acme/api';
export const load = (ids) => Promise.all(ids.map((id) => getUser(id)));
`,
        output: null,
        settings: { 'async-http': { wrappers: [{ module: '@acme/api', name: 'getUser', kind: 'request' }] } },
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`getUser`', each: 'every item of `ids`', note: '' },
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 71,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { getUser } from '@acme/api';
import { Readable } from 'node:stream';
export const load = (ids) => Readable.from(ids).map((id) => getUser(id), { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'given by name',
        filename: 'src/jobs/sync.js',
        code: `
import { getUser } from '../api/users.js';
export const load = (ids) => Promise.all(ids.map(getUser));
`,
        output: null,
        settings: { 'async-http': { wrappers: [{ module: './src/api/users', name: 'getUser', kind: 'request' }] } },
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`getUser`', each: 'every item of `ids`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 59,
          },
        ],
      },
    ],
  });
});

describe('rewriting', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'as a fix, when all fixes are wanted',
        code: `export const load = (urls) => Promise.all(urls.map((url) => fetch(url)));`,
        output: `import { Readable } from 'node:stream';

export const load = (urls) => Readable.from(urls).map((url) => fetch(url), { concurrency: 10 }).toArray();`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 73,
          },
        ],
      },
      {
        name: 'at the concurrency of the option',
        code: `export const load = (urls) => Promise.all(urls.map((url) => fetch(url)));`,
        output: `import { Readable } from 'node:stream';

export const load = (urls) => Readable.from(urls).map((url) => fetch(url), { concurrency: 3 }).toArray();`,
        options: [{ concurrency: 3 }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 73,
          },
        ],
      },
      {
        name: 'with p-map, where the file has it',
        code: `
import pMap from 'p-map';
import { files } from './files.js';
export const copy = () => pMap(files, (file) => file.copy(), { concurrency: 4 });
export const load = (urls) => Promise.all(urls.map((url) => fetch(url)));
`,
        output: `
import pMap from 'p-map';
import { files } from './files.js';
export const copy = () => pMap(files, (file) => file.copy(), { concurrency: 4 });
export const load = (urls) => pMap(urls, (url) => fetch(url), { concurrency: 10 });
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 5,
            column: 31,
            endLine: 5,
            endColumn: 73,
          },
        ],
      },
      {
        name: 'with p-limit, by settings',
        code: `export const load = (urls) => Promise.allSettled(urls.map((url) => fetch(url)));`,
        output: `import pLimit from 'p-limit';

const limit = pLimit(10);

export const load = (urls) => Promise.allSettled(urls.map((url) => limit(() => fetch(url))));`,
        settings: { 'async-http': { fixes: 'all', limiter: { module: 'p-limit' } } },
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.allSettled`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 80,
          },
        ],
      },
      {
        name: 'with p-limit, around pushed promises',
        code: `
export async function load(urls) {
  const pending = [];
  for (const url of urls) pending.push(fetch(url));
  return Promise.all(pending);
}
`,
        output: `
import pLimit from 'p-limit';

const limit = pLimit(10);

export async function load(urls) {
  const pending = [];
  for (const url of urls) pending.push(limit(() => fetch(url)));
  return Promise.all(pending);
}
`,
        settings: { 'async-http': { fixes: 'all', limiter: { module: 'p-limit' } } },
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'at the limit of the pool',
        code: `
import { Agent, request } from 'undici';
const dispatcher = new Agent({ connections: 8 });
export const load = (urls) => Promise.all(urls.map((url) => request(url, { dispatcher })));
`,
        output: `
import { Agent, request } from 'undici';
import { Readable } from 'node:stream';
const dispatcher = new Agent({ connections: 8 });
export const load = (urls) => Readable.from(urls).map((url) => request(url, { dispatcher }), { concurrency: 8 }).toArray();
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'unboundedQueue',
            data: { starter: '`Promise.all`', request: '`request`', each: 'every item of `urls`', limit: '8', note: '' },
            line: 4,
            column: 31,
            endLine: 4,
            endColumn: 91,
          },
        ],
      },
      {
        name: 'a mapper that takes the index is left alone',
        code: `export const load = (urls) => Promise.all(urls.map((url, index) => fetch(url + index)));`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the mapper takes more than the item.' },
            line: 1,
            column: 31,
            endLine: 1,
            endColumn: 88,
          },
        ],
      },
    ],
  });
});

describe('work that sends nothing', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'files',
        code: `
import { readFile } from 'node:fs/promises';
export const load = (paths) => Promise.all(paths.map((path) => readFile(path)));
export const ping = () => fetch('https://example.com');
`,
      },
      {
        name: 'methods of unknown objects',
        code: `
export const save = (users) => Promise.all(users.map((user) => user.save()));
export const ping = () => fetch('https://example.com');
`,
      },
      {
        name: 'bodies of responses that have come',
        code: `
export async function load() {
  const responses = await Promise.all([fetch('https://a.example'), fetch('https://b.example')]);
  return Promise.all(responses.map((response) => response.json()));
}
`,
      },
      {
        name: 'a fetch that is a parameter',
        code: `export const load = (urls, fetch) => Promise.all(urls.map((url) => fetch(url)));`,
      },
      {
        name: 'a fetch of another object',
        code: `export const load = (ids, repo) => Promise.all(ids.map((id) => repo.fetch(id)));`,
      },
      {
        name: 'another Promise',
        code: `
import Promise from './sequential-promise.js';
export const load = (urls) => Promise.all(urls.map((url) => fetch(url)));
`,
      },
      {
        name: 'requests kept in functions',
        code: `export const tasks = async (urls) => Promise.all(urls.map((url) => () => fetch(url)));`,
      },
      {
        name: 'a race',
        code: `export const first = (urls) => Promise.race(urls.map((url) => fetch(url)));`,
      },
      {
        name: 'a test',
        filename: 'src/load.test.js',
        code: `export const load = (urls) => Promise.all(urls.map((url) => fetch(url)));`,
      },
    ],
    invalid: [],
  });
});

describe('TypeScript', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a list of constants',
        code: `
const mirrors = ['https://a.example', 'https://b.example'] as const;
export const load = () => Promise.all(mirrors.map((url) => fetch(url)));
`,
      },
    ],
    invalid: [
      {
        name: 'a cast collection',
        code: `
export const load = (urls: readonly string[]): Promise<Response[]> =>
  Promise.all((urls as string[]).map((url) => fetch(url)));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls as string[]`', note: '' },
            line: 3,
            column: 3,
            endLine: 3,
            endColumn: 59,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { Readable } from 'node:stream';

export const load = (urls: readonly string[]): Promise<Response[]> =>
  Readable.from(urls as string[]).map((url: string) => fetch(url), { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'a typed combinator',
        code: `export const load = (urls: string[]) => Promise.all<Response>(urls.map((url): Promise<Response> => fetch(url)));`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the form of the call cannot be kept.' },
            line: 1,
            column: 41,
            endLine: 1,
            endColumn: 112,
          },
        ],
      },
      {
        name: 'an injected Nest HttpService',
        code: `
import { HttpService } from '@nestjs/axios';
export class Users {
  constructor(private readonly http: HttpService) {}
  load(ids: string[]) {
    return Promise.all(ids.map((id) => this.http.axiosRef.get(\`/users/\${id}\`)));
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`this.http.axiosRef.get`', each: 'every item of `ids`', note: '' },
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 80,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { HttpService } from '@nestjs/axios';
import { Readable } from 'node:stream';
export class Users {
  constructor(private readonly http: HttpService) {}
  load(ids: string[]) {
    return Readable.from(ids).map((id: string) => this.http.axiosRef.get(\`/users/\${id}\`), { concurrency: 10 }).toArray();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'an optional collection',
        code: `export const load = (urls?: string[]) => Promise.all(urls?.map((url) => fetch(url)) ?? []);`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 1,
            column: 42,
            endLine: 1,
            endColumn: 91,
          },
        ],
      },
    ],
  });
});
