import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

const head = `
import fs, { createWriteStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import http from 'node:http';
import axios from 'axios';
`;

/** What the bodies are wanted for that an async function with this body brings together; behind it, what does so, what writes them, and the stream there is. */
function downloads(code: string, { ts = false } = {}): string {
  const facts = factsOf(`${head}\nexport async function save(url, path, other) {\n${code}\n}`, { ts });
  return facts.downloads.map(({ wantedFor, site, writer, stream }) => [wantedFor, site.text, writer, stream].filter((part) => part !== null).join(' | ')).join('\n');
}

const wanted = (code: string): string => downloads(code).split(' | ')[0] ?? '';

describe('a body that is wanted for a file', () => {
  it.each([
    ['all at once', `await writeFile(path, Buffer.from(await (await fetch(url)).arrayBuffer()));`, '(await fetch(url)).arrayBuffer() | writeFile | Readable.fromWeb((await fetch(url)).body)'],
    ['step by step', `const r = await fetch(url); const a = await r.arrayBuffer(); const b = Buffer.from(a); fs.writeFileSync(path, b);`, 'r.arrayBuffer() | fs.writeFileSync | Readable.fromWeb(r.body)'],
    ['bytes', `const r = await fetch(url); fs.writeFileSync(path, await r.bytes());`, 'r.bytes() | fs.writeFileSync | Readable.fromWeb(r.body)'],
    ['a blob', `const blob = await (await fetch(url)).blob(); await writeFile(path, new Uint8Array(await blob.arrayBuffer()));`, '(await fetch(url)).blob() | writeFile | Readable.fromWeb((await fetch(url)).body)'],
    ['a typed array and back', `const r = await fetch(url); const u = new Uint8Array(await r.arrayBuffer()); await writeFile(path, Buffer.from(u.buffer));`, 'r.arrayBuffer() | writeFile | Readable.fromWeb(r.body)'],
    ['a chain', `return fetch(url).then((r) => r.arrayBuffer()).then((b) => fs.promises.writeFile(path, Buffer.from(b)));`, 'r.arrayBuffer() | fs.promises.writeFile | Readable.fromWeb(r.body)'],
    ['a callback', `const r = await fetch(url); fs.writeFile(path, Buffer.from(await r.arrayBuffer()), () => {});`, 'r.arrayBuffer() | fs.writeFile | Readable.fromWeb(r.body)'],
    ['an opened stream', `const r = await fetch(url); const file = createWriteStream(path); file.end(Buffer.from(await r.arrayBuffer()));`, 'r.arrayBuffer() | file.end | Readable.fromWeb(r.body)'],
    ['a stream of the moment', `const r = await fetch(url); createWriteStream(path).end(Buffer.from(await r.arrayBuffer()));`, 'r.arrayBuffer() | createWriteStream(path).end | Readable.fromWeb(r.body)'],
    ['an opened file', `const r = await fetch(url); const file = await open(path, 'w'); await file.writeFile(Buffer.from(await r.arrayBuffer())); await file.close();`, 'r.arrayBuffer() | file.writeFile | Readable.fromWeb(r.body)'],
    ['a wrapped function', `const write = promisify(fs.writeFile); const r = await fetch(url); await write(path, Buffer.from(await r.arrayBuffer()));`, 'r.arrayBuffer() | write | Readable.fromWeb(r.body)'],
    ['a variable declared before', `let b; try { b = Buffer.from(await (await fetch(url)).arrayBuffer()); } catch { return; } await writeFile(path, b);`, '(await fetch(url)).arrayBuffer() | writeFile | Readable.fromWeb((await fetch(url)).body)'],
    ['a check that it is there', `const r = await fetch(url); const b = await r.arrayBuffer(); if (!b || b === null) return; await writeFile(path, Buffer.from(b));`, 'r.arrayBuffer() | writeFile | Readable.fromWeb(r.body)'],
    ['two functions', `await put(await load()); async function load() { const r = await fetch(url); return { b: Buffer.from(await r.arrayBuffer()), type: r.headers }; } async function put({ b, type }) { await writeFile(path + type, b); }`, 'r.arrayBuffer() | writeFile | Readable.fromWeb(r.body)'],
    ['an answer from a function', `const r = await load(); await writeFile(path, Buffer.from(await r.arrayBuffer())); async function load() { const r = await fetch(url); if (!r.ok) throw new Error(r.status); return r; }`, 'r.arrayBuffer() | writeFile | Readable.fromWeb(r.body)'],
    ['an option', `const { data } = await axios.get(url, { responseType: 'arraybuffer' }); await writeFile(path, data);`, "responseType: 'arraybuffer' | writeFile | data"],
    ['an option of its own', `const options = { url, responseType: 'arraybuffer' }; const r = await axios(options); await writeFile(path, Buffer.from(r.data, 'binary'));`, "responseType: 'arraybuffer' | writeFile | r.data"],
  ])('%s', (_name, code, expected) => {
    expect(downloads(code)).toBe(`a file | ${expected}`);
  });

  it('through private methods', () => {
    const { downloads: found } = factsOf(`
      import * as fs from 'fs';
      export class Loader {
        async load(id: string) {
          const temporary = await this.put(await this.fetch(id), id);
          return temporary;
        }
        private async fetch(id: string): Promise<Buffer> {
          const response = await fetch('https://files.example.com/' + id);
          return Buffer.from(await response.arrayBuffer());
        }
        private async put(buffer: Buffer, id: string) {
          fs.writeFileSync('/tmp/' + id, buffer);
          return '/tmp/' + id;
        }
      }
    `, { ts: true });
    expect(found).toMatchObject([{ wantedFor: 'a file', writer: 'fs.writeFileSync', api: 'fetch' }]);
  });
});

