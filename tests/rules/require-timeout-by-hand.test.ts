import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/require-timeout.js';

const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('signals that nobody times', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a controller that a timer aborts, in a helper',
        code: `
function timeoutSignal(ms) {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
}
export const load = (url) => fetch(url, { signal: timeoutSignal(5000) });
`,
      },
      {
        name: 'a wrapper that hands a signal to its callback',
        code: `
async function withTimeout(run, ms) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
export const load = (url) => withTimeout((signal) => fetch(url, { signal }), 5000);
`,
      },
      {
        name: 'a method of the controller, bound',
        code: `
export function load(url) {
  const controller = new AbortController();
  setTimeout(controller.abort.bind(controller), 5000);
  return fetch(url, { signal: controller.signal });
}
`,
      },
      {
        name: 'a signal of somebody and a deadline',
        code: `export const load = (url, signal) => fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) });`,
      },
      {
        name: 'a controller that others may abort',
        code: `
const pending = new Map();
export function load(id, url) {
  const controller = new AbortController();
  pending.set(id, controller);
  return fetch(url, { signal: controller.signal });
}
export const cancel = (id) => pending.get(id)?.abort();
`,
      },
      {
        name: 'a search that the next one ends',
        code: `
let controller;
export function search(url) {
  controller?.abort();
  controller = new AbortController();
  return fetch(url, { signal: controller.signal });
}
`,
      },
    ],
    invalid: [
      {
        name: 'never aborted',
        code: `
export function load(url) {
  const controller = new AbortController();
  return fetch(url, { signal: controller.signal });
}
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes, since no timer ends `controller.signal`', remedy: ' Add `signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)])`.', note: '' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 51,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)])' }, output: `
export function load(url) {
  const controller = new AbortController();
  return fetch(url, { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)]) });
}
` },
            ],
          },
        ],
      },
      {
        name: 'aborted when the caller has gone',
        code: `
export function proxy(req, res) {
  const controller = new AbortController();
  req.on('close', () => controller.abort());
  return fetch('https://example.com', { headers: {}, signal: controller.signal }).then((response) => response.json()).then((body) => res.json(body));
}
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes, since no timer ends `controller.signal`', remedy: ' Add `signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)])`.', note: '' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 82,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)])' }, output: `
export function proxy(req, res) {
  const controller = new AbortController();
  req.on('close', () => controller.abort());
  return fetch('https://example.com', { headers: {}, signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)]) }).then((response) => response.json()).then((body) => res.json(body));
}
` },
            ],
          },
        ],
      },
      {
        name: 'aborted at the end of the object',
        code: `
export class Client {
  #closing = new AbortController();

  load(url) {
    return fetch(url, { signal: this.#closing.signal });
  }

  close() {
    this.#closing.abort();
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes, since no timer ends `this.#closing.signal`', remedy: ' Add `signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(30_000)])`.', note: '' },
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 56,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(30_000)])' }, output: `
export class Client {
  #closing = new AbortController();

  load(url) {
    return fetch(url, { signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(30_000)]) });
  }

  close() {
    this.#closing.abort();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'in options made elsewhere',
        code: `
const controller = new AbortController();
const options = { signal: controller.signal };
export const load = (url) => fetch(url, options);
export const send = (url) => fetch(url, { ...options, method: 'POST' });
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes, since no timer ends `controller.signal`', remedy: ' Add `signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)])`.', note: ' Not rewritten: `signal` is given already.' },
            line: 4,
            column: 30,
            endLine: 4,
            endColumn: 49,
          },
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes, since no timer ends `controller.signal`', remedy: ' Add `signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)])`.', note: ' Not rewritten: `signal` is given already.' },
            line: 5,
            column: 30,
            endLine: 5,
            endColumn: 72,
          },
        ],
      },
      {
        name: 'where the client has a time of its own',
        code: `import axios from 'axios';
export function load(url) {
  const { signal } = new AbortController();
  return axios.get(url, { signal });
}
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios.get', wait: 'for ever, since no timer ends `signal`', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 4,
            column: 10,
            endLine: 4,
            endColumn: 36,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `import axios from 'axios';
export function load(url) {
  const { signal } = new AbortController();
  return axios.get(url, { signal, timeout: 30_000 });
}
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('events of the core clients', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a socket that ends the request',
        code: `
import http from 'node:http';
const request = http.request('http://example.com');
request.on('socket', (socket) => {
  socket.setTimeout(5000);
  socket.on('timeout', () => request.destroy());
});
request.end();
`,
      },
      {
        name: 'a timer that ends the request',
        code: `
