import type { Program } from '../proof.js';

const http2 = `import http2 from 'node:http2';
import { text } from 'node:stream/consumers';
const address = process.env.SERVER;
`;
const ask = "const stream = client.request({ ':path': path });\n  stream.end();";

/** Programs that do all they have to do over HTTP/2, and then should end. */
export const overHttp2: readonly Program[] = [
  { fixer: 'close in finally', title: 'HTTP/2, in a script', code: `${http2}const client = http2.connect(address);
const stream = client.request({ ':path': '/a' });
stream.end();
console.log(await text(stream));
console.log('done');
` },
  { fixer: 'close in finally', title: 'HTTP/2, in a function', code: `${http2}async function main(path) {
  const client = http2.connect(address);
  // ask
  ${ask}
  return await text(stream);
}
console.log(await main('/a'));
` },
  { fixer: 'close in finally', title: 'HTTP/2, in a function that may fail, CommonJS', form: 'cjs', code: `const http2 = require('http2')
const { text } = require('stream/consumers')

async function main (path) {
  const client = http2.connect(process.env.SERVER)
  const stream = client.request({ ':path': path })
  const answered = new Promise((resolve) => stream.on('response', resolve))
  stream.end()
  const headers = await answered
  const body = await text(stream)
  if (headers[':status'] !== 200) throw new Error('status ' + headers[':status'])
  return body
}

main('/a').then(console.log).then(() => main('/status/500')).catch((error) => console.log(error.message))
` },
  { fixer: 'close in finally', title: 'HTTP/2, TypeScript', form: 'mts', code: `import { connect, type ClientHttp2Session } from 'node:http2';
import { text } from 'node:stream/consumers';

async function load(...paths: readonly string[]): Promise<string[]> {
  const session: ClientHttp2Session = connect(process.env.SERVER!);
  const answers: string[] = [];
  for (const path of paths) {
    const stream = session.request({ ':path': path });
    stream.end();
    answers.push(await text(stream));
  }
  return answers;
}

console.log(await load('/a', '/b'));
` },
  { fixer: 'move a close into finally', title: 'HTTP/2, at the end', code: `${http2}async function main(path) {
  const client = http2.connect(address);
  ${ask}
  const data = await text(stream);
  if (path !== '/b') throw new Error(data);
  client.close();
  return data;
}
console.log(await main('/b'));
console.log(await main('/a').catch((error) => error.message));
` },
  { fixer: 'move a close into finally', title: 'HTTP/2, in the handler only', code: `${http2}async function main(path) {
  const client = http2.connect(address);
  try {
    ${ask.replace('\n', '\n  ')}
    const { path: seen } = JSON.parse(await text(stream));
    if (seen !== '/a') throw new Error(seen);
    return seen;
  } catch (error) {
    client.close();
    throw error;
  }
}
console.log(await main('/b').catch((error) => error.message));
console.log(await main('/a'));
` },
  { fixer: 'move a close into finally', title: 'HTTP/2, at the end, CommonJS', form: 'cjs', code: `const http2 = require('http2')
const { text } = require('stream/consumers')

const load = async (path) => {
  const client = http2.connect(process.env.SERVER)
  const stream = client.request({ ':path': path })
  stream.end()
  const data = await text(stream)
  if (data.includes('status')) throw new Error('bad')
  client.close()
  return data
}

load('/a').then(console.log).then(() => load('/status/500')).catch((error) => console.log(error.message))
` },
  { fixer: 'move a close into finally', title: 'HTTP/2, before one return of two, TypeScript', form: 'mts', code: `import http2 from 'node:http2';
import { json } from 'node:stream/consumers';

async function find(path: string): Promise<string | null> {
  const client = http2.connect(process.env.SERVER!);
  const stream = client.request({ ':path': path });
  stream.end();
  const answer = (await json(stream)) as { path: string };
  if (answer.path === '/none') return null;
  client.close();
  return answer.path;
}

console.log(await find('/a'), await find('/none'));
` },
];

