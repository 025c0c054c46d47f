import { describe, expect, it } from 'vitest';
import { leftovers, messagesFor, refusal, rewrite, type Rewriting } from './rewriting.js';

const rule = 'require-session-disposal';
const head = "import http2 from 'node:http2';\nimport { once } from 'node:events';\nimport { request } from 'playwright';\nimport { MongoClient } from 'mongodb';\n";

/** A module with one function around some statements. */
const load = (body: string, start = 'async function main(url)'): string => `${head}export ${start} {\n${body}\n}\n`;

function fixed(code: string, rewriting: Partial<Rewriting> = {}): string {
  const output = rewrite(code, { rule, ...rewriting });
  expect(leftovers(code, rewriting)).toEqual(expect.arrayContaining([...leftovers(output, rewriting)]));
  expect(messagesFor(output, { rule, ...rewriting }), output).toEqual([]);
  return output;
}

const opening = '  const api = await request.newContext();\n';
const closing = '  } finally {\n    await api.dispose();\n  }';

describe('wraps what needs the session', () => {
  it.each([
    ['all that follows', '  const res = await api.get(url);\n  return res.json();', `  try {\n    const res = await api.get(url);\n    return await res.json();\n${closing}`],
    ['up to the last use of what was made with it', '  const res = await api.get(url);\n  const data = await res.json();\n  console.log(data);\n  console.log(url);', `  try {\n    const res = await api.get(url);\n    const data = await res.json();\n    console.log(data);\n${closing}\n  console.log(url);`],
    ['with the comments', '  // ask\n  await api.get(url); // now\n  // done\n  console.log(url);', `  try {\n    // ask\n    await api.get(url); // now\n${closing}\n  // done\n  console.log(url);`],
    ['leaving the lines of a template alone', '  await api.get(`\n    ${url}\n`);\n\n  if (url) {\n    await api.post(url);\n  }', `  try {\n    await api.get(\`\n    \${url}\n\`);\n\n    if (url) {\n      await api.post(url);\n    }\n${closing}`],
  ])('%s', (_what, body, expected) => {
    expect(fixed(load(opening + body))).toBe(load(opening + expected));
  });

  it('with a variable that was there before', () => {
    const before = `  let res;\n${opening}`;
    expect(fixed(load(`${before}  res = await api.get(url);\n  console.log(url);\n  console.log(await res.json());\n  console.log(url);`))).toBe(
      load(`${before}  try {\n    res = await api.get(url);\n    console.log(url);\n    console.log(await res.json());\n${closing}\n  console.log(url);`),
    );
  });

  it('on one line', () => {
    expect(fixed(`${head}export async function main(url) { const api = await request.newContext(); await api.get(url); }\n`)).toBe(`${head}export async function main(url) { const api = await request.newContext(); try { await api.get(url); } finally { await api.dispose(); } }\n`);
  });

  it('in the manner of the file', () => {
    const code = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(fixed(code("const { request } = require('playwright')\nexports.main = async (url) => {\n\tconst api = await request.newContext()\n\tawait api.get(url)\n}\n"), { sourceType: 'commonjs' })).toBe(
      code("const { request } = require('playwright')\nexports.main = async (url) => {\n\tconst api = await request.newContext()\n\ttry {\n\t\tawait api.get(url)\n\t} finally {\n\t\tawait api.dispose()\n\t}\n}\n"),
    );
  });

  it('in a script', () => {
    const top = "const client = http2.connect('https://example.com');\n";
    const body = "const req = client.request({ ':path': '/' });\nreq.end();\nawait once(req, 'close');\n";
    expect(fixed(`${head}${top}${body}console.log('done');\n`)).toBe(`${head}${top}try {\n${body.replace(/^(?=.)/gm, '  ')}} finally {\n  client.close();\n}\nconsole.log('done');\n`);
  });

  it('is only suggested unless all fixes are asked for', () => {
    const [message] = messagesFor(load(`${opening}  await api.get(url);`), { rule, fixes: 'safe' });
    expect(message?.fix).toBeUndefined();
    expect(message?.suggestions?.map(({ messageId }) => messageId)).toEqual(['closeInFinally']);
  });
});

describe('moves a closing that is there', () => {
  const client = '  const client = new MongoClient(url);\n';
  it.each([
    ['from the end', "  const docs = await client.db('a').collection('b').find().toArray();\n  await client.close();\n  return docs;", "  try {\n    const docs = await client.db('a').collection('b').find().toArray();\n    return docs;\n  } finally {\n    await client.close();\n  }"],
    ['from the middle', "  await client.db('a').command({ ping: 1 });\n\n  await client.close();\n  console.log(url);", "  try {\n    await client.db('a').command({ ping: 1 });\n  } finally {\n    await client.close();\n  }\n\n  console.log(url);"],
    ['with its argument', "  await client.db('a').command({ ping: 1 });\n  await client.close(true);", "  try {\n    await client.db('a').command({ ping: 1 });\n  } finally {\n    await client.close(true);\n  }"],
    ['from a handler that else only throws again', "  try {\n    await client.db('a').command({ ping: 1 });\n    if (url) {\n      url();\n    }\n  } catch (error) {\n    await client.close();\n    throw error;\n  }", "  try {\n    await client.db('a').command({ ping: 1 });\n    if (url) {\n      url();\n    }\n  } finally {\n    await client.close();\n  }"],
    ['from under a condition', "  await client.db('a').command({ ping: 1 });\n  if (client) {\n    await client.close();\n  }", "  try {\n    await client.db('a').command({ ping: 1 });\n  } finally {\n    await client.close();\n  }"],
  ])('%s', (_where, body, expected) => {
    expect(fixed(load(client + body))).toBe(load(client + expected));
  });
});

