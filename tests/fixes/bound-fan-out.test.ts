import { describe, expect, it } from 'vitest';
import { leftovers, messagesFor, refusal, rewrite, type Rewriting } from './rewriting.js';

const rule = 'no-unbounded-fan-out';
type Project = 'limits' | 'maps' | 'queues' | 'none';

const bounded = (code: string, project: Project, rewriting: Partial<Rewriting> = {}): string => {
  const output = rewrite(code, { rule, project, ...rewriting });
  expect(leftovers(code, rewriting)).toEqual(expect.arrayContaining([...leftovers(output, rewriting)]));
  if (output !== code) expect(messagesFor(output, { rule, project, ...rewriting })).toEqual([]);
  return output;
};
const refused = (code: string, project: Project, rewriting: Partial<Rewriting> = {}): string | null => refusal(code, { rule, project, ...rewriting });

const withLimit = (rest: string): string => `import pLimit from 'p-limit';\n\nconst limit = pLimit(10);\n${rest}`;

describe('a limiter that wraps the work', () => {
  it.each([
    ['an arrow function', 'Promise.all(us.map((u) => fetch(u)))', 'Promise.all(us.map((u) => limit(() => fetch(u))))'],
    ['an async arrow function', 'Promise.all(us.map(async (u) => await fetch(u)))', 'Promise.all(us.map((u) => limit(async () => await fetch(u))))'],
    ['an async arrow function without parentheses', 'Promise.all(us.map(async u => (await fetch(u)).json()))', 'Promise.all(us.map(u => limit(async () => (await fetch(u)).json())))'],
    ['a body', 'Promise.all(us.map((u) => { return fetch(u); }))', 'Promise.all(us.map((u) => limit(() => { return fetch(u); })))'],
    ['an object in parentheses', 'Promise.all(us.map((u) => ({ u, r: fetch(u) })))', 'Promise.all(us.map((u) => limit(() => ({ u, r: fetch(u) }))))'],
    ['item and index', 'Promise.all(us.map(async (u, i) => { await fetch(u + i); }))', 'Promise.all(us.map((u, i) => limit(async () => { await fetch(u + i); })))'],
    ['a function expression', 'Promise.all(us.map(async function (u) { return await fetch(u); }))', 'Promise.all(us.map((u) => limit(async () => { return await fetch(u); })))'],
    ['allSettled', 'Promise.allSettled(us.map((u) => fetch(u)))', 'Promise.allSettled(us.map((u) => limit(() => fetch(u))))'],
    ['any', 'Promise.any(us.map((u) => fetch(u)))', 'Promise.any(us.map((u) => limit(() => fetch(u))))'],
    ['Array.from', 'Promise.all(Array.from(us, (u) => fetch(u)))', 'Promise.all(Array.from(us, (u) => limit(() => fetch(u))))'],
    ['an optional collection', 'Promise.all(us?.map((u) => fetch(u)))', 'Promise.all(us?.map((u) => limit(() => fetch(u))))'],
    ['comments', 'Promise.all(us.map((u) => /* one */ fetch(u) /* each */))', 'Promise.all(us.map((u) => /* one */ limit(() => fetch(u)) /* each */))'],
  ])('%s', (_title, call, expected) => {
    expect(bounded(`export const load = async (us) => ${call};\n`, 'limits').replace('/* one */ limit(() => fetch(u)) /* each */', '/* one */ limit(() => fetch(u)) /* each */')).toBe(withLimit(`\nexport const load = async (us) => ${expected};\n`));
  });

  it('around a function of the file, with as many arguments as it takes', () => {
    const code = (f: string) => `${f}\nexport const load = (us) => Promise.all(us.map(get));\n`;
    expect(bounded(code('const get = (u) => fetch(u);'), 'limits')).toContain('us.map((item) => limit(() => get(item)))');
    expect(bounded(code('const get = (u, retries = 3) => fetch(u, { retries });'), 'limits')).toContain('us.map((item, index) => limit(() => get(item, index)))');
    expect(bounded(code('function get() { return fetch(arguments[0]); }'), 'limits')).toContain('us.map((item, index, items) => limit(() => get(item, index, items)))');
  });

  it('keeps the layout of many lines', () => {
    const code = `import { log } from './log.js';

export async function load(us) {
  const bodies = await Promise.all(
    us.map(async (u) => {
      const response = await fetch(u);
      log(u);
      return response.json();
    }),
  );
  return bodies;
}
`;
    expect(bounded(code, 'limits')).toBe(code.replace("'./log.js';\n", "'./log.js';\nimport pLimit from 'p-limit';\n\nconst limit = pLimit(10);\n").replace('async (u) => {', '(u) => limit(async () => {').replace('    }),', '    })),'));
  });

  it('also where the promises are kept in a variable first, or pushed in a loop', () => {
    expect(bounded('export async function load(us) {\n  const jobs = us.map((u) => fetch(u));\n  return await Promise.all(jobs);\n}\n', 'limits')).toContain('const jobs = us.map((u) => limit(() => fetch(u)));');
    expect(bounded('export async function load(us) {\n  const jobs = [];\n  for (const u of us) {\n    jobs.push(fetch(u));\n  }\n  return await Promise.all(jobs);\n}\n', 'limits')).toContain('jobs.push(limit(() => fetch(u)));');
  });

  it.each([
    ['spread into a list', 'Promise.all([fetch(a), ...us.map((u) => fetch(u))])', 'Promise.all([fetch(a), ...us.map((u) => limit(() => fetch(u)))])'],
    ['joined with others', 'Promise.all(us.map((u) => fetch(u)).concat(others))', 'Promise.all(us.map((u) => limit(() => fetch(u))).concat(others))'],
    ['made flat', 'Promise.all(us.map((u) => [a].map((v) => fetch(u + v))).flat())', null],
    ['made for each item', 'Promise.all(us.flatMap((u) => [a, b].map((v) => fetch(u + v))))', 'Promise.all(us.flatMap((u) => [a, b].map((v) => limit(() => fetch(u + v)))))'],
    ['made for each item, in a body', 'Promise.all(us.flatMap((u) => { return [a, b].map((v) => fetch(u + v)); }))', 'Promise.all(us.flatMap((u) => { return [a, b].map((v) => limit(() => fetch(u + v))); }))'],
    ['made if there are any', 'Promise.all(us ? us.map((u) => fetch(u)) : [])', 'Promise.all(us ? us.map((u) => limit(() => fetch(u))) : [])'],
  ])('also where the promises are %s', (_title, call, expected) => {
    const code = `export const load = async (us, a, b, others) => ${call};\n`;
    if (expected === null) expect(refused(code, 'limits')).toBe('something else is done with the promises first');
    else expect(bounded(code, 'limits')).toBe(withLimit(`\nexport const load = async (us, a, b, others) => ${expected};\n`));
  });

  it('also where only the number of promises is asked first', () => {
    const code = (look: string) => `export async function load(us) {\n  const jobs = us.map((u) => fetch(u));\n  ${look}\n  return await Promise.all(jobs);\n}\n`;
    expect(bounded(code('console.log(jobs.length);'), 'limits')).toContain('us.map((u) => limit(() => fetch(u)));');
    expect(refused(code('console.log(jobs[0]);'), 'limits')).toBe('something else is done with the promises first');
    expect(refused(code('jobs.forEach((job) => job.catch(() => {}));'), 'limits')).toBe('something else is done with the promises first');
    expect(refused(code('keep(jobs);'), 'limits')).toBe('something else is done with the promises first');
  });

  it('also where batches of started promises are waited for', () => {
    const code = 'export async function load(us) {\n  const jobs = us.map((u) => fetch(u));\n  for (let i = 0; i < jobs.length; i += 5) await Promise.all(jobs.slice(i, i + 5));\n}\n';
    expect(bounded(code, 'limits')).toContain('us.map((u) => limit(() => fetch(u)));');
  });

  it('also where they are waited for one by one', () => {
    expect(bounded('export async function load(us) {\n  for await (const r of us.map((u) => fetch(u))) console.log(r);\n}\n', 'limits')).toContain('for await (const r of us.map((u) => limit(() => fetch(u)))) console.log(r);');
  });

  it('bounds a loop that nobody waits for', () => {
    expect(bounded('export function warm(us) {\n  for (const u of us) void fetch(u).catch(console.error);\n}\n', 'limits')).toContain('for (const u of us) void limit(() => fetch(u)).catch(console.error);');
    expect(bounded('const get = async (u) => { await fetch(u); };\nexport function warm(us) {\n  for (const u of us) get(u);\n}\n', 'limits')).toContain('for (const u of us) limit(() => get(u));');
    expect(refused('export function warm(us) {\n  let n = 0;\n  for (const u of us) { n += 1; fetch(u + n); }\n}\n', 'limits')).toBe('the form of the mapper cannot be kept');
  });

  it('bounds forEach, which nobody waits for', () => {
    expect(bounded('export function warm(us) {\n  us.forEach(async (u) => { await fetch(u); });\n}\n', 'limits')).toContain('us.forEach((u) => limit(async () => { await fetch(u); }));');
  });

  it('has one limiter for each fan-out, with names that are free', () => {
    const output = bounded('export const a = (us) => Promise.all(us.map((u) => fetch(u)));\nexport const b = (limit) => Promise.all(limit.map((u) => fetch(u)));\n', 'limits');
    expect(output).toContain('us.map((u) => limit(() => fetch(u)))');
    expect(output).toContain('limit.map((u) => limit2(() => fetch(u)))');
    expect(output.match(/pLimit\(10\)/g)).toHaveLength(2);
    expect(bounded('export const load = (us) => Promise.all(us.map(async (limit) => { const limit2 = await fetch(limit); return limit2; }));\n', 'limits')).toContain('const limit3 = pLimit(10);');
    expect(bounded('export async function load(us) {\n  const jobs = [];\n  for (const limit of us) jobs.push(fetch(limit));\n  return Promise.all(jobs);\n}\n', 'limits')).toContain('jobs.push(limit2(() => fetch(limit)));');
  });

  it('keeps comments around `async`, and clauses of a switch apart', () => {
    const code = "exports.load = async (kind, us) => {\n  switch (kind) {\n    case 'all':\n      return Promise.all(us.map(async /* each */ (u) => fetch(u)));\n    default:\n      return [];\n  }\n};\n";
    expect(bounded(code, 'limits', { sourceType: 'commonjs' })).toBe("exports.load = async (kind, us) => {\n  const { default: pLimit } = await import('p-limit');\n  const limit = pLimit(10);\n  switch (kind) {\n    case 'all':\n      return Promise.all(us.map(/* each */ (u) => limit(async () => fetch(u))));\n    default:\n      return [];\n  }\n};\n");
  });

  it('is not shared between the requests of Workers', () => {
    const code = 'export default {\n  async fetch(request) {\n    const us = await request.json();\n    return Promise.all(us.map((u) => fetch(u)));\n  },\n};\n';
    expect(bounded(code, 'limits')).toBe("import pLimit from 'p-limit';\n\nexport default {\n  async fetch(request) {\n    const us = await request.json();\n    const limit = pLimit(10);\n    return Promise.all(us.map((u) => limit(() => fetch(u))));\n  },\n};\n");
  });

  it('is put around the requests of work that comes back to the same function: around the work, it would wait for itself', () => {
    const code = 'export async function crawl(us) {\n  return Promise.all(us.map(async (u) => crawl((await (await fetch(u)).json()).links)));\n}\n';
    expect(bounded(code, 'limits')).toBe(withLimit(`\n${code.replace('fetch(u)', 'limit(() => fetch(u))')}`));
    const pushed = "import got from 'got';\nexport async function crawl(url) {\n  const { links } = await got(url).json();\n  const jobs = [];\n  for (const link of links) jobs.push(crawl(link));\n  await Promise.all(jobs);\n}\n";
    expect(bounded(pushed, 'limits')).toContain('await limit(() => got(url).json());');
    expect(bounded(code, 'limits')).not.toContain('us.map((u) => limit(');
  });

  it('is imported inside the function by CommonJS files, for packages that are modules only', () => {
    const code = "'use strict';\nexports.load = async (us) => {\n  return Promise.all(us.map((u) => fetch(u)));\n};\n";
    expect(bounded(code, 'limits', { sourceType: 'commonjs' })).toBe("'use strict';\nexports.load = async (us) => {\n  const { default: pLimit } = await import('p-limit');\n  const limit = pLimit(10);\n  return Promise.all(us.map((u) => limit(() => fetch(u))));\n};\n");
    const loaded = "const pLimit = require('p-limit');\nexports.load = (us) => Promise.all(us.map((u) => fetch(u)));\nexports.pLimit = pLimit;\n";
    expect(bounded(loaded, 'none', { sourceType: 'commonjs' })).toBe("const pLimit = require('p-limit');\n\nconst limit = pLimit(10);\nexports.load = (us) => Promise.all(us.map((u) => limit(() => fetch(u))));\nexports.pLimit = pLimit;\n");
  });

  it('can be a class', () => {
    expect(bounded('export const load = (us) => Promise.all(us.map((u) => fetch(u)));\n', 'queues')).toBe("import PQueue from 'p-queue';\n\nconst limiter = new PQueue({ concurrency: 10 });\n\nexport const load = (us) => Promise.all(us.map((u) => limiter.add(() => fetch(u))));\n");
  });
});

