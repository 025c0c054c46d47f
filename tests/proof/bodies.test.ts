import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { messagesFor, rewrite, type Rewriting } from '../fixes/rewriting.js';
import { record, runProgram } from './harness.js';
import type { ServerSettings } from './server.js';

const rule = 'require-body-consumption';
const options = { checkPaths: true };

/** A megabyte: more than fits aside, so that the socket waits for a reader. */
const server: ServerSettings = {
  respond(request, response: ServerResponse) {
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'content-type': 'text/plain' });
    response.end('x'.repeat(1 << 20));
  },
};

/** A service that asks another one for each of its requests, over a pool of one socket; asked three times. */
const service = (head: string, handler: string): string => `import { createServer } from 'node:http';
import { once } from 'node:events';
${head}
const upstream = process.env.SERVER;
const service = createServer(${handler}).listen(0, '127.0.0.1');
await once(service, 'listening');
const address = 'http://127.0.0.1:' + service.address().port;
for (const path of ['/a', '/missing', '/b']) {
  const answer = await globalThis.fetch(address + path, { headers: { connection: 'close' } });
  console.log(path, await answer.text());
}
process.exit();
`;

const pool = `import { Agent, fetch, request } from 'undici';\nconst dispatcher = new Agent({ connections: 1 });`;
const agent = 'const agent = new Agent({ keepAlive: true, maxSockets: 1 });';
const core = `import http, { Agent } from 'node:http';\n${agent}`;

const cases: readonly (readonly [title: string, head: string, handler: string])[] = [
  ['fetch', pool, `async (req, res) => {\n  const response = await fetch(upstream + req.url, { dispatcher });\n  res.end(String(response.status));\n}`],
  ['fetch, dropped', pool, `async (req, res) => {\n  await fetch(upstream + req.url, { dispatcher });\n  res.end('sent');\n}`],
  ['fetch, nobody waits', pool, `(req, res) => {\n  fetch(upstream + req.url, { dispatcher }).then(() => res.end('sent'));\n}`],
  ['fetch, in a list', pool, `async (req, res) => {\n  await Promise.all([fetch(upstream + req.url, { dispatcher })]);\n  res.end('sent');\n}`],
  ['fetch, a status alone', pool, `async (req, res) => {\n  res.statusCode = (await fetch(upstream + req.url, { dispatcher })).status;\n  res.end('status');\n}`],
  ['fetch, on the way of a bad status', pool, `async (req, res) => {\n  const response = await fetch(upstream + req.url, { dispatcher });\n  if (!response.ok) return void res.end('bad');\n  res.end(String((await response.text()).length));\n}`],
  ['fetch, without an else', pool, `async (req, res) => {\n  const response = await fetch(upstream + req.url, { dispatcher });\n  let size = 0;\n  if (response.ok) size = (await response.text()).length;\n  res.end(String(size));\n}`],
  ['fetch, in a choice', pool, `async (req, res) => {\n  const load = async () => {\n    const response = await fetch(upstream + req.url, { dispatcher });\n    return response.ok ? (await response.text()).length : null;\n  };\n  res.end(String(await load()));\n}`],
  ['fetch, in a chain', pool, `(req, res) => {\n  fetch(upstream + req.url, { dispatcher })\n    .then((response) => {\n      if (!response.ok) throw new Error('bad');\n      return response.text();\n    })\n    .then((text) => res.end(String(text.length)), (error) => res.end(error.message));\n}`],
  ['fetch, asked again', pool, `async (req, res) => {\n  let response = await fetch(upstream + req.url, { dispatcher });\n  if (!response.ok) {\n    response = await fetch(upstream + '/instead', { dispatcher });\n  }\n  res.end(String((await response.text()).length));\n}`],
  ['undici.request', pool, `async (req, res) => {\n  const { statusCode } = await request(upstream + req.url, { dispatcher });\n  res.end(String(statusCode));\n}`],
  ['undici.request, on the way of a bad status', pool, `async (req, res) => {\n  const { statusCode, body } = await request(upstream + req.url, { dispatcher });\n  if (statusCode !== 200) return void res.end('bad');\n  res.end(String((await body.text()).length));\n}`],
  ['http.get', core, `(req, res) => {\n  http.get(upstream + req.url, { agent }, (response) => res.end(String(response.statusCode)));\n}`],
  ['http.get, without a parameter', core, `(req, res) => {\n  http.get(upstream + req.url, { agent }, () => {\n    res.end('sent');\n  });\n}`],
  ['http.get, on the way of a bad status', core, `(req, res) => {\n  http.get(upstream + req.url, { agent }, (response) => {\n    if (response.statusCode !== 200) {\n      res.end('bad');\n    } else {\n      response.pipe(res);\n    }\n  });\n}`],
  ['node-fetch', `import fetch from 'node-fetch';\nimport { Agent } from 'node:http';\n${agent}`, `async (req, res) => {\n  const response = await fetch(upstream + req.url, { agent });\n  res.end(String(response.status));\n}`],
  ['axios, a stream', `import axios from 'axios';\nimport { Agent } from 'node:http';\n${agent}`, `async (req, res) => {\n  const response = await axios.get(upstream + req.url, { responseType: 'stream', httpAgent: agent, validateStatus: null });\n  res.end(String(response.status));\n}`],
  ['got, a stream', `import got from 'got';\nimport { Agent } from 'node:http';\n${agent}`, `(req, res) => {\n  const stream = got.stream(upstream + req.url, { agent: { http: agent }, throwHttpErrors: false });\n  stream.once('response', (response) => res.end(String(response.statusCode)));\n}`],
];

