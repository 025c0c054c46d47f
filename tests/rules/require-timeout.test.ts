import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import path from 'node:path';
import { describe } from 'vitest';
import rule from '../../src/rules/require-timeout.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('fetch', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a signal',
        code: `await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });`,
      },
      {
        name: 'a shorthand signal',
        code: `export const load = (signal) => fetch('https://example.com', { signal });`,
      },
      {
        name: 'a signal that may be missing',
        code: `export const load = ({ signal } = {}) => fetch('https://example.com', { signal });`,
      },
      {
        name: 'a signal assigned later',
        code: `
const options = { method: 'POST' };
options.signal = AbortSignal.timeout(5000);
await fetch('https://example.com', options);
`,
      },
      {
        name: 'a signal by Object.assign',
        code: `
const options = {};
Object.assign(options, { signal: AbortSignal.timeout(5000) });
await fetch('https://example.com', options);
`,
      },
      {
        name: 'a signal from a helper that returns options',
        code: `
const optionsFor = (ms) => ({ signal: AbortSignal.timeout(ms) });
export const load = () => fetch('https://example.com', optionsFor(5000));
`,
      },
      {
        name: 'a signal in a Request',
        code: `await fetch(new Request('https://example.com', { signal: AbortSignal.timeout(5000) }));`,
      },
      {
        name: 'a Request made elsewhere',
        code: `export const send = (request) => fetch(request);`,
      },
      {
        name: 'a Request object held in a variable',
        code: `
const request = new Request('https://example.com', { signal: AbortSignal.timeout(5000) });
await fetch(request);
`,
      },
      {
        name: 'options from a parameter',
        code: `export const load = (url, options) => fetch(url, options);`,
      },
      {
        name: 'options from an import',
        code: `
import { options } from './options.js';
await fetch('https://example.com', options);
`,
      },
      {
        name: 'a spread of unknown options',
        code: `export const load = (url, options) => fetch(url, { ...options, method: 'POST' });`,
      },
      {
        name: 'spread arguments',
        code: `export const load = (...args) => fetch(...args);`,
      },
      {
        name: 'options given to a function that may add to them',
        code: `
import { addDefaults } from './defaults.js';
const options = {};
addDefaults(options);
await fetch('https://example.com', options);
`,
      },
      {
        name: 'a signal given in one branch',
        code: `
export function load(url, ms) {
  const options = {};
  if (ms) options.signal = AbortSignal.timeout(ms);
  return fetch(url, options);
}
`,
      },
      {
        name: 'a session of undici with a deadline',
        code: `
import { Agent, fetch } from 'undici';
const dispatcher = new Agent({ headersTimeout: 5000, bodyTimeout: 5000 });
await fetch('https://example.com', { dispatcher });
`,
      },
      {
        name: 'a session installed for the whole process',
        code: `
import { Agent, setGlobalDispatcher } from 'undici';
setGlobalDispatcher(new Agent({ headersTimeout: 5000 }));
await fetch('https://example.com');
`,
      },
      {
        name: 'a session from elsewhere',
        code: `
import { fetch } from 'undici';
import { dispatcher } from './http.js';
await fetch('https://example.com', { dispatcher });
`,
      },
      {
        name: 'an event stream',
        code: `await fetch('https://example.com', { headers: { accept: 'text/event-stream' } });`,
      },
      {
        name: 'a body that is taken piece by piece',
        code: `
const response = await fetch('https://example.com');
for await (const chunk of response.body) use(chunk);
`,
      },
      {
        name: 'a body that is read by hand',
        code: `
export async function* chat(messages) {
  const response = await fetch('https://example.com', { method: 'POST', body: JSON.stringify({ messages }) });
  const reader = response.body.getReader();
  yield* chunksOf(reader);
}
`,
      },
      {
        name: 'a download',
        code: `
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { request } from 'undici';
const { statusCode, body } = await request('https://example.com/file.zip');
if (statusCode === 200) await pipeline(body, createWriteStream('file.zip'));
`,
      },
      {
        name: 'a body that is handed on',
        code: `export const proxy = (url) => fetch(url).then((response) => new Response(response.body));`,
      },
      {
        name: 'what stands beside the module, or in the address',
        code: `
await fetch(new URL('./font.ttf', import.meta.url));
await fetch('data:text/plain,hello');
`,
      },
      {
        name: 'loopback',
        code: `
await fetch('http://localhost:3000/health');
await fetch(\`http://127.0.0.1:\${port}/health\`);
await fetch(new URL('http://[::1]:80/'));
`,
      },
    ],
    invalid: [
      {
        name: 'no options',
        code: `const response = await fetch('https://example.com');`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 24,
            endLine: 1,
            endColumn: 52,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `const response = await fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'options without a signal',
        code: `await fetch('https://example.com', { method: 'POST', body });`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 7,
            endLine: 1,
            endColumn: 61,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch('https://example.com', { method: 'POST', body, signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'globalThis.fetch',
        code: `await globalThis.fetch('https://example.com');`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'globalThis.fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 7,
            endLine: 1,
            endColumn: 46,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await globalThis.fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'window.fetch',
        code: `await window.fetch('https://example.com');`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'window.fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 7,
            endLine: 1,
            endColumn: 42,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await window.fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'signal: undefined',
        code: `await fetch('https://example.com', { signal: undefined });`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 7,
            endLine: 1,
            endColumn: 58,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'signal: null',
        code: `await fetch('https://example.com', { signal: null });`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'signal', value: 'null', api: 'fetch', effect: 'switches the deadline of `fetch` off', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 38,
            endLine: 1,
            endColumn: 50,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'a Request without a signal',
        code: `await fetch(new Request('https://example.com', { method: 'POST' }));`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 7,
            endLine: 1,
            endColumn: 68,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch(new Request('https://example.com', { method: 'POST' }), { signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'timeout in its options',
        code: `await fetch('https://example.com', { timeout: 5000 });`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout', because: 'is no option of `fetch`, which ignores it', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 38,
            endLine: 1,
            endColumn: 51,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });` },
            ],
          },
        ],
      },
      {
        name: 'timeout under headers',
        code: `await fetch('https://example.com', { headers: { timeout: 5000 } });`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'headers.timeout', because: 'is sent to the server as a header', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 49,
            endLine: 1,
            endColumn: 62,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch('https://example.com', { headers: { timeout: 5000 }, signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'headersTimeout in its options',
        code: `await fetch('https://example.com', { headersTimeout: 5000 });`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'headersTimeout', because: 'is an option of the dispatcher; `fetch` ignores it', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 38,
            endLine: 1,
            endColumn: 58,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch('https://example.com', { headersTimeout: 5000, signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'an options object of the file',
        code: `
const options = { method: 'POST' };
await fetch('https://example.com', options);
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 44,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
const options = { method: 'POST', signal: AbortSignal.timeout(30_000) };
await fetch('https://example.com', options);
` },
            ],
          },
        ],
      },
      {
        name: 'a helper that returns options',
        code: `
function optionsFor(token) {
  return { headers: { authorization: token } };
}
export const load = (token) => fetch('https://example.com', optionsFor(token));
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 5,
            column: 32,
            endLine: 5,
            endColumn: 79,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
function optionsFor(token) {
  return { headers: { authorization: token } };
}
export const load = (token) => fetch('https://example.com', { ...optionsFor(token), signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'a spread of a known object',
        code: `
const shared = { headers: { accept: 'application/json' } };
await fetch('https://example.com', { ...shared, method: 'POST' });
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 66,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
const shared = { headers: { accept: 'application/json' } };
await fetch('https://example.com', { ...shared, method: 'POST', signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'an alias',
        code: `
const get = fetch;
await get('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'get', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 33,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
const get = fetch;
await get('https://example.com', { signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'imported from undici',
        code: `
import { fetch } from 'undici';
await fetch('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 35,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import { fetch } from 'undici';
await fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'a destructured dynamic import',
        code: `
const { fetch: get } = await import('undici');
await get('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'get', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 33,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
const { fetch: get } = await import('undici');
await get('https://example.com', { signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'a body that is read whole',
        code: `
const response = await fetch('https://example.com');
if (!response.body) throw new Error('empty');
console.log(response.body);
if (!response.ok) await response.body.cancel();
else use(await response.json());
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 2,
            column: 24,
            endLine: 2,
            endColumn: 52,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
const response = await fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });
if (!response.body) throw new Error('empty');
console.log(response.body);
if (!response.ok) await response.body.cancel();
else use(await response.json());
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('names that are not fetch', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a parameter',
        code: `export const load = (fetch) => fetch('https://example.com');`,
      },
      {
        name: 'a destructured parameter',
        code: `export const load = async ({ fetch }) => ({ posts: await fetch('/api/posts') });`,
      },
      {
        name: 'a function of the file',
        code: `
function fetch(url) {
  return cache.get(url);
}
export const load = () => fetch('https://example.com');
`,
      },
      {
        name: 'an import of the project',
        code: `
import { fetch } from './http.js';
await fetch('https://example.com');
`,
      },
      {
        name: 'a repository',
        code: `export const load = (repo) => repo.fetch('origin');`,
      },
      {
        name: 'a stub of Workers',
        code: `
export default {
  async fetch(request, env) {
    const stub = env.ROOM.get(env.ROOM.idFromName('a'));
    return stub.fetch(request);
  },
};
`,
      },
      {
        name: 'a method of this',
        code: `
export class Api extends Base {
  load() {
    return this.fetch('/users');
  }
}
`,
      },
      {
        name: "another library's get",
        code: `
import axios from './axios.js';
await axios.get('https://example.com');
`,
      },
    ],
    invalid: [],
  });
});