describe('a callback that does not wait for its requests', () => {
  it('puts each of them into the limiter: around the callback, it would wait for nothing', () => {
    expect(bounded('export function warm(us) {\n  us.forEach((u) => {\n    void fetch(u).catch(console.error);\n  });\n}\n', 'limits')).toBe(withLimit('\nexport function warm(us) {\n  us.forEach((u) => {\n    void limit(() => fetch(u)).catch(console.error);\n  });\n}\n'));
    expect(bounded('const send = (u) => fetch(u);\nexport const warm = (us) => us.forEach((u) => { send(u); });\n', 'limits')).toContain('us.forEach((u) => { limit(() => send(u)); });');
  });

  it('is left alone when it waits for some and not for others', () => {
    expect(refused('export const warm = (us) => us.forEach(async (u) => { await fetch(u); fetch(u + 1); });\n', 'limits')).toBe('the form of the mapper cannot be kept');
  });

  it('is not run by a bounded map, which would wait for nothing', () => {
    const because = 'the mapper does not wait for its requests';
    const code = 'export const warm = (us) => Promise.all(us.map(async (u) => { fetch(u).catch(console.error); }));\n';
    expect(refused(code, 'maps')).toBe(because);
    expect(refused(code, 'none')).toBe(because);
    expect(refused("import pMap from 'p-map';\nexport const warm = (us) => pMap(us, async (u) => { fetch(u); });\n", 'maps')).toBe(because);
    expect(bounded(code, 'limits')).toContain('us.map(async (u) => { limit(() => fetch(u)).catch(console.error); })');
  });
});

