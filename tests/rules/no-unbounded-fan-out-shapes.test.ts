import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-unbounded-fan-out.js';

const javascript = new eslint.RuleTester();
// The tester brings its own copy of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('lists made in other ways', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'functions that are called a few at a time',
        code: `
export async function load(urls) {
  const jobs = urls.map((url) => () => fetch(url));
  for (let i = 0; i < jobs.length; i += 5) await Promise.all(jobs.slice(i, i + 5).map((job) => job()));
}
`,
      },
      {
        name: 'one after the other by a reduction',
        code: `
export const load = (urls) => urls.reduce((before, url) => before.then(() => fetch(url)), Promise.resolve());
`,
      },
      {
        name: 'one after the other by an async reduction',
        code: `
export const load = (urls) => urls.reduce(async (before, url) => [...(await before), await fetch(url)], []);
`,
      },
      {
        name: 'a race for a free place',
        code: `
export async function load(urls) {
  const running = new Set();
  for (const url of urls) {
    const job = fetch(url).finally(() => running.delete(job));
    running.add(job);
    if (running.size >= 5) await Promise.race(running);
  }
  await Promise.all(running);
}
`,
      },
      {
        name: 'asynchronous items',
        code: `
export async function load(urls) {
  for await (const url of urls) await fetch(url);
}
`,
      },
      {
        name: 'an async generator',
        code: `
export async function* load(urls) {
  for (const url of urls) yield fetch(url);
}
`,
      },
      {
        name: 'workers with one cursor',
        code: `
export async function load(urls, size) {
  let next = 0;
  const worker = async () => {
    while (next < urls.length) await fetch(urls[next++]);
  };
  await Promise.all(Array.from({ length: Math.min(size, urls.length) }, worker));
}
`,
      },
      {
        name: 'workers with one iterator',
        code: `
export async function load(urls) {
  const rest = urls.values();
  const worker = async () => {
    for (const url of rest) await fetch(url);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
`,
      },
    ],
    invalid: [
      {
        name: 'two lists spread into one',
        code: `
export const load = (users, teams) => Promise.all([...users.map((id) => fetch(\`https://x.example/u/\${id}\`)), ...teams.map((id) => fetch(\`https://x.example/t/\${id}\`))]);
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `users`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 2,
            column: 39,
            endLine: 2,
            endColumn: 168,
          },
        ],
      },
      {
        name: 'lists joined',
        code: `
export const load = (users, teams) => Promise.allSettled(users.map((url) => fetch(url)).concat(teams.map((url) => fetch(url))));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.allSettled`', request: '`fetch`', each: 'every item of `users`', note: ' Not rewritten: only a limiter that wraps the work can bound `Promise.allSettled`.' },
            line: 2,
            column: 39,
            endLine: 2,
            endColumn: 128,
          },
        ],
      },
      {
        name: 'a list made by a function',
        code: `
const startAll = (urls) => urls.map((url) => fetch(url));
export async function load(urls) {
  await Promise.all(startAll(urls));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`, through `startAll`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 4,
            column: 9,
            endLine: 4,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a list made by a method',
        code: `
import axios from 'axios';
export class Loader {
  start(urls) {
    return urls.map((url) => axios.get(url));
  }
  async all(urls) {
    return Promise.all(this.start(urls));
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`axios.get`, through `start`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 8,
            column: 12,
            endLine: 8,
            endColumn: 41,
          },
        ],
      },
      {
        name: 'promises gathered by a method',
        code: `
import got from 'got';
export class Loader {
  #pending = [];
  enqueue(url) {
    this.#pending.push(got(url));
  }
  async all(urls) {
    for (const url of urls) this.enqueue(url);
    return Promise.all(this.#pending);
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`got`, through `enqueue`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 10,
            column: 12,
            endLine: 10,
            endColumn: 38,
          },
        ],
      },
      {
        name: 'a set of promises',
        code: `
export async function load(urls) {
  const pending = new Set();
  for (const url of urls) pending.add(fetch(url));
  await Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 5,
            column: 9,
            endLine: 5,
            endColumn: 29,
          },
        ],
      },
      {
        name: 'promises by key',
        code: `
export async function load(urls) {
  const pending = {};
  for (const url of urls) pending[url] = fetch(url);
  await Promise.all(Object.values(pending));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 5,
            column: 9,
            endLine: 5,
            endColumn: 44,
          },
        ],
      },
      {
        name: 'a list that a reduction grows',
        code: `
export const load = (urls) => Promise.all(urls.reduce((pending, url) => [...pending, fetch(url)], []));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 2,
            column: 31,
            endLine: 2,
            endColumn: 103,
          },
        ],
      },
      {
        name: 'functions that are all called',
        code: `
export async function load(urls) {
  const jobs = urls.map((url) => () => fetch(url));
  return Promise.all(jobs.map((job) => job()));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `jobs`', note: '' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 47,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { Readable } from 'node:stream';

export async function load(urls) {
  const jobs = urls.map((url) => () => fetch(url));
  return Readable.from(jobs).map((job) => job(), { concurrency: 10 }).toArray();
}
` },
            ],
          },
        ],
      },
      {
        name: 'loops in loops',
        code: `
export async function load(users) {
  const pending = [];
  for (const user of users) {
    for (const kind of ['posts', 'likes']) pending.push(fetch(\`\${user.url}/\${kind}\`));
  }
  return Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `users`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 7,
            column: 10,
            endLine: 7,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'a function of a library',
        code: `
import { map } from 'lodash';
export const load = (urls) => Promise.all(map(urls, (url) => fetch(url)));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a plain `map`.' },
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 74,
          },
        ],
      },
      {
        name: 'a library that waits',
        code: `
import axios from 'axios';
export const load = (urls) => axios.all(urls.map((url) => axios.get(url)));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`axios.all`', request: '`axios.get`', each: 'every item of `urls`', note: ' Not rewritten: only a limiter that wraps the work can bound `axios.all`.' },
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 75,
          },
        ],
      },
      {
        name: 'waited for one by one',
        code: `
export async function load(urls) {
  for await (const response of urls.map((url) => fetch(url))) console.log(response.status);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`map`', request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: only a limiter that wraps the work can bound `map`.' },
            line: 3,
            column: 32,
            endLine: 3,
            endColumn: 61,
          },
        ],
      },
    ],
  });
});