describe('chunks that are joined by hand', () => {
  it.each([
    ['in a list', `http.get(url, (res) => { const all = []; res.on('data', (c) => all.push(c)); res.on('end', () => fs.writeFileSync(path, Buffer.concat(all))); });`, 'Buffer.concat(all) | fs.writeFileSync | res'],
    ['by listeners in a row', `http.get(url, (res) => { const all = []; res.on('error', other).on('data', (c) => { all.push(Buffer.from(c)); }).on('end', () => { const b = Buffer.concat(all, all.length); fs.writeFile(path, b, other); }); });`, 'Buffer.concat(all, all.length) | fs.writeFile | res'],
    ['behind an event', `http.request(url).on('response', (res) => { const all = []; res.on('data', (c) => all.push(c)); res.on('end', () => fs.writeFileSync(path, Buffer.concat(all))); }).end();`, 'Buffer.concat(all) | fs.writeFileSync | res'],
    ['one after the other', `http.get(url, (res) => { let all = Buffer.alloc(0); res.on('data', (c) => { all = Buffer.concat([all, c]); }); res.on('end', () => fs.writeFileSync(path, all)); });`, 'all = Buffer.concat([all, c]) | fs.writeFileSync | res'],
    ['as a binary text', `http.get(url, (res) => { let all = ''; res.setEncoding('binary'); res.on('data', (c) => { all += c; }); res.on('end', () => fs.writeFile(path, all, 'binary', other)); });`, 'all += c | fs.writeFile | res'],
    ['in a promise', `const { data } = await axios.get(url, { responseType: 'stream' }); const b = await new Promise((resolve, reject) => { const all = []; data.on('data', (c) => all.push(c)); data.on('end', () => resolve(Buffer.concat(all))); data.on('error', reject); }); await writeFile(path, b);`, 'Buffer.concat(all) | writeFile | data'],
    ['in a loop', `const r = await fetch(url); const all = []; for await (const c of r.body) all.push(c); await writeFile(path, Buffer.concat(all));`, 'Buffer.concat(all) | writeFile | r.body'],
  ])('%s', (_name, code, expected) => {
    expect(downloads(code)).toBe(`a file | ${expected}`);
  });

  it('by a function that is made for it', () => {
    const { downloads: found } = factsOf(`
      import { buffer } from 'node:stream/consumers';
      import { writeFile } from 'node:fs/promises';
      import getRawBody from 'raw-body';
      export async function save(url, path) {
        const a = await fetch(url);
        await writeFile(path, await buffer(a.body));
        const b = await fetch(url);
        await writeFile(path, await getRawBody(b.body));
      }
    `);
    expect(found).toMatchObject([{ wantedFor: 'a file', site: { text: 'buffer(a.body)' } }, { wantedFor: 'a file', site: { text: 'getRawBody(b.body)' } }]);
  });

  it('of an object, which only one command has', () => {
    const { downloads: found } = factsOf(`
      import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
      import { writeFileSync } from 'node:fs';
      const client = new S3Client({});
      export async function save(Key, path) {
        const command = new GetObjectCommand({ Bucket: 'b', Key });
        const { Body } = await client.send(command);
        const all = [];
        for await (const chunk of Body) all.push(chunk);
        writeFileSync(path, Buffer.concat(all));
        const head = await client.send(new HeadObjectCommand({ Bucket: 'b', Key }));
        for await (const chunk of head.Body) all.push(chunk);
      }
    `);
    expect(found).toMatchObject([{ wantedFor: 'a file', api: 'client.send', stream: 'Body' }]);
  });
});