describe('a limiter that can only be had inside of a function', () => {
  const inside = { sourceType: 'commonjs' } as const;
  const [had, made] = ["const { default: pLimit } = await import('p-limit');", 'const limit = pLimit(10);'];
  /** An async function of a CommonJS file. */
  const load = (body: readonly string[]): string => `exports.load = async (us) => {\n${body.map((line) => `  ${line}\n`).join('')}};\n`;

  it.each([
    ['a list that a loop fills', ['const jobs = [];', 'for (const u of us) {', '  jobs.push(fetch(u));', '}', 'return Promise.all(jobs);'], ['const jobs = [];', had, made, 'for (const u of us) {', '  jobs.push(limit(() => fetch(u)));', '}', 'return Promise.all(jobs);']],
    ['a loop that nobody waits for', ['for (const u of us) {', '  void fetch(u);', '}'], [had, made, 'for (const u of us) {', '  void limit(() => fetch(u));', '}']],
    ['all parts', ['const chunks = await split(us);', 'return Promise.all(chunks.map(async (chunk) => {', '  return Promise.all(chunk.map((u) => fetch(u)));', '}));'], ['const chunks = await split(us);', had, made, 'return Promise.all(chunks.map(async (chunk) => {', '  return Promise.all(chunk.map((u) => limit(() => fetch(u))));', '}));']],
    ['lists of lists', ['await Promise.all(us.flatMap((u) => {', '  return [1, 2].map((page) => fetch(u + page));', '}));'], [had, made, 'await Promise.all(us.flatMap((u) => {', '  return [1, 2].map((page) => limit(() => fetch(u + page)));', '}));']],
  ])('is one for all of %s', (_what, before, after) => {
    expect(bounded(load(before), 'limits', inside)).toBe(load(after));
    expect(bounded(load(before), 'limits', { ...inside, settings: { runtime: 'workers' } })).toBe(load(after));
  });

  it('is not put into work that calls itself: each level would have its own', () => {
    const code = "async function load(node) {\n  await fetch(node.path);\n  return Promise.all(node.children.map((child) => load(child)));\n}\nexports.load = load;\n";
    const because = 'the one limiter for all calls cannot be made outside of them here';
    expect(refused(code, 'limits', inside)).toBe(because);
    expect(refused(code.replace('exports.load = load', 'export { load }'), 'limits', { settings: { runtime: 'workers' } })).toBe(because);
  });
});

