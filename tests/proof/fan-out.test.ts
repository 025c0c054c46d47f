import { describe, expect, it } from 'vitest';
import { rewrite, type Rewriting } from '../fixes/rewriting.js';
import { record, runProgram } from './harness.js';

const count = 60;

/** Asks the server for many paths at once, prints what came back and what it rejects with. */
const program = (load: string, imports = ''): string => `${imports}
const server = process.env.SERVER;
${load}
const paths = Array.from({ length: ${count} }, (_, index) => '/' + index);
console.log(JSON.stringify(await load(paths)));
console.log(JSON.stringify(await load([])));
try {
  console.log(JSON.stringify(await load(['/0', '/status/404', '/1'])));
} catch (error) {
  console.log(error.message);
}
`;

const required = (load: string, imports = ''): string => `${imports}
const server = process.env.SERVER;
${load}
(async () => {
  const paths = Array.from({ length: ${count} }, (_, index) => '/' + index);
  console.log(JSON.stringify(await load(paths)));
})();
`;

const inParts = `const inParts = (items, size) => {
  const chunks = [];
  for (let i = 0; i < items.length; i += size) chunks.push(items.slice(i, i + size));
  return chunks;
};`;

const get = `async function get(path) {
  const response = await fetch(server + path);
  if (!response.ok) throw new Error('status ' + response.status);
  return (await response.json()).path;
}`;

type Project = NonNullable<Rewriting['project']>;

const cases: readonly (readonly [title: string, project: Project, code: string, type?: 'module' | 'commonjs'])[] = [
  ['p-limit, Promise.all', 'limits', program(`${get}\nasync function load(paths) {\n  return Promise.all(paths.map((path) => get(path)));\n}`)],
  ['p-limit, a named mapper with an index', 'limits', program(`${get}\nconst one = async (path, index) => [index, await get(path)];\nasync function load(paths) {\n  return Promise.all(paths.map(one));\n}`)],
  ['p-limit, Promise.allSettled', 'limits', program(`${get}\nasync function load(paths) {\n  const all = await Promise.allSettled(paths.map(async (path) => get(path)));\n  return all.map(({ status, value, reason }) => [status, value ?? reason.message]);\n}`)],
  ['p-limit, pushed in a loop', 'limits', program(`${get}\nasync function load(paths) {\n  const jobs = [];\n  for (const path of paths) jobs.push(get(path));\n  return await Promise.all(jobs);\n}`)],
  ['p-limit, around promises that had started', 'limits', program(`${get}\nconst atMost = pLimit(10);\nasync function load(paths) {\n  return Promise.all(paths.map((path) => get(path)).map((job) => atMost(() => job)));\n}`, "import pLimit from 'p-limit';")],
  ['p-limit, promises held first', 'limits', program(`${get}\nasync function load(paths) {\n  const jobs = paths.map((path) => get(path));\n  if (jobs.length === 0) return [];\n  return await Promise.all([Promise.resolve('/first'), ...jobs]);\n}`)],
  ['p-limit, each item with its own', 'limits', program(`${get}\nasync function load(paths) {\n  return Promise.all(paths.flatMap((path) => [path].map((one) => get(one))));\n}`)],
  ['p-limit, batches of promises that had started', 'limits', program(`${get}\nasync function load(paths) {\n  const jobs = paths.map((path) => get(path));\n  const all = [];\n  for (let i = 0; i < jobs.length; i += 20) all.push(...(await Promise.all(jobs.slice(i, i + 20))));\n  return all;\n}`)],
  ['p-limit, all parts at once', 'limits', program(`${get}\n${inParts}\nasync function load(paths) {\n  return (await Promise.all(inParts(paths, 20).map((part) => Promise.all(part.map((path) => get(path)))))).flat();\n}`)],
  ['p-limit, all parts pushed in a loop', 'limits', program(`${get}\nasync function load(paths) {\n  const jobs = [];\n  for (let i = 0; i < paths.length; i += 20) jobs.push(Promise.all(paths.slice(i, i + 20).map((path) => get(path))));\n  return (await Promise.all(jobs)).flat();\n}`)],
  ['p-map', 'maps', program(`${get}\nasync function load(paths) {\n  return Promise.all(paths.map(async (path, index) => ({ index, path: await get(path) })));\n}`)],
  ['p-queue', 'queues', program(`${get}\nasync function load(paths) {\n  return Promise.all(paths.map(async (path) => get(path)));\n}`)],
  ['node:stream', 'none', program(`${get}\nasync function load(paths) {\n  return Promise.all(\n    paths.map(async (path) => {\n      return get(path);\n    }),\n  );\n}`)],
  ['p-limit, CommonJS', 'limits', required(`${get}\nasync function load(paths) {\n  return Promise.all(paths.map((path) => get(path)));\n}\nexports.load = load;`), 'commonjs'],
  ['p-map, CommonJS', 'maps', required(`${get}\nasync function load(paths) {\n  const found = await Promise.all(paths.map((path) => get(path)));\n  return found;\n}\nexports.load = load;`), 'commonjs'],
  ['node:stream, CommonJS', 'none', required(`${get}\nconst load = (paths) => Promise.all(paths.map((path) => get(path)));\nexports.load = load;`), 'commonjs'],
];

