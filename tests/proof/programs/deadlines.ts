import type { Form } from '../harness.js';
import type { Program } from '../proof.js';

/** The deadline that is written, in milliseconds: long for a server next door, also on a busy machine. */
export const deadline = 1500;

/** Asks with `load(url)` for what is there, broken, not there at all, and never answered; prints what comes of each. */
function program(load: string, { imports = '', form = 'mjs' }: { readonly imports?: string; readonly form?: Form } = {}): string {
  const typed = form.endsWith('ts');
  const loop = `for (const url of [server + '/a', server + '/status/500', process.env.REFUSED + '/', server + '/silent']) {
  console.log(await load(url).then((answer) => JSON.stringify(answer), told));
}`;
  return `${imports}
${load}
const server = process.env.SERVER;
const told = (error${typed ? ': Error & { code?: string | number; cause?: { code?: string } }' : ''}) => [error.name, error.code ?? error.cause?.code ?? ''].join(' ');
${form === 'cjs' ? `exports.load = load;\n(async () => {\n${loop.replace(/^(?=.)/gm, '  ')}\n})();` : loop}
`;
}

const options = { timeoutMs: deadline };
const add = { fixer: 'add a deadline', options } as const;
const replace = { fixer: 'replace a timeout that bounds nothing', options } as const;
const off = { fixer: 'replace a timeout that is switched off', options } as const;
const race = { fixer: 'end what lost its race', options: { timeoutMs: 2 * deadline } } as const;

const axios = "import axios from 'axios';";
const undici = "import { Pool, fetch, request } from 'undici';";
const read = `  async function read(res) {
    let text = '';
    for await (const part of res) text += part;
    resolve(JSON.parse(text));
  }`;
const core = (call: string, imports: string, form: Form = 'mjs'): string => program(`const load = (url) => new Promise((resolve, reject) => {\n  ${call}.on('error', reject);\n${read}\n});`, { imports, form });

