import type { Form } from '../harness.js';
import type { Program } from '../proof.js';

interface Setting { readonly head: string; readonly form?: Form }

/** A service that asks another one for each of its requests, over a pool of one socket; asked three times, one of them for what is missing. */
function service(handler: string, { head, form = 'mjs' }: Setting): string {
  const typed = form.endsWith('ts');
  const cjs = form === 'cjs';
  const body = `const service = createServer(${handler}).listen(0, '127.0.0.1');
await once(service, 'listening');
const { port } = service.address()${typed ? ' as AddressInfo' : ''};
const address = 'http://127.0.0.1:' + port;
for (const path of ['/a', '/missing', '/b']) {
  const answer = await globalThis.fetch(address + path, { headers: { connection: 'close' } });
  console.log(path, await answer.text());
}
process.exit();`;
  return `${cjs ? "const { createServer } = require('http');\nconst { once } = require('events');" : "import { createServer } from 'node:http';\nimport { once } from 'node:events';"}
${typed ? "import type { AddressInfo } from 'node:net';\n" : ''}${head}
const upstream = process.env.SERVER;
${cjs ? `(async () => {\n${body.replace(/^(?=.)/gm, '  ')}\n})();` : body}
`;
}

const pool = { head: "import { Agent, fetch, request } from 'undici';\nconst dispatcher = new Agent({ connections: 1 });" };
const typedPool = { ...pool, form: 'mts' } as const;
const requiredPool = { head: "const { Agent, fetch } = require('undici');\nconst dispatcher = new Agent({ connections: 1 });", form: 'cjs' } as const;
const made = 'const agent = new Agent({ keepAlive: true, maxSockets: 1 });';
const core = { head: `import http, { Agent } from 'node:http';\n${made}` };

const options = { checkPaths: true };
const never = { fixer: 'release a body nobody reads', options } as const;
const left = { fixer: 'release a body where it is left', options } as const;