describe('a body that is wanted for more, or nobody knows', () => {
  const bytes = 'const r = await fetch(url); const b = Buffer.from(await r.arrayBuffer());';

  it.each([
    ['parsed', `${bytes} await writeFile(path, b); other.parse(b);`, 'more'],
    ['measured', `${bytes} await writeFile(path, b); return b.length;`, 'more'],
    ['logged', `${bytes} await writeFile(path, b); console.log(b);`, 'more'],
    ['checked', `${bytes} if (b.byteLength > 10) throw new Error(); await writeFile(path, b);`, 'more'],
    ['changed', `${bytes} await writeFile(path, other(b));`, 'more'],
    ['cut', `${bytes} await writeFile(path, b.subarray(10));`, 'more'],
    ['made a text', `${bytes} await writeFile(path, b.toString('base64'));`, 'more'],
    ['written twice', `${bytes} await writeFile(path, b); await writeFile(other, b);`, 'more'],
    ['a path, not data', `${bytes} await writeFile(b, path);`, 'more'],
    ['taken apart', `${bytes} const { length } = b; await writeFile(path, b);`, 'more'],
    ['never written', `${bytes} other(b);`, 'more'],
    ['returned', `${bytes} await writeFile(path, b); return b;`, 'unknown'],
    ['returned in an object', `${bytes} await writeFile(path, b); return { b };`, 'unknown'],
    ['kept', `${bytes} await writeFile(path, b); this.last = b;`, 'unknown'],
    ['left alone', bytes, 'unknown'],
    ['chunks that are wanted, too', `http.get(url, (res) => { const all = []; res.on('data', (c) => all.push(c)); res.on('end', () => { other(all); fs.writeFileSync(path, Buffer.concat(all)); }); });`, 'unknown'],
    ['a text of chunks', `http.get(url, (res) => { let all = ''; res.on('data', (c) => { all += c; }); res.on('end', () => fs.writeFileSync(path, all)); });`, 'more'],
  ])('%s', (_name, code, expected) => {
    expect(wanted(code)).toBe(expected);
  });

  it.each([
    ['text', `const r = await fetch(url); await writeFile(path, await r.text());`],
    ['a pipeline', `const r = await fetch(url); await other(r.body, createWriteStream(path));`],
    ['a stream that is written piece by piece', `const file = createWriteStream(path); http.get(url, (res) => { res.on('data', (c) => file.write(c)); res.on('end', () => file.end()); });`],
    ['bytes of something else', `const b = await other.arrayBuffer(); await writeFile(path, Buffer.from(b));`],
    ['another kind of answer', `const { data } = await axios.get(url, { responseType: 'json' }); await writeFile(path, data);`],
    ['an answer of a kind that nobody knows', `const { data } = await axios.get(url, other); await writeFile(path, data);`],
  ])('has no fact of %s', (_name, code) => {
    expect(downloads(code)).toBe('');
  });
});

