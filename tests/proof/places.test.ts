import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { rewrite } from '../fixes/rewriting.js';
import { expectEnd } from './proof.js';
import { runProgram, type Form } from './harness.js';

/** A pool that takes a wait, fails the first time it is opened, and tells how often it was. */
const pool = `let opened = 0;
exports.count = () => opened;
exports.openPool = async () => {
  opened++;
  await new Promise((resolve) => setTimeout(resolve, 20));
  if (opened === 1) throw new Error('not there yet');
  return { query: async (text) => text, end: async () => {} };
};
`;
const clients = [
  {
    id: 'acme-pool',
    modules: ['acme-pool'],
    sessions: { openPool: { create: 'call', type: 'Pool', kind: 'database pool', options: 0, close: [{ method: 'end', async: true, graceful: true }], dispose: 'none', keepsProcessAlive: false } },
    requests: { 'Pool#query': { options: null, deadline: [], waits: 'forever' } },
    source: 'run: as it stands here',
  },
];

describe('a promise that is kept', () => {
  const body = (typed = false): string => `async function load(text${typed ? ': string' : ''}) {
  const pool = await openPool();
  const found = await pool.query(text);
  await pool.end();
  return found;
}
const ask = async () => {
  const told = await Promise.allSettled(['a', 'b'].map(load));
  console.log(told.map((one) => ('reason' in one ? one.reason.message : one.value)).join(', '));
};
`;
  const asks = "(async () => {\n  for (let turn = 0; turn < 3; turn++) await ask();\n  console.log('opened', count());\n})();\n";
  it.each<[Form, string]>([
    ['mjs', `import { count, openPool } from 'acme-pool';\n${body()}${asks}`],
    ['cjs', `const { count, openPool } = require('acme-pool');\n${body()}${asks}`],
    ['mts', `import { count, openPool } from 'acme-pool';\n${body(true)}${asks}`],
  ])('is shared by calls at once, and forgotten when it failed: %s', async (form, code) => {
    const output = rewrite(code, { rule: 'no-session-per-request', filename: `program.${form}`, settings: { clients }, sourceType: form === 'cjs' ? 'commonjs' : 'module' });
    const files = { 'node_modules/acme-pool/package.json': '{ "name": "acme-pool", "main": "index.js" }', 'node_modules/acme-pool/index.js': pool };
    const after = await runProgram(output, { form, files });
    expectEnd(after, output);
    expect(after.stdout).toBe('not there yet, not there yet\na, b\na, b\nopened 2\n');
  });
});

describe('the shared session of the project', () => {
  const load = 'const load = async (path) => {\n  const agent = new Agent({ connections: 1 });\n  const data = await (await fetch(process.env.SERVER + path, { dispatcher: agent })).text();\n  await agent.close();\n  return data;\n};\n';
  const asks = "(async () => {\n  for (const path of ['/a', '/b', '/c', '/d']) console.log(await load(path));\n})();\n";
  it.each<[Form, string, Record<string, string>]>([
    ['mjs', "import { Agent, fetch } from 'undici';\nimport { name } from './lib/http.mjs';\nconsole.log(name);\n", { 'lib/http.mjs': "import { Agent } from 'undici';\nexport const name = 'http';\nexport const http = new Agent({ connections: 1 });\n" }],
    ['cjs', "const { Agent, fetch } = require('undici');\n", { 'lib/http.cjs': "const { Agent } = require('undici');\nexports.http = new Agent({ connections: 1 });\n" }],
    ['mts', "import { Agent, fetch } from 'undici';\nimport { name } from './lib/http.mjs';\nconsole.log(name);\n", { 'lib/http.mjs': "import { Agent } from 'undici';\nexport const name = 'http';\nexport const http = new Agent({ connections: 1 });\n" }],
  ])('takes the place of one for each call: %s', async (form, imports, files) => {
    const [module = ''] = Object.keys(files);
    const code = `${imports}${form === 'mts' ? load.replace('(path)', '(path: string)') : load}${asks}`;
    const output = rewrite(code, { rule: 'no-session-per-request', filename: `program.${form}`, settings: { sharedSession: { module: `./${module}`, export: 'http' } }, sourceType: form === 'cjs' ? 'commonjs' : 'module' });
    const [before, after] = await Promise.all([runProgram(code, { form, files }), runProgram(output, { form, files })]);
    expectEnd(before);
    expectEnd(after, output);
    expect(after.stdout).toBe(before.stdout);
    expect([before.server.sockets, after.server.sockets]).toEqual([4, 1]);
  });
});