describe('declares it with `await using`', () => {
  const title = (before: string, after = ''): string => `import { chromium } from 'playwright';\nexport async function title(url: string): Promise<string> {\n${before}  await page.goto(url);\n  const text = await page.title();\n${after}  return text;\n}\n`;
  const other = 'export async function other(): Promise<void> {\n  await using browser = await chromium.launch();\n  await browser.newPage();\n}\n';
  const open = (kind: string): string => `  ${kind} browser = await chromium.launch();\n  const page = await browser.newPage();\n`;

  it('where the file uses that already, and the class allows it', () => {
    expect(rewrite(title(open('const'), '  await browser.close();\n') + other, { rule, filename: 'title.ts' })).toBe(title(open('await using')) + other);
  });

  it('but not in a file that may run where nobody understands it', () => {
    expect(rewrite(title(open('const'), '  await browser.close();\n'), { rule, filename: 'title.ts' })).toContain('  } finally {\n    await browser.close();\n  }\n');
  });

  it('but not for a class that has no way of its own to be disposed of', () => {
    const count = "import { Client } from 'pg';\nexport async function count(): Promise<unknown> {\n  const client = new Client();\n  await client.connect();\n  const found = await client.query('SELECT 1');\n  await client.end();\n  return found.rows;\n}\n";
    expect(rewrite(`${count}import { chromium } from 'playwright';\n${other}`, { rule, filename: 'count.ts' })).toContain('  } finally {\n    await client.end();\n  }\n');
  });
});

it('leaves a session alone that goes on in callbacks', () => {
  const code = "import net from 'node:net';\nexport function probe(path, done) {\n  const socket = new net.Socket();\n  socket.on('error', () => done(false));\n  socket.connect({ path }, () => {\n    done(true);\n  });\n}\n";
  expect(refusal(code, { rule })).toBe('its work goes on in callbacks');
});

describe('says why not', () => {
  it.each([
    ['  const api = await request.newContext();\n  return api.get(url);', 'the response leaves the function while its body may still arrive'],
    ['  const api = await request.newContext();\n  const res = await api.get(url);\n  return { res };', 'the response leaves the function while its body may still arrive'],
    ['  let kept;\n  {\n    const api = await request.newContext();\n    kept = await api.get(url);\n  }\n  return kept.json();', 'the response leaves the block while its body may still arrive'],
    ['  const api = await request.newContext();\n  api.get(url).then(console.log);', 'its requests are not awaited here'],
    ['  let api;\n  api = await request.newContext();\n  await api.get(url);', '`api` is assigned apart from its declaration'],
    ['  await using api = await request.newContext();\n  await api.get(url);', null],
    ["  const client = http2.connect(url);\n  client.on('stream', console.log);\n  client.request({ ':path': '/' }).end();", 'its work goes on in event handlers'],
    ["  const client = new MongoClient(url);\n  client.listDatabases((error, all) => console.log(all));", 'its work goes on in callbacks'],
    ["  const client = new MongoClient(url);\n  await new Promise((resolve) => { client.listDatabases((error, all) => console.log(all)); resolve(); });", 'its work goes on in callbacks'],
    ["  const client = new MongoClient(url);\n  return new Promise((resolve) => client.listDatabases((error, all) => resolve(all)));", 'its work goes on in callbacks'],
  ])('%s', (body, because) => {
    if (because === null) expect(messagesFor(load(body), { rule })).toEqual([]);
    else expect(refusal(load(body), { rule })).toBe(because);
  });

  it('in a function that cannot wait', () => {
    expect(refusal(load('  const client = new MongoClient(url);\n  client.db(url);', 'function main(url)'), { rule })).toBe('closing it takes an `await`, and the function is not async');
  });

  it('where functions or exports of the module use it', () => {
    const top = "const client = http2.connect('https://example.com');\n";
    expect(refusal(`${head}${top}function ask() { return client.request({ ':path': '/' }); }\nask();\nclient.request({ ':path': '/' });\n`, { rule })).toBe('functions of the module use it');
    expect(refusal(`${head}${top}export const stream = client.request({ ':path': '/' });\n`, { rule })).toBe('an export cannot stand in a block');
  });
});

