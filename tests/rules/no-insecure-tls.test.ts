import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-insecure-tls.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('clients of Node and HTTP libraries', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'verification on, spelt out',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: true });
`,
      },
      {
        name: 'a certificate to trust',
        code: `
import { readFileSync } from 'node:fs';
import https from 'node:https';

export const agent = new https.Agent({ keepAlive: true, ca: readFileSync('internal-ca.pem') });
`,
      },
    ],
    invalid: [
      {
        name: 'a request of the core client',
        code: `
import https from 'node:https';

export function read(url: string) {
  return https.get(url, { rejectUnauthorized: false });
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 27,
            endLine: 5,
            endColumn: 52,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function read(url: string) {
  return https.get(url, { rejectUnauthorized: process.env.NODE_ENV !== 'development' });
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

export function read(url: string) {
  return https.get(url, {});
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export function read(url: string) {
  return https.get(url, { ca: process.env.CA_CERTIFICATE });
}
` },
            ],
          },
        ],
      },
      {
        name: 'an agent given to axios',
        code: `
import axios from 'axios';
import https from 'node:https';

const httpsAgent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

export const api = axios.create({ baseURL: 'https://internal.example', httpsAgent });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 55,
            endLine: 5,
            endColumn: 80,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import axios from 'axios';
import https from 'node:https';

const httpsAgent = new https.Agent({ keepAlive: true, rejectUnauthorized: process.env.NODE_ENV !== 'development' });

export const api = axios.create({ baseURL: 'https://internal.example', httpsAgent });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import axios from 'axios';
import https from 'node:https';

const httpsAgent = new https.Agent({ keepAlive: true });

export const api = axios.create({ baseURL: 'https://internal.example', httpsAgent });
` },
              { messageId: 'trustCertificate', output: `
import axios from 'axios';
import https from 'node:https';

const httpsAgent = new https.Agent({ keepAlive: true, ca: process.env.CA_CERTIFICATE });

export const api = axios.create({ baseURL: 'https://internal.example', httpsAgent });
` },
            ],
          },
        ],
      },
      {
        name: 'undici keeps the option under connect',
        code: `
import { Agent } from 'undici';

export const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 50,
            endLine: 4,
            endColumn: 75,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { Agent } from 'undici';

export const dispatcher = new Agent({ connect: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { Agent } from 'undici';

export const dispatcher = new Agent({ connect: {} });
` },
              { messageId: 'trustCertificate', output: `
import { Agent } from 'undici';

export const dispatcher = new Agent({ connect: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'the target of a proxy agent',
        code: `
import { ProxyAgent } from 'undici';

export const proxy = new ProxyAgent({ uri: 'http://proxy.example', requestTls: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 82,
            endLine: 4,
            endColumn: 107,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { ProxyAgent } from 'undici';

export const proxy = new ProxyAgent({ uri: 'http://proxy.example', requestTls: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { ProxyAgent } from 'undici';

export const proxy = new ProxyAgent({ uri: 'http://proxy.example', requestTls: {} });
` },
              { messageId: 'trustCertificate', output: `
import { ProxyAgent } from 'undici';

export const proxy = new ProxyAgent({ uri: 'http://proxy.example', requestTls: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'got keeps the option under https',
        code: `
import got from 'got';

export const api = got.extend({
  prefixUrl: 'https://internal.example',
  https: {
    rejectUnauthorized: false,
  },
});
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 7,
            column: 5,
            endLine: 7,
            endColumn: 30,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import got from 'got';

export const api = got.extend({
  prefixUrl: 'https://internal.example',
  https: {
    rejectUnauthorized: process.env.NODE_ENV !== 'development',
  },
});
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import got from 'got';

export const api = got.extend({
  prefixUrl: 'https://internal.example',
  https: {},
});
` },
              { messageId: 'trustCertificate', output: `
import got from 'got';

export const api = got.extend({
  prefixUrl: 'https://internal.example',
  https: {
    certificateAuthority: process.env.CA_CERTIFICATE,
  },
});
` },
            ],
          },
        ],
      },
      {
        name: 'a web socket',
        code: `
import WebSocket from 'ws';

export const socket = new WebSocket('wss://events.example', { rejectUnauthorized: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 63,
            endLine: 4,
            endColumn: 88,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import WebSocket from 'ws';

export const socket = new WebSocket('wss://events.example', { rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import WebSocket from 'ws';

export const socket = new WebSocket('wss://events.example', {});
` },
              { messageId: 'trustCertificate', output: `
import WebSocket from 'ws';

export const socket = new WebSocket('wss://events.example', { ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'an HTTP/2 session',
        code: `
import { connect } from 'node:http2';

export const session = connect('https://internal.example', { rejectUnauthorized: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 62,
            endLine: 4,
            endColumn: 87,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { connect } from 'node:http2';

export const session = connect('https://internal.example', { rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { connect } from 'node:http2';

export const session = connect('https://internal.example', {});
` },
              { messageId: 'trustCertificate', output: `
import { connect } from 'node:http2';

export const session = connect('https://internal.example', { ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'a raw TLS socket, options third',
        code: `
import * as tls from 'node:tls';

export const socket = tls.connect(443, 'internal.example', { rejectUnauthorized: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 62,
            endLine: 4,
            endColumn: 87,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import * as tls from 'node:tls';

export const socket = tls.connect(443, 'internal.example', { rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import * as tls from 'node:tls';

export const socket = tls.connect(443, 'internal.example', {});
` },
              { messageId: 'trustCertificate', output: `
import * as tls from 'node:tls';

export const socket = tls.connect(443, 'internal.example', { ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'one report for an object shared by two agents',
        code: `
import https from 'node:https';

const options = { rejectUnauthorized: false };

export const first = new https.Agent(options);
export const second = new https.Agent(options);
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 19,
            endLine: 4,
            endColumn: 44,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

const options = { rejectUnauthorized: process.env.NODE_ENV !== 'development' };

export const first = new https.Agent(options);
export const second = new https.Agent(options);
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

const options = {};

export const first = new https.Agent(options);
export const second = new https.Agent(options);
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

const options = { ca: process.env.CA_CERTIFICATE };

export const first = new https.Agent(options);
export const second = new https.Agent(options);
` },
            ],
          },
        ],
      },
      {
        name: 'two switches are two reports',
        code: `
import { EnvHttpProxyAgent } from 'undici';

export const dispatcher = new EnvHttpProxyAgent({ connect: { rejectUnauthorized: false }, requestTls: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 62,
            endLine: 4,
            endColumn: 87,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { EnvHttpProxyAgent } from 'undici';

export const dispatcher = new EnvHttpProxyAgent({ connect: { rejectUnauthorized: process.env.NODE_ENV !== 'development' }, requestTls: { rejectUnauthorized: false } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { EnvHttpProxyAgent } from 'undici';

export const dispatcher = new EnvHttpProxyAgent({ connect: {}, requestTls: { rejectUnauthorized: false } });
` },
              { messageId: 'trustCertificate', output: `
import { EnvHttpProxyAgent } from 'undici';

export const dispatcher = new EnvHttpProxyAgent({ connect: { ca: process.env.CA_CERTIFICATE }, requestTls: { rejectUnauthorized: false } });
` },
            ],
          },
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 105,
            endLine: 4,
            endColumn: 130,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { EnvHttpProxyAgent } from 'undici';

export const dispatcher = new EnvHttpProxyAgent({ connect: { rejectUnauthorized: false }, requestTls: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { EnvHttpProxyAgent } from 'undici';

export const dispatcher = new EnvHttpProxyAgent({ connect: { rejectUnauthorized: false }, requestTls: {} });
` },
              { messageId: 'trustCertificate', output: `
import { EnvHttpProxyAgent } from 'undici';

export const dispatcher = new EnvHttpProxyAgent({ connect: { rejectUnauthorized: false }, requestTls: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'an agent made inline from require',
        code: `
const axios = require('axios');

exports.read = (url) => axios.get(url, { httpsAgent: new (require('https').Agent)({ rejectUnauthorized: false }) });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 85,
            endLine: 4,
            endColumn: 110,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const axios = require('axios');

exports.read = (url) => axios.get(url, { httpsAgent: new (require('https').Agent)({ rejectUnauthorized: process.env.NODE_ENV !== 'development' }) });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const axios = require('axios');

exports.read = (url) => axios.get(url, { httpsAgent: new (require('https').Agent)({}) });
` },
              { messageId: 'trustCertificate', output: `
const axios = require('axios');

exports.read = (url) => axios.get(url, { httpsAgent: new (require('https').Agent)({ ca: process.env.CA_CERTIFICATE }) });
` },
            ],
          },
        ],
      },
      {
        name: 'a transpiled default import',
        code: `
"use strict";
const https_1 = __importDefault(require("https"));
const agent = new https_1.default.Agent({ keepAlive: true, rejectUnauthorized: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 60,
            endLine: 4,
            endColumn: 85,
            suggestions: [
              { messageId: 'guardSwitch', output: `
"use strict";
const https_1 = __importDefault(require("https"));
const agent = new https_1.default.Agent({ keepAlive: true, rejectUnauthorized: process.env.NODE_ENV !== "development" });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
"use strict";
const https_1 = __importDefault(require("https"));
const agent = new https_1.default.Agent({ keepAlive: true });
` },
              { messageId: 'trustCertificate', output: `
"use strict";
const https_1 = __importDefault(require("https"));
const agent = new https_1.default.Agent({ keepAlive: true, ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'a destructured dynamic import',
        code: `
const { Agent } = await import('undici');

export const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 50,
            endLine: 4,
            endColumn: 75,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const { Agent } = await import('undici');

export const dispatcher = new Agent({ connect: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const { Agent } = await import('undici');

export const dispatcher = new Agent({ connect: {} });
` },
              { messageId: 'trustCertificate', output: `
const { Agent } = await import('undici');

export const dispatcher = new Agent({ connect: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'strictSSL of the request library',
        code: `
const request = require('request');

request({ url: 'https://internal.example', strictSSL: false }, () => {});
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'strictSSL: false', accepted: 'any certificate' },
            line: 4,
            column: 44,
            endLine: 4,
            endColumn: 60,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const request = require('request');

request({ url: 'https://internal.example', strictSSL: process.env.NODE_ENV !== 'development' }, () => {});
` },
              { messageId: 'removeSwitch', data: { switch: 'strictSSL: false' }, output: `
const request = require('request');

request({ url: 'https://internal.example' }, () => {});
` },
              { messageId: 'trustCertificate', output: `
const request = require('request');

request({ url: 'https://internal.example', ca: process.env.CA_CERTIFICATE }, () => {});
` },
            ],
          },
        ],
      },
      {
        name: 'needle takes it among its options',
        code: `
const needle = require('needle');

needle.post('https://internal.example', { id: 1 }, { rejectUnauthorized: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 54,
            endLine: 4,
            endColumn: 79,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const needle = require('needle');

needle.post('https://internal.example', { id: 1 }, { rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const needle = require('needle');

needle.post('https://internal.example', { id: 1 }, {});
` },
              { messageId: 'trustCertificate', output: `
const needle = require('needle');

needle.post('https://internal.example', { id: 1 }, { ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'agent of node-fetch',
        code: `
import fetch from 'node-fetch';
import { Agent } from 'node:https';

const agent = new Agent({ rejectUnauthorized: false });

await fetch('https://internal.example', { agent });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 27,
            endLine: 5,
            endColumn: 52,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import fetch from 'node-fetch';
import { Agent } from 'node:https';

const agent = new Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' });

await fetch('https://internal.example', { agent });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import fetch from 'node-fetch';
import { Agent } from 'node:https';

const agent = new Agent({});

await fetch('https://internal.example', { agent });
` },
              { messageId: 'trustCertificate', output: `
import fetch from 'node-fetch';
import { Agent } from 'node:https';

const agent = new Agent({ ca: process.env.CA_CERTIFICATE });

await fetch('https://internal.example', { agent });
` },
            ],
          },
        ],
      },
      {
        name: 'make-fetch-happen says strictSSL',
        code: `
const fetch = require('make-fetch-happen').defaults({ strictSSL: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'strictSSL: false', accepted: 'any certificate' },
            line: 2,
            column: 55,
            endLine: 2,
            endColumn: 71,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const fetch = require('make-fetch-happen').defaults({ strictSSL: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'strictSSL: false' }, output: `
const fetch = require('make-fetch-happen').defaults({});
` },
              { messageId: 'trustCertificate', output: `
const fetch = require('make-fetch-happen').defaults({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('where the value comes from', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a later property wins over a spread',
        code: `
import https from 'node:https';

const lax = { rejectUnauthorized: process.env.NODE_ENV === 'production' };

export const agent = new https.Agent({ ...lax, rejectUnauthorized: true });
`,
      },
      {
        name: 'a spread after the option may set it again',
        code: `
import https from 'node:https';
import { tlsOptions } from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: false, ...tlsOptions });
`,
      },
      {
        name: 'a default that is written over',
        code: `
import https from 'node:https';

export function agentFor(verify = false) {
  verify = true;
  return new https.Agent({ rejectUnauthorized: verify });
}
`,
      },
      {
        name: 'a comparison is a boolean already',
        code: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: config.tls === 'strict' || false });
`,
      },
      {
        name: 'a fallback of true',
        code: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: config.verify ?? true });
`,
      },
      {
        name: `a value from the configuration is nobody's fault`,
        code: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: config.rejectUnauthorized });
`,
      },
      {
        name: 'a parameter',
        code: `
import https from 'node:https';

export function agentFor(verify: boolean) {
  return new https.Agent({ rejectUnauthorized: verify });
}
`,
      },
      {
        name: 'a variable of the environment that switches off when it says so',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.TLS_VERIFY !== 'false' });
`,
      },
    ],
    invalid: [
      {
        name: 'a variable that holds false',
        code: `
import https from 'node:https';

let verify = false;

export const agent = new https.Agent({ rejectUnauthorized: verify });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: verify', accepted: 'any certificate' },
            line: 6,
            column: 40,
            endLine: 6,
            endColumn: 66,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

let verify = false;

export const agent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: verify' }, output: `
import https from 'node:https';

let verify = false;

export const agent = new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

let verify = false;

export const agent = new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'a negated constant',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: !true });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: !true', accepted: 'any certificate' },
            line: 4,
            column: 40,
            endLine: 4,
            endColumn: 65,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: !true' }, output: `
import https from 'node:https';

export const agent = new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export const agent = new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'a quoted and a computed key',
        code: `
import https from 'node:https';

export const first = new https.Agent({ 'rejectUnauthorized': false });
export const second = new https.Agent({ ['rejectUnauthorized']: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: `'rejectUnauthorized': false`, accepted: 'any certificate' },
            line: 4,
            column: 40,
            endLine: 4,
            endColumn: 67,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const first = new https.Agent({ 'rejectUnauthorized': process.env.NODE_ENV !== 'development' });
export const second = new https.Agent({ ['rejectUnauthorized']: false });
` },
              { messageId: 'removeSwitch', data: { switch: `'rejectUnauthorized': false` }, output: `
import https from 'node:https';

export const first = new https.Agent({});
export const second = new https.Agent({ ['rejectUnauthorized']: false });
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export const first = new https.Agent({ ca: process.env.CA_CERTIFICATE });
export const second = new https.Agent({ ['rejectUnauthorized']: false });
` },
            ],
          },
          {
            messageId: 'insecureTls',
            data: { switch: `['rejectUnauthorized']: false`, accepted: 'any certificate' },
            line: 5,
            column: 41,
            endLine: 5,
            endColumn: 70,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const first = new https.Agent({ 'rejectUnauthorized': false });
export const second = new https.Agent({ ['rejectUnauthorized']: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: `['rejectUnauthorized']: false` }, output: `
import https from 'node:https';

export const first = new https.Agent({ 'rejectUnauthorized': false });
export const second = new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export const first = new https.Agent({ 'rejectUnauthorized': false });
export const second = new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'a shorthand property',
        code: `
import https from 'node:https';

const rejectUnauthorized = false;

export const agent = new https.Agent({ rejectUnauthorized });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized', accepted: 'any certificate' },
            line: 6,
            column: 40,
            endLine: 6,
            endColumn: 58,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

const rejectUnauthorized = false;

export const agent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized' }, output: `
import https from 'node:https';

const rejectUnauthorized = false;

export const agent = new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

const rejectUnauthorized = false;

export const agent = new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'a spread of an object of the file',
        code: `
import https from 'node:https';

const lax = { rejectUnauthorized: false };

export const agent = new https.Agent({ keepAlive: true, ...lax });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 15,
            endLine: 4,
            endColumn: 40,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

const lax = { rejectUnauthorized: process.env.NODE_ENV !== 'development' };

export const agent = new https.Agent({ keepAlive: true, ...lax });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

const lax = {};

export const agent = new https.Agent({ keepAlive: true, ...lax });
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

const lax = { ca: process.env.CA_CERTIFICATE };

export const agent = new https.Agent({ keepAlive: true, ...lax });
` },
            ],
          },
        ],
      },
      {
        name: 'an option assigned later',
        code: `
import https from 'node:https';

const options: https.RequestOptions = { hostname: 'internal.example' };
options.rejectUnauthorized = false;

https.get(options, (response) => response.resume());
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'options.rejectUnauthorized = false', accepted: 'any certificate' },
            line: 5,
            column: 1,
            endLine: 5,
            endColumn: 35,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

const options: https.RequestOptions = { hostname: 'internal.example' };
options.rejectUnauthorized = process.env.NODE_ENV !== 'development';

https.get(options, (response) => response.resume());
` },
              { messageId: 'removeSwitch', data: { switch: 'options.rejectUnauthorized = false' }, output: `
import https from 'node:https';

const options: https.RequestOptions = { hostname: 'internal.example' };

https.get(options, (response) => response.resume());
` },
            ],
          },
        ],
      },
      {
        name: 'an option assigned through a computed name',
        code: `
import https from 'node:https';

const options: https.RequestOptions = { hostname: 'internal.example' };
options['rejectUnauthorized'] = false;

https.get(options, (response) => response.resume());
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: `options['rejectUnauthorized'] = false`, accepted: 'any certificate' },
            line: 5,
            column: 1,
            endLine: 5,
            endColumn: 38,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

const options: https.RequestOptions = { hostname: 'internal.example' };
options['rejectUnauthorized'] = process.env.NODE_ENV !== 'development';

https.get(options, (response) => response.resume());
` },
              { messageId: 'removeSwitch', data: { switch: `options['rejectUnauthorized'] = false` }, output: `
import https from 'node:https';

const options: https.RequestOptions = { hostname: 'internal.example' };

https.get(options, (response) => response.resume());
` },
            ],
          },
        ],
      },
      {
        name: 'a function that returns the options',
        code: `
import https from 'node:https';

function tlsOptions() {
  return { keepAlive: true, rejectUnauthorized: false };
}

export const agent = new https.Agent(tlsOptions());
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 29,
            endLine: 5,
            endColumn: 54,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

function tlsOptions() {
  return { keepAlive: true, rejectUnauthorized: process.env.NODE_ENV !== 'development' };
}

export const agent = new https.Agent(tlsOptions());
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

function tlsOptions() {
  return { keepAlive: true };
}

export const agent = new https.Agent(tlsOptions());
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

function tlsOptions() {
  return { keepAlive: true, ca: process.env.CA_CERTIFICATE };
}

export const agent = new https.Agent(tlsOptions());
` },
            ],
          },
        ],
      },
      {
        name: 'a fallback of false',
        code: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: config.verify || false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: config.verify || false', because: 'verification is off whenever `config.verify` is not set' },
            line: 5,
            column: 40,
            endLine: 5,
            endColumn: 82,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: config.verify ?? process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: config.verify || false' }, output: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'a nullish fallback of false',
        code: `
import https from 'node:https';

export function agentFor({ verify }: { verify?: boolean }) {
  return new https.Agent({ rejectUnauthorized: verify ?? false });
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: verify ?? false', because: 'verification is off whenever `verify` is not set' },
            line: 5,
            column: 28,
            endLine: 5,
            endColumn: 63,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function agentFor({ verify }: { verify?: boolean }) {
  return new https.Agent({ rejectUnauthorized: verify ?? process.env.NODE_ENV !== 'development' });
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: verify ?? false' }, output: `
import https from 'node:https';

export function agentFor({ verify }: { verify?: boolean }) {
  return new https.Agent({});
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export function agentFor({ verify }: { verify?: boolean }) {
  return new https.Agent({ ca: process.env.CA_CERTIFICATE });
}
` },
            ],
          },
        ],
      },
      {
        name: 'a default of a parameter',
        code: `
import https from 'node:https';

export function agentFor(verify = false) {
  return new https.Agent({ rejectUnauthorized: verify });
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: verify', because: 'verification is off whenever `verify` is not set' },
            line: 5,
            column: 28,
            endLine: 5,
            endColumn: 54,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function agentFor(verify = process.env.NODE_ENV !== 'development') {
  return new https.Agent({ rejectUnauthorized: verify });
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: verify' }, output: `
import https from 'node:https';

export function agentFor(verify = false) {
  return new https.Agent({});
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export function agentFor(verify = false) {
  return new https.Agent({ ca: process.env.CA_CERTIFICATE });
}
` },
            ],
          },
        ],
      },
      {
        name: 'a default in a pattern, given on in short',
        code: `
import https from 'node:https';

export function agentFor({ rejectUnauthorized = false }: { rejectUnauthorized?: boolean }) {
  return new https.Agent({ rejectUnauthorized });
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized', because: 'verification is off whenever `rejectUnauthorized` is not set' },
            line: 5,
            column: 28,
            endLine: 5,
            endColumn: 46,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function agentFor({ rejectUnauthorized = process.env.NODE_ENV !== 'development' }: { rejectUnauthorized?: boolean }) {
  return new https.Agent({ rejectUnauthorized });
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized' }, output: `
import https from 'node:https';

export function agentFor({ rejectUnauthorized = false }: { rejectUnauthorized?: boolean }) {
  return new https.Agent({});
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export function agentFor({ rejectUnauthorized = false }: { rejectUnauthorized?: boolean }) {
  return new https.Agent({ ca: process.env.CA_CERTIFICATE });
}
` },
            ],
          },
        ],
      },
      {
        name: 'a cast does not hide it',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: false as boolean } as https.AgentOptions);
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false as boolean', accepted: 'any certificate' },
            line: 4,
            column: 40,
            endLine: 4,
            endColumn: 76,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' } as https.AgentOptions);
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false as boolean' }, output: `
import https from 'node:https';

export const agent = new https.Agent({} as https.AgentOptions);
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export const agent = new https.Agent({ ca: process.env.CA_CERTIFICATE } as https.AgentOptions);
` },
            ],
          },
        ],
      },
      {
        name: 'a class field',
        code: `
import https from 'node:https';

export class Gateway {
  readonly #options = { keepAlive: true, rejectUnauthorized: false };
  readonly agent = new https.Agent(this.#options);
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 42,
            endLine: 5,
            endColumn: 67,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export class Gateway {
  readonly #options = { keepAlive: true, rejectUnauthorized: process.env.NODE_ENV !== 'development' };
  readonly agent = new https.Agent(this.#options);
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

export class Gateway {
  readonly #options = { keepAlive: true };
  readonly agent = new https.Agent(this.#options);
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export class Gateway {
  readonly #options = { keepAlive: true, ca: process.env.CA_CERTIFICATE };
  readonly agent = new https.Agent(this.#options);
}
` },
            ],
          },
        ],
      },
      {
        name: 'an object whose reader is not known',
        code: `
import { createClient } from '@acme/ldap';

export const client = createClient({ tlsOptions: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 52,
            endLine: 4,
            endColumn: 77,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { createClient } from '@acme/ldap';

export const client = createClient({ tlsOptions: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { createClient } from '@acme/ldap';

export const client = createClient({ tlsOptions: {} });
` },
              { messageId: 'trustCertificate', output: `
import { createClient } from '@acme/ldap';

export const client = createClient({ tlsOptions: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'a configuration object that another file reads',
        code: `
export const database = {
  dialect: 'postgres',
  dialectOptions: { ssl: { require: true, rejectUnauthorized: false } },
};
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 43,
            endLine: 4,
            endColumn: 68,
            suggestions: [
              { messageId: 'guardSwitch', output: `
export const database = {
  dialect: 'postgres',
  dialectOptions: { ssl: { require: true, rejectUnauthorized: process.env.NODE_ENV !== 'development' } },
};
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
export const database = {
  dialect: 'postgres',
  dialectOptions: { ssl: { require: true } },
};
` },
              { messageId: 'trustCertificate', output: `
export const database = {
  dialect: 'postgres',
  dialectOptions: { ssl: { require: true, ca: process.env.CA_CERTIFICATE } },
};
` },
            ],
          },
        ],
      },
      {
        name: 'a certificate beside the switch is of no use',
        code: `
import https from 'node:https';

export const agentFor = (ca: string) => new https.Agent({ ca, rejectUnauthorized: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 63,
            endLine: 4,
            endColumn: 88,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const agentFor = (ca: string) => new https.Agent({ ca, rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

export const agentFor = (ca: string) => new https.Agent({ ca });
` },
            ],
          },
        ],
      },
      {
        name: 'an object whose reader is a wrapper of the project',
        code: `
import axios from 'axios';
import { send } from './send.js';

export const load = () => send(axios, { rejectUnauthorized: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 41,
            endLine: 5,
            endColumn: 66,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import axios from 'axios';
import { send } from './send.js';

export const load = () => send(axios, { rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import axios from 'axios';
import { send } from './send.js';

export const load = () => send(axios, {});
` },
              { messageId: 'trustCertificate', output: `
import axios from 'axios';
import { send } from './send.js';

export const load = () => send(axios, { ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'shadowed module name',
        code: `
const https = require('https');

function fake(https) {
  return new https.Agent({ rejectUnauthorized: check() });
}
`,
      },
    ],
    invalid: [
      {
        name: 'Object.assign onto the options',
        code: `
const https = require('https');

const options = {};
Object.assign(options, { rejectUnauthorized: false });

https.get('https://internal.example', options, (response) => response.resume());
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 26,
            endLine: 5,
            endColumn: 51,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const https = require('https');

const options = {};
Object.assign(options, { rejectUnauthorized: process.env.NODE_ENV !== 'development' });

https.get('https://internal.example', options, (response) => response.resume());
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const https = require('https');

const options = {};
Object.assign(options, {});

https.get('https://internal.example', options, (response) => response.resume());
` },
              { messageId: 'trustCertificate', output: `
const https = require('https');

const options = {};
Object.assign(options, { ca: process.env.CA_CERTIFICATE });

https.get('https://internal.example', options, (response) => response.resume());
` },
            ],
          },
        ],
      },
      {
        name: 'a class field of plain JavaScript',
        code: `
import https from 'node:https';

class Gateway {
  options = { rejectUnauthorized: false };

  open() {
    return https.get('https://internal.example', this.options);
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 15,
            endLine: 5,
            endColumn: 40,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

class Gateway {
  options = { rejectUnauthorized: process.env.NODE_ENV !== 'development' };

  open() {
    return https.get('https://internal.example', this.options);
  }
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

class Gateway {
  options = {};

  open() {
    return https.get('https://internal.example', this.options);
  }
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

class Gateway {
  options = { ca: process.env.CA_CERTIFICATE };

  open() {
    return https.get('https://internal.example', this.options);
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'a conditional core module',
        code: `
const http = require('http');
const https = require('https');

const get = (url, secure) => (secure ? https : http).get(url, { rejectUnauthorized: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 65,
            endLine: 5,
            endColumn: 90,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const http = require('http');
const https = require('https');

const get = (url, secure) => (secure ? https : http).get(url, { rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const http = require('http');
const https = require('https');

const get = (url, secure) => (secure ? https : http).get(url, {});
` },
              { messageId: 'trustCertificate', output: `
const http = require('http');
const https = require('https');

const get = (url, secure) => (secure ? https : http).get(url, { ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('the whole process', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'under a name that is not known',
        code: `
export function set(NODE_TLS_REJECT_UNAUTHORIZED: string) {
  process.env[NODE_TLS_REJECT_UNAUTHORIZED] = '0';
}
`,
      },
      {
        name: 'values that leave verification on',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
`,
      },
      {
        name: 'false as text leaves verification on',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = 'false';
`,
      },
      {
        name: 'taking the variable away',
        code: `
delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
`,
      },
      {
        name: 'reading the variable',
        code: `
if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') throw new Error('Verification is off');
`,
      },
      {
        name: 'an object of the same name',
        code: `
export function check(process: { env: Record<string, string> }) {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
      },
    ],
    invalid: [
      {
        name: 'the variable of Node',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 47,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'development') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'in brackets',
        code: `
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'` },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 50,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'development') {
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'` }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'in a template',
        code: 'process.env[`NODE_TLS_REJECT_UNAUTHORIZED`] = `0`;',
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: 'process.env[`NODE_TLS_REJECT_UNAUTHORIZED`] = `0`' },
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 50,
            suggestions: [
              { messageId: 'guardSwitch', output: `if (process.env.NODE_ENV === 'development') {
  process.env[\`NODE_TLS_REJECT_UNAUTHORIZED\`] = \`0\`;
}` },
              { messageId: 'removeSwitch', data: { switch: 'process.env[`NODE_TLS_REJECT_UNAUTHORIZED`] = `0`' }, output: '' },
            ],
          },
        ],
      },
      {
        name: 'as a number',
        code: `
(process.env as Record<string, unknown>).NODE_TLS_REJECT_UNAUTHORIZED = 0;
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: '(process.env as Record<string, unknown>).NODE_TLS_REJECT_…' },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 74,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'development') {
  (process.env as Record<string, unknown>).NODE_TLS_REJECT_UNAUTHORIZED = 0;
}
` },
              { messageId: 'removeSwitch', data: { switch: '(process.env as Record<string, unknown>).NODE_TLS_REJECT_…' }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'on globalThis',
        code: `
globalThis.process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `globalThis.process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 58,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'development') {
  globalThis.process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: `globalThis.process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'under a constant name',
        code: `
const VERIFICATION = 'NODE_TLS_REJECT_UNAUTHORIZED';

process.env[VERIFICATION] = '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env[VERIFICATION] = '0'` },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 32,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const VERIFICATION = 'NODE_TLS_REJECT_UNAUTHORIZED';

if (process.env.NODE_ENV === 'development') {
  process.env[VERIFICATION] = '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env[VERIFICATION] = '0'` }, output: `
const VERIFICATION = 'NODE_TLS_REJECT_UNAUTHORIZED';

` },
            ],
          },
        ],
      },
      {
        name: 'through Object.assign',
        code: `
Object.assign(process.env, { NODE_TLS_REJECT_UNAUTHORIZED: '0', TZ: 'UTC' });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `NODE_TLS_REJECT_UNAUTHORIZED: '0'` },
            line: 2,
            column: 30,
            endLine: 2,
            endColumn: 63,
            suggestions: [
              { messageId: 'guardSwitch', output: `
Object.assign(process.env, { ...(process.env.NODE_ENV === 'development' && { NODE_TLS_REJECT_UNAUTHORIZED: '0' }), TZ: 'UTC' });
` },
              { messageId: 'removeSwitch', data: { switch: `NODE_TLS_REJECT_UNAUTHORIZED: '0'` }, output: `
Object.assign(process.env, { TZ: 'UTC' });
` },
            ],
          },
        ],
      },
      {
        name: 'through a destructured env',
        code: `
const { env } = process;

env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 39,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const { env } = process;

if (process.env.NODE_ENV === 'development') {
  env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: `env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
const { env } = process;

` },
            ],
          },
        ],
      },
      {
        name: 'through env of node:process',
        code: `
import { env } from 'node:process';

env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 39,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { env } from 'node:process';

if (process.env.NODE_ENV === 'development') {
  env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: `env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
import { env } from 'node:process';

` },
            ],
          },
        ],
      },
      {
        name: 'in the environment of a child process',
        code: `
import { spawn } from 'node:child_process';

spawn('node', ['job.js'], { env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `NODE_TLS_REJECT_UNAUTHORIZED: '0'` },
            line: 4,
            column: 52,
            endLine: 4,
            endColumn: 85,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { spawn } from 'node:child_process';

spawn('node', ['job.js'], { env: { ...process.env, ...(process.env.NODE_ENV === 'development' && { NODE_TLS_REJECT_UNAUTHORIZED: '0' }) } });
` },
              { messageId: 'removeSwitch', data: { switch: `NODE_TLS_REJECT_UNAUTHORIZED: '0'` }, output: `
import { spawn } from 'node:child_process';

spawn('node', ['job.js'], { env: { ...process.env } });
` },
            ],
          },
        ],
      },
      {
        name: 'through an alias of env',
        code: `
const settings = process.env;

settings.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `settings.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 44,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const settings = process.env;

if (process.env.NODE_ENV === 'development') {
  settings.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: `settings.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
const settings = process.env;

` },
            ],
          },
        ],
      },
      {
        name: 'brackets all the way',
        code: `
process['env']['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process['env']['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'` },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 53,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'development') {
  process['env']['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: `process['env']['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'` }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'inside a function of a class',
        code: `
export class Gateway {
  constructor() {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 4,
            column: 5,
            endLine: 4,
            endColumn: 51,
            suggestions: [
              { messageId: 'guardSwitch', output: `
export class Gateway {
  constructor() {
    if (process.env.NODE_ENV === 'development') {
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    }
  }
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
export class Gateway {
  constructor() {
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'the global agent',
        code: `
import https from 'node:https';

https.globalAgent.options.rejectUnauthorized = false;
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: 'https.globalAgent.options.rejectUnauthorized = false' },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 53,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

https.globalAgent.options.rejectUnauthorized = process.env.NODE_ENV !== 'development';
` },
              { messageId: 'removeSwitch', data: { switch: 'https.globalAgent.options.rejectUnauthorized = false' }, output: `
import https from 'node:https';

` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a comment is no code',
        code: `
// process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
const help = "Set NODE_TLS_REJECT_UNAUTHORIZED=0 to accept self-signed certificates";
`,
      },
    ],
    invalid: [
      {
        name: 'the variable, from an imported process',
        code: `
const process = require('process');

process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"' },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 47,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const process = require('process');

if (process.env.NODE_ENV === 'development') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
}
` },
              { messageId: 'removeSwitch', data: { switch: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"' }, output: `
const process = require('process');

` },
            ],
          },
        ],
      },
      {
        name: 'a branch of a conditional',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = options.strict ? '1' : '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = options.strict…' },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 70,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'development') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = options.strict ? '1' : '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = options.strict…' }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'the global agent by member of a require',
        code: `
require('https').globalAgent.options.rejectUnauthorized = false;
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `require('https').globalAgent.options.rejectUnauthorized =…` },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 64,
            suggestions: [
              { messageId: 'guardSwitch', output: `
require('https').globalAgent.options.rejectUnauthorized = process.env.NODE_ENV !== 'development';
` },
              { messageId: 'removeSwitch', data: { switch: `require('https').globalAgent.options.rejectUnauthorized =…` }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'a logical assignment',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED ??= '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED ??= '0'` },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 49,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'development') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED ??= '0';
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED ??= '0'` }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'in the body of an if without braces',
        code: `
if (proxy) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 2,
            column: 12,
            endLine: 2,
            endColumn: 58,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (proxy) { if (process.env.NODE_ENV === 'development') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
} }
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('guards', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'not in production',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'production' });
`,
      },
      {
        name: 'a branch taken outside production',
        code: `
import https from 'node:https';

export const agent = new https.Agent(process.env.NODE_ENV !== 'production' ? { rejectUnauthorized: false } : {});
`,
      },
      {
        name: 'an if around the assignment',
        code: `
if (process.env.NODE_ENV !== 'production') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
      },
      {
        name: 'the else of a production check',
        code: `
if (process.env.NODE_ENV === 'production') {
  console.log('strict');
} else {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
      },
      {
        name: 'an isDev constant',
        code: `
import https from 'node:https';

const isDev = process.env.NODE_ENV === 'development';

export const agent = new https.Agent({ rejectUnauthorized: !isDev });
`,
      },
      {
        name: 'an isDev constant and a spread',
        code: `
import https from 'node:https';
import { isDev } from './env.js';

export const agent = new https.Agent({ keepAlive: true, ...(isDev && { rejectUnauthorized: false }) });
`,
      },
      {
        name: 'a list of environments',
        code: `
if (['development', 'test'].includes(process.env.NODE_ENV ?? '')) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
      },
      {
        name: 'an early return',
        code: `
export function relax() {
  if (process.env.NODE_ENV === 'production') return;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
      },
      {
        name: 'an early throw',
        code: `
export function relax() {
  if (process.env.NODE_ENV === 'production') throw new Error('Not in production');
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
      },
      {
        name: 'a choice of the user',
        code: `
import https from 'node:https';

export function agentFor(flags: { insecure?: boolean }) {
  return new https.Agent(flags.insecure ? { rejectUnauthorized: false } : {});
}
`,
      },
      {
        name: 'a choice by environment variable',
        code: `
if (process.env.ALLOW_SELF_SIGNED === 'true') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
      },
      {
        name: 'a choice combined with another condition',
        code: `
import https from 'node:https';

export function agentFor(url: URL, skipTlsVerify: boolean) {
  if (url.protocol === 'https:' && skipTlsVerify) return new https.Agent({ rejectUnauthorized: false });
  return undefined;
}
`,
      },
      {
        name: 'a branch for this machine',
        code: `
import https from 'node:https';

export function agentFor({ hostname }: URL) {
  return hostname === 'localhost' ? new https.Agent({ rejectUnauthorized: false }) : undefined;
}
`,
      },
      {
        name: 'the strict agent in production',
        code: `
import https from 'node:https';
import { isProd, strictAgent } from './config.js';

export const agent = isProd ? strictAgent : new https.Agent({ rejectUnauthorized: false });
`,
      },
      {
        name: 'a guard in the only caller',
        code: `
import https from 'node:https';

function lax() {
  return new https.Agent({ rejectUnauthorized: false });
}

export const agent = process.env.NODE_ENV === 'development' ? lax() : undefined;
`,
      },
      {
        name: 'a guard on the value',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'development' ? false : true });
`,
      },
      {
        name: 'a test file',
        filename: 'src/client.test.ts',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: false });
`,
      },
      {
        name: 'a test in any file',
        code: `
import https from 'node:https';

describe('gateway', () => {
  it('answers', () => {
    https.get('https://localhost:8443', { rejectUnauthorized: false });
  });
});
`,
      },
      {
        name: 'not production and an opt-in, combined with or',
        code: `
import https from 'node:https';
import { config, isProduction } from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: !(config.insecure || !isProduction) });
`,
      },
    ],
    invalid: [
      {
        name: 'the same guard the wrong way round',
        code: `
if (process.env.NODE_ENV === 'production') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 3,
            column: 3,
            endLine: 3,
            endColumn: 49,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'production') {
  if (process.env.NODE_ENV === 'development') {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  }
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'an early return the wrong way round',
        code: `
export function relax() {
  if (process.env.NODE_ENV !== 'production') return;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 49,
            suggestions: [
              { messageId: 'guardSwitch', output: `
export function relax() {
  if (process.env.NODE_ENV !== 'production') return;
  if (process.env.NODE_ENV === 'development') {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  }
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
export function relax() {
  if (process.env.NODE_ENV !== 'production') return;
}
` },
            ],
          },
        ],
      },
      {
        name: 'encryption asked for is no opt-out of verification',
        code: `
import { Pool } from 'pg';

export const pool = new Pool({ ssl: process.env.DATABASE_SSL === 'true' ? { rejectUnauthorized: false } : false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 77,
            endLine: 4,
            endColumn: 102,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { Pool } from 'pg';

export const pool = new Pool({ ssl: process.env.DATABASE_SSL === 'true' ? { rejectUnauthorized: process.env.NODE_ENV !== 'development' } : false });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { Pool } from 'pg';

export const pool = new Pool({ ssl: process.env.DATABASE_SSL === 'true' ? {} : false });
` },
              { messageId: 'trustCertificate', output: `
import { Pool } from 'pg';

export const pool = new Pool({ ssl: process.env.DATABASE_SSL === 'true' ? { ca: process.env.CA_CERTIFICATE } : false });
` },
            ],
          },
        ],
      },
      {
        name: 'encryption in production only',
        code: `
import { Pool } from 'pg';

export const pool = new Pool({ ssl: process.env.NODE_ENV === 'production' ? { rejectUnauthorized: false } : undefined });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 79,
            endLine: 4,
            endColumn: 104,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { Pool } from 'pg';

export const pool = new Pool({ ssl: process.env.NODE_ENV === 'production' ? { rejectUnauthorized: process.env.NODE_ENV !== 'development' } : undefined });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { Pool } from 'pg';

export const pool = new Pool({ ssl: process.env.NODE_ENV === 'production' ? {} : undefined });
` },
              { messageId: 'trustCertificate', output: `
import { Pool } from 'pg';

export const pool = new Pool({ ssl: process.env.NODE_ENV === 'production' ? { ca: process.env.CA_CERTIFICATE } : undefined });
` },
            ],
          },
        ],
      },
      {
        name: 'encryption asked for, with a name alone',
        code: `
import { Pool } from 'pg';
import config from './config.js';

export const pool = new Pool({ ssl: config.useSsl && { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 56,
            endLine: 5,
            endColumn: 81,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { Pool } from 'pg';
import config from './config.js';

export const pool = new Pool({ ssl: config.useSsl && { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { Pool } from 'pg';
import config from './config.js';

export const pool = new Pool({ ssl: config.useSsl && {} });
` },
              { messageId: 'trustCertificate', output: `
import { Pool } from 'pg';
import config from './config.js';

export const pool = new Pool({ ssl: config.useSsl && { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'encryption asked for, in an if',
        code: `
import https from 'node:https';
import { sslEnabled } from './config.js';

const options: https.AgentOptions = {};
if (sslEnabled) options.rejectUnauthorized = false;

export const agent = new https.Agent(options);
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'options.rejectUnauthorized = false', accepted: 'any certificate' },
            line: 6,
            column: 17,
            endLine: 6,
            endColumn: 51,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';
import { sslEnabled } from './config.js';

const options: https.AgentOptions = {};
if (sslEnabled) options.rejectUnauthorized = process.env.NODE_ENV !== 'development';

export const agent = new https.Agent(options);
` },
              { messageId: 'removeSwitch', data: { switch: 'options.rejectUnauthorized = false' }, output: `
import https from 'node:https';
import { sslEnabled } from './config.js';

const options: https.AgentOptions = {};

export const agent = new https.Agent(options);
` },
            ],
          },
        ],
      },
      {
        name: 'a branch for every other machine',
        code: `
import https from 'node:https';

export function agentFor({ hostname }: URL) {
  return hostname !== 'localhost' ? new https.Agent({ rejectUnauthorized: false }) : undefined;
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 55,
            endLine: 5,
            endColumn: 80,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function agentFor({ hostname }: URL) {
  return hostname !== 'localhost' ? new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' }) : undefined;
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

export function agentFor({ hostname }: URL) {
  return hostname !== 'localhost' ? new https.Agent({}) : undefined;
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export function agentFor({ hostname }: URL) {
  return hostname !== 'localhost' ? new https.Agent({ ca: process.env.CA_CERTIFICATE }) : undefined;
}
` },
            ],
          },
        ],
      },
      {
        name: 'the lax agent in production',
        code: `
import https from 'node:https';
import { isProd, strictAgent } from './config.js';

export const agent = isProd ? new https.Agent({ rejectUnauthorized: false }) : strictAgent;
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 49,
            endLine: 5,
            endColumn: 74,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';
import { isProd, strictAgent } from './config.js';

export const agent = isProd ? new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' }) : strictAgent;
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';
import { isProd, strictAgent } from './config.js';

export const agent = isProd ? new https.Agent({}) : strictAgent;
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';
import { isProd, strictAgent } from './config.js';

export const agent = isProd ? new https.Agent({ ca: process.env.CA_CERTIFICATE }) : strictAgent;
` },
            ],
          },
        ],
      },
      {
        name: 'one caller of two is guarded',
        code: `
import https from 'node:https';

function lax() {
  return new https.Agent({ rejectUnauthorized: false });
}

export const first = process.env.NODE_ENV === 'development' ? lax() : undefined;
export const second = lax();
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 28,
            endLine: 5,
            endColumn: 53,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

function lax() {
  return new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' });
}

export const first = process.env.NODE_ENV === 'development' ? lax() : undefined;
export const second = lax();
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

function lax() {
  return new https.Agent({});
}

export const first = process.env.NODE_ENV === 'development' ? lax() : undefined;
export const second = lax();
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

function lax() {
  return new https.Agent({ ca: process.env.CA_CERTIFICATE });
}

export const first = process.env.NODE_ENV === 'development' ? lax() : undefined;
export const second = lax();
` },
            ],
          },
        ],
      },
      {
        name: 'a condition about something else',
        code: `
import https from 'node:https';

export function agentFor(url: string) {
  return url.startsWith('https:') ? new https.Agent({ rejectUnauthorized: false }) : undefined;
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 55,
            endLine: 5,
            endColumn: 80,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function agentFor(url: string) {
  return url.startsWith('https:') ? new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' }) : undefined;
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

export function agentFor(url: string) {
  return url.startsWith('https:') ? new https.Agent({}) : undefined;
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export function agentFor(url: string) {
  return url.startsWith('https:') ? new https.Agent({ ca: process.env.CA_CERTIFICATE }) : undefined;
}
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a switch statement over NODE_ENV',
        code: `
switch (process.env.NODE_ENV) {
  case 'development':
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    break;
  default:
}
`,
      },
      {
        name: 'the environment decides the value',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = process.env.NODE_ENV === 'development' ? '0' : '1';
`,
      },
      {
        name: 'production as the fallback',
        code: `
const https = require('https');
const { isProduction } = require('./env');

module.exports = new https.Agent({ rejectUnauthorized: isProduction || false });
`,
      },
      {
        name: 'a constant from a helper',
        code: `
const { isProduction } = require('./env');

if (!isProduction()) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
      },
      {
        name: 'a guard by short circuit',
        code: `
process.env.NODE_ENV === 'development' && (process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0');
`,
      },
      {
        name: 'a guard with the constant on the left',
        code: `
if ('production' !== process.env.NODE_ENV) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
      },
      {
        name: 'a command-line flag',
        code: `
const https = require('https');
const { program } = require('commander');

const options = program.option('--insecure').parse().opts();
const agent = new https.Agent({ rejectUnauthorized: !options.insecure });
`,
      },
      {
        name: 'verification as the name of the condition',
        code: `
const https = require('https');

module.exports = (verifySsl) => new https.Agent(verifySsl ? {} : { rejectUnauthorized: false });
`,
      },
    ],
    invalid: [
      {
        name: 'a switch statement over the environment does not guard',
        code: `
switch (process.env.REGION) {
  case 'eu':
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 4,
            column: 5,
            endLine: 4,
            endColumn: 51,
            suggestions: [
              { messageId: 'guardSwitch', output: `
switch (process.env.REGION) {
  case 'eu':
    if (process.env.NODE_ENV === 'development') {
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    }
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
switch (process.env.REGION) {
  case 'eu':
}
` },
            ],
          },
        ],
      },
      {
        name: 'a case that production falls through to',
        code: `
switch (process.env.NODE_ENV) {
  case 'production':
  case 'development':
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    break;
  default:
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 5,
            column: 5,
            endLine: 5,
            endColumn: 51,
            suggestions: [
              { messageId: 'guardSwitch', output: `
switch (process.env.NODE_ENV) {
  case 'production':
  case 'development':
    if (process.env.NODE_ENV === 'development') {
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    }
    break;
  default:
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
switch (process.env.NODE_ENV) {
  case 'production':
  case 'development':
    break;
  default:
}
` },
            ],
          },
        ],
      },
      {
        name: 'the environment decides the value the wrong way round',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = process.env.NODE_ENV === 'production' ? '0' : '1';
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = process.env.NO…' },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 93,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'development') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = process.env.NODE_ENV === 'production' ? '0' : '1';
}
` },
              { messageId: 'removeSwitch', data: { switch: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = process.env.NO…' }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'verification as a setting that may be left out',
        code: `
const https = require('https');

module.exports = ({ strictSsl }) => new https.Agent({ rejectUnauthorized: strictSsl || false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: strictSsl || false', because: 'verification is off whenever `strictSsl` is not set' },
            line: 4,
            column: 55,
            endLine: 4,
            endColumn: 93,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const https = require('https');

module.exports = ({ strictSsl }) => new https.Agent({ rejectUnauthorized: strictSsl ?? process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: strictSsl || false' }, output: `
const https = require('https');

module.exports = ({ strictSsl }) => new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
const https = require('https');

module.exports = ({ strictSsl }) => new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('host names', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a check that is lax in development',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ ...(process.env.NODE_ENV === 'development' && { checkServerIdentity: () => undefined }) });
`,
      },
      {
        name: 'a check that delegates',
        code: `
import https from 'node:https';
import tls from 'node:tls';

export const agent = new https.Agent({
  checkServerIdentity: (_host, certificate) => tls.checkServerIdentity('internal.example', certificate),
});
`,
      },
      {
        name: 'a check that pins a certificate',
        code: `
import https from 'node:https';

const pinned = 'AB:CD';

export const agent = new https.Agent({
  checkServerIdentity(_host, certificate) {
    return certificate.fingerprint256 === pinned ? undefined : new Error('Unknown certificate');
  },
});
`,
      },
      {
        name: 'a check from elsewhere',
        code: `
import https from 'node:https';
import { checkServerIdentity } from './identity.js';

export const agent = new https.Agent({ checkServerIdentity });
`,
      },
    ],
    invalid: [
      {
        name: 'a check that accepts every host',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ checkServerIdentity: () => undefined });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'checkServerIdentity: () => undefined', accepted: 'the certificate of any other host' },
            line: 4,
            column: 40,
            endLine: 4,
            endColumn: 76,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const agent = new https.Agent({ ...(process.env.NODE_ENV === 'development' && { checkServerIdentity: () => undefined }) });
` },
              { messageId: 'removeSwitch', data: { switch: 'checkServerIdentity: () => undefined' }, output: `
import https from 'node:https';

export const agent = new https.Agent({});
` },
            ],
          },
        ],
      },
      {
        name: 'an empty check',
        code: `
import https from 'node:https';

https.get('https://internal.example', { checkServerIdentity: () => {} });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'checkServerIdentity: () => {}', accepted: 'the certificate of any other host' },
            line: 4,
            column: 41,
            endLine: 4,
            endColumn: 70,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

https.get('https://internal.example', { ...(process.env.NODE_ENV === 'development' && { checkServerIdentity: () => {} }) });
` },
              { messageId: 'removeSwitch', data: { switch: 'checkServerIdentity: () => {}' }, output: `
import https from 'node:https';

https.get('https://internal.example', {});
` },
            ],
          },
        ],
      },
      {
        name: 'a check declared elsewhere in the file',
        code: `
import tls from 'node:tls';

function acceptAll() {
  return undefined;
}

export const socket = tls.connect({ host: 'internal.example', port: 443, checkServerIdentity: acceptAll });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'checkServerIdentity: acceptAll', accepted: 'the certificate of any other host' },
            line: 8,
            column: 74,
            endLine: 8,
            endColumn: 104,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import tls from 'node:tls';

function acceptAll() {
  return undefined;
}

export const socket = tls.connect({ host: 'internal.example', port: 443, ...(process.env.NODE_ENV === 'development' && { checkServerIdentity: acceptAll }) });
` },
              { messageId: 'removeSwitch', data: { switch: 'checkServerIdentity: acceptAll' }, output: `
import tls from 'node:tls';

function acceptAll() {
  return undefined;
}

export const socket = tls.connect({ host: 'internal.example', port: 443 });
` },
            ],
          },
        ],
      },
      {
        name: 'a check that only logs',
        code: `
import https from 'node:https';

export const agent = new https.Agent({
  checkServerIdentity(host) {
    console.warn(host);
    return undefined;
  },
});
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'checkServerIdentity(host) { console.warn(host); return un…', accepted: 'the certificate of any other host' },
            line: 5,
            column: 3,
            endLine: 8,
            endColumn: 4,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const agent = new https.Agent({
  ...(process.env.NODE_ENV === 'development' && { checkServerIdentity(host) {
    console.warn(host);
    return undefined;
  } }),
});
` },
              { messageId: 'removeSwitch', data: { switch: 'checkServerIdentity(host) { console.warn(host); return un…' }, output: `
import https from 'node:https';

export const agent = new https.Agent({});
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a check that throws',
        code: `
const https = require('https');

const agent = new https.Agent({
  checkServerIdentity(host) {
    if (host !== 'internal.example') throw new Error(host);
  },
});
`,
      },
    ],
    invalid: [
      {
        name: 'a check of gRPC',
        code: `
const grpc = require('@grpc/grpc-js');

const credentials = grpc.credentials.createSsl(null, null, null, { checkServerIdentity: () => undefined });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'checkServerIdentity: () => undefined', accepted: 'the certificate of any other host' },
            line: 4,
            column: 68,
            endLine: 4,
            endColumn: 104,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const grpc = require('@grpc/grpc-js');

const credentials = grpc.credentials.createSsl(null, null, null, { ...(process.env.NODE_ENV === 'development' && { checkServerIdentity: () => undefined }) });
` },
              { messageId: 'removeSwitch', data: { switch: 'checkServerIdentity: () => undefined' }, output: `
const grpc = require('@grpc/grpc-js');

const credentials = grpc.credentials.createSsl(null, null, null, {});
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('databases, queues and mail', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'PostgreSQL without encryption is no switch',
        code: `
import { Pool } from 'pg';

export const pool = new Pool({ ssl: false });
`,
      },
      {
        name: 'PostgreSQL, verified by connection string',
        code: `
import { Pool } from 'pg';

export const pool = new Pool({ connectionString: 'postgres://db.example/app?sslmode=verify-full' });
`,
      },
      {
        name: 'a class called Pool of another package',
        code: `
import 'pg';
import { Pool } from 'pg-like';

export const pool = new Pool({ connectionString: 'postgres://db.example/app?sslmode=no-verify' });
`,
      },
    ],
    invalid: [
      {
        name: 'PostgreSQL',
        code: `
import pg from 'pg';

export const pool = new pg.Pool({ ssl: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 42,
            endLine: 4,
            endColumn: 67,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import pg from 'pg';

export const pool = new pg.Pool({ ssl: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import pg from 'pg';

export const pool = new pg.Pool({ ssl: {} });
` },
              { messageId: 'trustCertificate', output: `
import pg from 'pg';

export const pool = new pg.Pool({ ssl: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'PostgreSQL by mode',
        code: `
import { Client } from 'pg';

export const client = new Client({ ssl: 'no-verify' as never });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: `ssl: 'no-verify' as never`, accepted: 'any certificate' },
            line: 4,
            column: 36,
            endLine: 4,
            endColumn: 61,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { Client } from 'pg';

export const client = new Client({ ssl: process.env.NODE_ENV === 'development' ? 'no-verify' as never : true });
` },
              { messageId: 'removeSwitch', data: { switch: `ssl: 'no-verify' as never` }, output: `
import { Client } from 'pg';

export const client = new Client({ ssl: true });
` },
            ],
          },
        ],
      },
      {
        name: 'PostgreSQL by connection string',
        code: `
import { Pool } from 'pg';

export const pool = new Pool({ connectionString: 'postgres://db.example/app?sslmode=no-verify' });
`,
        output: null,
        errors: [
          { messageId: 'insecureTls', data: { switch: 'sslmode=no-verify', accepted: 'any certificate' }, line: 4, column: 50, endLine: 4, endColumn: 95 },
        ],
      },
      {
        name: 'MySQL',
        code: `
import mysql from 'mysql2/promise';

export const pool = mysql.createPool({ uri: process.env.DATABASE_URL, ssl: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 78,
            endLine: 4,
            endColumn: 103,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import mysql from 'mysql2/promise';

export const pool = mysql.createPool({ uri: process.env.DATABASE_URL, ssl: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import mysql from 'mysql2/promise';

export const pool = mysql.createPool({ uri: process.env.DATABASE_URL, ssl: {} });
` },
              { messageId: 'trustCertificate', output: `
import mysql from 'mysql2/promise';

export const pool = mysql.createPool({ uri: process.env.DATABASE_URL, ssl: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'Redis',
        code: `
import { createClient } from 'redis';

export const redis = createClient({ url: 'rediss://cache.example', socket: { tls: true, rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 89,
            endLine: 4,
            endColumn: 114,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { createClient } from 'redis';

export const redis = createClient({ url: 'rediss://cache.example', socket: { tls: true, rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { createClient } from 'redis';

export const redis = createClient({ url: 'rediss://cache.example', socket: { tls: true } });
` },
              { messageId: 'trustCertificate', output: `
import { createClient } from 'redis';

export const redis = createClient({ url: 'rediss://cache.example', socket: { tls: true, ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'ioredis',
        code: `
import Redis from 'ioredis';

export const redis = new Redis('rediss://cache.example', { tls: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 67,
            endLine: 4,
            endColumn: 92,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import Redis from 'ioredis';

export const redis = new Redis('rediss://cache.example', { tls: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import Redis from 'ioredis';

export const redis = new Redis('rediss://cache.example', { tls: {} });
` },
              { messageId: 'trustCertificate', output: `
import Redis from 'ioredis';

export const redis = new Redis('rediss://cache.example', { tls: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'mail',
        code: `
import nodemailer from 'nodemailer';

export const mail = nodemailer.createTransport({ host: 'smtp.example', port: 465, secure: true, tls: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 104,
            endLine: 4,
            endColumn: 129,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import nodemailer from 'nodemailer';

export const mail = nodemailer.createTransport({ host: 'smtp.example', port: 465, secure: true, tls: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import nodemailer from 'nodemailer';

export const mail = nodemailer.createTransport({ host: 'smtp.example', port: 465, secure: true, tls: {} });
` },
              { messageId: 'trustCertificate', output: `
import nodemailer from 'nodemailer';

export const mail = nodemailer.createTransport({ host: 'smtp.example', port: 465, secure: true, tls: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'MongoDB',
        code: `
import { MongoClient } from 'mongodb';

export const mongo = new MongoClient('mongodb://db.example', { tlsInsecure: true, tlsAllowInvalidHostnames: true });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'tlsInsecure: true', accepted: 'any certificate' },
            line: 4,
            column: 64,
            endLine: 4,
            endColumn: 81,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { MongoClient } from 'mongodb';

export const mongo = new MongoClient('mongodb://db.example', { tlsInsecure: process.env.NODE_ENV === 'development', tlsAllowInvalidHostnames: true });
` },
              { messageId: 'removeSwitch', data: { switch: 'tlsInsecure: true' }, output: `
import { MongoClient } from 'mongodb';

export const mongo = new MongoClient('mongodb://db.example', { tlsAllowInvalidHostnames: true });
` },
            ],
          },
          {
            messageId: 'insecureTls',
            data: { switch: 'tlsAllowInvalidHostnames: true', accepted: 'the certificate of any other host' },
            line: 4,
            column: 83,
            endLine: 4,
            endColumn: 113,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { MongoClient } from 'mongodb';

export const mongo = new MongoClient('mongodb://db.example', { tlsInsecure: true, tlsAllowInvalidHostnames: process.env.NODE_ENV === 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'tlsAllowInvalidHostnames: true' }, output: `
import { MongoClient } from 'mongodb';

export const mongo = new MongoClient('mongodb://db.example', { tlsInsecure: true });
` },
            ],
          },
        ],
      },
      {
        name: 'MongoDB by connection string',
        code: `
import { MongoClient } from 'mongodb';

export const mongo = new MongoClient('mongodb://db.example/?tls=true&tlsInsecure=true&w=majority');
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'tlsInsecure=true', accepted: 'any certificate' },
            line: 4,
            column: 38,
            endLine: 4,
            endColumn: 98,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'tlsInsecure=true' }, output: `
import { MongoClient } from 'mongodb';

export const mongo = new MongoClient('mongodb://db.example/?tls=true&w=majority');
` },
            ],
          },
        ],
      },
      {
        name: 'SQL Server',
        code: `
import { ConnectionPool } from 'mssql';

export const pool = new ConnectionPool({ server: 'db.example', options: { encrypt: true, trustServerCertificate: true } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'trustServerCertificate: true', accepted: 'any certificate' },
            line: 4,
            column: 90,
            endLine: 4,
            endColumn: 118,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { ConnectionPool } from 'mssql';

export const pool = new ConnectionPool({ server: 'db.example', options: { encrypt: true, trustServerCertificate: process.env.NODE_ENV === 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'trustServerCertificate: true' }, output: `
import { ConnectionPool } from 'mssql';

export const pool = new ConnectionPool({ server: 'db.example', options: { encrypt: true } });
` },
            ],
          },
        ],
      },
      {
        name: 'TypeORM extra options',
        code: `
import { DataSource } from 'typeorm';

export const source = new DataSource({ type: 'postgres', ssl: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 65,
            endLine: 4,
            endColumn: 90,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { DataSource } from 'typeorm';

export const source = new DataSource({ type: 'postgres', ssl: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { DataSource } from 'typeorm';

export const source = new DataSource({ type: 'postgres', ssl: {} });
` },
              { messageId: 'trustCertificate', output: `
import { DataSource } from 'typeorm';

export const source = new DataSource({ type: 'postgres', ssl: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'MySQL with verification',
        code: `
const mysql = require('mysql2');

module.exports = mysql.createPool({ host: 'db.example', ssl: { rejectUnauthorized: true } });
`,
      },
    ],
    invalid: [
      {
        name: 'knex is not in the catalogue, the option says all',
        code: `
const knex = require('knex');

module.exports = knex({ client: 'pg', connection: { ssl: { rejectUnauthorized: false } } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 60,
            endLine: 4,
            endColumn: 85,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const knex = require('knex');

module.exports = knex({ client: 'pg', connection: { ssl: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const knex = require('knex');

module.exports = knex({ client: 'pg', connection: { ssl: {} } });
` },
              { messageId: 'trustCertificate', output: `
const knex = require('knex');

module.exports = knex({ client: 'pg', connection: { ssl: { ca: process.env.CA_CERTIFICATE } } });
` },
            ],
          },
        ],
      },
      {
        name: 'a connection string in a variable',
        code: `
const { Pool } = require('pg');

const address = 'postgres://db.example/app?sslmode=no-verify';

module.exports = new Pool({ connectionString: address });
`,
        output: null,
        errors: [
          { messageId: 'insecureTls', data: { switch: 'sslmode=no-verify', accepted: 'any certificate' }, line: 4, column: 17, endLine: 4, endColumn: 62 },
        ],
      },
    ],
  });
});

describe('browsers and chains', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'Playwright with verification',
        code: `
import { request } from 'playwright';

export const context = await request.newContext({ ignoreHTTPSErrors: false });
`,
      },
      {
        name: 'the configuration of tests',
        filename: 'playwright.config.ts',
        code: `
import { defineConfig } from '@playwright/test';

export default defineConfig({ use: { ignoreHTTPSErrors: true } });
`,
      },
    ],
    invalid: [
      {
        name: 'a request context of Playwright',
        code: `
import { request } from 'playwright';

export const context = await request.newContext({ ignoreHTTPSErrors: true });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'ignoreHTTPSErrors: true', accepted: 'any certificate' },
            line: 4,
            column: 51,
            endLine: 4,
            endColumn: 74,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { request } from 'playwright';

export const context = await request.newContext({ ignoreHTTPSErrors: process.env.NODE_ENV === 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'ignoreHTTPSErrors: true' }, output: `
import { request } from 'playwright';

export const context = await request.newContext({});
` },
            ],
          },
        ],
      },
      {
        name: 'a browser context of Playwright',
        code: `
import { chromium } from 'playwright';

const browser = await chromium.launch();

export const context = await browser.newContext({ ignoreHTTPSErrors: true });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'ignoreHTTPSErrors: true', accepted: 'any certificate' },
            line: 6,
            column: 51,
            endLine: 6,
            endColumn: 74,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { chromium } from 'playwright';

const browser = await chromium.launch();

export const context = await browser.newContext({ ignoreHTTPSErrors: process.env.NODE_ENV === 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'ignoreHTTPSErrors: true' }, output: `
import { chromium } from 'playwright';

const browser = await chromium.launch();

export const context = await browser.newContext({});
` },
            ],
          },
        ],
      },
      {
        name: 'a chain of superagent',
        code: `
import superagent from 'superagent';

export const read = (url: string) =>
  superagent
    .get(url)
    .disableTLSCerts()
    .timeout(1000);
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: '.disableTLSCerts()', accepted: 'any certificate' },
            line: 7,
            column: 6,
            endLine: 7,
            endColumn: 21,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: '.disableTLSCerts()' }, output: `
import superagent from 'superagent';

export const read = (url: string) =>
  superagent
    .get(url)
    .timeout(1000);
` },
            ],
          },
        ],
      },
      {
        name: 'superagent behind a variable',
        code: `
import superagent from 'superagent';

export async function read(url: string) {
  const pending = superagent.get(url);
  pending.disableTLSCerts();
  return await pending;
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: '.disableTLSCerts()', accepted: 'any certificate' },
            line: 6,
            column: 11,
            endLine: 6,
            endColumn: 26,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: '.disableTLSCerts()' }, output: `
import superagent from 'superagent';

export async function read(url: string) {
  const pending = superagent.get(url);
  return await pending;
}
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a method of the same name elsewhere',
        code: `
const request = require('superagent');

builder.disableTLSCerts();
request.get('https://internal.example').end();
`,
      },
    ],
    invalid: [
      {
        name: 'superagent, one call a line',
        code: `
const request = require('superagent');

request.get('https://internal.example').disableTLSCerts().end();
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: '.disableTLSCerts()', accepted: 'any certificate' },
            line: 4,
            column: 41,
            endLine: 4,
            endColumn: 56,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: '.disableTLSCerts()' }, output: `
const request = require('superagent');

request.get('https://internal.example').end();
` },
            ],
          },
        ],
      },
      {
        name: 'Puppeteer',
        code: `
const puppeteer = require('puppeteer');

puppeteer.launch({ acceptInsecureCerts: true });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'acceptInsecureCerts: true', accepted: 'any certificate' },
            line: 4,
            column: 20,
            endLine: 4,
            endColumn: 45,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const puppeteer = require('puppeteer');

puppeteer.launch({ acceptInsecureCerts: process.env.NODE_ENV === 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'acceptInsecureCerts: true' }, output: `
const puppeteer = require('puppeteer');

puppeteer.launch({});
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('servers and look-alikes', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a server that asks for client certificates',
        code: `
import https from 'node:https';

https.createServer({ requestCert: true, rejectUnauthorized: false }, (_request, response) => response.end()).listen(8443);
`,
      },
      {
        name: 'options of a server in a variable',
        code: `
import https from 'node:https';

const options = { requestCert: true, rejectUnauthorized: false };

https.createServer(options).listen(8443);
`,
      },
      {
        name: 'a server without the request',
        code: `
import tls from 'node:tls';

tls.createServer({ rejectUnauthorized: false });
`,
      },
      {
        name: 'the shape of the option in a type',
        code: `
import 'axios';

export interface TlsOptions {
  rejectUnauthorized: false;
}
`,
      },
      {
        name: 'a schema that describes the option',
        code: `
import 'axios';
import { z } from 'zod';

export const schema = z.object({ rejectUnauthorized: z.boolean().default(true) });
`,
      },
    ],
    invalid: [],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a file that knows no client',
        code: `
export const options = { strict: false };
`,
      },
      {
        name: 'the option in a pattern',
        code: `
import https from 'node:https';

export function agentFor({ rejectUnauthorized = true }) {
  return new https.Agent({ rejectUnauthorized });
}
`,
      },
    ],
    invalid: [],
  });
});