describe('a service that is told to end', () => {
  const root = path.resolve(import.meta.dirname, '..', '.tmp');
  const service = (hook: string): string => `import { createServer } from 'node:http';
import { Agent, fetch } from 'undici';
const dispatcher = new Agent({ connections: 2 });
dispatcher.on('disconnect', () => console.log('closed'));
const upstream = createServer((request, response) => response.end('ok')).listen(0, '127.0.0.1');
const server = createServer(async (request, response) => response.end(await (await fetch('http://127.0.0.1:' + upstream.address().port, { dispatcher })).text())).listen(0, '127.0.0.1');
server.on('listening', async () => {
  console.log(await (await globalThis.fetch('http://127.0.0.1:' + server.address().port, { headers: { connection: 'close' } })).text());
});
const bye = () => {
  upstream.close();
  upstream.closeIdleConnections();
};
${hook}`;

  /** Ends a service with signals once it has answered; what it printed, and how it ended. */
  async function end(files: Readonly<Record<string, string>>, signals: number): Promise<{ readonly out: string; readonly err: string; readonly ended: readonly [code: number | null, signal: string | null] }> {
    const folder = path.join(root, randomUUID());
    await mkdir(folder, { recursive: true });
    for (const [name, code] of Object.entries(files)) await writeFile(path.join(folder, name), code);
    const child = spawn(process.execPath, ['main.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const limit = setTimeout(() => child.kill('SIGKILL'), 15_000);
    const [out, err] = [text(child.stdout), text(child.stderr)];
    const closed = once(child, 'close') as Promise<[number | null, string | null]>;
    let answered = 0;
    child.stdout.on('data', (part: Buffer) => (answered += String(part).split('ok\n').length - 1));
    while (answered < Object.keys(files).length - (files['main.mjs']?.startsWith("import './") ? 1 : 0) && child.exitCode === null) await sleep(20);
    for (let sent = 0; sent < signals; sent++) {
      // Two at once may arrive as one.
      if (sent > 0) await sleep(30);
      child.kill('SIGTERM');
    }
    const ended = await closed;
    clearTimeout(limit);
    await rm(folder, { recursive: true, force: true });
    return { out: await out, err: await err, ended };
  }

  const fixed = (code: string): string => {
    const output = rewrite(code, { rule: 'require-session-disposal', filename: 'main.mjs' });
    expect(output).not.toBe(code);
    return output;
  };

  it.each([
    ['a handler that can wait', "process.once('SIGTERM', async () => {\n  server.close();\n  bye();\n});\n", [0, null]],
    ['one that could not', "process.once('SIGTERM', () => {\n  server.close();\n  bye();\n});\n", [0, null]],
    ['one that exits', "process.on('SIGTERM', () => {\n  bye();\n  server.close(() => {\n    process.exit(3);\n  });\n});\n", [3, null]],
    ['one that hands the signal on', "process.once('SIGTERM', async () => {\n  server.close();\n  bye();\n  process.kill(process.pid, 'SIGTERM');\n});\n", [null, 'SIGTERM']],
  ])('by %s: closes its session and ends as before', async (_how, hook, expected) => {
    const [before, after] = await Promise.all([end({ 'main.mjs': service(hook) }, 1), end({ 'main.mjs': fixed(service(hook)) }, 1)]);
    expect(after.ended, after.err).toEqual(expected);
    expect(before.ended, before.err).toEqual(expected);
    expect(after.err).toBe('');
    expect(after.out).toContain('closed');
  });

  it('twice: the second signal closes nothing again', async () => {
    const hook = "process.on('SIGTERM', async () => {\n  server.close();\n  bye();\n  await new Promise((resolve) => setTimeout(resolve, 100));\n});\n";
    const { ended, err, out } = await end({ 'main.mjs': fixed(service(hook)) }, 2);
    expect([ended, err]).toEqual([[0, null], '']);
    expect(out).toContain('closed');
  });

  it('with a hook in each of two modules: both close what is theirs', async () => {
    const module = fixed(service("process.once('SIGTERM', async () => {\n  server.close();\n  bye();\n});\n"));
    const { ended, err, out } = await end({ 'main.mjs': "import './a.mjs';\nimport './b.mjs';\n", 'a.mjs': module, 'b.mjs': module }, 1);
    expect([ended, err]).toEqual([[0, null], '']);
    expect(out.match(/closed/g)).toHaveLength(2);
  });
});