/** Programs, and the error their clients give when their own deadline passes. */
export const unanswered: readonly (Program & { readonly error: string; readonly http2?: true })[] = [
  { ...add, error: 'TimeoutError', title: 'fetch', code: program('const load = async (url) => (await fetch(url)).json();') },
  { ...add, error: 'TimeoutError', title: 'fetch, with options in a variable', code: program("const OPTIONS = { headers: { accept: '*/*' } };\nconst load = async (url) => (await fetch(url, OPTIONS)).json();") },
  { ...add, error: 'TimeoutError', title: 'fetch, TypeScript', form: 'mts', code: program("interface Item { readonly path: string }\nasync function load(url: string): Promise<Item> {\n  const init: RequestInit = { method: 'POST', body: '{}' };\n  const response = await fetch(url, init);\n  return (await response.json()) as Item;\n}", { form: 'mts' }) },
  { ...add, error: 'TimeoutError', title: 'undici fetch, over a pool', code: program("const dispatcher = new Pool(process.env.SERVER);\nconst load = async (url) => (await fetch(url, { redirect: 'error', ...(url.startsWith(process.env.SERVER) && { dispatcher }) })).json();", { imports: undici }) },
  { ...add, error: 'TimeoutError', title: 'undici.request', code: program('const load = async (url) => {\n  const { body } = await request(url);\n  return body.json();\n};', { imports: undici }) },
  { ...add, error: 'TimeoutError', title: 'undici.request, CommonJS', form: 'cjs', code: program("async function load(url) {\n  const { statusCode, body } = await request(url, { method: 'PUT', body: 'a' });\n  return [statusCode, await body.text()];\n}", { imports: "const { request } = require('undici')", form: 'cjs' }) },
  { ...add, error: 'TimeoutError', title: 'undici.request, TypeScript', form: 'mts', code: program('async function load(url: string): Promise<unknown> {\n  const { body } = await request(url, { headers: { accept: "*/*" } });\n  return body.json();\n}', { imports: "import { request } from 'undici';", form: 'mts' }) },
  { ...add, error: 'AxiosError', title: 'axios.get', code: program('const load = async (url) => (await axios.get(url)).data;', { imports: axios }) },
  { ...add, error: 'AxiosError', title: 'axios.post, without data', code: program('const load = async (url) => (await axios.post(url)).data;', { imports: axios }) },
  { ...add, error: 'AxiosError', title: 'an instance of axios, CommonJS', form: 'cjs', code: program("const api = axios.create({ headers: { accept: '*/*' } });\nasync function load(url) {\n  const { data } = await api.request({ url, method: 'get' });\n  return data;\n}", { imports: "const axios = require('axios');", form: 'cjs' }) },
  { ...add, error: 'AxiosError', title: 'axios.post, TypeScript', form: 'mts', code: program('async function load(url: string): Promise<string> {\n  const config: AxiosRequestConfig = { headers: { accept: "*/*" } };\n  const { data } = await axios.post<{ path: string }>(url, { a: 1 }, config);\n  return data.path;\n}', { imports: "import axios, { type AxiosRequestConfig } from 'axios';", form: 'mts' }) },
  { ...add, error: 'TimeoutError', title: 'got', code: program('const load = (url) => got(url, { retry: { limit: 0 } }).json();', { imports: "import got from 'got';" }) },
  { ...add, error: 'TimeoutError', title: 'got.post, TypeScript', form: 'mts', code: program('const load = (url: string): Promise<unknown> => got.post(url, { json: { a: 1 }, retry: { limit: 0 } }).json();', { imports: "import got from 'got';", form: 'mts' }) },
  { ...add, error: 'AbortError', title: 'node-fetch', code: program('const load = async (url) => (await fetch(url)).json();', { imports: "import fetch from 'node-fetch';" }) },
  { ...add, error: 'AbortError', title: 'http.get, with a callback', code: core('http.get(url, read)', "import http from 'node:http';") },
  { ...add, error: 'AbortError', title: 'http.request, CommonJS', form: 'cjs', code: core("http.request(url, { method: 'POST' }, read).end('{}')", "const http = require('http');", 'cjs') },
  { ...add, error: 'AbortError', title: 'follow-redirects', code: core('http.get(url, read)', "import followRedirects from 'follow-redirects';\nconst { http } = followRedirects;") },
  { ...add, error: 'AbortError', http2: true, title: 'HTTP/2', code: program("const load = (url) => new Promise((resolve, reject) => {\n  const { origin, pathname } = new URL(url);\n  const client = http2.connect(origin);\n  client.on('error', reject);\n  const stream = client.request({ ':path': pathname });\n  let all = '';\n  stream.setEncoding('utf8');\n  stream.on('data', (part) => (all += part));\n  stream.on('end', () => resolve(all));\n  stream.on('error', reject);\n  stream.on('close', () => client.close());\n  stream.end();\n});", { imports: "import http2 from 'node:http2';" }) },
  { ...replace, error: 'TimeoutError', title: 'fetch has no such option', code: program("const load = async (url) => (await fetch(url, { method: 'POST', timeout: 900 })).json();") },
  { ...replace, error: 'TimeoutError', title: 'fetch, with a signal that no timer ends', code: program('const controller = new AbortController();\nconst load = async (url) => (await fetch(url, { signal: controller.signal })).json();') },
  { ...replace, error: 'TimeoutError', title: 'got, with a time for the connecting only', code: program('const load = (url) => got(url, { retry: { limit: 0 }, timeout: { connect: 900 } }).json();', { imports: "import got from 'got';" }) },
  { ...replace, error: 'AbortError', title: 'http.request, with a timeout that ends nothing', code: core('http.request(url, { timeout: 900 }, read).end()', "import http from 'node:http';") },
  { ...replace, error: 'TimeoutError', title: 'fetch has no such option, CommonJS', form: 'cjs', code: program("const load = async (url) => {\n  const response = await fetch(url, { timeout: 900, headers: { accept: '*/*' } })\n  return response.text()\n}", { form: 'cjs' }) },
  { ...replace, error: 'AbortError', title: 'node-fetch 3 has no such option', code: program('async function load(url) {\n  const response = await fetch(url, {\n    timeout: 900, // ms\n  });\n  return response.json();\n}', { imports: "import fetch from 'node-fetch';" }), manifest: { dependencies: { 'node-fetch': '^3.0.0' } } },
  { ...off, error: 'AxiosError', title: 'axios(config)', code: program('const load = async (url) => (await axios({ url, timeout: 0 })).data;', { imports: axios }) },
  { ...off, error: 'AxiosError', title: 'an instance of axios', code: program('const api = axios.create({ timeout: 0, headers: {} });\nconst load = async (url) => (await api.get(url)).data;', { imports: axios }) },
  { ...off, error: 'AxiosError', title: 'the defaults of an instance, CommonJS', form: 'cjs', code: program('const api = axios.create();\napi.defaults.timeout = 0;\nconst load = async (url) => (await api.get(url)).data;', { imports: "const axios = require('axios');", form: 'cjs' }) },
  { ...off, error: 'AxiosError', title: 'axios.get, TypeScript', form: 'mts', code: program('async function load(url: string): Promise<unknown> {\n  const response = await axios.get<unknown>(url, { timeout: 0, validateStatus: (status) => status < 400 });\n  return response.data;\n}', { imports: axios, form: 'mts' }) },
];

const late = `new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 2500))`;
const typedLate = late.replace('new Promise(', 'new Promise<never>(');

/** A race that a timer wins: the request goes on. */
export const races: readonly Program[] = [
  { ...race, title: 'fetch', code: program(`async function load(url) {\n  const response = await Promise.race([fetch(url), ${late}]);\n  return response.json();\n}`) },
  { ...race, title: 'axios, CommonJS', form: 'cjs', code: program(`async function load(url) {\n  const { data } = await Promise.race([axios.get(url), ${late}]);\n  return data;\n}`, { imports: "const axios = require('axios');", form: 'cjs' }) },
  { ...race, title: 'got, TypeScript', form: 'mts', code: program(`async function load(url: string): Promise<unknown> {\n  return Promise.race([got(url, { retry: { limit: 0 } }).json(), ${typedLate}]);\n}`, { imports: "import got from 'got';", form: 'mts' }) },
  { ...race, title: 'undici.request', code: program(`async function load(url) {\n  const { statusCode, body } = await Promise.race([request(url), ${late}]);\n  return [statusCode, await body.json()];\n}`, { imports: undici }) },
];
