import { describe, expect, it } from 'vitest';
import type { ErrorModel } from '../../src/catalog/index.js';
import { endingsOf } from '../../src/analysis/deadlines/deadline-errors.js';
import { requestCalls } from '../../src/analysis/requests/requests.js';
import { inProject } from '../projects.js';
import { parsed } from './file.js';

interface Ends { readonly sure: readonly string[]; readonly possible: readonly string[]; readonly elsewhere: boolean; readonly open: boolean }

/** How the first request of a text ends, in a few words. */
function ends(code: string, dependencies: Readonly<Record<string, string>> = {}): Ends | null {
  const { file } = parsed(code);
  // The manifest is looked up by the name of the file.
  const { file: own } = { file: { ...file, nodes: file.nodes, filename: inProject({ dependencies }) } };
  const [call] = requestCalls(own);
  const endings = call ? endingsOf(own, call) : null;
  if (!call || !endings) return null;
  const { sure, possible, elsewhere, open } = endings;
  return { sure: sure.map(({ from, errors }) => `${from.what === 'option' ? from.name : from.what}: ${errors.map(words).join(' | ')}`), possible: possible.map(words), elsewhere, open };
}

function words({ name, code, type, cause, message }: ErrorModel): string {
  return [name, code, type, cause, message].filter((part) => part !== undefined).join(' ');
}

const closed = { possible: [], elsewhere: false, open: false };