import http from 'node:http';
export function load(url, done) {
  const request = http.get(url, done);
  const timer = setTimeout(() => request.destroy(new Error('late')), 5000);
  request.on('close', () => clearTimeout(timer));
}
`,
      },
      {
        name: 'a handler that gives the wait up',
        code: `
import http from 'node:http';
export const load = (url) => new Promise((resolve, reject) => {
  const request = http.get(url, { timeout: 5000 }, resolve);
  request.on('timeout', () => reject(new Error('late')));
});
`,
      },
      {
        name: 'a handler from elsewhere',
        code: `
import http from 'node:http';
import { onTimeout } from './timeouts.js';
http.get('http://example.com').setTimeout(5000, onTimeout);
`,
      },
    ],
    invalid: [
      {
        name: 'setTimeout without a handler',
        code: `
import http from 'node:http';
const request = http.get('http://example.com', (response) => response.resume());
request.setTimeout(5000);
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'setTimeout', because: "only emits a 'timeout' event, and nothing ends the request when it does", remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 25,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import http from 'node:http';
const request = http.get('http://example.com', { signal: AbortSignal.timeout(30_000) }, (response) => response.resume());
request.setTimeout(5000);
` },
            ],
          },
        ],
      },
      {
        name: 'a handler that only takes notes',
        code: `
import http from 'node:http';
const request = http.get({ host: 'example.com', timeout: 5000 }, (response) => response.resume());
request.on('timeout', () => {
  console.warn('slow');
});
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout', because: "only emits a 'timeout' event, and nothing ends the request when it does", remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 49,
            endLine: 3,
            endColumn: 62,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import http from 'node:http';
const request = http.get({ host: 'example.com', signal: AbortSignal.timeout(5000) }, (response) => response.resume());
request.on('timeout', () => {
  console.warn('slow');
});
` },
            ],
          },
        ],
      },
      {
        name: 'a deadline of the answer',
        code: `
import http from 'node:http';
http.get('http://example.com', (response) => {
  response.setTimeout(5000, () => response.destroy());
  response.on('data', console.log);
});
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'http.get', wait: 'for ever', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 1,
            endLine: 6,
            endColumn: 3,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import http from 'node:http';