describe('a limiter that maps', () => {
  it.each([
    ['Promise.all(us.map((u) => fetch(u)))', 'pMap(us, (u) => fetch(u), { concurrency: 10 })'],
    ['Promise.all((us ?? []).map(async (u) => { await fetch(u); })).then(String)', 'pMap(us ?? [], async (u) => { await fetch(u); }, { concurrency: 10 }).then(String)'],
    ['Promise.all(us.map((u, i) => fetch(u + i)))', 'pMap(us, (u, i) => fetch(u + i), { concurrency: 10 })'],
    ['Promise.all(us.filter(Boolean).map((u) => fetch(u)))', 'pMap(us.filter(Boolean), (u) => fetch(u), { concurrency: 10 })'],
  ])('%s', (call, expected) => {
    expect(bounded(`export const load = (us) => ${call};\n`, 'maps')).toBe(`import pMap from 'p-map';\n\nexport const load = (us) => ${expected};\n`);
  });

  it('joins the import that is there', () => {
    expect(bounded("import { pMapIterable } from 'p-map';\nexport const load = (us) => Promise.all(us.map((u) => fetch(u)));\nexport { pMapIterable };\n", 'none')).toContain("import pMap, { pMapIterable } from 'p-map';");
  });
});

describe('without a limiter', () => {
  it.each([
    ['Promise.all(us.map((u) => fetch(u)))', 'Readable.from(us).map((u) => fetch(u), { concurrency: 10 }).toArray()'],
    ['Promise.all(us.map(async (u) => (await fetch(u)).text()))', 'Readable.from(us).map(async (u) => (await fetch(u)).text(), { concurrency: 10 }).toArray()'],
    ['Promise.all(us.map(function (u) { return fetch(u); }))', 'Readable.from(us).map(function (u) { return fetch(u); }, { concurrency: 10 }).toArray()'],
  ])('%s', (call, expected) => {
    expect(bounded(`export const load = (us) => ${call};\n`, 'none')).toBe(`import { Readable } from 'node:stream';\n\nexport const load = (us) => ${expected};\n`);
    expect(bounded(`const path = require('path');\nexports.load = (us) => ${call};\nexports.path = path;\n`, 'none', { sourceType: 'commonjs' })).toBe(`const path = require('path');\nconst { Readable } = require('stream');\nexports.load = (us) => ${expected};\nexports.path = path;\n`);
  });

  it('keeps comments and lines inside the mapper', () => {
    expect(bounded('export async function load(us) {\n  return await Promise.all(\n    us.map(async (u) => {\n      // One at a time would be slow.\n      return fetch(u);\n    }),\n  );\n}\n', 'none')).toContain('return await Readable.from(us).map(async (u) => {\n    // One at a time would be slow.\n    return fetch(u);\n  }, { concurrency: 10 }).toArray();');
  });
});

