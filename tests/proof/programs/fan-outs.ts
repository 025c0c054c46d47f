import type { Form } from '../harness.js';
import type { Program } from '../proof.js';

/** How many requests a program sends at once. */
export const count = 60;

/** Asks for many things at once with `load(urls)`, prints what comes back, also for none; and what it rejects with when one of them fails. */
function program(load: string, { imports = '', form = 'mjs' }: { readonly imports?: string; readonly form?: Form } = {}): string {
  const typed = form.endsWith('ts');
  const body = `const server = process.env.SERVER;
const urls = Array.from({ length: ${count} }, (_, index) => server + '/' + index);
console.log(JSON.stringify(await load(urls)));
console.log(JSON.stringify(await load([])));
for (const failing of [server + '/status/404', server + '/status/500', process.env.REFUSED + '/']) {
  console.log(await load([server + '/0', failing, server + '/1']).then((all) => JSON.stringify(all), (error${typed ? ': Error' : ''}) => error.message));
}`;
  const end = form === 'cjs' ? `exports.load = load;\n(async () => {\n${body.replace(/^(?=.)/gm, '  ')}\n})();` : body;
  return `${imports}\n${typed ? typedGet : get}\n${load}\n${end}\n`;
}

const get = `async function get(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error('status ' + response.status);
  return (await response.json()).path;
}`;

const typedGet = `interface Item { readonly path: string }
async function get(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error('status ' + response.status);
  return ((await response.json()) as Item).path;
}`;

const inParts = `const inParts = (items, size) => {
  const chunks = [];
  for (let i = 0; i < items.length; i += size) chunks.push(items.slice(i, i + size));
  return chunks;
};`;

const options = { maxConcurrency: 5 };
const withLimit = { fixer: 'bound with p-limit', project: 'limits', options } as const;
const withMap = { fixer: 'bound with p-map', project: 'maps', options } as const;
const withQueue = { fixer: 'bound with p-queue', project: 'queues', options } as const;
const withNode = { fixer: 'bound with what Node has', project: 'none', options } as const;
const started = { fixer: 'start inside the limiter', project: 'limits', options } as const;
const parts = { fixer: 'bound parts', project: 'limits', options } as const;