/** The same, over TLS. */
export const overTls: readonly Program[] = [
  { fixer: 'close in finally', title: 'HTTP/2 over TLS, CommonJS', form: 'cjs', code: `const http2 = require('node:http2');
const { text } = require('node:stream/consumers');

async function get(path) {
  const client = http2.connect(process.env.SERVER, { ca: process.env.CA });
  const stream = client.request({ ':path': path, ':method': 'GET' });
  stream.end();
  return await text(stream);
}

(async () => {
  console.log(await get('/a'), await get('/status/500'));
})();
` },
  { fixer: 'move a close into finally', title: 'HTTP/2 over TLS, by destroying it', code: `import { connect } from 'node:http2';
import { json } from 'node:stream/consumers';

async function load(path) {
  const session = connect(process.env.SERVER, { ca: process.env.CA });
  const stream = session.request({ ':path': path });
  stream.end();
  const { path: seen } = await json(stream);
  if (seen.startsWith('/status')) {
    throw new Error(seen);
  }
  session.destroy();
  return seen;
}
console.log(await load('/a'));
console.log(await load('/status/500').catch((error) => error.message));
` },
];

const kept = {
  agent: 'Object.values(agent.stats).reduce((sum, { connected }) => sum + connected, 0)',
  pool: 'pool.stats.connected',
  free: 'Object.values(agent.freeSockets).flat().length',
};

/** A service that asks another one, and is told to stop. Its last line says how many sockets its pool still has. */
const service = (made: string, ask: string, stop: string, { imports = '', count = kept.agent } = {}): string => `import { createServer } from 'node:http';
import { once } from 'node:events';
${imports}
${made}
const service = createServer(async (request, response) => {
  ${ask}
}).listen(0, '127.0.0.1');
await once(service, 'listening');
const answer = await globalThis.fetch('http://127.0.0.1:' + service.address().port + '/a', { headers: { connection: 'close' } });
console.log(await answer.text());
${stop}
process.on('exit', () => console.log('kept', ${count}));
process.kill(process.pid, 'SIGTERM');
`;

const undici = { imports: "import { Agent, fetch } from 'undici';" };
const agent = 'const agent = new Agent({ connections: 5, keepAliveTimeout: 60_000 });';
const passOn = 'const upstream = await fetch(process.env.SERVER + request.url, { dispatcher: agent });\n  response.end(await upstream.text());';