describe('axios', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'in the call',
        code: `
import axios from 'axios';
await axios.get('https://example.com', { timeout: 5000 });
await axios.post('https://example.com', {}, { signal: AbortSignal.timeout(5000) });
await axios({ url: 'https://example.com', timeout: 5000 });
`,
      },
      {
        name: 'in the instance',
        code: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://example.com', timeout: 5000 });
export const load = () => api.get('/users');
`,
      },
      {
        name: 'in the defaults of the library',
        code: `
import axios from 'axios';
axios.defaults.timeout = 5000;
await axios.get('https://example.com');
`,
      },
      {
        name: 'in the defaults of the instance',
        code: `
import axios from 'axios';
const api = axios.create();
api.defaults.timeout = 5000;
export const load = () => api.get('https://example.com');
`,
      },
      {
        name: 'an instance from elsewhere',
        code: `
import { api } from './api.js';
export const load = () => api.get('/users');
`,
      },
      {
        name: 'a cancel token',
        code: `
import axios from 'axios';
export const load = (cancelToken) => axios.get('https://example.com', { cancelToken });
`,
      },
      {
        name: 'a stream',
        code: `
import axios from 'axios';
await axios.get('https://example.com', { responseType: 'stream' });
`,
      },
      {
        name: 'an instance from options of unknown origin',
        code: `
import axios from 'axios';
import { config } from './config.js';
const api = axios.create(config);
export const load = () => api.get('/users');
`,
      },
    ],
    invalid: [
      {
        name: 'no options',
        code: `
import axios from 'axios';
await axios.get('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 39,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
await axios.get('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'post with data only',
        code: `
import axios from 'axios';
await axios.post('https://example.com', { timeout: 5000 });
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios.post', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 59,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
await axios.post('https://example.com', { timeout: 5000 }, { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'called with a config',
        code: `
const axios = require('axios');
axios({ method: 'get', url: 'https://example.com' });
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 53,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
const axios = require('axios');
axios({ method: 'get', url: 'https://example.com', timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'called with an address',
        code: `
const axios = require('axios').default;
axios('https://example.com', { method: 'post' });
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 49,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
const axios = require('axios').default;
axios('https://example.com', { method: 'post', timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'timeout: 0',
        code: `
import axios from 'axios';
await axios.get('https://example.com', { timeout: 0 });
`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'timeout', value: '0', api: 'axios.get', effect: 'switches the deadline of `axios.get` off: when the server does not answer, it waits for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 42,
            endLine: 3,
            endColumn: 52,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
await axios.get('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'timeout: Infinity',
        code: `
import axios from 'axios';
await axios.request({ url: 'https://example.com', timeout: Infinity });
`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'timeout', value: 'Infinity', api: 'axios.request', effect: 'is no time that `axios.request` could wait: every request fails at once', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 51,
            endLine: 3,
            endColumn: 68,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
await axios.request({ url: 'https://example.com', timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'timeout under headers',
        code: `
import axios from 'axios';
await axios.get('https://example.com', { headers: { timeout: 5000 } });
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'headers.timeout', because: 'is sent to the server as a header', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 53,
            endLine: 3,
            endColumn: 66,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
await axios.get('https://example.com', { headers: { timeout: 5000 }, timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'an instance without a timeout',
        code: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://example.com' });
export const load = () => api.get('/users');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'api.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 4,
            column: 27,
            endLine: 4,
            endColumn: 44,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://example.com' });
export const load = () => api.get('/users', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'an instance that switches it off',
        code: `
import axios from 'axios';
const api = axios.create({ timeout: 0 });
export const load = () => api.get('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'timeout', value: '0', api: 'api.get', effect: 'switches the deadline of `api.get` off: when the server does not answer, it waits for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 28,
            endLine: 3,
            endColumn: 38,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
const api = axios.create({ timeout: 30_000 });
export const load = () => api.get('https://example.com');
` },
            ],
          },
        ],
      },
      {
        name: 'a class that keeps an instance',
        code: `
import axios from 'axios';
export class Api {
  constructor() {
    this.http = axios.create({ baseURL: 'https://example.com' });
  }
  load() {
    return this.http.get('/users');
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'this.http.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 8,
            column: 12,
            endLine: 8,
            endColumn: 35,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
export class Api {
  constructor() {
    this.http = axios.create({ baseURL: 'https://example.com' });
  }
  load() {
    return this.http.get('/users', { timeout: 30_000 });
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'in the instance, 0 in the call',
        code: `
import axios from 'axios';
const api = axios.create({ timeout: 5000 });
export const load = () => api.get('https://example.com', { timeout: 0 });
`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'timeout', value: '0', api: 'api.get', effect: 'switches the deadline of `api.get` off: when the server does not answer, it waits for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 4,
            column: 60,
            endLine: 4,
            endColumn: 70,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
const api = axios.create({ timeout: 5000 });
export const load = () => api.get('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'in the defaults of another instance',
        code: `
import axios from 'axios';
const api = axios.create();
const other = axios.create();
other.defaults.timeout = 5000;
export const load = () => api.get('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'api.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 6,
            column: 27,
            endLine: 6,
            endColumn: 57,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
const api = axios.create();
const other = axios.create();
other.defaults.timeout = 5000;
export const load = () => api.get('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'an instance that switches it off for two requests, reported once',
        code: `
import axios from 'axios';
const api = axios.create({ timeout: 0 });
export const first = () => api.get('https://example.com/1');
export const second = () => api.get('https://example.com/2');
`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'timeout', value: '0', api: 'api.get', effect: 'switches the deadline of `api.get` off: when the server does not answer, it waits for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 28,
            endLine: 3,
            endColumn: 38,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
const api = axios.create({ timeout: 30_000 });
export const first = () => api.get('https://example.com/1');
export const second = () => api.get('https://example.com/2');
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('got, ky and others bounded in the call', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'got with a timeout',
        code: `
import got from 'got';
await got('https://example.com', { timeout: { request: 5000 } }).json();
const api = got.extend({ timeout: { request: 5000 } });
await api.get('https://example.com');
await api.extend({ headers: {} }).get('https://example.com');
`,
      },
      {
        name: 'got.stream',
        code: `
import got from 'got';
got.stream('https://example.com').pipe(file);
`,
      },
      {
        name: 'ky is bounded by default',
        code: `
import ky from 'ky';
await ky('https://example.com').json();
await ky.create({ prefixUrl: 'https://example.com' }).get('users');
`,
      },
      {
        name: 'urllib and openai are bounded by default',
        code: `
import { request } from 'urllib';
import OpenAI from 'openai';
const openai = new OpenAI();
await request('https://example.com');
await openai.responses.create({ model, input });
`,
      },
      {
        name: 'openai with a timeout of its own',
        code: `
import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 20_000 });
await openai.responses.create({ model, input });
`,
        options: [{ checkBounded: true }],
      },
      {
        name: 'Playwright is bounded by default',
        code: `
import { request } from 'playwright';
const api = await request.newContext();
await api.get('https://example.com');
`,
      },
      {
        name: 'superagent with a timeout in the chain',
        code: `
import superagent from 'superagent';
await superagent.get('https://example.com').set('accept', 'json').timeout(5000);
const request = superagent.post('https://example.com');
request.timeout({ response: 5000 });
await request.send({});
`,
      },
      {
        name: 'superagent that is configured elsewhere',
        code: `
import superagent from 'superagent';
export const get = (path) => superagent.get('https://example.com' + path);
`,
      },
      {
        name: 'needle with a response timeout',
        code: `
import needle from 'needle';
await needle('post', 'https://example.com', {}, { response_timeout: 5000 });
await needle.get('https://example.com', { timeout: 5000, response_timeout: 5000 });
`,
      },
      {
        name: 'request-promise with defaults',
        code: `
const rp = require('request-promise').defaults({ timeout: 5000 });
rp('https://example.com');
`,
        languageOptions: { sourceType: 'commonjs' },
      },
      {
        name: 'phin, ofetch, gaxios and wretch with deadlines',
        code: `
import phin from 'phin';
import { ofetch } from 'ofetch';
import { request } from 'gaxios';
import wretch from 'wretch';
await phin({ url: 'https://example.com', timeout: 5000 });
await ofetch('https://example.com', { timeout: 5000 });
await request({ url: 'https://example.com', timeout: 5000 });
await wretch('https://example.com').options({ signal: AbortSignal.timeout(5000) }).get().json();
await wretch('https://example.com').get().setTimeout(5000).json();
`,
      },
    ],
    invalid: [
      {
        name: 'got',
        code: `
import got from 'got';
await got('https://example.com').json();
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'got', wait: 'for ever', remedy: ' Add `timeout: { request: 30_000 }`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 33,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: { request: 30_000 }' }, output: `
import got from 'got';
await got('https://example.com', { timeout: { request: 30_000 } }).json();
` },
            ],
          },
        ],
      },
      {
        name: 'an extended got without a timeout',
        code: `
import got from 'got';
const api = got.extend({ prefixUrl: 'https://example.com' });
await api('users').json();
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'api', wait: 'for ever', remedy: ' Add `timeout: { request: 30_000 }`.', note: '' },
            line: 4,
            column: 7,
            endLine: 4,
            endColumn: 19,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: { request: 30_000 }' }, output: `
import got from 'got';
const api = got.extend({ prefixUrl: 'https://example.com' });
await api('users', { timeout: { request: 30_000 } }).json();
` },
            ],
          },
        ],
      },
      {
        name: 'ky with checkBounded',
        code: `
import ky from 'ky';
await ky.get('https://example.com');
`,
        output: null,
        options: [{ checkBounded: true }],
        errors: [
          {
            messageId: 'defaultTimeout',
            data: { api: 'ky.get', wait: '10 seconds', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 36,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import ky from 'ky';
await ky.get('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'ky switched off',
        code: `
import ky from 'ky';
await ky.get('https://example.com', { timeout: false });
`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'timeout', value: 'false', api: 'ky.get', effect: 'switches the deadline of `ky.get` off', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 53,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import ky from 'ky';
await ky.get('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'urllib and openai with checkBounded',
        code: `
import { request } from 'urllib';
import OpenAI from 'openai';
const openai = new OpenAI();
await request('https://example.com');
await openai.responses.create({ model, input });
`,
        output: null,
        options: [{ checkBounded: true }],
        errors: [
          {
            messageId: 'defaultTimeout',
            data: { api: 'request', wait: '5 seconds', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 5,
            column: 7,
            endLine: 5,
            endColumn: 37,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import { request } from 'urllib';
import OpenAI from 'openai';
const openai = new OpenAI();
await request('https://example.com', { timeout: 30_000 });
await openai.responses.create({ model, input });
` },
            ],
          },
          {
            messageId: 'defaultTimeout',
            data: { api: 'openai.responses.create', wait: '10 minutes', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 6,
            column: 7,
            endLine: 6,
            endColumn: 48,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import { request } from 'urllib';
import OpenAI from 'openai';
const openai = new OpenAI();
await request('https://example.com');
await openai.responses.create({ model, input }, { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'superagent',
        code: `
import superagent from 'superagent';
await superagent.get('https://example.com').set('accept', 'json');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'superagent.get', wait: 'for ever', remedy: ' Add `.timeout(30_000)`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 44,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: '.timeout(30_000)' }, output: `
import superagent from 'superagent';
await superagent.get('https://example.com').timeout(30_000).set('accept', 'json');
` },
            ],
          },
        ],
      },
      {
        name: 'needle',
        code: `
import needle from 'needle';
await needle('get', 'https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'needle', wait: 'for ever', remedy: '', note: ' Not rewritten: the call takes no deadline.' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 43,
          },
        ],
      },
      {
        name: 'needle with a connect timeout',
        code: `
import needle from 'needle';
await needle.get('https://example.com', { timeout: 5000 });
await needle.post('https://example.com', {}, { open_timeout: 5000 });
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout', because: 'covers only the connect phase', remedy: ' Add `response_timeout: 30_000`.', note: '' },
            line: 3,
            column: 43,
            endLine: 3,
            endColumn: 56,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'response_timeout: 30_000' }, output: `
import needle from 'needle';
await needle.get('https://example.com', { timeout: 5000, response_timeout: 30_000 });
await needle.post('https://example.com', {}, { open_timeout: 5000 });
` },
            ],
          },
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'open_timeout', because: 'covers only the connect phase', remedy: ' Add `response_timeout: 30_000`.', note: '' },
            line: 4,
            column: 48,
            endLine: 4,
            endColumn: 66,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'response_timeout: 30_000' }, output: `
import needle from 'needle';
await needle.get('https://example.com', { timeout: 5000 });
await needle.post('https://example.com', {}, { open_timeout: 5000, response_timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'request',
        code: `
const request = require('request');
request('https://example.com', (error, response, body) => done(body));
request({ url: 'https://example.com', timeout: 5000 }, done);
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'request', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 70,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
const request = require('request');
request('https://example.com', { timeout: 30_000 }, (error, response, body) => done(body));
request({ url: 'https://example.com', timeout: 5000 }, done);
` },
            ],
          },
        ],
      },
      {
        name: 'bent has none',
        code: `
const bent = require('bent');
const get = bent('https://example.com', 'json');
get('/users');
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'get', wait: 'for ever', remedy: '', note: ' Not rewritten: the call takes no deadline.' },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 14,
          },
        ],
      },
      {
        name: 'phin, ofetch, gaxios and wretch',
        code: `
import phin from 'phin';
import { ofetch } from 'ofetch';
import { request } from 'gaxios';
import wretch from 'wretch';
await phin('https://example.com');
await ofetch('https://example.com');
await request({ url: 'https://example.com' });
await wretch('https://example.com').get().json();
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'phin', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 6,
            column: 7,
            endLine: 6,
            endColumn: 34,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import phin from 'phin';
import { ofetch } from 'ofetch';
import { request } from 'gaxios';
import wretch from 'wretch';
await phin({ url: 'https://example.com', timeout: 30_000 });
await ofetch('https://example.com');
await request({ url: 'https://example.com' });
await wretch('https://example.com').get().json();
` },
            ],
          },
          {
            messageId: 'missingTimeout',
            data: { api: 'ofetch', wait: 'up to 5 minutes', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 7,
            column: 7,
            endLine: 7,
            endColumn: 36,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import phin from 'phin';
import { ofetch } from 'ofetch';
import { request } from 'gaxios';
import wretch from 'wretch';
await phin('https://example.com');
await ofetch('https://example.com', { timeout: 30_000 });
await request({ url: 'https://example.com' });
await wretch('https://example.com').get().json();
` },
            ],
          },
          {
            messageId: 'missingTimeout',
            data: { api: 'request', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 8,
            column: 7,
            endLine: 8,
            endColumn: 46,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import phin from 'phin';
import { ofetch } from 'ofetch';
import { request } from 'gaxios';
import wretch from 'wretch';
await phin('https://example.com');
await ofetch('https://example.com');
await request({ url: 'https://example.com', timeout: 30_000 });
await wretch('https://example.com').get().json();
` },
            ],
          },
          {
            messageId: 'missingTimeout',
            data: { api: "wretch('https://example.com').get", wait: 'up to 5 minutes', remedy: '', note: ' Not rewritten: the call takes no deadline.' },
            line: 9,
            column: 7,
            endLine: 9,
            endColumn: 42,
          },
        ],
      },
      {
        name: 'make-fetch-happen',
        code: `
import fetch from 'make-fetch-happen';
await fetch('https://example.com');
await fetch.defaults({ timeout: 5000 })('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 35,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import fetch from 'make-fetch-happen';
await fetch('https://example.com', { timeout: 30_000 });
await fetch.defaults({ timeout: 5000 })('https://example.com');
` },
            ],
          },
        ],
      },
      {
        name: 'cross-fetch honours timeout',
        code: `
import fetch from 'cross-fetch';
await fetch('https://example.com', { timeout: 5000 });
await fetch('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'for ever', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 4,
            column: 7,
            endLine: 4,
            endColumn: 35,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import fetch from 'cross-fetch';
await fetch('https://example.com', { timeout: 5000 });
await fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('undici', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'deadlines',
        code: `
import { Pool, request } from 'undici';
await request('https://example.com', { signal: AbortSignal.timeout(5000) });
await request('https://example.com', { headersTimeout: 5000 });
const pool = new Pool('https://example.com', { headersTimeout: 5000 });
await pool.request({ path: '/', method: 'GET' });
`,
      },
      {
        name: 'a body that may take its time',
        code: `
import { request } from 'undici';
await request('https://example.com', { bodyTimeout: 0 });
`,
      },
      {
        name: 'stream',
        code: `
import { stream } from 'undici';
await stream('https://example.com', { opaque }, factory);
`,
      },
    ],
    invalid: [
      {
        name: 'request',
        code: `
import { request } from 'undici';
await request('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'request', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 37,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import { request } from 'undici';
await request('https://example.com', { signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'a pool',
        code: `
import { Pool } from 'undici';
const pool = new Pool('https://example.com');
await pool.request({ path: '/', method: 'GET' });
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'pool.request', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 4,
            column: 7,
            endLine: 4,
            endColumn: 49,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import { Pool } from 'undici';
const pool = new Pool('https://example.com');
await pool.request({ path: '/', method: 'GET', signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'headersTimeout: 0',
        code: `
import { request } from 'undici';
await request('https://example.com', { headersTimeout: 0 });
`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'headersTimeout', value: '0', api: 'request', effect: 'switches the deadline of `request` off', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 40,
            endLine: 3,
            endColumn: 57,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import { request } from 'undici';
await request('https://example.com', { headersTimeout: 0, signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'bodyTimeout alone',
        code: `
import { request } from 'undici';
await request('https://example.com', { bodyTimeout: 5000 });
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'bodyTimeout', because: 'starts only after the response headers, and covers only the gaps between chunks', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 40,
            endLine: 3,
            endColumn: 57,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import { request } from 'undici';
await request('https://example.com', { bodyTimeout: 5000, signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'timeout',
        code: `
import { request } from 'undici';
await request('https://example.com', { timeout: 5000 });
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout', because: 'is no option of undici, which ignores it', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 40,
            endLine: 3,
            endColumn: 53,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import { request } from 'undici';
await request('https://example.com', { signal: AbortSignal.timeout(5000) });
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('http and https', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'timeout with a handler',
        code: `
import https from 'node:https';
const request = https.get('https://example.com', { timeout: 5000 }, (response) => response.resume());
request.on('timeout', () => request.destroy(new Error('timed out')));
`,
      },
      {
        name: 'timeout with a handler in the chain',
        code: `
import https from 'node:https';
https.get('https://example.com', { timeout: 5000 }).once('timeout', function () { this.destroy(); }).on('error', report);
`,
      },
      {
        name: 'setTimeout on the request',
        code: `
import https from 'node:https';
const request = https.request('https://example.com');
request.setTimeout(5000, () => request.destroy());
request.end();
`,
      },
      {
        name: 'a signal',
        code: `
import { get } from 'node:http';
get('http://example.com', { signal: AbortSignal.timeout(5000) }, done);
get({ host: 'example.com', signal: AbortSignal.timeout(5000) }, done);
`,
      },
      {
        name: 'a request that is returned',
        code: `
import https from 'node:https';
export const start = (url) => https.request(url);
`,
      },
      {
        name: 'a web socket upgrade',
        code: `
import http from 'node:http';
http.request('http://example.com', { headers: { Upgrade: 'websocket' } }).end();
`,
      },
      {
        name: 'http2 with a signal',
        code: `
import http2 from 'node:http2';
const session = http2.connect('https://example.com');
session.request({ ':path': '/' }, { signal: AbortSignal.timeout(5000) }).resume();
const stream = session.request({ ':path': '/' });
stream.setTimeout(5000, () => stream.close());
`,
      },
    ],
    invalid: [
      {
        name: 'request',
        code: `
import https from 'node:https';
https.request('https://example.com', (response) => response.resume()).end();
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'https.request', wait: 'for ever', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 70,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import https from 'node:https';
https.request('https://example.com', { signal: AbortSignal.timeout(30_000) }, (response) => response.resume()).end();
` },
            ],
          },
        ],
      },
      {
        name: 'get with options in the place of the address',
        code: `
const http = require('http');
http.get({ hostname: 'example.com', path: '/' }, (response) => response.resume());
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'http.get', wait: 'for ever', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 82,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
const http = require('http');
http.get({ hostname: 'example.com', path: '/', signal: AbortSignal.timeout(30_000) }, (response) => response.resume());
` },
            ],
          },
        ],
      },
      {
        name: 'timeout without a handler',
        code: `
import https from 'node:https';
const request = https.get('https://example.com', { timeout: 5000 }, (response) => response.resume());
request.on('error', report);
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout', because: "only emits a 'timeout' event, and nothing ends the request when it does", remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 52,
            endLine: 3,
            endColumn: 65,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import https from 'node:https';
const request = https.get('https://example.com', { signal: AbortSignal.timeout(5000) }, (response) => response.resume());
request.on('error', report);
` },
            ],
          },
        ],
      },
      {
        name: 'an agent with a timeout',
        code: `
import https from 'node:https';
const agent = new https.Agent({ keepAlive: true, timeout: 5000 });
https.get('https://example.com', { agent }, done);
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout', because: "only emits a 'timeout' event on the request, and nothing ends the request when it does", remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 50,
            endLine: 3,
            endColumn: 63,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import https from 'node:https';
const agent = new https.Agent({ keepAlive: true, timeout: 5000 });
https.get('https://example.com', { agent, signal: AbortSignal.timeout(30_000) }, done);
` },
            ],
          },
        ],
      },
      {
        name: 'http2',
        code: `
import http2 from 'node:http2';
const session = http2.connect('https://example.com');
session.request({ ':path': '/' }).resume();
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'session.request', wait: 'for ever', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 34,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import http2 from 'node:http2';
const session = http2.connect('https://example.com');
session.request({ ':path': '/' }, { signal: AbortSignal.timeout(30_000) }).resume();
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('node-fetch', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'timeout where the version is not known',
        code: `
import fetch from 'node-fetch';
await fetch('https://example.com', { timeout: 5000 });
`,
      },
      {
        name: 'a signal in any version',
        filename: path.resolve('src/service.js'),
        code: `
import fetch from 'node-fetch';
await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
`,
      },
    ],
    invalid: [
      {
        name: 'no options',
        code: `
import fetch from 'node-fetch';
await fetch('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'for ever', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 35,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import fetch from 'node-fetch';
await fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'timeout from version 3 on',
        filename: path.resolve('src/service.js'),
        code: `
import fetch from 'node-fetch';
await fetch('https://example.com', { timeout: 5000 });
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout', because: 'is ignored from node-fetch 3 on', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 38,
            endLine: 3,
            endColumn: 51,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import fetch from 'node-fetch';
await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('AWS', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'deadlines',
        code: `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
const a = new S3Client({ requestHandler: { socketTimeout: 5000 } });
const b = new S3Client({ requestHandler: { requestTimeout: 5000, throwOnRequestTimeout: true } });
const c = new S3Client({ requestHandler: new NodeHttpHandler({ socketTimeout: 5000 }) });
const d = new S3Client({});
const command = new GetObjectCommand({ Bucket: 'b', Key: 'k' });
await a.send(command);
await b.send(command);
await c.send(command);
await d.send(command, { abortSignal: AbortSignal.timeout(5000) });
`,
      },
    ],
    invalid: [
      {
        name: 'a client without deadlines',
        code: `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const load = (Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key }));
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 's3.send', wait: 'for ever', remedy: ' Add `abortSignal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 4,
            column: 30,
            endLine: 4,
            endColumn: 81,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'abortSignal: AbortSignal.timeout(30_000)' }, output: `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const load = (Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key }), { abortSignal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
      {
        name: 'requestTimeout alone',
        code: `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({ requestHandler: { requestTimeout: 5000 } });
