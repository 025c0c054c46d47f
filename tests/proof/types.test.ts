import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { messagesFor, rewrite } from '../fixes/rewriting.js';
import { programs } from './programs/index.js';
import { rewritten } from './proof.js';

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  noUnusedLocals: true,
  noUncheckedIndexedAccess: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  esModuleInterop: true,
  types: ['node'],
  skipLibCheck: true,
};

/** Declarations of libraries, read once. */
const read = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of modules that are not on the disk, as if they stood beside this one. */
function problemsIn(modules: Readonly<Record<string, string>>): readonly string[] {
  const texts = new Map(Object.entries(modules).map(([name, code]) => [path.join(import.meta.dirname, name), code]));
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (name) => texts.has(name) || onDisk.fileExists(name);
  host.getSourceFile = (name, version, ...rest) => {
    const code = texts.get(name);
    if (code !== undefined) return ts.createSourceFile(name, code, version);
    if (!read.has(name)) read.set(name, onDisk.getSourceFile(name, version, ...rest));
    return read.get(name);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => `${path.basename(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

const files = `import fs, { readFileSync, readdirSync, statSync, mkdirSync, mkdtempSync, type Dirent } from 'node:fs';
export async function all(p: string): Promise<unknown[]> {
  const text: string = readFileSync(p, 'utf8').trim();
  const bytes: Buffer = fs.readFileSync(p);
  const names: string[] = readdirSync(p);
  const entries: Dirent[] = readdirSync(p, { withFileTypes: true });
  const size: number = statSync(p).size;
  const big: bigint = statSync(p, { bigint: true }).size;
  const made: string | undefined = mkdirSync(p, { recursive: true });
  const folder: string = mkdtempSync(p);
  const cast = readFileSync(p)! as Uint8Array;
  return [text, bytes, names, entries, size, big, made, folder, cast];
}
function lines(p: string): string[] { return readFileSync(p, 'utf8').split('\\n'); }
export const count = async (p: string): Promise<number> => lines(p).length;
export const texts = async (ps: string[]): Promise<string[]> => ps.map((p) => readFileSync(p, 'utf8'));
`;

const computed = `import crypto from 'node:crypto';
import { gzipSync, brotliCompressSync, unzipSync } from 'node:zlib';
export async function all(p: string) {
  const key: string = crypto.pbkdf2Sync(p, 'b', 1, 32, 'sha1').toString('hex');
  const length: number = crypto.hkdfSync('sha1', p, 'b', 'c', 1).byteLength;
  const secret: Buffer = crypto.generateKeySync('hmac', { length: 64 }).export();
  const pair = crypto.generateKeyPairSync('rsa', { modulusLength: 512 }).publicKey.type;
  const scrypt: Buffer = crypto.scryptSync(p, 's', 32);
  const prime: ArrayBuffer = crypto.generatePrimeSync(32);
  const packed: Buffer = gzipSync(p, { level: 1 });
  return [key, length, secret, pair, scrypt, prime, packed, brotliCompressSync(p).length, unzipSync(packed, {})];
}
`;

const fanOut = `export async function load(us: string[]): Promise<number[]> {
  const all = await Promise.all(us.map(async (u) => { const r = await fetch(u); return r.status; }));
  const one: number | undefined = all[0];
  return one ? all : [];
}
export async function settled(us: readonly string[]): Promise<number[]> {
  const all = await Promise.allSettled(us.map((u: string): Promise<Response> => fetch(u)));
  return all.map((one) => (one.status === 'fulfilled' ? one.value.status : 0));
}
`;

it('rewritten TypeScript compiles when it did before', () => {
  const before: Record<string, string> = { 'files.mts': files, 'computed.mts': computed, 'fan-out.mts': fanOut };
  expect(problemsIn(before)).toEqual([]);
  const after: Record<string, string> = {
    'files.mts': rewrite(files, { rule: 'no-blocking-in-async', filename: 'files.mts' }),
    'computed.mts': rewrite(computed, { rule: 'no-blocking-in-async', filename: 'computed.mts', fixes: 'safe' }),
  };
  for (const project of ['limits', 'maps', 'queues', 'none']) after[`${project}.mts`] = rewrite(fanOut, { rule: 'no-unbounded-fan-out', filename: 'fan-out.mts', project });
  expect(problemsIn(after)).toEqual([]);
  for (const [name, code] of Object.entries(after)) expect(code, name).not.toBe(before[name] ?? fanOut);
  expect(after['files.mts']).not.toContain('Sync');
  expect(after['computed.mts']?.match(/\w+Sync\(/g)).toEqual(['scryptSync(', 'generatePrimeSync(']);
});

const sessions = `import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import axios from 'axios';
import { Agent, Pool, fetch, type Dispatcher } from 'undici';
export async function one(url: string): Promise<unknown> {
  const agent: Dispatcher = new Agent({ connections: 5 });
  try {
    const res = await fetch(url, { dispatcher: agent });
    return await res.json();
  } finally {
    await agent.close();
  }
}
export const two = async (url: string): Promise<unknown> => (await axios.get<unknown>(url, { httpAgent: new http.Agent(), httpsAgent: new https.Agent({ maxSockets: 5 }) })).data;
export async function three(origin: string): Promise<number> {
  const pool = new Pool(origin, { connections: 2 });
  const { statusCode } = await pool.request({ path: '/', method: 'GET' });
  return statusCode;
}
export async function main(url: string): Promise<string> {
  const client: http2.ClientHttp2Session = http2.connect(url);
  const stream = client.request({ ':path': '/' });
  stream.end();
  return await text(stream);
}
`;

const deadlines = `import http from 'node:http';
import axios, { type AxiosRequestConfig } from 'axios';
import got from 'got';
import { request } from 'undici';
export async function load(url: string, data: object): Promise<unknown[]> {
  const options: RequestInit = { method: 'POST' };
  const config: AxiosRequestConfig = { headers: {} };
  http.get(url, (res) => res.resume()).on('error', () => undefined);
  return [await fetch(url, options), await fetch(url), await axios.post(url), await axios.post(url, data, config), await axios<string>({ url }), await got(url).json(), await request(url)];
}
`;

const tls = `import https from 'node:https';
import axios from 'axios';
import { Agent } from 'undici';
declare const config: { readonly verify?: boolean };
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
export const one = new https.Agent({ rejectUnauthorized: false, checkServerIdentity: () => undefined });
export const two = new Agent({ connect: { rejectUnauthorized: config.verify || false } });
export const three = axios.create({ httpsAgent: new https.Agent({ rejectUnauthorized: false as boolean }) });
`;

const downloads = `import { writeFile } from 'node:fs/promises';
import fs from 'node:fs';
import axios from 'axios';
import { fetch as pull, request } from 'undici';
export async function one(url: string, path: string): Promise<void> {
  const response = await fetch(url);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
}
export async function two(url: string, path: string): Promise<void> {
  const { body } = await request(url);
  const bytes: ArrayBuffer = await body.arrayBuffer();
  await writeFile(path, new Uint8Array(bytes), { mode: 0o600 });
}
export async function three(url: string, path: string): Promise<void> {
  const { data } = await axios.get<Buffer>(url, { responseType: 'arraybuffer' });
  fs.writeFileSync(path, data);
}
export const four = async (url: string, path: string): Promise<void> => fs.promises.writeFile(path, Buffer.from(await (await pull(url)).arrayBuffer()));
`;

it.each([
  ['downloads', downloads, ['prefer-streamed-download']],
  ['sessions', sessions, ['no-session-per-request', 'require-session-disposal']],
  ['deadlines', deadlines, ['require-timeout']],
  ['switches', tls, ['no-insecure-tls']],
])('rewritten TypeScript compiles when it did before: %s', (name, code, rules) => {
  expect(problemsIn({ [`${name}.mts`]: code })).toEqual([]);
  let output = code;
  const outputs: Record<string, string> = {};
  for (const rule of rules) {
    const next = rewrite(output, { rule, filename: `${name}.mts` });
    expect(next, rule).not.toBe(output);
    output = outputs[`${name}-${rule}.mts`] = next;
    for (const [index, { suggestions = [] }] of messagesFor(code, { rule, filename: `${name}.mts`, fixes: 'safe' }).entries()) {
      for (const { fix, messageId } of suggestions) outputs[`${name}-${String(index)}-${messageId ?? ''}.mts`] = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
    }
  }
  expect(problemsIn(outputs)).toEqual([]);
});

it('programs in TypeScript compile before and after', () => {
  const typed = programs.filter(({ form }) => form?.endsWith('ts'));
  const name = (index: number): string => `program-${index}.${typed[index]?.form ?? ''}`;
  const beside = { 'acme-pool.d.ts': "declare module 'acme-pool' {\n  export class Pool {\n    query(url: string): Promise<string>;\n    end(): Promise<void>;\n  }\n  export function openPool(): Promise<Pool>;\n}", 'watch.d.mts': 'export declare function watched(save: (url: string, path: string) => Promise<void>): Promise<void>;' };
  expect(typed.length).toBeGreaterThan(20);
  expect(problemsIn({ ...beside, ...Object.fromEntries(typed.map(({ code }, index) => [name(index), code])) })).toEqual([]);
  expect(problemsIn({ ...beside, ...Object.fromEntries(typed.map((program, index) => [name(index), rewritten(program)])) })).toEqual([]);
});
