import { describe, expect, it } from 'vitest';
import { refusal, rewrite, type Rewriting } from './rewriting.js';

const rule = 'no-session-per-request';
const migrated = (code: string, rewriting: Partial<Rewriting> = {}): string => rewrite(code, { rule, ...rewriting });

const head = "import express from 'express';\nimport { MongoClient } from 'mongodb';\n";
const service = (handler: string, top = ''): string => `${head}${top}const app = express();\n${handler}`;
const handler = (body: string, path = '/'): string => `app.get('${path}', async (req, res) => {\n${body}});\n`;
const query = '  res.json(await client.db().collection(req.path).find().toArray());\n';
const getter = (opened: string, type = '', mark = ''): string =>
  `\nconst openClient${mark} = async () => ${opened};\nlet clientPromise${mark}${type};\nconst getClient${mark} = () =>\n  (clientPromise${mark} ??= openClient${mark}().catch((error) => {\n    clientPromise${mark} = undefined;\n    throw error;\n  }));\n`;
const made = "{\n  const client = new MongoClient('mongodb://x');\n  await client.connect();\n  return client;\n}";
const use = '  const client = await getClient();\n';

describe('keeps the promise of what takes an await', () => {
  it.each([
    ['its creation', `  const client = await MongoClient.connect('mongodb://x');\n${query}`, "MongoClient.connect('mongodb://x')", use + query],
    ['its creation, closed at the end', `  const client = await MongoClient.connect('mongodb://x');\n${query}  await client.close();\n`, "MongoClient.connect('mongodb://x')", use + query],
    ['a call behind it', `  const client = new MongoClient('mongodb://x');\n  await client.connect();\n${query}`, made, use + query],
    ['the first call of a try block', `  const client = new MongoClient('mongodb://x');\n  try {\n    await client.connect();\n  ${query}  } finally {\n    await client.close();\n  }\n`, made, use + query],
  ])('%s', (_what, body, opened, expected) => {
    expect(migrated(service(handler(body)))).toBe(service(handler(expected), getter(opened)));
  });

  it('once for all that open the same', () => {
    const opening = "  const client = new MongoClient('mongodb://x');\n  await client.connect();\n";
    expect(migrated(service(handler(opening + query) + handler(opening + query, '/other')))).toBe(service(handler(use + query) + handler(use + query, '/other'), getter(made)));
  });

  it('with types', () => {
    const code = service(handler(`  const client = await MongoClient.connect('mongodb://x');\n${query}`));
    expect(migrated(code, { filename: 'app.ts' })).toBe(service(handler(use + query), getter("MongoClient.connect('mongodb://x')", ': ReturnType<typeof openClient> | undefined')));
  });

  it('without semicolons, in CommonJS', () => {
    const bare = (text: string): string => text.replaceAll(';', '').replace(/import (.*) from ('.*')/g, 'const $1 = require($2)');
    const code = bare(service(handler(`  const client = await MongoClient.connect('mongodb://x');\n${query}`)));
    expect(migrated(code, { sourceType: 'commonjs' })).toBe(bare(service(handler(use + query), getter("MongoClient.connect('mongodb://x')"))));
  });
});

describe('says why not', () => {
  it.each([
    ["  const client = await MongoClient.connect('mongodb://' + req.params.host);\n", 'its options depend on `req`, and creating it takes an `await`'],
    ["  const client = new MongoClient('mongodb://x');\n  try {\n    await client.connect();\n  } catch {\n    res.end();\n  }\n", '`connect` is called on it each time'],
    ["  const client = new MongoClient('mongodb://x');\n  await client.connect(req);\n", '`connect` is called on it each time'],
    ["  const client = new MongoClient('mongodb://x');\n  res.write('');\n  await client.connect();\n", '`connect` is called on it each time'],
    ["  const client = await MongoClient.connect('mongodb://x');\n  client.on('close', () => res.end());\n", '`on` is called on it each time'],
  ])('%s', (body, because) => {
    expect(refusal(service(handler(body + query)), { rule })).toBe(because);
  });

  it('of what keeps cookies', () => {
    const code = "import express from 'express';\nimport { request } from 'playwright';\nexpress().get('/', async (req, res) => {\n  const api = await request.newContext();\n  res.json(await (await api.get('https://x')).json());\n});\n";
    expect(refusal(code, { rule })).toBe('it keeps cookies, which belong to one caller');
  });
});