describe('parts of a collection, all at once', () => {
  const nested = "import { chunk } from 'lodash';\nexport const load = (us) => Promise.all(chunk(us, 5).map((part) => Promise.all(part.map((u) => fetch(u)))));\n";

  it('go through one limiter for all parts', () => {
    expect(bounded(nested, 'limits')).toContain('Promise.all(chunk(us, 5).map((part) => Promise.all(part.map((u) => limit(() => fetch(u))))));');
    const pushed = 'export async function load(us) {\n  const jobs = [];\n  for (let i = 0; i < us.length; i += 5) jobs.push(...us.slice(i, i + 5).map((u) => fetch(u)));\n  await Promise.all(jobs);\n}\n';
    expect(bounded(pushed, 'limits')).toContain('jobs.push(...us.slice(i, i + 5).map((u) => limit(() => fetch(u))));');
    const inFunction = "import { chunk } from 'lodash';\nconst one = async (part) => { await Promise.all(part.map((u) => fetch(u))); };\nexport const load = (us) => Promise.all(chunk(us, 5).map(one));\n";
    expect(bounded(inFunction, 'limits')).toContain('part.map((u) => limit(() => fetch(u)))');
  });

  it('follow one another without one', () => {
    expect(bounded(nested, 'maps')).toContain('pMap(chunk(us, 5), (part) => Promise.all(part.map((u) => fetch(u))), { concurrency: 1 });');
    expect(bounded(nested, 'none')).toContain('Readable.from(chunk(us, 5)).map((part) => Promise.all(part.map((u) => fetch(u))), { concurrency: 1 }).toArray();');
  });

  it('cannot follow one another in a loop that pushes', () => {
    expect(refused('export async function load(us) {\n  const jobs = [];\n  for (let i = 0; i < us.length; i += 5) jobs.push(Promise.all(us.slice(i, i + 5).map((u) => fetch(u))));\n  await Promise.all(jobs);\n}\n', 'none')).toBe('the loop would have to wait for each part');
  });
});