/** Programs that send ten at a time in the end. */
export const bounded: readonly Program[] = [
  { ...withLimit, title: 'Promise.all', code: program('async function load(urls) {\n  return Promise.all(urls.map((url) => get(url)));\n}') },
  { ...withLimit, title: 'a named mapper with an index', code: program('const one = async (url, index) => [index, await get(url)];\nasync function load(urls) {\n  return Promise.all(urls.map(one));\n}') },
  { ...withLimit, title: 'Promise.allSettled', code: program('async function load(urls) {\n  const all = await Promise.allSettled(urls.map(async (url) => get(url)));\n  return all.map(({ status, value, reason }) => [status, value ?? reason.message]);\n}') },
  { ...withLimit, title: 'pushed in a loop', code: program('async function load(urls) {\n  const jobs = [];\n  for (const url of urls) jobs.push(get(url));\n  return await Promise.all(jobs);\n}') },
  { ...withLimit, title: 'promises held first', code: program("async function load(urls) {\n  const jobs = urls.map((url) => get(url));\n  if (jobs.length === 0) return [];\n  return await Promise.all([Promise.resolve('/first'), ...jobs]);\n}") },
  { ...withLimit, title: 'each item with its own', code: program('async function load(urls) {\n  return Promise.all(urls.flatMap((url) => [url].map((one) => get(one))));\n}') },
  { ...withLimit, title: 'CommonJS', form: 'cjs', code: program('async function load(urls) {\n  return Promise.all(urls.map((url) => get(url)));\n}', { form: 'cjs' }) },
  { ...withLimit, title: 'pushed in a loop, CommonJS', form: 'cjs', code: program('async function load(urls) {\n  const jobs = [];\n  for (const url of urls) {\n    jobs.push(get(url));\n  }\n  return await Promise.all(jobs);\n}', { form: 'cjs' }) },
  { ...withLimit, title: 'TypeScript', form: 'mts', code: program('export async function load(urls: readonly string[]): Promise<[number, string][]> {\n  return Promise.all(urls.map(async (url, index): Promise<[number, string]> => [index, await get(url)]));\n}', { form: 'mts' }) },
  { ...withMap, title: 'item and index', code: program('async function load(urls) {\n  return Promise.all(urls.map(async (url, index) => ({ index, path: await get(url) })));\n}') },
  { ...withMap, title: 'CommonJS', form: 'cjs', code: program('async function load(urls) {\n  const found = await Promise.all(urls.map((url) => get(url)));\n  return found;\n}', { form: 'cjs' }) },
  { ...withMap, title: 'TypeScript', form: 'mts', code: program('async function load(urls: string[]): Promise<string[]> {\n  const paths: string[] = await Promise.all(urls.map((url) => get(url)));\n  return paths.filter((path) => path.length > 1);\n}', { form: 'mts' }) },
  { ...withMap, title: 'p-map without its option', code: program('const load = (urls) => pMap(urls, (url) => get(url));', { imports: "import pMap from 'p-map';" }) },
  { ...withQueue, title: 'Promise.all', code: program('async function load(urls) {\n  return Promise.all(urls.map(async (url) => get(url)));\n}') },
  { ...withQueue, title: 'Promise.allSettled, CommonJS', form: 'cjs', code: program('const load = async (urls) => {\n  const all = await Promise.allSettled(urls.map((url) => get(url)));\n  return all.map((one) => one.value ?? one.reason.message);\n};', { form: 'cjs' }) },
  { ...withQueue, title: 'TypeScript', form: 'mts', code: program('async function load(urls: readonly string[]): Promise<string[]> {\n  return Promise.all(urls.map((url) => get(url)));\n}', { form: 'mts' }) },
  { ...withNode, title: 'Promise.all', code: program('async function load(urls) {\n  return Promise.all(\n    urls.map(async (url) => {\n      return get(url);\n    }),\n  );\n}') },
  { ...withNode, title: 'CommonJS', form: 'cjs', code: program('const load = (urls) => Promise.all(urls.map((url) => get(url)));', { form: 'cjs' }) },
  { ...withNode, title: 'TypeScript', form: 'mts', code: program('export async function load(urls: readonly string[]): Promise<string[]> {\n  const paths = await Promise.all(urls.map((url) => get(url)));\n  return paths.map((path) => path.toUpperCase());\n}', { form: 'mts' }) },
  { ...started, title: 'around promises that had started', code: program('const atMost = pLimit(10);\nasync function load(urls) {\n  return Promise.all(urls.map((url) => get(url)).map((job) => atMost(() => job)));\n}', { imports: "import pLimit from 'p-limit';" }) },
  { ...started, title: 'around promises that a constant holds, TypeScript', form: 'mts', code: program('const atMost = pLimit(10);\nasync function load(urls: readonly string[]): Promise<string[]> {\n  const jobs = urls.map((url) => get(url));\n  return Promise.all(jobs.map((job) => atMost(() => job)));\n}', { imports: "import pLimit from 'p-limit';", form: 'mts' }) },
  { ...started, title: 'around promises that had started, with p-queue, CommonJS', form: 'cjs', code: program('const queue = new PQueue({ concurrency: 10 });\nasync function load(urls) {\n  return Promise.all(urls.map((url) => get(url)).map((job) => queue.add(() => job)));\n}', { imports: "const { default: PQueue } = require('p-queue');", form: 'cjs' }) },
  { ...parts, title: 'batches of promises that had started', code: program('async function load(urls) {\n  const jobs = urls.map((url) => get(url));\n  const all = [];\n  for (let i = 0; i < jobs.length; i += 20) all.push(...(await Promise.all(jobs.slice(i, i + 20))));\n  return all;\n}') },
  { ...parts, title: 'all parts at once', code: program(`${inParts}\nasync function load(urls) {\n  return (await Promise.all(inParts(urls, 20).map((part) => Promise.all(part.map((url) => get(url)))))).flat();\n}`) },
  { ...parts, title: 'all parts at once, CommonJS', form: 'cjs', code: program(`${inParts}\nasync function load(urls) {\n  const all = await Promise.all(inParts(urls, 20).map(async (part) => {\n    return Promise.all(part.map((url) => get(url)));\n  }));\n  return all.flat();\n}`, { form: 'cjs' }) },
  { ...parts, title: 'all parts at once, TypeScript', form: 'mts', code: program(`const chunk = <T,>(items: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));\nasync function load(urls: readonly string[]): Promise<string[]> {\n  const chunks = chunk(urls, 20);\n  const all = await Promise.all(chunks.map((part) => Promise.all(part.map((url) => get(url)))));\n  return all.flat();\n}`, { form: 'mts' }) },
  { ...parts, title: 'all parts pushed in a loop', code: program('async function load(urls) {\n  const jobs = [];\n  for (let i = 0; i < urls.length; i += 20) jobs.push(Promise.all(urls.slice(i, i + 20).map((url) => get(url))));\n  return (await Promise.all(jobs)).flat();\n}') },
];