describe('switches without effect', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'silent unless asked',
        code: `
import axios from 'axios';

await axios.get('https://internal.example', { rejectUnauthorized: false } as never);
`,
      },
      {
        name: 'zero, silent unless asked',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: 0 as never });
`,
      },
    ],
    invalid: [
      {
        name: 'axios ignores the option',
        code: `
import axios from 'axios';

await axios.get('https://internal.example', { rejectUnauthorized: false, timeout: 1000 } as never);
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: false', because: 'axios ignores `rejectUnauthorized` here' },
            line: 4,
            column: 47,
            endLine: 4,
            endColumn: 72,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import axios from 'axios';

await axios.get('https://internal.example', { timeout: 1000 } as never);
` },
            ],
          },
        ],
      },
      {
        name: 'undici ignores it at the top level',
        code: `
import { Agent } from 'undici';

export const dispatcher = new Agent({ rejectUnauthorized: false } as never);
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: false', because: 'undici ignores `rejectUnauthorized` here' },
            line: 4,
            column: 39,
            endLine: 4,
            endColumn: 64,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { Agent } from 'undici';

export const dispatcher = new Agent({} as never);
` },
            ],
          },
        ],
      },
      {
        name: 'a proxy agent ignores connect',
        code: `
import { ProxyAgent } from 'undici';

