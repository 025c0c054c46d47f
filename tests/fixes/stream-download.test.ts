import { describe, expect, it } from 'vitest';
import { leftovers, refusal, rewrite, type Rewriting } from './rewriting.js';

const rule = 'prefer-streamed-download';
const imports = "import fs, { createWriteStream } from 'node:fs';\nimport { writeFile } from 'node:fs/promises';\nimport { Readable } from 'node:stream';\nimport { pipeline } from 'node:stream/promises';";

/** A module with one async function around some statements; all that a rewrite needs is imported, and used. */
const save = (body: string): string => `${imports}\nexport const used = [fs, createWriteStream, writeFile, Readable, pipeline];\nexport async function save(url, path, other) {\n  ${body}\n}\n`;

function fixed(code: string, rewriting: Partial<Rewriting> = {}): string {
  const output = rewrite(code, { rule, ...rewriting });
  expect(leftovers(output, rewriting).filter((message) => !/'(?:Buffer|Uint8Array)' is not defined/.test(message))).toEqual([]);
  return output;
}

describe('the write becomes a pipeline', () => {
  it.each([
    ['of one expression', 'await writeFile(path, Buffer.from(await (await fetch(url)).arrayBuffer()));', 'await pipeline(Readable.fromWeb((await fetch(url)).body), createWriteStream(path));'],
    ['with the variables that carried the bytes gone', 'const r = await fetch(url);\n  const a = await r.arrayBuffer();\n  const b = Buffer.from(a);\n  await writeFile(path, b);', 'const r = await fetch(url);\n  await pipeline(Readable.fromWeb(r.body), createWriteStream(path));'],
    ['over a blob', 'const r = await fetch(url);\n  const blob = await r.blob();\n  await writeFile(path, Buffer.from(await blob.arrayBuffer()));', 'const r = await fetch(url);\n  await pipeline(Readable.fromWeb(r.body), createWriteStream(path));'],
    ['that is waited for where the write blocked', 'const r = await fetch(url);\n  fs.writeFileSync(path, Buffer.from(await r.arrayBuffer()));', 'const r = await fetch(url);\n  await pipeline(Readable.fromWeb(r.body), createWriteStream(path));'],
    ['that is returned as the write was', 'const r = await fetch(url);\n  return writeFile(path, Buffer.from(await r.arrayBuffer()));', 'const r = await fetch(url);\n  return pipeline(Readable.fromWeb(r.body), createWriteStream(path));'],
    ['with other work before it', 'const r = await fetch(url);\n  const b = await r.arrayBuffer();\n  await fs.promises.mkdir(other);\n  if (other) {\n    await writeFile(path, Buffer.from(b));\n  }', 'const r = await fetch(url);\n  await fs.promises.mkdir(other);\n  if (other) {\n    await pipeline(Readable.fromWeb(r.body), createWriteStream(path));\n  }'],
    ['without the encoding', "const r = await fetch(url);\n  await writeFile(path, Buffer.from(await r.arrayBuffer()), 'binary');", 'const r = await fetch(url);\n  await pipeline(Readable.fromWeb(r.body), createWriteStream(path));'],
    ['with mode and flag', "const r = await fetch(url);\n  await writeFile(path, Buffer.from(await r.arrayBuffer()), { encoding: 'binary', flag: 'wx', mode: 0o600 });", "const r = await fetch(url);\n  await pipeline(Readable.fromWeb(r.body), createWriteStream(path, { flags: 'wx', mode: 0o600 }));"],
    ['in a loop over responses', 'for (const item of other) {\n    const r = await fetch(item);\n    const b = await r.arrayBuffer();\n    await writeFile(item, Buffer.from(b));\n  }', 'for (const item of other) {\n    const r = await fetch(item);\n    await pipeline(Readable.fromWeb(r.body), createWriteStream(item));\n  }'],
  ])('%s', (_name, before, after) => {
    expect(fixed(save(before))).toBe(save(after));
  });

  it.each([
    ['undici', "import { request } from 'undici';", 'const { body } = await request(url);\n  await writeFile(path, Buffer.from(await body.arrayBuffer()));', 'const { body } = await request(url);\n  await pipeline(body, createWriteStream(path));'],
    ['node-fetch', "import get from 'node-fetch';", 'const r = await get(url);\n  await writeFile(path, await r.buffer());', 'const r = await get(url);\n  await pipeline(r.body, createWriteStream(path));'],
    ['ky', "import ky from 'ky';", 'await writeFile(path, Buffer.from(await ky(url).arrayBuffer()));', 'await pipeline(Readable.fromWeb((await ky(url)).body), createWriteStream(path));'],
    ['ofetch', "import { ofetch } from 'ofetch';", "const bytes = await ofetch(url, { responseType: 'arrayBuffer' });\n  await writeFile(path, Buffer.from(bytes));", "const bytes = await ofetch(url, { responseType: 'stream' });\n  await pipeline(Readable.fromWeb(bytes), createWriteStream(path));"],
    ['axios', "import axios from 'axios';", "const { data } = await axios.get(url, { responseType: 'arraybuffer' });\n  await writeFile(path, data);", "const { data } = await axios.get(url, { responseType: 'stream' });\n  await pipeline(data, createWriteStream(path));"],
    ['axios, in a chain', "import axios from 'axios';", "return axios.get(url, { responseType: 'arraybuffer' }).then((r) => fs.writeFileSync(path, r.data));", "return axios.get(url, { responseType: 'stream' }).then((r) => pipeline(r.data, createWriteStream(path)));"],
    ['axios, in the block of a chain', "import axios from 'axios';", "return axios.get(url, { responseType: 'arraybuffer' }).then((r) => {\n    fs.writeFileSync(path, r.data);\n    return path;\n  });", "return axios.get(url, { responseType: 'stream' }).then(async (r) => {\n    await pipeline(r.data, createWriteStream(path));\n    return path;\n  });"],
    ['S3', "import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});", 'const { Body } = await s3.send(new GetObjectCommand(other));\n  await writeFile(path, await Body.transformToByteArray());', 'const { Body } = await s3.send(new GetObjectCommand(other));\n  await pipeline(Body, createWriteStream(path));'],
  ])('%s', (_name, head, before, after) => {
    expect(fixed(`${head}\n${save(before)}`)).toBe(`${head}\n${save(after)}`);
  });

  it('brings its imports and takes the last use of the write along', () => {
    expect(fixed("import { writeFile } from 'fs/promises';\n\nexport async function save(url, path) {\n  const r = await fetch(url);\n  await writeFile(path, Buffer.from(await r.arrayBuffer()));\n}\n")).toBe(
      "import { pipeline } from 'stream/promises';\nimport { createWriteStream } from 'fs';\nimport { Readable } from 'stream';\n\nexport async function save(url, path) {\n  const r = await fetch(url);\n  await pipeline(Readable.fromWeb(r.body), createWriteStream(path));\n}\n",
    );
  });

  it('tells the types that a stream comes', () => {
    const code = (type: string, how: string, write: string): string => `import axios from 'axios';\nimport fs from 'node:fs';\nimport { pipeline } from 'node:stream/promises';\nexport const used = [fs.promises, pipeline];\nexport async function save(url: string, path: string): Promise<void> {\n  const { data } = await axios.get<${type}>(url, { responseType: '${how}' });\n  await ${write};\n}\n`;
    expect(fixed(code('ArrayBuffer', 'arraybuffer', 'fs.promises.writeFile(path, Buffer.from(data))'), { filename: 'save.ts' })).toBe(code('NodeJS.ReadableStream', 'stream', 'pipeline(data, fs.createWriteStream(path))'));
  });

  it('goes at the top of a module, too', () => {
    expect(fixed("import fs from 'node:fs';\n\nconst r = await fetch('https://files.example.com/a');\nfs.writeFileSync('a', Buffer.from(await r.arrayBuffer()));\n")).toBe(
      "import fs from 'node:fs';\nimport { pipeline } from 'node:stream/promises';\nimport { Readable } from 'node:stream';\n\nconst r = await fetch('https://files.example.com/a');\nawait pipeline(Readable.fromWeb(r.body), fs.createWriteStream('a'));\n",
    );
  });
});