describe('signals and options of each client', () => {
  it.each([
    ['fetch', 'fetch("u", { signal: AbortSignal.timeout(5) });', {}, ['timeout signal: TimeoutError 23']],
    ['fetch of undici', 'import { fetch } from "undici"; fetch("u", { signal: AbortSignal.timeout(5) });', {}, ['timeout signal: TimeoutError 23']],
    ['undici 6', 'import { request } from "undici"; request("u", { signal: AbortSignal.timeout(5) });', { undici: '^6.0.0' }, ['timeout signal: TimeoutError 23']],
    ['undici 5', 'import { request } from "undici"; request("u", { signal: AbortSignal.timeout(5) });', { undici: '^5.0.0' }, ['timeout signal: AbortError UND_ERR_ABORTED']],
    ['undici, some version', 'import { request } from "undici"; request("u", { signal: AbortSignal.timeout(5) });', {}, ['timeout signal: TimeoutError 23 | AbortError UND_ERR_ABORTED']],
    ['undici, an option', 'import { request } from "undici"; request("u", { headersTimeout: 5 });', {}, ['headersTimeout: HeadersTimeoutError UND_ERR_HEADERS_TIMEOUT']],
    ['undici, an option of the session', 'import { Agent, request } from "undici"; request("u", { dispatcher: new Agent({ bodyTimeout: 5 }) });', {}, ['bodyTimeout: BodyTimeoutError UND_ERR_BODY_TIMEOUT']],
    ['https', 'import https from "https"; https.get("https://u", { signal: AbortSignal.timeout(5) });', {}, ['timeout signal: AbortError ABORT_ERR TimeoutError']],
    ['node-fetch', 'import fetch from "node-fetch"; fetch("u", { signal: AbortSignal.timeout(5) });', { 'node-fetch': '^3.0.0' }, ['timeout signal: AbortError aborted']],
    ['node-fetch 2, an option', 'import fetch from "node-fetch"; fetch("u", { timeout: 5 });', { 'node-fetch': '^2.0.0' }, ['timeout: FetchError request-timeout | FetchError body-timeout']],
    ['cross-fetch', 'import fetch from "cross-fetch"; fetch("u", { signal: AbortSignal.timeout(5) });', {}, ['timeout signal: AbortError aborted']],
    ['ky', 'import ky from "ky"; ky("u", { timeout: 5 });', {}, ['timeout: TimeoutError']],
    ['ky by default', 'import ky from "ky"; ky("u");', {}, ['timeout: TimeoutError']],
    ['ky, switched off', 'import ky from "ky"; ky("u", { timeout: false, signal: AbortSignal.timeout(5) });', {}, ['timeout signal: TimeoutError 23']],
    ['superagent', 'import superagent from "superagent"; superagent.get("u").timeout(5);', {}, ['timeout: Error ECONNABORTED']],
    ['needle', 'import needle from "needle"; needle("get", "u", { response_timeout: 5 });', {}, ['response_timeout: Error ECONNRESET']],
    ['request', 'import request from "request"; request("u", { timeout: 5 });', {}, ['timeout: Error ESOCKETTIMEDOUT | Error ETIMEDOUT']],
    ['request-promise', 'import rp from "request-promise"; rp("u", { timeout: 5 });', {}, ['timeout: RequestError']],
    ['phin 3', 'import phin from "phin"; phin({ url: "u", timeout: 5 });', { phin: '^3.0.0' }, ['timeout: Error Timeout reached']],
    ['phin 4', 'import phin from "phin"; phin({ url: "u", timeout: 5 });', { phin: '^4.0.0' }, ['timeout: AxiosError ECONNABORTED']],
    ['ofetch', 'import { ofetch } from "ofetch"; ofetch("u", { timeout: 5 });', {}, ['timeout: FetchError TimeoutError']],
    ['wretch, a method', 'import wretch from "wretch"; wretch("u").get().setTimeout(5);', {}, ['setTimeout: AbortError 20']],
    ['wretch, a signal', 'import wretch from "wretch"; wretch("u").options({ signal: AbortSignal.timeout(5) }).get();', {}, ['timeout signal: TimeoutError 23']],
    ['urllib by default', 'import { request } from "urllib"; request("u");', {}, ['timeout: HttpClientRequestTimeoutError']],
    ['gaxios', 'import { request } from "gaxios"; request({ url: "u", timeout: 5 });', {}, ['timeout: Error TimeoutError AbortError']],
    ['openai by default', 'import OpenAI from "openai"; new OpenAI({}).responses.create({}, {});', {}, ['timeout: Error']],
    ['anthropic', 'import Anthropic from "@anthropic-ai/sdk"; new Anthropic({ timeout: 5 }).messages.create({});', {}, ['timeout: APIConnectionTimeoutError']],
    ['make-fetch-happen', 'import fetch from "make-fetch-happen"; fetch("u", { timeout: 5 });', {}, ['timeout: FetchError request-timeout | FetchError EIDLETIMEOUT']],
    ['simple-get', 'import get from "simple-get"; get({ url: "u", timeout: 5 });', {}, ['timeout: Error Request timed out']],
    ['@octokit/request', 'import { request } from "@octokit/request"; request("GET /", { request: { signal: AbortSignal.timeout(5) } });', { '@octokit/request': '^10.0.0' }, ['timeout signal: HttpError TimeoutError']],
    ['@octokit/core, older', 'import { Octokit } from "@octokit/core"; new Octokit({}).request("GET /", { request: { signal: AbortSignal.timeout(5) } });', { '@octokit/core': '^4.0.0' }, ['timeout signal: AbortError aborted']],
    ['playwright by default', 'import { request } from "playwright"; const api = await request.newContext({}); api.get("u", {});', {}, ['timeout: TimeoutError']],
    ['AWS', 'import { S3Client } from "@aws-sdk/client-s3"; new S3Client({}).send(c, { abortSignal: AbortSignal.timeout(5) });', {}, ['timeout signal: AbortError']],
    ['AWS, the handler', 'import { S3Client } from "@aws-sdk/client-s3"; new S3Client({ requestHandler: { socketTimeout: 5 } }).send(c, {});', {}, ['requestHandler.socketTimeout: TimeoutError']],
    ['AWS, half of a pair', 'import { S3Client } from "@aws-sdk/client-s3"; new S3Client({ requestHandler: { requestTimeout: 5 } }).send(c, {});', {}, []],
    ['graphql-request 6', 'import { request } from "graphql-request"; request({ url: "u", document, signal: AbortSignal.timeout(5) });', { 'graphql-request': '^6.0.0' }, ['timeout signal: AbortError aborted']],
    ['graphql-request 7', 'import { request } from "graphql-request"; request({ url: "u", document, signal: AbortSignal.timeout(5) });', { 'graphql-request': '^7.0.0' }, ['timeout signal: TimeoutError 23']],
  ])('%s', (_name, code, dependencies, sure) => {
    expect(ends(code, dependencies)).toEqual({ sure, ...closed });
  });

  const axios = 'import axios from "axios"; const api = axios.create({});';
  const canceled = 'CanceledError ERR_CANCELED';

  it.each([
    // Interceptors may cancel at any time.
    [`${axios} api.get("u", { timeout: 5 });`, { sure: ['timeout: AxiosError ECONNABORTED | AxiosError ETIMEDOUT'], possible: [canceled, canceled, canceled], elsewhere: false, open: false }],
    [`${axios} api.get("u", { signal: AbortSignal.timeout(5) });`, { sure: [`timeout signal: ${canceled}`], possible: [canceled, canceled, canceled], elsewhere: false, open: false }],
    // What the library itself is set to, another file may say.
    ['import axios from "axios"; axios.get("u", { signal: AbortSignal.timeout(5) });', { sure: [`timeout signal: ${canceled}`], possible: [canceled, canceled, canceled, 'AxiosError ECONNABORTED', 'AxiosError ETIMEDOUT', canceled], elsewhere: true, open: false }],
  ])('axios: %s', (code, expected) => {
    expect(ends(code)).toEqual(expected);
  });

  it.each([
    // A version that nobody has run.
    ['import got from "got"; got("u", { signal: AbortSignal.timeout(5) });', { got: '^12.0.0' }],
    ['import bent from "bent"; const get = bent("GET"); get("u");', {}],
    ['import nodeFetch from "node-fetch"; const send = globalThis.fetch ?? nodeFetch; send("u", { signal: AbortSignal.timeout(5) });', {}],
  ])('unknown: %s', (code, dependencies) => {
    expect(ends(code, dependencies)).toBeNull();
  });
});

