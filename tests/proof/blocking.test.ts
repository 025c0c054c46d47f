import { describe, expect, it } from 'vitest';
import { rewrite, type Rewriting } from '../fixes/rewriting.js';
import { record, runProgram } from './harness.js';

/**
 * A service whose handler blocks, and a client that asks it. `blocked()` makes a pipe that nobody writes to for a while:
 * whoever reads it waits, on the loop or beside it.
 */
const service = (imports: string, handler: string, asked = 'blocked()'): string => `${imports}
import { createServer } from 'node:http';
import { once } from 'node:events';
import { execFileSync, spawn } from 'node:child_process';

let pipes = 0;
function blocked() {
  const name = 'pipe' + pipes++;
  execFileSync('mkfifo', [name]);
  spawn('sh', ['-c', 'sleep 0.5; printf \\'{"late":1}\\' > ' + name], { stdio: 'ignore' });
  return name;
}

${handler}

const server = createServer(async (request, response) => {
  try {
    response.end(JSON.stringify(await handle(request.url.slice(1))));
  } catch (error) {
    response.end(error.code ?? error.message);
  }
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const get = async (path) => (await fetch('http://127.0.0.1:' + server.address().port + '/' + path)).text();
await get('missing.json');
const asked = ${asked};
startMeasuring();
console.log(await get(asked));
console.log(await get('missing.json'));
server.close();
server.closeAllConnections();
`;

const secret = 'x'.repeat(64);

const cases: readonly (readonly [title: string, code: string, rewriting?: Partial<Rewriting>])[] = [
  ['reading files', service("import { readFileSync } from 'node:fs';", "async function handle(name) {\n  return JSON.parse(readFileSync(name, 'utf8'));\n}")],
  ['reading files, by the namespace', service("import * as fs from 'fs';", "async function handle(name) {\n  return fs.readFileSync(name).toString().length;\n}")],
  ['reading files, in a helper', service("import { readFileSync } from 'node:fs';", "const read = (name) => JSON.parse(readFileSync(name, 'utf8'));\nfunction load(name) {\n  const { late } = read(name);\n  return { late };\n}\nasync function handle(name) {\n  return [load(name).late + 1];\n}"), { fixes: 'all' }],
  ['reading files, in a callback of map', service("import { readFileSync } from 'node:fs';", "async function handle(name) {\n  return [name].map((one) => JSON.parse(readFileSync(one, 'utf8'))).filter(Boolean).length;\n}"), { fixes: 'all' }],
  ['deriving keys', service("import { existsSync } from 'node:fs';\nimport { pbkdf2Sync } from 'node:crypto';", `async function handle(name) {\n  if (!existsSync(name)) throw new Error('ENOENT');\n  return pbkdf2Sync('${secret}', name, 600_000, 64, 'sha512').toString('hex').slice(0, 16);\n}`, "'package.json'")],
  ['compressing', service("import zlib from 'node:zlib';\nconst bytes = Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * index) % 251 ^ (index >> 7)));", 'async function handle(name) {\n  if (name !== "zeros") throw new Error("ENOENT");\n  return zlib.brotliCompressSync(bytes).length;\n}', "'zeros'")],
];

describe('a blocking call and its twin', () => {
  it.each(cases.map(([title, code, rewriting = {}]) => [title, code, rewriting] as const))('%s: same answers, and the loop goes on', async (title, code, rewriting) => {
    const output = rewrite(code, { rule: 'no-blocking-in-async', fixes: 'safe', filename: 'program.mjs', ...rewriting });
    expect(output).not.toBe(code);
    const files = { 'package.json': '{}' };
    const before = await runProgram(code, { files });
    const after = await runProgram(output, { files });
    for (const run of [before, after]) expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toBe(before.stdout);
    expect(before.stdout).toMatch(/^.+\nENOENT\n$/);
    expect(before.longestDelay).toBeGreaterThan(200);
    expect(after.longestDelay).toBeLessThan(before.longestDelay / 2);
    await record(`no-blocking-in-async: ${title}`, { 'longest stop of the loop': [`${Math.round(before.longestDelay)} ms`, `${Math.round(after.longestDelay)} ms`] });
  });
});
