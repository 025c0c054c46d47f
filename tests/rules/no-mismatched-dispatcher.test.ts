import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-mismatched-dispatcher.js';
import { inProject } from '../projects.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

const on24 = inProject({ dependencies: { undici: '^8.2.0', openai: '^6.0.0' }, engines: { node: '^24.0.0' } });
const on22and24 = inProject({ dependencies: { undici: '^8.2.0' }, engines: { node: '>=22.19' } });
const on26 = inProject({ dependencies: { undici: '^6.21.0' }, engines: { node: '>=20' } });
const fine = inProject({ dependencies: { undici: '^7.3.0' }, engines: { node: '>=20' } });
const failure = 'ends in `TypeError: fetch failed`';

describe('options that a client ignores', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a dispatcher for fetch',
        code: `await fetch('https://example.com', { dispatcher });`,
      },
      {
        name: 'both, for two platforms',
        code: `await fetch('https://example.com', { agent, dispatcher });`,
      },
      {
        name: 'an agent for node-fetch',
        code: `
import fetch from 'node-fetch';
await fetch('https://example.com', { agent });
`,
      },
      {
        name: 'on a platform with a fetch of its own',
        code: `await fetch('https://example.com', { agent });`,
        settings: { 'async-http': { runtime: 'workers' } },
      },
      {
        name: 'options from elsewhere',
        code: `export const load = (options) => fetch('https://example.com', options);`,
      },
    ],
    invalid: [
      {
        name: 'a core agent for fetch',
        code: `
import https from 'node:https';

const agent = new https.Agent({ keepAlive: true });

await fetch('https://example.com', { agent });
`,
        output: null,
        errors: [{ messageId: 'ignoredOption', data: { api: 'fetch', option: 'agent', remedy: 'Use `dispatcher`' }, line: 6, column: 38, endLine: 6, endColumn: 43 }],
      },
      {
        name: 'one object of options for two requests is reported once',
        code: `
const options = { httpsAgent: agent };
await fetch('https://example.com/a', options);
await fetch('https://example.com/b', options);
`,
        output: null,
        errors: [{ messageId: 'ignoredOption', data: { api: 'fetch', option: 'httpsAgent', remedy: 'Use `dispatcher`' }, line: 2, column: 19, endLine: 2, endColumn: 36 }],
      },
      {
        name: 'a dispatcher for axios',
        code: `
import axios from 'axios';
export const api = axios.create({ dispatcher });
`,
        output: null,
        errors: [{ messageId: 'ignoredOption', data: { api: 'axios.create', option: 'dispatcher', remedy: 'Use `httpAgent` or `httpsAgent`' }, line: 3, column: 35, endLine: 3, endColumn: 45 }],
      },
      {
        name: 'an agent that newer versions ignore',
        filename: on24,
        code: `
import OpenAI from 'openai';
export const client = new OpenAI({ httpAgent });
`,
        output: null,
        errors: [{ messageId: 'ignoredOption', data: { api: 'new OpenAI', option: 'httpAgent', remedy: 'Use `fetchOptions.dispatcher`' }, line: 3, column: 36, endLine: 3, endColumn: 45 }],
      },
    ],
  });
});