it('closes when a callback that settles an awaited promise was called', () => {
  const body = '  const client = new MongoClient(url);\n  const all = await new Promise((resolve, reject) => {\n    client.listDatabases((error, found) => (error ? reject(error) : resolve(found)));\n  });\n  return all.length;';
  expect(fixed(load(body))).toBe(load('  const client = new MongoClient(url);\n  try {\n    const all = await new Promise((resolve, reject) => {\n      client.listDatabases((error, found) => (error ? reject(error) : resolve(found)));\n    });\n    return all.length;\n  } finally {\n    await client.close();\n  }'));
});

describe('closes at shutdown', () => {
  const service = (shutdown: string, imports = ''): string => `import { Agent, fetch } from 'undici';\n${imports}const agent = new Agent({ connections: 5 });\nexport const load = async (url) => (await fetch(url, { dispatcher: agent })).json();\n${shutdown}\n`;

  it.each([
    ["process.once('SIGTERM', async () => {\n  server.close();\n});", "process.once('SIGTERM', async () => {\n  server.close();\n  await agent.close();\n});"],
    ["process.once('SIGTERM', async () => {\n  await server.close();\n  process.exit(0);\n});", "process.once('SIGTERM', async () => {\n  await server.close();\n  await agent.close();\n  process.exit(0);\n});"],
    ["process.once('SIGTERM', async () => {});", "process.once('SIGTERM', async () => {\n  await agent.close();\n});"],
    ["process.once('SIGTERM', async () => { server.close(); });", "process.once('SIGTERM', async () => { server.close(); await agent.close(); });"],
    ["process.once('SIGTERM', async () => {\n  server.close(async () => {\n    process.exit(0);\n  });\n});", "process.once('SIGTERM', async () => {\n  server.close(async () => {\n    await agent.close();\n    process.exit(0);\n  });\n});"],
    ["async function stop() {\n  try {\n    await server.close();\n  } catch {\n    process.exit(1);\n  }\n}\nprocess.once('SIGINT', stop);", "async function stop() {\n  try {\n    await server.close();\n    await agent.close();\n  } catch {\n    process.exit(1);\n  }\n}\nprocess.once('SIGINT', stop);"],
  ])('%s', (shutdown, expected) => {
    const declared = 'let server;\n';
    expect(fixed(service(shutdown, declared))).toBe(service(expected, declared));
  });

  it.each([
    ["process.once('SIGTERM', () => {\n  console.log('bye');\n});", "process.once('SIGTERM', async () => {\n  console.log('bye');\n  await agent.close();\n});"],
    ["process.once('SIGTERM', (signal) => {\n  server.close(() => process.exit());\n  console.log(signal);\n});", "process.once('SIGTERM', async (signal) => {\n  server.close(() => process.exit());\n  console.log(signal);\n  await agent.close();\n});"],
    ["process.once('SIGTERM', () => {\n  server.close(() => {\n    process.exit(0);\n  });\n});", "process.once('SIGTERM', () => {\n  server.close(async () => {\n    await agent.close();\n    process.exit(0);\n  });\n});"],
  ])('in a callback that can wait: %s', (shutdown, expected) => {
    const declared = 'let server;\n';
    expect(fixed(service(shutdown, declared))).toBe(service(expected, declared));
  });

  it.each([
    ['one event, again and again', "process.on('SIGTERM', async () => {\n  console.log('bye');\n});"],
    ['two events', "async function stop() {\n  console.log('bye');\n}\nprocess.once('SIGINT', stop);\nprocess.once('SIGTERM', stop);"],
  ])('once only, when the hook hears of %s', (_what, shutdown) => {
    const expected = shutdown.replace("console.log('bye');", "console.log('bye');\n  await (agentClosed ??= agent.close());");
    const declared = (text: string): string => text.replace('connections: 5 });', 'connections: 5 });\nlet agentClosed;');
    expect(fixed(service(shutdown))).toBe(declared(service(expected)));
  });

  it('in a hook of the framework', () => {
    const imports = "import Fastify from 'fastify';\nconst app = Fastify();\n";
    expect(fixed(service("app.addHook('onClose', async (instance) => {\n  instance.log.info('bye');\n});", imports))).toBe(service("app.addHook('onClose', async (instance) => {\n  instance.log.info('bye');\n  await agent.close();\n});", imports));
  });

  it('in a method that the framework calls', () => {
    const imports = "import { Injectable } from '@nestjs/common';\n";
    const nest = (body: string): string => `export class Stop {\n  async onModuleDestroy() {${body}}\n}`;
    expect(fixed(service(nest(''), imports))).toBe(service(nest('\n    await agent.close();\n  '), imports));
  });

  it.each([
    ["const stop = () => {\n  console.log('bye');\n};\nprocess.once('SIGTERM', stop);", 'closing it takes an `await`, and the function that ends the service is not async'],
    ["process.once('SIGTERM', async (agent) => {\n  console.log(agent);\n});", '`agent` means something else there'],
    ["process.once('SIGTERM', async () => console.log('bye'));", 'the function that ends the service has no block of its own'],
  ])('says why not: %s', (shutdown, because) => {
    expect(refusal(service(shutdown), { rule })).toBe(because);
  });
});