/** Programs whose next request waits for the socket that an unread body holds. */
export const overOneSocket: readonly Program[] = [
  { ...never, title: 'fetch', code: service('async (req, res) => {\n  const response = await fetch(upstream + req.url, { dispatcher });\n  res.end(String(response.status));\n}', pool) },
  { ...never, title: 'fetch, dropped', code: service("async (req, res) => {\n  await fetch(upstream + req.url, { dispatcher });\n  res.end('sent');\n}", pool) },
  { ...never, title: 'fetch, nobody waits', code: service("(req, res) => {\n  fetch(upstream + req.url, { dispatcher }).then(() => res.end('sent'));\n}", pool) },
  { ...never, title: 'fetch, in a list', code: service("async (req, res) => {\n  await Promise.all([fetch(upstream + req.url, { dispatcher })]);\n  res.end('sent');\n}", pool) },
  { ...never, title: 'fetch, a status alone', code: service("async (req, res) => {\n  res.statusCode = (await fetch(upstream + req.url, { dispatcher })).status;\n  res.end('status');\n}", pool) },
  { ...never, title: 'fetch, CommonJS', form: 'cjs', code: service('async (req, res) => {\n  const { ok, status } = await fetch(upstream + req.url, { dispatcher })\n  res.end(ok ? \'ok\' : String(status))\n}', requiredPool) },
  { ...never, title: 'fetch, TypeScript', form: 'mts', code: service('async (req, res) => {\n  const response: Response = await fetch(`${upstream}${req.url}`, { dispatcher });\n  res.end(String(response.status));\n}', { ...typedPool, head: typedPool.head.replace('request }', 'type Response }') }) },
  { ...left, title: 'fetch, on the way of a bad status', code: service("async (req, res) => {\n  const response = await fetch(upstream + req.url, { dispatcher });\n  if (!response.ok) return void res.end('bad');\n  res.end(String((await response.text()).length));\n}", pool) },
  { ...left, title: 'fetch, without an else', code: service('async (req, res) => {\n  const response = await fetch(upstream + req.url, { dispatcher });\n  let size = 0;\n  if (response.ok) size = (await response.text()).length;\n  res.end(String(size));\n}', pool) },
  { ...left, title: 'fetch, in a choice', code: service('async (req, res) => {\n  const load = async () => {\n    const response = await fetch(upstream + req.url, { dispatcher });\n    return response.ok ? (await response.text()).length : null;\n  };\n  res.end(String(await load()));\n}', pool) },
  { ...left, title: 'fetch, in a chain', code: service("(req, res) => {\n  fetch(upstream + req.url, { dispatcher })\n    .then((response) => {\n      if (!response.ok) throw new Error('bad');\n      return response.text();\n    })\n    .then((text) => res.end(String(text.length)), (error) => res.end(error.message));\n}", pool) },
  { ...left, title: 'fetch, asked again', code: service("async (req, res) => {\n  let response = await fetch(upstream + req.url, { dispatcher });\n  if (!response.ok) {\n    response = await fetch(upstream + '/instead', { dispatcher });\n  }\n  res.end(String((await response.text()).length));\n}", pool) },
  { ...left, title: 'fetch, CommonJS', form: 'cjs', code: service("async (req, res) => {\n  try {\n    const response = await fetch(upstream + req.url, { dispatcher })\n    if (response.status >= 400) throw new Error('status ' + response.status)\n    const text = await response.text()\n    res.end(String(text.length))\n  } catch (error) {\n    res.end(error.message)\n  }\n}", requiredPool) },
  { ...left, title: 'undici.request, TypeScript', form: 'mts', code: service("async (req, res) => {\n  const { statusCode, body } = await request(`${upstream}${req.url}`, { dispatcher });\n  if (statusCode === 404) {\n    res.end('none');\n    return;\n  }\n  const text: string = await body.text();\n  res.end(String(text.length));\n}", { ...typedPool, head: typedPool.head.replace('fetch, ', '') }) },
  { ...never, title: 'undici.request', code: service('async (req, res) => {\n  const { statusCode } = await request(upstream + req.url, { dispatcher });\n  res.end(String(statusCode));\n}', pool) },
  { ...left, title: 'undici.request, on the way of a bad status', code: service("async (req, res) => {\n  const { statusCode, body } = await request(upstream + req.url, { dispatcher });\n  if (statusCode !== 200) return void res.end('bad');\n  res.end(String((await body.text()).length));\n}", pool) },
  { ...never, title: 'http.get', code: service('(req, res) => {\n  http.get(upstream + req.url, { agent }, (response) => res.end(String(response.statusCode)));\n}', core) },
  { ...never, title: 'http.get, without a parameter', code: service("(req, res) => {\n  http.get(upstream + req.url, { agent }, () => {\n    res.end('sent');\n  });\n}", core) },
  { ...left, title: 'http.get, on the way of a bad status', code: service("(req, res) => {\n  http.get(upstream + req.url, { agent }, (response) => {\n    if (response.statusCode !== 200) {\n      res.end('bad');\n    } else {\n      response.pipe(res);\n    }\n  });\n}", core) },
  { ...never, title: 'node-fetch', code: service('async (req, res) => {\n  const response = await fetch(upstream + req.url, { agent });\n  res.end(String(response.status));\n}', { head: `import fetch from 'node-fetch';\nimport { Agent } from 'node:http';\n${made}` }) },
  { ...never, title: 'axios, a stream', code: service("async (req, res) => {\n  const response = await axios.get(upstream + req.url, { responseType: 'stream', httpAgent: agent, validateStatus: null });\n  res.end(String(response.status));\n}", { head: `import axios from 'axios';\nimport { Agent } from 'node:http';\n${made}` }) },
  { ...never, title: 'got, a stream', code: service("(req, res) => {\n  const stream = got.stream(upstream + req.url, { agent: { http: agent }, throwHttpErrors: false });\n  stream.once('response', (response) => res.end(String(response.statusCode)));\n}", { head: `import got from 'got';\nimport { Agent } from 'node:http';\n${made}` }) },
];

/** Without a limit, each unread body holds a socket. */
export const unlimited: readonly Program[] = [
  { fixer: 'release a body nobody reads', title: 'the built-in fetch, over many sockets', code: `import { createServer } from 'node:http';
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
` },
];