describe('pages', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'the items of one page at a time',
        code: `
import axios from 'axios';
export async function load(url) {
  for (let page = 1; ; page++) {
    const { data } = await axios.get(\`\${url}?page=\${page}\`);
    if (data.length === 0) return;
    await Promise.all(data.map((item) => axios.get(item.url)));
  }
}
`,
      },
      {
        name: 'a page of a known size',
        code: `
import axios from 'axios';
export async function load(url) {
  const { data } = await axios.get(url, { params: { limit: 20 } });
  await Promise.all(data.map((item) => axios.get(item.url)));
}
`,
      },
      {
        name: 'a number that somebody gives',
        code: `
export const load = (workers) => Promise.all(Array.from({ length: workers }, () => fetch('https://x.example')));
`,
      },
    ],
    invalid: [
      {
        name: 'as many as an answer says',
        code: `
export async function load(url) {
  const { total_pages: pages } = await (await fetch(url)).json();
  return Promise.all(Array.from({ length: pages }, (_, index) => fetch(\`\${url}?page=\${index + 1}\`)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'each number up to `pages`', note: ' Not rewritten: the requests are not started by a plain `map`.' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 101,
          },
        ],
      },
      {
        name: 'as many as there are items in all',
        code: `
import axios from 'axios';
export async function load(url) {
  const { data } = await axios.get(url);
  const pages = Math.ceil(data.total / 50);
  const pending = [];
  for (let page = 2; page <= pages; page++) pending.push(axios.get(url, { params: { page } }));
  return Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`axios.get`', each: 'each number up to `pages`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 8,
            column: 10,
            endLine: 8,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'while there are more',
        code: `
export async function load(url, { lastPage }) {
  const pending = [];
  let page = 1;
  while (page <= lastPage) pending.push(fetch(\`\${url}?page=\${page++}\`));
  return Promise.all(pending);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'each number up to `lastPage`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 6,
            column: 10,
            endLine: 6,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'keys of a list of pages',
        code: `
export async function load(items) {
  const pages = Math.ceil(items.length / 50);
  return Promise.all([...Array(pages).keys()].map((page) => fetch(\`https://x.example?page=\${page}\`)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'each number up to `pages`', note: '' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 102,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { Readable } from 'node:stream';

export async function load(items) {
  const pages = Math.ceil(items.length / 50);
  return Readable.from([...Array(pages).keys()]).map((page) => fetch(\`https://x.example?page=\${page}\`), { concurrency: 10 }).toArray();
}
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('parts of a collection', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'one part after the other',
        code: `
import { chunk } from 'lodash';
export async function load(urls) {
  for (const part of chunk(urls, 50)) await Promise.all(part.map((url) => fetch(url)));
}
`,
      },
      {
        name: 'one part after the other, from a generator',
        code: `
function* parts(items) {
  for (let i = 0; i < items.length; i += 10) yield items.slice(i, i + 10);
}
export async function load(urls) {
  for (const part of parts(urls)) await Promise.all(part.map((url) => fetch(url)));
}
`,
      },
    ],
    invalid: [
      {
        name: 'with a limiter for all parts',
        code: `
import { chunk } from 'lodash';
import pLimit from 'p-limit';
export const load = (urls) => Promise.all(chunk(urls, 10).map((part) => Promise.all(part.map((url) => fetch(url)))));
export { pLimit };
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedParts',
            data: { starter: '`Promise.all`', each: '`chunk(urls, 10)`', request: '`fetch`', note: '' },
            line: 4,
            column: 31,
            endLine: 4,
            endColumn: 117,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { chunk } from 'lodash';
import pLimit from 'p-limit';

const limit = pLimit(10);
export const load = (urls) => Promise.all(chunk(urls, 10).map((part) => Promise.all(part.map((url) => limit(() => fetch(url))))));
export { pLimit };
` },
            ],
          },
        ],
      },
      {
        name: 'parts that a loop pushes',
        code: `
import pLimit from 'p-limit';
export async function load(urls) {
  const pending = [];
  for (let i = 0; i < urls.length; i += 10) pending.push(...urls.slice(i, i + 10).map((url) => fetch(url)));
  return Promise.all(pending);
}
export { pLimit };
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedParts',
            data: { starter: '`Promise.all`', each: '`urls`', request: '`fetch`', note: '' },
            line: 6,
            column: 10,
            endLine: 6,
            endColumn: 30,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import pLimit from 'p-limit';

const limit = pLimit(10);
export async function load(urls) {
  const pending = [];
  for (let i = 0; i < urls.length; i += 10) pending.push(...urls.slice(i, i + 10).map((url) => limit(() => fetch(url))));
  return Promise.all(pending);
}
export { pLimit };
` },
            ],
          },
        ],
      },
      {
        name: 'parts through a function',
        code: `
const one = (part) => Promise.all(part.map((url) => fetch(url)));
export async function load(urls) {
  const parts = [];
  for (let i = 0; i < urls.length; i += 10) parts.push(urls.slice(i, i + 10));
  return (await Promise.all(parts.map(one))).flat();
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedParts',
            data: { starter: '`Promise.all`', each: '`parts`', request: '`fetch`, through `one`', note: '' },
            line: 6,
            column: 17,
            endLine: 6,
            endColumn: 44,
            suggestions: [
              { messageId: 'partAtATime', output: `
import { Readable } from 'node:stream';

const one = (part) => Promise.all(part.map((url) => fetch(url)));
export async function load(urls) {
  const parts = [];
  for (let i = 0; i < urls.length; i += 10) parts.push(urls.slice(i, i + 10));
  return (await Readable.from(parts).map(one, { concurrency: 1 }).toArray()).flat();
}
` },
            ],
          },
        ],
      },
      {
        name: 'parts that nobody waits for',
        code: `
export function load(urls) {
  for (let i = 0; i < urls.length; i += 10) {
    Promise.all(urls.slice(i, i + 10).map((url) => fetch(url))).catch(console.error);
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedParts',
            data: { starter: '`Promise.all`', each: '`urls`', request: '`fetch`', note: ' Not rewritten: the loop would have to wait for each part.' },
            line: 4,
            column: 5,
            endLine: 4,
            endColumn: 64,
          },
        ],
      },
      {
        name: 'parts that are too large',
        code: `
import { chunk } from 'lodash';
export async function load(urls) {
  for (const part of chunk(urls, 500)) await Promise.all(part.map((url) => fetch(url)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'exceedsMaximum',
            data: { starter: '`Promise.all`', count: '500', request: '`fetch`', limit: '100', note: '' },
            line: 4,
            column: 46,
            endLine: 4,
            endColumn: 88,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { chunk } from 'lodash';
import { Readable } from 'node:stream';
export async function load(urls) {
  for (const part of chunk(urls, 500)) await Readable.from(part).map((url) => fetch(url), { concurrency: 10 }).toArray();
}
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('batches of promises that had started', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'in slices',
        code: `
export async function load(urls) {
  const pending = urls.map((url) => fetch(url));
  for (let i = 0; i < pending.length; i += 10) await Promise.all(pending.slice(i, i + 10));
}
`,
        output: null,
        errors: [
          {
            messageId: 'lateBatches',
            data: { request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: the requests are not started by a `map` in the call itself.' },
            line: 4,
            column: 54,
            endLine: 4,
            endColumn: 91,
          },
        ],
      },
      {
        name: 'through a helper, with a limiter at hand',
        code: `
import pLimit from 'p-limit';
async function inBatches(promises, size) {
  while (promises.length > 0) await Promise.all(promises.splice(0, size));
}
export const load = (urls) => inBatches(urls.map((url) => fetch(url)), 10);
export { pLimit };
`,
        output: null,
        errors: [
          {
            messageId: 'lateBatches',
            data: { request: '`fetch`', each: 'every item of `urls`', note: ' Not rewritten: something else is done with the promises first.' },
            line: 4,
            column: 37,
            endLine: 4,
            endColumn: 74,
          },
        ],
      },
      {
        name: 'held first, with a limiter at hand',
        code: `
import pLimit from 'p-limit';
export async function load(urls) {
  const pending = urls.map((url) => fetch(url));
  while (pending.length > 0) await Promise.all(pending.splice(0, 10));
}
export { pLimit };
`,
        output: null,
        errors: [
          {
            messageId: 'lateBatches',
            data: { request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 5,
            column: 36,
            endLine: 5,
            endColumn: 70,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import pLimit from 'p-limit';

const limit = pLimit(10);
export async function load(urls) {
  const pending = urls.map((url) => limit(() => fetch(url)));
  while (pending.length > 0) await Promise.all(pending.splice(0, 10));
}
export { pLimit };
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('work that calls itself', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'one after the other',
        code: `
export async function crawl(url) {
  const { links } = await (await fetch(url)).json();
  for (const link of links) await crawl(link);
}
`,
      },
    ],
    invalid: [
      {
        name: 'a crawler',
        code: `
export async function crawl(url) {
  const { links } = await (await fetch(url)).json();
  await Promise.all(links.map((link) => crawl(link)));
}
`,
        output: null,
        errors: [
          {
            messageId: 'recursiveFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`, through `crawl`', each: 'every item of `links`', note: ' Not rewritten: only a limiter around each request can bound all levels together.' },
            line: 4,
            column: 9,
            endLine: 4,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'a crawler with a limiter at hand',
        code: `
import pLimit from 'p-limit';
export async function crawl(url) {
  const { links } = await (await fetch(url)).json();
  await Promise.all(links.map((link) => crawl(link)));
}
export { pLimit };
`,
        output: null,
        errors: [
          {
            messageId: 'recursiveFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`, through `crawl`', each: 'every item of `links`', note: '' },
            line: 5,
            column: 9,
            endLine: 5,
            endColumn: 54,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import pLimit from 'p-limit';

const limit = pLimit(10);
export async function crawl(url) {
  const { links } = await (await limit(() => fetch(url))).json();
  await Promise.all(links.map((link) => crawl(link)));
}
export { pLimit };
` },
            ],
          },
        ],
      },
      {
        name: 'a crawler that collects',
        code: `
import got from 'got';
export class Crawler {
  async visit(url) {
    const { links } = await got(url).json();
    const pending = [];
    for (const link of links) {
      if (!this.seen.has(link)) pending.push(this.visit(link));
    }
    return Promise.all(pending);
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'recursiveFanOut',
            data: { starter: '`Promise.all`', request: '`got`, through `visit`', each: 'every item of `links`', note: ' Not rewritten: only a limiter around each request can bound all levels together.' },
            line: 10,
            column: 12,
            endLine: 10,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'through another function',
        code: `
const follow = (links) => Promise.all(links.map((link) => visit(link)));
async function visit(url) {
  const response = await fetch(url);
  await follow((await response.json()).links);
}
export { visit };
`,
        output: null,
        errors: [
          {
            messageId: 'recursiveFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`, through `visit`', each: 'every item of `links`', note: ' Not rewritten: only a limiter around each request can bound all levels together.' },
            line: 2,
            column: 27,
            endLine: 2,
            endColumn: 72,
          },
        ],
      },
    ],
  });
});

describe('limiters in the callback', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'one for all, in a helper',
        code: `
import pLimit from 'p-limit';
const limit = pLimit(5);
const get = (url) => limit(() => fetch(url));
export const load = (urls) => Promise.all(urls.map((url) => get(url)));
`,
      },
      {
        name: 'a semaphore of the file',
        code: `
class Semaphore {
  async run(work) {
    await this.acquire();
    try {
      return await work();
    } finally {
      this.release();
    }
  }
}
const gate = new Semaphore(5);
export const load = (urls) => Promise.all(urls.map((url) => gate.run(() => fetch(url))));
`,
      },
      {
        name: 'a queue',
        code: `
export const load = (urls) => Promise.all(urls.map((url) => queue.add(() => fetch(url))));
`,
      },
      {
        name: 'turns',
        code: `
import { Sema } from 'async-sema';
const sema = new Sema(5);
export const load = (urls) => Promise.all(urls.map(async (url) => {
  await sema.acquire();
  try {
    return await fetch(url);
  } finally {
    sema.release();
  }
}));
`,
      },
    ],
    invalid: [
      {
        name: 'one for each item',
        code: `
import pLimit from 'p-limit';
export const load = (urls) => Promise.all(urls.map((url) => {
  const limit = pLimit(2);
  return limit(() => fetch(url));
}));
`,
        output: null,
        errors: [
          {
            messageId: 'limiterPerItem',
            data: { each: 'every item of `urls`', request: '`fetch`', note: ' Not rewritten: the limiter has to be made outside of the callback.' },
            line: 3,
            column: 31,
            endLine: 6,
            endColumn: 4,
          },
        ],
      },
      {
        name: 'something that tries again',
        code: `
import pRetry from 'p-retry';
export const load = (urls) => Promise.all(urls.map((url) => pRetry(() => fetch(url), { retries: 3 })));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', note: '' },
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 103,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import pRetry from 'p-retry';
import { Readable } from 'node:stream';
export const load = (urls) => Readable.from(urls).map((url) => pRetry(() => fetch(url), { retries: 3 }), { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('requests that nobody waits for, in other words', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a few',
        code: `
export function notify() {
  for (const url of ['https://a.example', 'https://b.example']) void fetch(url);
}
`,
      },
      {
        name: 'a loop that waits',
        code: `
export async function notify(hooks) {
  for (const hook of hooks) {
    void fetch(hook.url);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
`,
      },
      {
        name: 'given to the platform',
        code: `
export default {
  async queue(batch, env, context) {
    for (const message of batch.messages) context.waitUntil(fetch(message.body.url));
  },
};
`,
      },
    ],
    invalid: [
      {
        name: 'forEach through a function',
        code: `
async function post(hook) {
  await fetch(hook.url);
}
export const notify = (hooks) => hooks.forEach((hook) => post(hook));
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: '`forEach`', request: '`fetch`, through `post`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound `forEach`.' },
            line: 5,
            column: 34,
            endLine: 5,
            endColumn: 69,
          },
        ],
      },
      {
        name: 'map whose list nobody takes',
        code: `
export function notify(hooks) {
  hooks.map(async (hook) => {
    await fetch(hook.url);
  });
}
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: '`map`', request: '`fetch`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound `map`.' },
            line: 3,
            column: 3,
            endLine: 5,
            endColumn: 5,
          },
        ],
      },
      {
        name: 'a function that drops the promise',
        code: `
function post(hook) {
  fetch(hook.url).catch(console.error);
}
export function notify(hooks) {
  for (const hook of hooks) post(hook);
}
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: 'The loop', request: '`fetch`, through `post`', each: 'every item of `hooks`', note: ' Not rewritten: only a limiter that wraps the work can bound the loop.' },
            line: 6,
            column: 29,
            endLine: 6,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'a loop with a limiter at hand',
        code: `
import pLimit from 'p-limit';
export function notify(hooks) {
  for (const hook of hooks) void fetch(hook.url).catch(console.error);
}
export { pLimit };
`,
        output: null,
        errors: [
          {
            messageId: 'unawaitedFanOut',
            data: { starter: 'The loop', request: '`fetch`', each: 'every item of `hooks`', note: '' },
            line: 4,
            column: 34,
            endLine: 4,
            endColumn: 49,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import pLimit from 'p-limit';

const limit = pLimit(10);
export function notify(hooks) {
  for (const hook of hooks) void limit(() => fetch(hook.url)).catch(console.error);
}
export { pLimit };
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('what the session lets through', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a collection within the pool',
        code: `
import https from 'node:https';
import axios from 'axios';
const api = axios.create({ httpsAgent: new https.Agent({ keepAlive: true, maxSockets: 40 }) });
export const load = (urls) => Promise.all(urls.slice(0, 20).map((url) => api.get(url)));
`,
      },
    ],
    invalid: [
      {
        name: 'a dispatcher for the whole process',
        code: `
import { Agent, setGlobalDispatcher } from 'undici';
setGlobalDispatcher(new Agent({ connections: 20 }));
export const load = (urls) => Promise.all(urls.map((url) => fetch(url)));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedQueue',
            data: { starter: '`Promise.all`', request: '`fetch`', each: 'every item of `urls`', limit: '20', note: '' },
            line: 4,
            column: 31,
            endLine: 4,
            endColumn: 73,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '20' }, output: `
import { Agent, setGlobalDispatcher } from 'undici';
import { Readable } from 'node:stream';
setGlobalDispatcher(new Agent({ connections: 20 }));
export const load = (urls) => Readable.from(urls).map((url) => fetch(url), { concurrency: 20 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'an agent inside a client',
        code: `
import https from 'node:https';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client({ requestHandler: { httpsAgent: new https.Agent({ maxSockets: 200 }) } });
export const load = (keys) => Promise.all(keys.map((Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key }))));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedQueue',
            data: { starter: '`Promise.all`', request: '`s3.send`', each: 'every item of `keys`', limit: '200', note: '' },
            line: 5,
            column: 31,
            endLine: 5,
            endColumn: 114,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '200' }, output: `
import https from 'node:https';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';
const s3 = new S3Client({ requestHandler: { httpsAgent: new https.Agent({ maxSockets: 200 }) } });
export const load = (keys) => Readable.from(keys).map((Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key })), { concurrency: 200 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'a collection within the maximum, a pool below it',
        code: `
import https from 'node:https';
import got from 'got';
const api = got.extend({ agent: { https: new https.Agent({ keepAlive: true, maxSockets: 4 }) } });
export const load = (urls) => Promise.all(urls.slice(0, 20).map((url) => api(url)));
`,
        output: null,
        errors: [
          {
            messageId: 'exceedsPool',
            data: { starter: '`Promise.all`', count: '20', request: '`api`', limit: '4', note: '' },
            line: 5,
            column: 31,
            endLine: 5,
            endColumn: 84,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '4' }, output: `
import https from 'node:https';
import got from 'got';
import { Readable } from 'node:stream';
const api = got.extend({ agent: { https: new https.Agent({ keepAlive: true, maxSockets: 4 }) } });
export const load = (urls) => Readable.from(urls.slice(0, 20)).map((url) => api(url), { concurrency: 4 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'an SDK',
        code: `
import OpenAI from 'openai';
const openai = new OpenAI();
export const ask = (questions) => Promise.all(questions.map((input) => openai.responses.create({ model: 'm', input })));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`openai.responses.create`', each: 'every item of `questions`', note: '' },
            line: 4,
            column: 35,
            endLine: 4,
            endColumn: 120,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import OpenAI from 'openai';
import { Readable } from 'node:stream';
const openai = new OpenAI();
export const ask = (questions) => Readable.from(questions).map((input) => openai.responses.create({ model: 'm', input }), { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('functions of other modules', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a store',
        code: `
import store from './store.js';
export const load = (ids) => Promise.all(ids.map(async (id) => (await store.get(id)).data));
`,
      },
      {
        name: 'a page',
        code: `
export const load = (ids) => Promise.all(ids.map((id) => fetch(\`/api/users/\${id}\`)));
`,
      },
    ],
    invalid: [
      {
        name: 'named and used as fetch is',
        code: `
import { secureFetch } from './http.js';
export const load = (urls) => Promise.all(urls.map(async (url) => (await secureFetch(url)).json()));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`secureFetch`', each: 'every item of `urls`', note: '' },
            line: 3,
            column: 31,
            endLine: 3,
            endColumn: 100,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import { secureFetch } from './http.js';
import { Readable } from 'node:stream';
export const load = (urls) => Readable.from(urls).map(async (url) => (await secureFetch(url)).json(), { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'a client of the project',
        code: `
import api from './api.js';
export const load = (ids) => Promise.all(ids.map(async (id) => {
  const { data } = await api.get(\`/users/\${id}\`);
  return data;
}));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`api.get`', each: 'every item of `ids`', note: '' },
            line: 3,
            column: 30,
            endLine: 6,
            endColumn: 4,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import api from './api.js';
import { Readable } from 'node:stream';
export const load = (ids) => Readable.from(ids).map(async (id) => {
  const { data } = await api.get(\`/users/\${id}\`);
  return data;
}, { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
      {
        name: 'given an address',
        code: `
import utils from './utils.js';
export const load = (ids) => Promise.all(ids.map((id) => utils.getData(\`https://api.example.com/\${id}\`)));
`,
        output: null,
        errors: [
          {
            messageId: 'unboundedFanOut',
            data: { starter: '`Promise.all`', request: '`utils.getData`', each: 'every item of `ids`', note: '' },
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 106,
            suggestions: [
              { messageId: 'boundFanOut', data: { concurrency: '10' }, output: `
import utils from './utils.js';
import { Readable } from 'node:stream';
export const load = (ids) => Readable.from(ids).map((id) => utils.getData(\`https://api.example.com/\${id}\`), { concurrency: 10 }).toArray();
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('few by nature', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'fields of one thing',
        code: `
export const upload = (payload) => Promise.all(Object.keys(payload).map((key) => fetch(\`https://x.example/\${key}\`)));
`,
      },
      {
        name: 'members of an enumeration',
        code: `
const kinds = Object.freeze({ post: 1, like: 2 });
export const load = () => Promise.all(Object.keys(kinds).map((kind) => fetch(\`https://x.example/\${kind}\`)));
`,
      },
      {
        name: 'a configuration',
        code: `
import { config } from './config.js';
export const check = () => Promise.all(config.servers.map((server) => fetch(server.url)));
`,
      },
      {
        name: 'the environment',
        code: `
export const check = () => Promise.all(process.env.HOSTS.split(',').map((host) => fetch(\`https://\${host}\`)));
`,
      },
      {
        name: 'what one delivery brings',
        code: `
export const handler = async (event) => Promise.all(event.Records.map((record) => fetch(JSON.parse(record.body).url)));
`,
      },
      {
        name: 'the last few',
        code: `
export const load = (urls) => Promise.all(urls.slice(-5).map((url) => fetch(url)));
`,
      },
      {
        name: 'pushed one by one',
        code: `
export async function load(user) {
  const urls = [user.url];
  if (user.avatar) urls.push(user.avatar);
  return Promise.all(urls.map((url) => fetch(url)));
}
`,
      },
      {
        name: 'data of the project',
        code: `
const tokens = require('./tokens.json');
exports.load = () => Promise.all(tokens.map((token) => fetch(token.url)));
`,
      },
    ],
    invalid: [],
  });
});