describe('controllers', () => {
  const armed = (abort: string): string => `const c = new AbortController(); setTimeout(() => c.${abort}, 5);`;
  const aborted = (abort: string): string => `const c = new AbortController(); button.on('click', () => c.${abort});`;

  it.each([
    [`${armed('abort()')} fetch("u", { signal: c.signal });`, { sure: ['controller: AbortError 20'], ...closed }],
    [`${armed("abort(new Error('late'))")} fetch("u", { signal: c.signal });`, { sure: ['reason: Error'], ...closed }],
    [`${armed("abort('late')")} fetch("u", { signal: c.signal });`, { sure: ["reason: string 'late'"], ...closed }],
    [`${armed("abort(new DOMException('late', 'TimeoutError'))")} fetch("u", { signal: c.signal });`, { sure: ['reason: TimeoutError'], ...closed }],
    [`${armed("abort(new DOMException('late'))")} fetch("u", { signal: c.signal });`, { sure: ['reason: Error'], ...closed }],
    [`${armed('abort(new LateError())')} fetch("u", { signal: c.signal });`, { sure: [], possible: [], elsewhere: false, open: true }],
    [`${aborted('abort()')} fetch("u", { signal: c.signal });`, { sure: [], possible: ['AbortError 20'], elsewhere: false, open: false }],
    ['fetch("u", { signal });', { sure: [], possible: ['TimeoutError 23', 'AbortError 20'], elsewhere: true, open: true }],
    ['fetch("u", options);', { sure: [], possible: ['TimeoutError 23', 'AbortError 20'], elsewhere: true, open: true }],
    ['fetch("u");', { sure: [], ...closed }],
    // Whatever the reason, the client has an error of its own.
    [`import https from "https"; ${armed("abort(new Error('late'))")} https.get("https://u", { signal: c.signal });`, { sure: ['reason: AbortError ABORT_ERR'], ...closed }],
    ['import https from "https"; https.get("https://u", { signal });', { sure: [], possible: ['AbortError ABORT_ERR TimeoutError', 'AbortError ABORT_ERR'], elsewhere: true, open: false }],
  ])('%s', (code, expected) => {
    expect(ends(code)).toEqual(expected);
  });
});