describe('a fan-out', () => {
  it.each(cases.map(([title, project, code, type = 'module']) => ({ title, project, code, type })))('$title: same results, bounded', async ({ title, project, code, type }) => {
    const output = rewrite(code, { rule: 'no-unbounded-fan-out', project, sourceType: type, filename: type === 'module' ? 'program.mjs' : 'program.cjs', options: { maxConcurrency: 5 } });
    expect(output).not.toBe(code);
    const before = await runProgram(code, { type });
    const after = await runProgram(output, { type });
    for (const run of [before, after]) expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toBe(before.stdout);
    expect(before.stdout).toContain('/59');
    expect(before.server.peak).toBeGreaterThan(count / 2);
    expect(after.server.peak).toBe(10);
    expect(after.server.sockets).toBeLessThan(before.server.sockets);
    await record(`no-unbounded-fan-out: ${title}`, { 'requests at once': [before.server.peak, after.server.peak], sockets: [before.server.sockets, after.server.sockets] });
  });

  it.each<[Project, string]>([['maps', 'pMap('], ['none', 'Readable.from(']])('of parts, with %s: one part after the other', async (project, call) => {
    const code = program(`${get}\n${inParts}\nasync function load(paths) {\n  const chunks = inParts(paths, 20);\n  const all = await Promise.all(chunks.map((chunk) => Promise.all(chunk.map((path) => get(path)))));\n  return all.flat();\n}`);
    const output = rewrite(code, { rule: 'no-unbounded-fan-out', project, filename: 'program.mjs', options: { maxConcurrency: 5 } });
    expect(output).toContain(call);
    const [before, after] = [await runProgram(code), await runProgram(output)];
    for (const run of [before, after]) expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toBe(before.stdout);
    expect(before.server.peak).toBeGreaterThan(count / 2);
    expect(after.server.peak).toBe(20);
    await record(`no-unbounded-fan-out: parts, ${project}`, { 'requests at once': [before.server.peak, after.server.peak] });
  });

  it('that comes back to itself is bounded on all levels together, and does not wait for itself', async () => {
    const code = `
const server = process.env.SERVER;
export async function crawl(depth, paths) {
  if (depth === 0) return paths;
  const found = await Promise.all(paths.map(async (path) => {
    const { path: seen } = await (await fetch(server + path)).json();
    return crawl(depth - 1, [0, 1, 2].map((index) => seen + index));
  }));
  return found.flat();
}
console.log((await crawl(3, Array.from({ length: 12 }, (_, index) => '/' + index))).length);
`;
    const output = rewrite(code, { rule: 'no-unbounded-fan-out', project: 'limits', filename: 'program.mjs', options: { concurrency: 2, maxConcurrency: 5 } });
    expect(output).toMatch(/^const limit = pLimit\(2\);$/m);
    const [before, after] = [await runProgram(code), await runProgram(output)];
    expect(after).toMatchObject({ code: 0, stdout: before.stdout, server: { peak: 2 } });
    expect(before.server.peak).toBeGreaterThan(50);
    await record('no-unbounded-fan-out: recursion', { 'requests at once': [before.server.peak, after.server.peak] });
    expect(before.stdout).toBe('324\n');
  });

  it('of a loop stays one that nobody waits for, bounded', async () => {
    const code = `
const server = process.env.SERVER;
export function warm(paths) {
  for (const path of paths) void fetch(server + path).then((response) => response.text()).catch(console.error);
  return paths.length;
}
console.log(warm(Array.from({ length: ${count} }, (_, index) => '/' + index)));
`;
    const output = rewrite(code, { rule: 'no-unbounded-fan-out', project: 'limits', filename: 'program.mjs', options: { maxConcurrency: 5 } });
    const [before, after] = [await runProgram(code), await runProgram(output)];
    expect(after).toMatchObject({ code: 0, stdout: before.stdout, server: { requests: count, peak: 10 } });
    expect(before.server.peak).toBeGreaterThan(count / 2);
  });

  it('of forEach stays one that nobody waits for, bounded', async () => {
    const code = `
const server = process.env.SERVER;
export function warm(paths) {
  paths.forEach(async (path) => { await fetch(server + path).then((response) => response.text()); });
  return paths.length;
}
console.log(warm(Array.from({ length: ${count} }, (_, index) => '/' + index)));
`;
    const output = rewrite(code, { rule: 'no-unbounded-fan-out', project: 'limits', filename: 'program.mjs', options: { maxConcurrency: 5 } });
    const [before, after] = [await runProgram(code), await runProgram(output)];
    expect(after).toMatchObject({ code: 0, stdout: before.stdout, server: { requests: count, peak: 10 } });
    expect(before.server.peak).toBeGreaterThan(count / 2);
  });
});