export const proxy = new ProxyAgent({ uri: 'http://proxy.example', connect: { rejectUnauthorized: false } });
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: false', because: 'undici ignores `connect.rejectUnauthorized` here' },
            line: 4,
            column: 79,
            endLine: 4,
            endColumn: 104,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import { ProxyAgent } from 'undici';

export const proxy = new ProxyAgent({ uri: 'http://proxy.example', connect: {} });
` },
            ],
          },
        ],
      },
      {
        name: 'fetch ignores it',
        code: `
await fetch('https://internal.example', { rejectUnauthorized: false } as RequestInit);
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: false', because: 'fetch ignores `rejectUnauthorized` here' },
            line: 2,
            column: 43,
            endLine: 2,
            endColumn: 68,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
await fetch('https://internal.example', {} as RequestInit);
` },
            ],
          },
        ],
      },
      {
        name: 'zero does not switch off',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: 0 as never });
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: 0 as never', because: 'only exactly `false` switches verification off' },
            line: 4,
            column: 57,
            endLine: 4,
            endColumn: 87,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: 0 as never' }, output: `
import https from 'node:https';

export const agent = new https.Agent({ keepAlive: true });
` },
            ],
          },
        ],
      },
      {
        name: 'false as text does not switch off',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: 'false' as never });
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: `rejectUnauthorized: 'false' as never`, because: 'only exactly `false` switches verification off' },
            line: 4,
            column: 40,
            endLine: 4,
            endColumn: 76,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: `rejectUnauthorized: 'false' as never` }, output: `