const chunked = program(`${inParts}\nasync function load(urls) {\n  const chunks = inParts(urls, 20);\n  const all = await Promise.all(chunks.map((chunk) => Promise.all(chunk.map((url) => get(url)))));\n  return all.flat();\n}`);

/** Programs that start one part of twenty at a time in the end. */
export const inTurns: readonly Program[] = [
  { ...parts, project: 'maps', title: 'one after the other, with p-map', code: chunked },
  { ...parts, project: 'none', title: 'one after the other, with what Node has', code: chunked },
];

const levels = { fixer: 'bound all levels together', project: 'limits', options: { concurrency: 3, maxConcurrency: 5 } } as const;
const first = 'Array.from({ length: 12 }, (_, index) => `/${index}`)';

/** Work that calls itself: three at a time in the end, on all levels together. */
export const recursive: readonly Program[] = [
  { ...levels, title: 'a crawler', code: `
export async function crawl(depth, paths) {
  if (depth === 0) return paths;
  const found = await Promise.all(paths.map(async (path) => {
    const { path: seen } = await (await fetch(process.env.SERVER + path)).json();
    return crawl(depth - 1, [0, 1, 2].map((index) => seen + index));
  }));
  return found.flat();
}
console.log((await crawl(3, ${first})).length);
console.log((await crawl(1, [])).length);
` },
  { ...levels, title: 'a tree, CommonJS', form: 'cjs', code: `const { default: pLimit } = require('p-limit');

async function load(node) {
  const response = await fetch(process.env.SERVER + node.path);
  const { path } = await response.json();
  const children = await Promise.all(node.children.map((child) => load(child)));
  return { path, children };
}
exports.load = load;
exports.one = pLimit(1);
const tree = (depth, path) => ({ path, children: depth === 0 ? [] : ${first}.slice(depth).map((own) => tree(depth - 1, path + own)) });
load(tree(2, '/')).then((found) => console.log(JSON.stringify(found)));
` },
  { ...levels, title: 'pages of pages, TypeScript', form: 'mts', code: `
interface Page { readonly path: string }
async function pages(path: string, depth: number): Promise<string[]> {
  const response = await fetch(\`\${process.env.SERVER}\${path}\`);
  const page = (await response.json()) as Page;
  if (depth === 0) return [page.path];
  const below = await Promise.all(${first}.map((own) => pages(page.path + own, depth - 1)));
  return [page.path, ...below.flat()];
}
console.log((await pages('/a', 2)).join(' '));
` },
];

const alone = { fixer: 'bound what nobody waits for', project: 'limits', options } as const;
const urls = `Array.from({ length: ${count} }, (_, index) => process.env.SERVER + '/' + index)`;

/** Work that nobody waits for, then as before, ten at a time. */
export const unawaited: readonly Program[] = [
  { ...alone, title: 'a loop', code: `
export function warm(urls) {
  for (const url of urls) void fetch(url).then((response) => response.text()).catch(console.error);
  return urls.length;
}
console.log(warm(${urls}));
` },
  { ...alone, title: 'forEach', code: `
export function warm(urls) {
  urls.forEach(async (url) => { await fetch(url).then((response) => response.text()); });
  return urls.length;
}
console.log(warm(${urls}));
` },
  { ...alone, title: 'forEach, CommonJS', form: 'cjs', code: `
const axios = require('axios')
const notify = async (urls) => {
  urls.forEach((url) => {
    axios.post(url, { seen: true }, { timeout: 9000 }).catch((error) => console.log(error.code))
  })
  return urls.length
}
exports.notify = notify
notify(${urls}).then(console.log)
` },
  { ...alone, title: 'a loop, TypeScript', form: 'mts', code: `
async function touch(url: string): Promise<void> {
  const response = await fetch(url, { method: 'POST' });
  await response.arrayBuffer();
}
export function touchAll(urls: readonly string[]): number {
  for (const url of urls) {
    void touch(url);
  }
  return urls.length;
}
console.log(touchAll(${urls}));
` },
];