describe('not rewritten', () => {
  it.each([
    ['chunks', 'const r = await fetch(url); const all = []; for await (const c of r.body) all.push(c); await writeFile(path, Buffer.concat(all));', 'the pieces are put together by hand'],
    ['a callback', 'const r = await fetch(url); fs.writeFile(path, Buffer.from(await r.arrayBuffer()), other);', 'a callback waits for the write'],
    ['an opened file', 'const r = await fetch(url); createWriteStream(path).end(Buffer.from(await r.arrayBuffer()));', 'the file is opened apart from the write'],
    ['another function', 'return fetch(url).then((r) => r.arrayBuffer()).then((b) => writeFile(path, Buffer.from(b)));', 'the bytes come from another function'],
    ['a variable with two writes', 'let b = null; const r = await fetch(url); b = await r.arrayBuffer(); await writeFile(path, Buffer.from(b));', 'the bytes take a way of their own'],
    ['a loop around the write', 'const r = await fetch(url); const b = await r.arrayBuffer(); for (const item of other) await writeFile(item, Buffer.from(b));', 'it is written again and again'],
    ['something closed in between', 'const r = await fetch(url); const b = await r.arrayBuffer(); await other.close(); await writeFile(path, Buffer.from(b));', 'something is closed before the write'],
    ['options that nobody knows', 'const r = await fetch(url); await writeFile(path, Buffer.from(await r.arrayBuffer()), other);', 'what `writeFile` is told beside the data has no counterpart'],
    ['an option without a counterpart', 'const r = await fetch(url); await writeFile(path, Buffer.from(await r.arrayBuffer()), { flush: true });', 'what `writeFile` is told beside the data has no counterpart'],
    ['a comment', 'const r = await fetch(url); await writeFile(path, /* all of it */ Buffer.from(await r.arrayBuffer()));', 'a comment stands inside the write'],
    ['a spread', 'const r = await fetch(url); await writeFile(path, Buffer.from(await r.arrayBuffer()), ...other);', 'the arguments of the write cannot be told apart'],
  ])('%s', (_name, body, because) => {
    expect(refusal(save(body), { rule })).toBe(because);
  });

  it.each([
    ['a function declared apart', "import axios from 'axios';\nimport fs from 'node:fs';\nexport const save = (url) => axios.get(url, { responseType: 'arraybuffer' }).then(put);\nfunction put(r) {\n  fs.writeFileSync('a', r.data);\n}", 'nobody could wait for the stream there'],
    ['an option elsewhere', "import axios from 'axios';\nimport { writeFile } from 'node:fs/promises';\nconst options = { responseType: 'arraybuffer' };\nexport const save = async (url, path) => writeFile(path, (await axios.get(url, options)).data);", 'the option stands apart from the request'],
    ['a response of a declared type', "import axios, { type AxiosResponse } from 'axios';\nimport { writeFile } from 'node:fs/promises';\nexport async function save(url: string, path: string) {\n  const response: AxiosResponse<Buffer> = await axios.get(url, { responseType: 'arraybuffer' });\n  await writeFile(path, response.data);\n}", 'the declared type of the response is that of the bytes'],
    ['the type of another stream', "import { ofetch } from 'ofetch';\nimport { writeFile } from 'node:fs/promises';\nexport const save = async (url: string, path: string) => writeFile(path, Buffer.from(await ofetch<ArrayBuffer, 'arrayBuffer'>(url, { responseType: 'arrayBuffer' })));", 'the declared type of the response is that of the bytes'],
    ['a write that does more', "import fse from 'fs-extra';\nexport async function save(url, path) {\n  const r = await fetch(url);\n  await fse.outputFile(path, Buffer.from(await r.arrayBuffer()));\n}", '`fse.outputFile` also makes the folder'],
    ['a client that streams by another call', "import got from 'got';\nimport { writeFile } from 'node:fs/promises';\nexport const save = async (url, path) => writeFile(path, await got(url).buffer());", 'the client gives its stream by another call'],
  ])('%s', (_name, code, because) => {
    expect(refusal(code, { rule, filename: code.includes(': string') ? 'save.ts' : 'save.js' })).toBe(because);
  });
});