http.get('http://example.com', { signal: AbortSignal.timeout(30_000) }, (response) => {
  response.setTimeout(5000, () => response.destroy());
  response.on('data', console.log);
});
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('options that come together', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'defaults under what the caller says',
        code: `import axios from 'axios';
const defaults = { timeout: 5000 };
export const load = (url, options) => axios.get(url, { ...defaults, ...options });
export const send = (url, body, options) => axios.post(url, body, Object.assign({}, defaults, options));
`,
      },
      {
        name: 'defaults merged by a library',
        code: `
import axios from 'axios';
import merge from 'lodash/merge';
const defaults = { timeout: 5000 };
export const load = (url, options) => axios.get(url, merge({}, defaults, options));
`,
      },
      {
        name: 'defaults merged by a helper',
        code: `
import axios from 'axios';
const mergeOptions = (a, b) => ({ ...a, ...b });
export const load = (url, options) => axios.get(url, mergeOptions({ timeout: 5000 }, options));
`,
      },
      {
        name: 'a getter, a method and what is inherited',
        code: `
import axios from 'axios';
class Base {
  get config() {
    return { timeout: 5000 };
  }
  options() {
    return { timeout: 5000 };
  }
}
export class Users extends Base {
  options() {
    return { ...super.options(), headers: {} };
  }
  load(url) {
    return axios.get(url, this.config);
  }
  list(url) {
    return axios.get(url, this.options());
  }
}
`,
      },
      {
        name: 'a parameter with a default',
        code: `import axios from 'axios';
export const load = (url, { timeout = 5000, ...options } = {}) => axios.get(url, { timeout, ...options });
`,
      },
      {
        name: 'an interceptor',
        code: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://example.com' });
api.interceptors.request.use((config) => {
  config.timeout = 5000;
  return config;
});
export const load = () => api.get('/users');
`,
      },
      {
        name: 'a hook',
        code: `
import got from 'got';
const api = got.extend({ hooks: { beforeRequest: [(options) => { options.timeout = { request: 5000 }; }] } });
export const load = () => api.get('https://example.com');
`,
      },
      {
        name: 'one that is not always the same',
        code: `import axios from 'axios';
export const load = (url, slow) => axios.get(url, { timeout: slow ? 0 : 5000 });
`,
      },
    ],
    invalid: [
      {
        name: 'a wrapper, once for all its callers',
        code: `import axios from 'axios';
const load = (url, options) => axios.get(url, { ...options });
export const users = () => load('https://example.com/users', {});
export const teams = () => load('https://example.com/teams', { headers: {} });
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 2,
            column: 32,
            endLine: 2,
            endColumn: 62,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `import axios from 'axios';
const load = (url, options) => axios.get(url, { ...options, timeout: 30_000 });
export const users = () => load('https://example.com/users', {});
export const teams = () => load('https://example.com/teams', { headers: {} });
` },
            ],
          },
        ],
      },
      {
        name: 'methods and fields without one',
        code: `
import axios from 'axios';
class Base {
  config() {
    return { headers: {} };
  }
}
export class Users extends Base {
  load(url) {
    return axios.get(url, this.config());
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'axios.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 10,
            column: 12,
            endLine: 10,
            endColumn: 41,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
class Base {
  config() {
    return { headers: {} };
  }
}
export class Users extends Base {
  load(url) {
    return axios.get(url, { ...this.config(), timeout: 30_000 });
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'an interceptor of something else',
        code: `
import axios from 'axios';
const api = axios.create();
api.interceptors.request.use((config) => {
  config.headers.authorization = token;
  return config;
});
export const load = () => api.get('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'api.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 8,
            column: 27,
            endLine: 8,
            endColumn: 57,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import axios from 'axios';
const api = axios.create();
api.interceptors.request.use((config) => {
  config.headers.authorization = token;
  return config;
});
export const load = () => api.get('https://example.com', { timeout: 30_000 });
` },
            ],
          },
        ],
      },
      {
        name: 'only a part of the time',
        code: `
import got from 'got';
export const load = () => got('https://example.com', { timeout: { connect: 1000 } });
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'timeout.connect', because: 'covers only the connect phase', remedy: ' Add `timeout: { request: 30_000 }`.', note: '' },
            line: 3,
            column: 67,
            endLine: 3,
            endColumn: 80,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: { request: 30_000 }' }, output: `
import got from 'got';
export const load = () => got('https://example.com', { timeout: { connect: 1000, request: 30_000 } });
` },
            ],
          },
        ],
      },
      {
        name: 'no time at all',
        code: `
import got from 'got';
export const load = () => got('https://example.com', { timeout: { request: 0 } });
`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'timeout.request', value: '0', effect: 'is no time that `got` could wait: every request fails at once', remedy: ' Add `timeout: { request: 30_000 }`.', note: '' },
            line: 3,
            column: 67,
            endLine: 3,
            endColumn: 77,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: { request: 30_000 }' }, output: `
import got from 'got';
export const load = () => got('https://example.com', { timeout: { request: 30_000 } });
` },
            ],
          },
        ],
      },
      {
        name: 'a session that bounds only the connecting',
        code: `
import { Agent, request } from 'undici';
const dispatcher = new Agent({ connectTimeout: 5000 });
export const load = () => request('https://example.com', { dispatcher });
export const list = () => request('https://example.com/list', { dispatcher });
`,
        output: null,
        errors: [
          {
            messageId: 'ineffectiveTimeout',
            data: { option: 'connectTimeout', because: 'covers only the connect phase', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 32,
            endLine: 3,
            endColumn: 52,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import { Agent, request } from 'undici';
const dispatcher = new Agent({ connectTimeout: 5000 });
export const load = () => request('https://example.com', { dispatcher, signal: AbortSignal.timeout(30_000) });
export const list = () => request('https://example.com/list', { dispatcher });
` },
            ],
          },
        ],
      },
      {
        name: 'switched off in the chain',
        code: `
import superagent from 'superagent';
const response = await superagent.get('https://example.com').timeout(0);
`,
        output: null,
        errors: [
          {
            messageId: 'timeoutDisabled',
            data: { option: 'timeout', value: '0', effect: 'switches the deadline of `superagent.get` off: when the server does not answer, it waits for ever', remedy: ' Add `.timeout(30_000)`.', note: '' },
            line: 3,
            column: 24,
            endLine: 3,
            endColumn: 72,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: '.timeout(30_000)' }, output: `
import superagent from 'superagent';
const response = await superagent.get('https://example.com').timeout(30_000);
` },
            ],
          },
        ],
      },
      {
        name: 'with a callback that is a parameter',
        code: `
import request from 'request';
export function load(callback) {
  request.get('https://example.com', callback);
}
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'request.get', wait: 'for ever', remedy: ' Add `timeout: 30_000`.', note: '' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 47,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'timeout: 30_000' }, output: `
import request from 'request';
export function load(callback) {
  request.get('https://example.com', { timeout: 30_000 }, callback);
}
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('races by hand', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a timer that is cleared',
        code: `
export const load = (url) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error('late')), 5000);
  fetch(url).then((response) => {
    clearTimeout(timer);
    resolve(response);
  }, reject);
});
`,
      },
      {
        name: 'a method of the promise',
        code: `export const load = (url) => fetch(url).timeout(5000);`,
      },
    ],
    invalid: [
      {
        name: 'a helper, reported where it races',
        code: `
const within = (ms, promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, ms))]);
export const load = (url) => within(5000, fetch(url));
export const list = (url) => within(5000, fetch(url + '/list'));
`,
        output: null,
        errors: [
          {
            messageId: 'leakyRace',
            data: { api: 'fetch', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 2,
            column: 33,
            endLine: 2,
            endColumn: 108,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
const within = (ms, promise) => Promise.race([promise, new Promise((_, reject) => setTimeout(reject, ms))]);
export const load = (url) => within(5000, fetch(url, { signal: AbortSignal.timeout(30_000) }));
export const list = (url) => within(5000, fetch(url + '/list'));
` },
            ],
          },
        ],
      },
      {
        name: 'a promise made for it',
        code: `
export const load = (url) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('late')), 5000);
  fetch(url).then(resolve, reject);
});
`,
        output: null,
        errors: [
          {
            messageId: 'leakyRace',
            data: { api: 'fetch', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 3,
            endLine: 3,
            endColumn: 52,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
export const load = (url) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('late')), 5000);
  fetch(url, { signal: AbortSignal.timeout(30_000) }).then(resolve, reject);
});
` },
            ],
          },
        ],
      },
      {
        name: 'an answer that is there already',
        code: `
import { withTimeout } from './time.js';
export const load = async (url) => withTimeout(await fetch(url), 5000);
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'fetch', wait: 'up to 5 minutes', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 54,
            endLine: 3,
            endColumn: 64,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import { withTimeout } from './time.js';
export const load = async (url) => withTimeout(await fetch(url, { signal: AbortSignal.timeout(30_000) }), 5000);
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('what may take its time', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'an upload',
        code: `
import { createReadStream } from 'node:fs';
export const send = (name) => fetch('https://example.com', { method: 'PUT', body: createReadStream(name), duplex: 'half' });
`,
      },
      {
        name: 'a form with a file',
        code: `
import axios from 'axios';
import { createReadStream } from 'node:fs';
export function send(name) {
  const form = new FormData();
  form.append('file', createReadStream(name));
  return axios.post('https://example.com', form);
}
`,
      },
      {
        name: 'a download of the core clients',
        code: `
import { createWriteStream } from 'node:fs';
import https from 'node:https';
https.get('https://example.com', (response) => response.pipe(createWriteStream('page')));
`,
      },
      {
        name: 'a long poll',
        code: `
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const sqs = new SQSClient();
export const next = (QueueUrl) => sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
`,
      },
      {
        name: 'an instance for this machine',
        code: `import axios from 'axios';
const api = axios.create({ baseURL: 'http://localhost:3000' });
export const load = () => api.get('/users');
`,
      },
      {
        name: 'the socket of a daemon',
        code: `
import http from 'node:http';
http.get({ socketPath: '/var/run/docker.sock', path: '/info' }, (response) => response.resume());
`,
      },
      {
        name: 'a page',
        code: `
export async function load() {
  const response = await fetch('https://example.com/users');
  document.title = await response.text();
}
`,
      },
      {
        name: 'an address of a page',
        code: `export const load = () => fetch('/api/users');`,
      },
    ],
    invalid: [
      {
        name: 'chunks that are gathered',
        code: `
import https from 'node:https';
https.get('https://example.com', (response) => {
  response.on('data', console.log);
});
`,
        output: null,
        errors: [
          {
            messageId: 'missingTimeout',
            data: { api: 'https.get', wait: 'for ever', remedy: ' Add `signal: AbortSignal.timeout(30_000)`.', note: '' },
            line: 3,
            column: 1,
            endLine: 5,
            endColumn: 3,
            suggestions: [
              { messageId: 'addDeadline', data: { idiom: 'signal: AbortSignal.timeout(30_000)' }, output: `
import https from 'node:https';
https.get('https://example.com', { signal: AbortSignal.timeout(30_000) }, (response) => {
  response.on('data', console.log);
});
` },
            ],
          },
        ],
      },
    ],
  });
});