describe('how many at a time', () => {
  it('as many as the option says, or the pool has', () => {
    const code = "import { Agent, request } from 'undici';\nconst dispatcher = new Agent({ connections: 4 });\nexport const load = (us) => Promise.all(us.map((u) => request(u, { dispatcher })));\n";
    expect(bounded(code, 'limits', { options: { concurrency: 7 } })).toContain('pLimit(4)');
    expect(bounded(code.replace('connections: 4', ''), 'limits', { options: { concurrency: 7 } })).toContain('pLimit(7)');
  });
});

describe('a limiter named in settings', () => {
  it('goes before those of the manifest', () => {
    const output = bounded('export const load = (us) => Promise.all(us.map((u) => fetch(u)));\n', 'limits', { settings: { limiter: { module: 'p-map' } } });
    expect(output).toContain('pMap(us, (u) => fetch(u), { concurrency: 10 })');
  });

  it('can be the project’s own, described as the catalogue does', () => {
    const limits = { id: 'own-limits', modules: ['./src/lib/limits'], limiters: { atMost: { kind: 'wrapper', create: 'call', concurrency: 0, run: 'default' } }, limiterRewrite: { import: 'named', name: 'atMost', declare: 'const {{limiter}} = {{name}}({{limit}});', wrap: '{{limiter}}(() => {{call}})' }, source: 'src/lib/limits.js' };
    const settings = { limiter: { module: './src/lib/limits' }, clients: [limits] };
    const output = bounded("import { base } from '../base.js';\nexport const load = (us) => Promise.all(us.map((u) => fetch(base + u)));\n", 'none', { settings, filename: 'src/pages/load.js' });
    expect(output).toBe("import { base } from '../base.js';\nimport { atMost } from '../lib/limits.js';\n\nconst limit = atMost(10);\nexport const load = (us) => Promise.all(us.map((u) => limit(() => fetch(base + u))));\n");
  });

  it('must be known to the catalogue', () => {
    expect(refused('export const load = (us) => Promise.all(us.map((u) => fetch(u)));', 'limits', { settings: { limiter: { module: '@acme/limits' } } })).toBe('the catalogue does not say how `@acme/limits` is called');
  });
});