import https from 'node:https';

export const agent = new https.Agent({});
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'node-fetch ignores the option',
        code: `
import fetch from 'node-fetch';

await fetch('https://internal.example', { rejectUnauthorized: false });
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: false', because: 'node-fetch ignores `rejectUnauthorized` here' },
            line: 4,
            column: 43,
            endLine: 4,
            endColumn: 68,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import fetch from 'node-fetch';

await fetch('https://internal.example', {});
` },
            ],
          },
        ],
      },
      {
        name: 'null does not switch off',
        code: `
const https = require('https');

https.get('https://internal.example', { rejectUnauthorized: null }, (response) => response.resume());
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: null', because: 'only exactly `false` switches verification off' },
            line: 4,
            column: 41,
            endLine: 4,
            endColumn: 65,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: null' }, output: `
const https = require('https');

https.get('https://internal.example', {}, (response) => response.resume());
` },
            ],
          },
        ],
      },
      {
        name: 'an effective switch keeps its message',
        code: `
import axios from 'axios';
import https from 'node:https';

await axios.get('https://internal.example', {
  httpsAgent: new https.Agent({ rejectUnauthorized: false }),
  rejectUnauthorized: false,
});
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 6,
            column: 33,
            endLine: 6,
            endColumn: 58,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import axios from 'axios';
import https from 'node:https';

await axios.get('https://internal.example', {
  httpsAgent: new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' }),
  rejectUnauthorized: false,
});
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import axios from 'axios';
import https from 'node:https';

await axios.get('https://internal.example', {
  httpsAgent: new https.Agent({}),
  rejectUnauthorized: false,
});
` },
              { messageId: 'trustCertificate', output: `
import axios from 'axios';
import https from 'node:https';

await axios.get('https://internal.example', {
  httpsAgent: new https.Agent({ ca: process.env.CA_CERTIFICATE }),
  rejectUnauthorized: false,
});
` },
            ],
          },
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: false', because: 'axios ignores `rejectUnauthorized` here' },
            line: 7,
            column: 3,
            endLine: 7,
            endColumn: 28,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import axios from 'axios';
import https from 'node:https';

await axios.get('https://internal.example', {
  httpsAgent: new https.Agent({ rejectUnauthorized: false }),
});
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('applied by plain --fix in a migration', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'an option',
        code: `
import https from 'node:https';

export const agent = new https.Agent({
  keepAlive: true,
  rejectUnauthorized: false, // self-signed
});
`,
        output: `
import https from 'node:https';

export const agent = new https.Agent({
  keepAlive: true,
  rejectUnauthorized: process.env.NODE_ENV !== 'development', // self-signed
});
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'insecureTls', data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' }, line: 6, column: 3, endLine: 6, endColumn: 28 },
        ],
      },
      {
        name: 'the variable of Node',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
        output: `
if (process.env.NODE_ENV === 'development') {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'insecureProcess', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, line: 2, column: 1, endLine: 2, endColumn: 47 },
        ],
      },
      {
        name: 'a fallback',
        code: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: config.verify || false });
`,
        output: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: config.verify ?? process.env.NODE_ENV !== 'development' });
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'insecureByDefault', data: { switch: 'rejectUnauthorized: config.verify || false', because: 'verification is off whenever `config.verify` is not set' }, line: 5, column: 40, endLine: 5, endColumn: 82 },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'an option in double quotes',
        code: `
const https = require("https");

module.exports = new https.Agent({ rejectUnauthorized: false });
`,
        output: `
const https = require("https");

module.exports = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== "development" });
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'insecureTls', data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' }, line: 4, column: 36, endLine: 4, endColumn: 61 },
        ],
      },
    ],
  });
});

describe('clients of the project', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'the same without the settings',
        code: `
import { create } from '@acme/http';

export const acme = create({ security: 'none' });
`,
      },
    ],
    invalid: [
      {
        name: 'a client described in the settings',
        code: `
import { create } from '@acme/http';

export const acme = create({ security: 'none' });
`,
        output: null,
        settings: { 'async-http': { clients: [{ id: 'acme', modules: ['@acme/http'], instances: { create: { create: 'call', type: 'Acme', options: 0, tls: [{ option: 'security', is: 'none' }] } }, source: 'its documentation' }] } },
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: `security: 'none'`, accepted: 'any certificate' },
            line: 4,
            column: 30,
            endLine: 4,
            endColumn: 46,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import { create } from '@acme/http';

export const acme = create({ security: process.env.NODE_ENV === 'development' ? 'none' : true });
` },
              { messageId: 'removeSwitch', data: { switch: `security: 'none'` }, output: `
import { create } from '@acme/http';

export const acme = create({ security: true });
` },
            ],
          },
        ],
      },
    ],
  });
});