describe('versions that fail', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'versions that get on',
        filename: fine,
        code: `
import { Agent } from 'undici';
await fetch('https://example.com', { dispatcher: new Agent() });
`,
      },
      {
        name: 'fetch and dispatcher of one package',
        filename: on24,
        code: `
import { Agent, fetch } from 'undici';
await fetch('https://example.com', { dispatcher: new Agent() });
`,
      },
    ],
    invalid: [
      {
        name: 'in the call',
        filename: on24,
        code: `
import { Agent } from 'undici';

const dispatcher = new Agent({ connections: 10 });

export const load = (url) => fetch(url, { dispatcher });
export const ping = (url) => fetch(url, { method: 'HEAD' });
`,
        output: null,
        errors: [
          {
            messageId: 'failingDispatcher',
            data: { package: 'undici 8', nodes: '24', failure, remedy: "Send with `fetch` of 'undici', too.", note: '' },
            line: 6,
            column: 43,
            endLine: 6,
            endColumn: 53,
            suggestions: [
              {
                messageId: 'useOwnFetch',
                data: { own: 'fetch', package: 'undici 8' },
                output: `
import { Agent, fetch as undiciFetch } from 'undici';

const dispatcher = new Agent({ connections: 10 });

export const load = (url) => undiciFetch(url, { dispatcher });
export const ping = (url) => fetch(url, { method: 'HEAD' });
`,
              },
            ],
          },
        ],
      },
      {
        name: 'all fixes, CommonJS',
        filename: on22and24,
        code: `
const { Agent } = require('undici');

module.exports = (url, items) => globalThis.fetch(url, { method: 'POST', body: JSON.stringify(items), dispatcher: new Agent() });
`,
        output: `
const { Agent, fetch: undiciFetch } = require('undici');

module.exports = (url, items) => undiciFetch(url, { method: 'POST', body: JSON.stringify(items), dispatcher: new Agent() });
`,
        languageOptions: { sourceType: 'commonjs' },
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'failingDispatcher',
            data: { package: 'undici 8', nodes: '22 and 24', failure, remedy: "Send with `fetch` of 'undici', too.", note: '' },
            line: 4,
            column: 103,
            endLine: 4,
            endColumn: 126,
          },
        ],
      },
      {
        name: 'an older package on a newer Node',
        filename: on26,
        code: `
import { ProxyAgent } from 'undici';
await fetch('https://example.com', { dispatcher: new ProxyAgent('http://proxy.example') });
`,
        output: null,
        errors: [
          {
            messageId: 'failingDispatcher',
            data: { package: 'undici 6', nodes: '26', failure, remedy: "Send with `fetch` of 'undici', too.", note: '' },
            line: 3,
            column: 38,
            endLine: 3,
            endColumn: 88,
            suggestions: [
              {
                messageId: 'useOwnFetch',
                data: { own: 'fetch', package: 'undici 6' },
                output: `
import { ProxyAgent, fetch as undiciFetch } from 'undici';
await undiciFetch('https://example.com', { dispatcher: new ProxyAgent('http://proxy.example') });
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a client that takes a fetch',
        filename: on24,
        code: `
import OpenAI from 'openai';
import { ProxyAgent } from 'undici';

export const client = new OpenAI({
  fetchOptions: { dispatcher: new ProxyAgent('http://proxy.example') },
});
`,
        output: null,
        errors: [
          {
            messageId: 'failingDispatcher',
            data: { package: 'undici 8', nodes: '24', failure, remedy: "Give it `fetch` of 'undici' as `fetch`.", note: '' },
            line: 6,
            column: 19,
            endLine: 6,
            endColumn: 69,
            suggestions: [
              {
                messageId: 'useOwnFetch',
                data: { own: 'fetch', package: 'undici 8' },
                output: `
import OpenAI from 'openai';
import { ProxyAgent, fetch as undiciFetch } from 'undici';

export const client = new OpenAI({
  fetchOptions: { dispatcher: new ProxyAgent('http://proxy.example') },
  fetch: undiciFetch,
});
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a body that the other fetch may not know',
        filename: on24,
        code: `
import { Agent } from 'undici';
export const send = (url, body) => fetch(url, { method: 'POST', body, dispatcher: new Agent() });
`,
        output: null,
        errors: [
          {
            messageId: 'failingDispatcher',
            data: { package: 'undici 8', nodes: '24', failure, remedy: "Send with `fetch` of 'undici', too.", note: ' Not rewritten: its body may be a `FormData`, which is not the one that `undici` knows.' },
            line: 3,
            column: 71,
            endLine: 3,
            endColumn: 94,
          },
        ],
      },
      {
        name: 'a Request of the other fetch',
        filename: on24,
        code: `
import { Agent } from 'undici';
export const send = (request) => fetch(request, { dispatcher: new Agent() });
`,
        output: null,
        errors: [
          {
            messageId: 'failingDispatcher',
            data: { package: 'undici 8', nodes: '24', failure, remedy: "Send with `fetch` of 'undici', too.", note: ' Not rewritten: the request it is given is not the one that `undici` knows.' },
            line: 3,
            column: 51,
            endLine: 3,
            endColumn: 74,
          },
        ],
      },
    ],
  });

  typescript.run(rule.name, tested, {
    valid: [],
    invalid: [
      {
        name: 'a dispatcher known by its type',
        filename: on24.replace('.js', '.ts'),
        code: `
import type { Dispatcher } from 'undici';
export const load = (url: string, dispatcher: Dispatcher) => fetch(url, { dispatcher } as RequestInit);
`,
        errors: [
          {
            messageId: 'failingDispatcher',
            data: { package: 'undici 8', nodes: '24', failure, remedy: "Send with `fetch` of 'undici', too.", note: '' },
            line: 3,
            column: 75,
            endLine: 3,
            endColumn: 85,
            suggestions: [
              {
                messageId: 'useOwnFetch',
                data: { own: 'fetch', package: 'undici 8' },
                output: `
import type { Dispatcher } from 'undici';
import { fetch as undiciFetch } from 'undici';
export const load = (url: string, dispatcher: Dispatcher) => undiciFetch(url, { dispatcher } as RequestInit);
`,
              },
            ],
          },
        ],
      },
    ],
  });
});

describe('sessions installed for the whole process', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'where nothing is sent',
        filename: on26,
        code: `
import { Agent, setGlobalDispatcher } from 'undici';
setGlobalDispatcher(new Agent());
`,
      },
    ],
    invalid: [
      {
        name: 'the built-in fetch of Node 26 and undici 6',
        filename: on26,
        code: `
import { Agent, setGlobalDispatcher } from 'undici';
setGlobalDispatcher(new Agent({ connections: 10 }));
await fetch('https://example.com');
`,
        output: null,
        errors: [
          {
            messageId: 'ignoredInstallation',
            data: { by: 'setGlobalDispatcher', package: 'undici 6', nodes: '26', remedy: "Send with `fetch` of 'undici', too.", note: ' Not rewritten: each request would have to call it.' },
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 52,
          },
        ],
      },
    ],
  });
});