describe('a limiter around promises that have started', () => {
  it('moves to where they start', () => {
    const head = "import pLimit from 'p-limit';\nconst limit = pLimit(4);\n";
    expect(bounded(`${head}export const load = (us) => Promise.all(us.map((u) => fetch(u)).map((p) => limit(() => p)));\n`, 'limits')).toBe(`${head}export const load = (us) => Promise.all(us.map((u) => limit(() => fetch(u))));\n`);
    expect(bounded(`${head}export async function load(us) {\n  const all = us.map(async (u) => fetch(u));\n  return Promise.all(all.map((p) => limit(() => p)));\n}\n`, 'limits')).toBe(`${head}export async function load(us) {\n  const all = us.map((u) => limit(async () => fetch(u)));\n  return Promise.all(all);\n}\n`);
  });

  it('stays where it would have no value yet', () => {
    const code = "import pLimit from 'p-limit';\nexport async function load(us) {\n  const all = us.map((u) => fetch(u));\n  const limit = pLimit(4);\n  return Promise.all(all.map((p) => limit(() => p)));\n}\n";
    expect(refused(code, 'limits')).toBe('the limiter cannot be moved to where the requests start');
  });
});

describe('what is not rewritten', () => {
  it.each<readonly [string, Project, string, string]>([
    ['an index, in a stream', 'none', 'export const load = (us) => Promise.all(us.map((u, i) => fetch(u + i)));', 'the mapper takes more than the item'],
    ['work that calls itself, without a limiter that wraps', 'maps', 'export async function crawl(u) { const us = await (await fetch(u)).json(); await Promise.all(us.map((v) => crawl(v))); }', 'only a limiter around each request can bound all levels together'],
    ['requests in requests of work that calls itself', 'limits', 'export async function crawl(u) { const us = await (await fetch(await (await fetch(u)).text())).json(); await Promise.all(us.map((v) => crawl(v))); }', 'the requests cannot be put into a limiter of their own'],
    ['a limiter of its own for each item', 'limits', "import pLimit from 'p-limit';\nexport const load = (us) => Promise.all(us.map((u) => pLimit(1)(() => fetch(u))));", 'the limiter has to be made outside of the callback'],
    ['a list made by a function', 'limits', 'const start = (us) => us.map((u) => fetch(u));\nexport const load = (us) => Promise.all(start(us));', 'something else is done with the promises first'],
    ['the whole collection, for a limiter that maps', 'maps', 'export const load = (us) => Promise.all(us.map((u, i, all) => fetch(u + all[i])));', 'the mapper takes more than the item'],
    ['allSettled, for a limiter that maps', 'maps', 'export const load = (us) => Promise.allSettled(us.map((u) => fetch(u)));', 'only a limiter that wraps the work can bound `Promise.allSettled`'],
    ['forEach, without a limiter', 'none', 'export const load = (us) => { us.forEach(async (u) => { await fetch(u); }); };', 'only a limiter that wraps the work can bound `forEach`'],
    ['results of null, in a stream', 'none', 'export const load = (us) => Promise.all(us.map((u) => fetch(u).catch(() => null)));', 'some results are `null`, and without a limiter package there is only a stream, which takes none'],
    ['results of null, through a function', 'none', 'const get = async (u) => { try { return await fetch(u); } catch { return null; } };\nexport const load = (us) => Promise.all(us.map((u) => get(u)));', 'some results are `null`, and without a limiter package there is only a stream, which takes none'],
    ['a loop that pushes, without a limiter that wraps', 'none', 'export async function load(us) { const jobs = []; for (const u of us) jobs.push(fetch(u)); await Promise.all(jobs); }', 'the requests are not started by a `map` in the call itself'],
    ['a loop whose variable changes', 'limits', 'export async function load(us) { const jobs = []; let next = 0; for (const u of us) { next += 1; jobs.push(fetch(u + next)); } await Promise.all(jobs); }', 'the form of the mapper cannot be kept'],
    ['promises that something looks at first', 'limits', 'export async function load(us) { return Promise.all(us.map((u) => fetch(u)).filter(Boolean)); }', 'something else is done with the promises first'],
    ['further arguments', 'none', 'export const load = (us, self) => Promise.all(us.map((u) => fetch(u), self));', 'the requests are not started by a plain `map`'],
    ['a function with its own this', 'limits', 'export const load = (us) => Promise.allSettled(us.map(function (u) { return fetch(u, this); }));', 'the form of the mapper cannot be kept'],
    ['a comment between the parts', 'none', 'export const load = (us) => Promise.all(/* all */ us.map((u) => fetch(u)));', 'a comment stands between the parts'],
    ['Workers without a limiter', 'none', 'export default { async fetch(request) { const us = await request.json(); return Promise.all(us.map((u) => fetch(u))); } };', 'the project has no limiter that the catalogue knows'],
  ])('%s', (_title, project, code, because) => {
    expect(refused(code, project)).toBe(because);
  });

  it('is only suggested without `fixes: all`', () => {
    const code = 'export const load = (us) => Promise.all(us.map((u) => fetch(u)));\n';
    expect(rewrite(code, { rule, project: 'limits', fixes: 'safe' })).toBe(code);
    expect(messagesFor(code, { rule, project: 'limits', fixes: 'safe' })[0]?.suggestions?.map(({ desc }) => desc)).toEqual(['Send at most 10 at a time.']);
  });
});