/** Services and objects that end, and their pools. */
export const ending: readonly Program[] = [
  { fixer: 'close at shutdown', title: 'undici Agent, in a signal handler', code: service(agent, passOn, "process.once('SIGTERM', async () => {\n  service.close();\n});", undici) },
  { fixer: 'close at shutdown', title: 'undici Agent, in a function, before it exits', code: service(agent, passOn, "async function stop() {\n  service.close();\n  await once(service, 'close');\n  process.exit(0);\n}\nprocess.once('SIGTERM', stop);", undici) },
  { fixer: 'close at shutdown', title: 'undici Agent, in a callback', code: service(agent, passOn, "process.once('SIGTERM', () => {\n  service.close(async () => {\n    process.exit(0);\n  });\n});", undici) },
  { fixer: 'close at shutdown', title: 'http.Agent for axios', code: service("const agent = new http.Agent({ keepAlive: true });\nconst api = axios.create({ httpAgent: agent, baseURL: process.env.SERVER });", 'response.end(JSON.stringify((await api.get(request.url)).data));', "process.once('SIGTERM', () => {\n  service.close();\n});", { imports: "import http from 'node:http';\nimport axios from 'axios';", count: kept.free }) },
  { fixer: 'close at shutdown', title: 'undici Agent, before it exits, CommonJS', form: 'cjs', code: `const { createServer } = require('http')
const { once } = require('events')
const { Agent, request } = require('undici')

const agent = new Agent({ keepAliveTimeout: 60_000 })
const server = createServer(async (incoming, response) => {
  const { body } = await request(process.env.SERVER + incoming.url, { dispatcher: agent })
  response.end(await body.text())
}).listen(0, '127.0.0.1')

process.on('SIGTERM', async () => {
  server.close()
  server.closeAllConnections()
  process.exit(0)
})
process.on('exit', () => console.log('kept', ${kept.agent}))

once(server, 'listening').then(async () => {
  const answer = await fetch('http://127.0.0.1:' + server.address().port + '/a')
  console.log(await answer.text())
  process.kill(process.pid, 'SIGTERM')
})
` },
  { fixer: 'close at shutdown', title: 'undici Pool, in a hook of Fastify, TypeScript', form: 'mts', code: `import Fastify from 'fastify';
import { Pool } from 'undici';

const app = Fastify();
const pool = new Pool(process.env.SERVER!, { connections: 2, keepAliveTimeout: 60_000 });

app.get<{ Params: { name: string } }>('/items/:name', async (request) => {
  const { body } = await pool.request({ path: '/' + request.params.name, method: 'GET' });
  return body.json();
});

app.addHook('onClose', async () => {
  console.log('bye');
});

console.log((await app.inject('/items/a')).body);
process.on('exit', () => console.log('kept', pool.stats.connected));
process.once('SIGTERM', () => void app.close());
process.kill(process.pid, 'SIGTERM');
` },
  { fixer: 'close with the object that keeps it', title: 'undici Agent, a field', code: `import { Agent, request } from 'undici';

export class Gateway {
  agent = new Agent({ connections: 2, keepAliveTimeout: 60_000 });
  stopped = false;

  async get(path) {
    const { body } = await request(process.env.SERVER + path, { dispatcher: this.agent });
    return body.text();
  }

  async close() {
    this.stopped = true;
  }
}

const gateway = new Gateway();
console.log(await gateway.get('/a'));
console.log(await gateway.get('/status/500'));
await gateway.close();
const { agent } = gateway;
console.log('kept', ${kept.agent});
` },
  { fixer: 'close with the object that keeps it', title: 'undici Pool, a private field, TypeScript', form: 'mts', code: `import { Pool } from 'undici';

export class Items {
  private readonly pool: Pool;
  #stopped = false;

  constructor(origin: string) {
    this.pool = new Pool(origin, { keepAliveTimeout: 60_000 });
  }

  async get(path: string): Promise<string> {
    if (this.#stopped) throw new Error('stopped');
    const { body } = await this.pool.request({ path, method: 'GET' });
    return body.text();
  }

  async close(): Promise<void> {
    this.#stopped = true;
  }
}

const items = new Items(process.env.SERVER!);
console.log(await items.get('/a'));
await items.close();
console.log(await items.get('/b').catch((error: Error) => error.message));
console.log('kept', items['pool'].stats.connected);
` },
  { fixer: 'close with the object that keeps it', title: 'undici Agent, made when it is needed, CommonJS', form: 'cjs', code: `const { Agent, fetch } = require('undici')

class Client {
  async open () {
    this.agent = new Agent({ keepAliveTimeout: 60_000 })
  }

  async get (path) {
    const response = await fetch(process.env.SERVER + path, { dispatcher: this.agent })
    return response.text()
  }

  async stop () {
    this.stopped = true
  }
}
module.exports = { Client }

async function main () {
  const never = new Client()
  await never.stop()
  const client = new Client()
  await client.open()
  console.log(await client.get('/a'))
  await client.stop()
  const { agent } = client
  console.log('kept', ${kept.agent})
}
main()
` },
  { fixer: 'close with the object that keeps it', title: 'http.Agent, a field', code: `import http from 'node:http';
import { text } from 'node:stream/consumers';

class Api {
  constructor(origin) {
    this.origin = origin;
    this.agent = new http.Agent({ keepAlive: true });
  }

  get(path) {
    return new Promise((resolve, reject) => {
      http.get(this.origin + path, { agent: this.agent }, (response) => resolve(text(response))).on('error', reject);
    });
  }

  close() {
    this.origin = null;
  }
}

const api = new Api(process.env.SERVER);
console.log(await api.get('/a'));
console.log(await api.get('/status/404'));
await new Promise((resolve) => setImmediate(resolve));
api.close();
await new Promise((resolve) => setTimeout(resolve, 50));
const { agent } = api;
console.log('kept', ${kept.free});
` },
];