export const load = (Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key }));
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'requestHandler.requestTimeout', because: 'only logs a warning unless the handler also has `throwOnRequestTimeout: true`', remedy: ' Add `abortSignal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 65,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'abortSignal: AbortSignal.timeout(30_000)' }, output: `
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({ requestHandler: { requestTimeout: 5000 } });
export const load = (Key) => s3.send(new GetObjectCommand({ Bucket: 'b', Key }), { abortSignal: AbortSignal.timeout(30_000) });
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('deadlines around the request', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a race whose timer is cleared',
        code: `
export async function load(url) {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(reject, 5000); });
  try {
    return await Promise.race([fetch(url), late]);
  } finally {
    clearTimeout(timer);
  }
}
`,
      },
      {
        name: 'a race that aborts the request',
        code: `
export function load(url) {
  const controller = new AbortController();
  const late = new Promise((_, reject) => {
    setTimeout(() => {
      controller.abort();
      reject(new Error('timed out'));
    }, 5000);
  });
  return Promise.race([fetch(url, { signal: controller.signal }), late]);
}
`,
      },
      {
        name: 'a wrapper that is named for it',
        code: `
import { withTimeout } from './time.js';
export const load = (url) => withTimeout(fetch(url), 5000);
export const later = (url) => withTimeout(() => fetch(url), 5000);
export const options = (url) => pTimeout(fetch(url), { milliseconds: 5000 });
`,
      },
      {
        name: 'a controller whose signal is passed',
        code: `
export async function load(url) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 5000);
  try {
    return await fetch(url, { signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}
`,
      },
    ],
    invalid: [
      {
        name: 'a race whose timer is never cleared',
        code: `
const timer = (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error('timed out')), ms));
export const load = (url) => Promise.race([fetch(url), timer(5000)]);
`,
        output: null,
        errors: [
          {
            messageId: 'leakyRace',
            data: { api: 'fetch', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 69,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
const timer = (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error('timed out')), ms));
export const load = (url) => Promise.race([fetch(url, { signal: AbortSignal.timeout(30_000) }), timer(5000)]);
` },
            ],
          },
        ],
      },
      {
        name: 'a race with the timer inside',
        code: `
export const load = (url) => Promise.race([
  fetch(url),
  new Promise((_, reject) => setTimeout(reject, 5000)),
]);
`,
        output: null,
        errors: [
          {
            messageId: 'leakyRace',
            data: { api: 'fetch', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 2,
            column: 30,
            endLine: 5,
            endColumn: 3,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
export const load = (url) => Promise.race([
  fetch(url, { signal: AbortSignal.timeout(30_000) }),
  new Promise((_, reject) => setTimeout(reject, 5000)),
]);
` },
            ],
          },
        ],
      },
      {
        name: 'a race of promises held in variables',
        code: `
export async function load(url) {
  const pending = fetch(url);
  const late = new Promise((_, reject) => setTimeout(reject, 5000));
  return Promise.race([pending, late]);
}
`,
        output: null,
        errors: [
          {
            messageId: 'leakyRace',
            data: { api: 'fetch', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 39,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
export async function load(url) {
  const pending = fetch(url, { signal: AbortSignal.timeout(30_000) });
  const late = new Promise((_, reject) => setTimeout(reject, 5000));
  return Promise.race([pending, late]);
}
` },
            ],
          },
        ],
      },
      {
        name: 'a wrapper that is not',
        code: `
import { withRetry } from './retry.js';
export const load = (url) => withRetry(() => fetch(url));
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 46,
            endLine: 3,
            endColumn: 56,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import { withRetry } from './retry.js';
export const load = (url) => withRetry(() => fetch(url, { signal: AbortSignal.timeout(30_000) }));
` },
            ],
          },
        ],
      },
      {
        name: 'setTimeout around the request is no deadline',
        code: `export const later = (url) => setTimeout(() => fetch(url), 5000);`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 48,
            endLine: 1,
            endColumn: 58,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `export const later = (url) => setTimeout(() => fetch(url, { signal: AbortSignal.timeout(30_000) }), 5000);` },
            ],
          },
        ],
      },
    ],
  });
});

describe('rewriting', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'as a fix, when a deadline is chosen',
        code: `await fetch('https://example.com');`,
        output: `await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });`,
        options: [{ timeoutMs: 5000 }],
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(5000)`.', note: '' },
            line: 1,
            column: 7,
            endLine: 1,
            endColumn: 35,
          },
        ],
      },
      {
        name: 'as a fix, when all fixes are wanted',
        code: `
import axios from 'axios';
await axios.post('https://example.com', data);
`,
        output: `
import axios from 'axios';
await axios.post('https://example.com', data, { timeout: 30_000 });
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios.post', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 46,
          },
        ],
      },
      {
        name: 'the number that stands there is kept',
        code: `await fetch('https://example.com', { method: 'POST', timeout: 2500 });`,
        output: `await fetch('https://example.com', { method: 'POST', signal: AbortSignal.timeout(2500) });`,
        options: [{ timeoutMs: 10_000 }],
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout', because: 'is no option of `fetch`, which ignores it', remedy: ' Add `signal: AbortSignal.timeout(10_000)`.', note: '' },
            line: 1,
            column: 54,
            endLine: 1,
            endColumn: 67,
          },
        ],
      },
      {
        name: 'an option of an instance',
        code: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://example.com', timeout: 0 });
export const load = () => api.get('/users');
`,
        output: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://example.com', timeout: 10_000 });
export const load = () => api.get('/users');
`,
        options: [{ timeoutMs: 10_000 }],
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'timeout', value: '0', api: 'api.get', effect: 'switches the deadline of `api.get` off: when the server does not answer, it waits for ever', remedy: ' Add `timeout: 10_000`.', note: '' },
            line: 3,
            column: 60,
            endLine: 3,
            endColumn: 70,
          },
        ],
      },
      {
        name: 'callbacks keep their place',
        code: `
import https from 'node:https';
https.get('https://example.com', (response) => response.resume());
`,
        output: `
import https from 'node:https';
https.get('https://example.com', { signal: AbortSignal.timeout(10_000) }, (response) => response.resume());
`,
        options: [{ timeoutMs: 10_000 }],
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'https.get', wait: 'for ever', remedy: ' Add `signal: AbortSignal.timeout(10_000)`.', note: '' },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 66,
          },
        ],
      },
      {
        name: 'an address in the place of the options',
        code: `
import phin from 'phin';
await phin('https://example.com');
`,
        output: `
import phin from 'phin';
await phin({ url: 'https://example.com', timeout: 10_000 });
`,
        options: [{ timeoutMs: 10_000 }],
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'phin', wait: 'for ever', remedy: ' Add `timeout: 10_000`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 34,
          },
        ],
      },
      {
        name: 'a chain',
        code: `
import superagent from 'superagent';
await superagent
  .get('https://example.com')
  .set('accept', 'json');
`,
        output: `
import superagent from 'superagent';
await superagent
  .get('https://example.com')
  .timeout(10_000)
  .set('accept', 'json');
`,
        options: [{ timeoutMs: 10_000 }],
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'superagent.get', wait: 'for ever', remedy: ' Add `.timeout(10_000)`.', note: '' },
            line: 3,
            column: 7,
            endLine: 4,
            endColumn: 30,
          },
        ],
      },
      {
        name: 'options in a variable',
        code: `
import got from 'got';
const options = { json: {} };
export const save = () => got.post('https://example.com', options);
`,
        output: `
import got from 'got';
const options = { json: {} };
export const save = () => got.post('https://example.com', { ...options, timeout: { request: 10_000 } });
`,
        options: [{ timeoutMs: 10_000 }],
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'got.post', wait: 'for ever', remedy: ' Add `timeout: { request: 10_000 }`.', note: '' },
            line: 4,
            column: 27,
            endLine: 4,
            endColumn: 67,
          },
        ],
      },
    ],
  });
});

describe('tests and options', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a test',
        filename: 'src/api.test.js',
        code: `await fetch('https://example.com');`,
      },
      {
        name: 'a script, which somebody sees hang',
        filename: 'scripts/build.mjs',
        code: `await fetch('https://example.com');`,
      },
      {
        name: 'a server that only developers start',
        code: `
import express from 'express';
const app = express();
if (process.env.NODE_ENV === 'development') app.get('/', async (req, res) => { await fetch('https://example.com'); });
`,
      },
      {
        name: 'checkDisabled off',
        code: `
import axios from 'axios';
await axios.get('https://example.com', { timeout: 0 });
`,
        options: [{ checkDisabled: false }],
      },
    ],
    invalid: [
      {
        name: 'a command waits, too',
        filename: 'bin/build.mjs',
        code: `await fetch('https://example.com');`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 7,
            endLine: 1,
            endColumn: 35,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch('https://example.com', { signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'a script whose author wanted a deadline',
        filename: 'scripts/build.mjs',
        code: `await fetch('https://example.com', { timeout: 5000 });`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout', because: 'is no option of `fetch`, which ignores it', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 38,
            endLine: 1,
            endColumn: 51,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });` },
            ],
          },
        ],
      },
      {
        name: 'a download whose deadline would not cut it',
        code: `
import axios from 'axios';
import { createWriteStream } from 'node:fs';
const { data } = await axios.get('https://example.com', { responseType: 'stream' });
data.pipe(createWriteStream('film'));
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 4,
            column: 24,
            endLine: 4,
            endColumn: 84,
            suggestions: [
              {
                messageId: 'addDeadline',
                data: { idiom: 'timeout: 30_000' },
                output: `
import axios from 'axios';
import { createWriteStream } from 'node:fs';
const { data } = await axios.get('https://example.com', { responseType: 'stream', timeout: 30_000 });
data.pipe(createWriteStream('film'));
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a download whose deadline is for the response',
        code: `
import got from 'got';
import { createWriteStream } from 'node:fs';
got.stream('https://example.com', { retry: { limit: 0 } }).pipe(createWriteStream('film'));
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'got.stream', wait: 'for ever', remedy: ' Add `timeout: { response: 30_000 }`.', note: '' },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 59,
            suggestions: [
              {
                messageId: 'addDeadline',
                data: { idiom: 'timeout: { response: 30_000 }' },
                output: `
import got from 'got';
import { createWriteStream } from 'node:fs';
got.stream('https://example.com', { retry: { limit: 0 }, timeout: { response: 30_000 } }).pipe(createWriteStream('film'));
`,
              },
            ],
          },
        ],
      },
    ],
  });
});

describe('wrappers in settings', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'of which nothing is said about deadlines',
        code: `
import { request } from '@acme/http';
await request('https://example.com');
`,
        settings: { 'async-http': { wrappers: [{ module: '@acme/http', name: 'request', kind: 'request' }] } },
      },
      {
        name: 'with a deadline of its own',
        code: `
import { request } from '@acme/http';
await request('https://example.com');
`,
        settings: { 'async-http': { wrappers: [{ module: '@acme/http', name: 'request', kind: 'request', timeout: 'builtin' }] } },
      },
      {
        name: 'with a deadline of its own, with checkBounded',
        code: `
import { request } from '@acme/http';
await request('https://example.com');
`,
        options: [{ checkBounded: true }],
        settings: { 'async-http': { wrappers: [{ module: '@acme/http', name: 'request', kind: 'request', timeout: 'builtin' }] } },
      },
      {
        name: 'with an option that is given',
        code: `
import { request } from '@acme/http';
await request('https://example.com', { timeoutMs: 5000 });
`,
        settings: { 'async-http': { wrappers: [{ module: '@acme/http', name: 'request', kind: 'request', timeout: 'timeoutMs' }] } },
      },
      {
        name: 'another module of that name',
        filename: 'src/api/users.js',
        code: `
import request from './lib/http.js';
await request('https://example.com');
`,
        settings: { 'async-http': { wrappers: [{ module: './src/lib/http', name: 'default', kind: 'request', timeout: 'timeout' }] } },
      },
    ],
    invalid: [
      {
        name: 'with an option that is not given',
        code: `
import { request } from '@acme/http';
await request('https://example.com', { method: 'POST' });
`,
        output: null,
        settings: { 'async-http': { wrappers: [{ module: '@acme/http', name: 'request', kind: 'request', timeout: 'timeoutMs' }] } },
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'request', wait: 'for ever', remedy: ' Add `timeoutMs: 30_000`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 57,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeoutMs: 30_000' }, output: `
import { request } from '@acme/http';
await request('https://example.com', { method: 'POST', timeoutMs: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'a module of the project',
        filename: 'src/api/users.js',
        code: `
import request from '../lib/http.js';
await request('https://example.com');
`,
        output: null,
        settings: { 'async-http': { wrappers: [{ module: './src/lib/http', name: 'default', kind: 'request', timeout: 'timeout' }] } },
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'request', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 37,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import request from '../lib/http.js';
await request('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'an entry for a client',
        code: `
import { get } from '@acme/http';
await get('https://example.com', { deadline: 1000 });
await get('https://example.com', {});
`,
        output: null,
        settings: { 'async-http': { clients: [{ id: 'acme', modules: ['@acme/http'], requests: { get: { options: 1, deadline: ['deadline'], waits: 'forever', addDeadline: { option: 'deadline', value: '{{ms}}' } } }, source: 'its README' }] } },
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'get', wait: 'for ever', remedy: ' Add `deadline: 30_000`.', note: '' },
            line: 4,
            column: 7,
            endLine: 4,
            endColumn: 37,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'deadline: 30_000' }, output: `
import { get } from '@acme/http';
await get('https://example.com', { deadline: 1000 });
await get('https://example.com', { deadline: 30_000 });
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('TypeScript', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'an instance by its type',
        code: `
import type { AxiosInstance } from 'axios';
export const load = (api: AxiosInstance) => api.get('/users');
`,
      },
      {
        name: 'an injected HttpService',
        code: `
import { HttpService } from '@nestjs/axios';
export class Users {
  constructor(private readonly http: HttpService) {}
  load() {
    return firstValueFrom(this.http.get('/users'));
  }
  raw() {
    return this.http.axiosRef.get('/users');
  }
}
`,
      },
      {
        name: 'an annotated Request',
        code: `export const send = (input: RequestInfo | URL) => fetch(input);`,
      },
      {
        name: 'a satisfied options object',
        code: `
const options = { signal: AbortSignal.timeout(5000) } satisfies RequestInit;
await fetch('https://example.com', options);
`,
      },
    ],
    invalid: [
      {
        name: 'options behind a cast',
        code: `await fetch('https://example.com', { method: 'POST' } as RequestInit);`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 7,
            endLine: 1,
            endColumn: 70,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `await fetch('https://example.com', { method: 'POST', signal: AbortSignal.timeout(30_000) } as RequestInit);` },
            ],
          },
        ],
      },
      {
        name: 'a type argument',
        code: `
import axios from 'axios';
const { data } = await axios.get<User>('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 24,
            endLine: 3,
            endColumn: 62,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
const { data } = await axios.get<User>('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'an address that is named like a request',
        code: `export const load = (input: string) => fetch(input);`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 1,
            column: 40,
            endLine: 1,
            endColumn: 52,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `export const load = (input: string) => fetch(input, { signal: AbortSignal.timeout(30_000) });` },
            ],
          },
        ],
      },
      {
        name: 'import equals',
        code: `
import axios = require('axios');
axios.get('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 33,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios = require('axios');
axios.get('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'a destructured import in TypeScript',
        code: `
const { default: got } = await import('got');
await got('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'got', wait: 'for ever', remedy: ' Add `timeout: { request: 30_000 }`.', note: '' },
            line: 3,
            column: 7,
            endLine: 3,
            endColumn: 33,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: { request: 30_000 }' }, output: `
const { default: got } = await import('got');
await got('https://example.com', { timeout: { request: 30_000 } });
` },
            ],
          },
        ],
      },
    ],
  });
});