describe('TypeScript', () => {
  it('keeps parameter and result types on the outer function', () => {
    expect(bounded('export const load = (us: string[]) => Promise.all(us.map(async (u: string): Promise<number> => (await fetch(u)).status));\n', 'limits', { filename: 'load.ts' })).toContain('us.map((u: string): Promise<number> => limit(async () => (await fetch(u)).status))');
  });
});

describe('a stream in TypeScript', () => {
  const typed = (body: string, project: Project = 'none') => bounded(`export async function load(us: string[], byId: Record<string, string>) {\n  ${body}\n}\n`, project, { filename: 'load.ts' });

  it.each([
    ['a list that is given', 'return Promise.all(us.map(async (u) => (await fetch(u)).status));', 'return Readable.from(us).map(async (u: string) => (await fetch(u)).status, { concurrency: 10 }).toArray();'],
    ['a parameter without parentheses', 'return Promise.all(us.map(u => fetch(u)));', 'return Readable.from(us).map((u: string) => fetch(u), { concurrency: 10 }).toArray();'],
    ['a list with another type', 'const all: string[] | undefined = byId.list;\n  return Promise.all(all.map((u) => fetch(u)));', 'const all: string[] | undefined = byId.list;\n  return Readable.from(all).map((u: NonNullable<typeof all>[number]) => fetch(u), { concurrency: 10 }).toArray();'],
    ['a cast', 'return Promise.all((byId.list as readonly string[]).map((u) => fetch(u)));', 'return Readable.from(byId.list as readonly string[]).map((u: string) => fetch(u), { concurrency: 10 }).toArray();'],
    ['a constant', 'const all = us.filter(Boolean);\n  return Promise.all(all.map((u) => fetch(u)));', 'const all = us.filter(Boolean);\n  return Readable.from(all).map((u: (typeof all)[number]) => fetch(u), { concurrency: 10 }).toArray();'],
    ['a list without a name', 'const all = await Promise.all(Object.entries(byId).map(async ([id, u]) => [id, await fetch(u)]));\n  return all;', 'const items = Object.entries(byId);\n  const all = await Readable.from(items).map(async ([id, u]: (typeof items)[number]) => [id, await fetch(u)], { concurrency: 10 }).toArray();\n  return all;'],
    ['at the start of a chain', 'return (await Promise.all(us.filter(Boolean).map((u) => fetch(u)))).flat();', 'const items = us.filter(Boolean);\n  return (await Readable.from(items).map((u: (typeof items)[number]) => fetch(u), { concurrency: 10 }).toArray()).flat();'],
    ['a parameter with a type', 'return Promise.all(us.filter(Boolean).map((u: string) => fetch(u)));', 'return Readable.from(us.filter(Boolean)).map((u: string) => fetch(u), { concurrency: 10 }).toArray();'],
  ])('tells the mapper the type of its items: %s', (_name, body, expected) => {
    expect(typed(body)).toBe(`import { Readable } from 'node:stream';\n\nexport async function load(us: string[], byId: Record<string, string>) {\n  ${expected}\n}\n`);
  });

  it('is not the way where a list without a name is not the first thing to be worked out', () => {
    const code = 'export const load = (us: string[]) => [start(), Promise.all(us.filter(Boolean).map((u) => fetch(u)))];\n';
    expect(refused(code, 'none', { filename: 'load.ts' })).toBe('a stream does not keep the types of the items');
  });
});