describe('ways of the clients', () => {
  it.each([
    ['undici', `import { request } from 'undici';`, `const { body } = await request(url); writeFileSync(path, Buffer.from(await body.arrayBuffer()));`, 'body'],
    ['undici, on a dispatcher', `import { Pool } from 'undici'; const pool = new Pool('https://a.test');`, `const r = await pool.request({ path: url, method: 'GET' }); writeFileSync(path, await r.body.bytes());`, 'r.body'],
    ['node-fetch', `import fetch from 'node-fetch';`, `const r = await fetch(url); writeFileSync(path, await r.buffer());`, 'r.body'],
    ['make-fetch-happen', `import fetch from 'make-fetch-happen';`, `const r = await fetch(url); writeFileSync(path, await r.buffer());`, 'r.body'],
    ['ky', `import ky from 'ky';`, `writeFileSync(path, Buffer.from(await ky(url).arrayBuffer()));`, 'Readable.fromWeb((await ky(url)).body)'],
    ['ky, waited for', `import ky from 'ky';`, `const r = ky.get(url); writeFileSync(path, await r.bytes());`, 'Readable.fromWeb((await r).body)'],
    ['wretch', `import wretch from 'wretch';`, `writeFileSync(path, Buffer.from(await wretch(url).get().arrayBuffer()));`, 'Readable.fromWeb((await wretch(url).get().res()).body)'],
    ['ofetch', `import { ofetch } from 'ofetch';`, `const b = await ofetch(url, { responseType: 'arrayBuffer' }); writeFileSync(path, Buffer.from(b));`, 'Readable.fromWeb(b)'],
    ['ofetch.raw', `import { ofetch } from 'ofetch';`, `const r = await ofetch.raw(url, { responseType: 'blob' }); writeFileSync(path, Buffer.from(await r._data.arrayBuffer()));`, 'Readable.fromWeb(r._data)'],
    ['got', `import got from 'got';`, `writeFileSync(path, await got(url).buffer());`, null],
    ['got, by its option', `import got from 'got';`, `const { body } = await got(url, { responseType: 'buffer' }); writeFileSync(path, body);`, null],
    ['got, beside the text', `import got from 'got';`, `const r = await got(url); writeFileSync(path, r.rawBody);`, null],
    ['gaxios', `import { request } from 'gaxios';`, `const r = await request({ url, responseType: 'arraybuffer' }); writeFileSync(path, Buffer.from(r.data));`, 'r.data'],
    ['@nestjs/axios', `import { HttpService } from '@nestjs/axios'; import { firstValueFrom } from 'rxjs'; const http = new HttpService();`, `const { data } = await firstValueFrom(http.get(url, { responseType: 'arraybuffer' })); writeFileSync(path, data);`, 'data'],
    ['request', `import request from 'request';`, `request({ url, encoding: null }, (error, response, body) => { if (error) throw error; writeFileSync(path, body); });`, null],
    ['request, by the response', `import request from 'request';`, `request.get(url, { encoding: null }, (error, response) => { writeFileSync(path, response.body); });`, null],
    ['request-promise', `import rp from 'request-promise';`, `const b = await rp({ url, encoding: null }); writeFileSync(path, b);`, null],
    ['needle', `import needle from 'needle';`, `const r = await needle('get', url); writeFileSync(path, r.body);`, null],
    ['needle, with a callback', `import needle from 'needle';`, `needle.get(url, (error, response, body) => writeFileSync(path, body));`, null],
    ['phin', `import phin from 'phin';`, `const r = await phin({ url }); writeFileSync(path, r.body);`, null],
    ['urllib', `import { request } from 'urllib';`, `const { data } = await request(url); writeFileSync(path, data);`, null],
    ['simple-get', `import get from 'simple-get';`, `get.concat(url, (error, response, data) => writeFileSync(path, data));`, null],
    ['S3', `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({});`, `const { Body } = await s3.send(new GetObjectCommand(url)); writeFileSync(path, await Body.transformToByteArray());`, 'Body'],
    ['S3, by its method', `import { S3 } from '@aws-sdk/client-s3'; const s3 = new S3({});`, `const r = await s3.getObject(url); writeFileSync(path, await r.Body.transformToByteArray());`, 'r.Body'],
    ['graceful-fs', `import gfs from 'graceful-fs';`, `const r = await fetch(url); gfs.writeFileSync(path, Buffer.from(await r.arrayBuffer()));`, 'Readable.fromWeb(r.body)'],
    ['fs-extra', `import fse from 'fs-extra';`, `const r = await fetch(url); await fse.outputFile(path, Buffer.from(await r.arrayBuffer()));`, 'Readable.fromWeb(r.body)'],
  ])('%s', (_name, imports, body, stream) => {
    const { downloads: found } = factsOf(`import { writeFileSync } from 'node:fs';\n${imports}\nexport async function save(url, path) {\n${body}\n}`);
    expect(found.filter(({ wantedFor }) => wantedFor === 'a file')).toMatchObject([{ stream }]);
  });

  it('a client and a writer of the user', () => {
    const clients = [
      { id: 'house', modules: ['@acme/http'], requests: { pull: { options: null, deadline: [], waits: 'forever', buffered: [{ at: 'bytes' }] } }, source: 'ours' },
      { id: 'house-files', modules: ['@acme/files'], fileWriters: { put: { data: 0, form: 'promise' } }, source: 'ours' },
    ];
    const { downloads: found } = factsOf(`
      import { pull } from '@acme/http';
      import { put } from '@acme/files';
      export async function save(url, path) {
        const { bytes } = await pull(url);
        await put(bytes, path);
      }
    `, { settings: { clients } });
    expect(found).toMatchObject([{ wantedFor: 'a file', writer: 'put', api: 'pull', site: { text: 'pull(url)' } }]);
  });
});