describe('a pool of one socket', () => {
  it.each(cases.map(([title, head, handler]) => ({ title, head, handler })))('$title: the next request is sent', async ({ title, head, handler }) => {
    const code = service(head, handler);
    const rewriting: Rewriting = { rule, filename: 'program.mjs', options };
    const output = rewrite(code, rewriting);
    expect(output).not.toBe(code);
    expect(messagesFor(output, rewriting)).toEqual([]);
    const [before, after] = await Promise.all([runProgram(code, { server, timeout: 3000 }), runProgram(output, { server, timeout: 9000 })]);
    expect(before.code, before.stderr).toBeNull();
    expect(after, after.stderr + output).toMatchObject({ code: 0, stderr: '' });
    // What it had said before it hung, it still says.
    expect(before.stdout.length).toBeLessThan(after.stdout.length);
    expect(after.stdout.startsWith(before.stdout)).toBe(true);
    expect(after.stdout.match(/^\/(?:a|missing|b) /gm)).toHaveLength(3);
    await record(`require-body-consumption: ${title}`, { 'three requests over one socket': [`hang after ${before.stdout.split('\n').length - 1}`, `${Math.round(after.took)} ms`] });
  });
});

describe('a pool without a limit', () => {
  it('keeps no socket for each response', async () => {
    const code = `import { createServer } from 'node:http';
import { once } from 'node:events';
const service = createServer(async (req, res) => {
  const response = await fetch(process.env.SERVER + req.url);
  res.end(String(response.status));
}).listen(0, '127.0.0.1');
await once(service, 'listening');
const address = 'http://127.0.0.1:' + service.address().port;
for (let i = 0; i < 20; i += 1) await (await fetch(address + '/' + i, { headers: { connection: 'close' } })).text();
service.close();
await once(service, 'close');
process.exit();
`;
    const rewriting: Rewriting = { rule, filename: 'program.mjs' };
    const output = rewrite(code, rewriting);
    expect(output).not.toBe(code);
    const [before, after] = await Promise.all([runProgram(code, { server }), runProgram(output, { server })]);
    const held = ({ open }: { readonly open: readonly string[] }): number => open.filter((kind) => kind === 'TCPSocketWrap').length;
    expect(before, before.stderr).toMatchObject({ code: 0 });
    expect(after, after.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(held(before)).toBeGreaterThan(10);
    expect(held(after)).toBeLessThan(4);
    await record('require-body-consumption: built-in fetch', { 'sockets held after 20 requests': [held(before), held(after)] });
  });
});
