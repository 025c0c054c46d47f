import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-insecure-tls.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('off whenever nobody says otherwise', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'on unless the variable says false',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.TLS_VERIFY !== 'false' });
`,
      },
      {
        name: 'on unless somebody asks for less',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.TLS_INSECURE !== 'true' });
`,
      },
      {
        name: 'a parameter that must be given',
        code: `
import https from 'node:https';

export function agentFor(verify: boolean) {
  return new https.Agent({ keepAlive: true, rejectUnauthorized: !!verify });
}
`,
      },
      {
        name: 'a member that must be given',
        code: `
import https from 'node:https';

interface Options { readonly verify: boolean }

export function agentFor(options: Options) {
  return new https.Agent({ rejectUnauthorized: options.verify === true });
}
`,
      },
      {
        name: 'a default of true laid under the options',
        code: `
import https from 'node:https';

export function agentFor(given: { verify?: boolean }) {
  const options = { verify: true, ...given };
  return new https.Agent({ rejectUnauthorized: options.verify === true });
}
`,
      },
      {
        name: 'one of several modes',
        code: `
import https from 'node:https';
import config from './config.js';

export const agent = new https.Agent({ rejectUnauthorized: config.tls === 'strict' });
`,
      },
      {
        name: 'a record of the database',
        code: `
import https from 'node:https';

export function agentFor(monitor: { verifyTls?: boolean }) {
  return new https.Agent({ keepAlive: true, rejectUnauthorized: monitor.verifyTls === true });
}
`,
      },
      {
        name: 'only where the setting is there',
        code: `
import https from 'node:https';

export function agentFor(options: { verify?: string }) {
  if (options.verify === undefined) return new https.Agent();
  return new https.Agent({ rejectUnauthorized: options.verify === 'true' });
}
`,
      },
      {
        name: 'a helper with a default of true',
        code: `
import https from 'node:https';

function flag(name: string, fallback: boolean) {
  const value = process.env[name];
  if (value === undefined) return fallback;
  return value.trim() === 'true';
}

export const agent = new https.Agent({ rejectUnauthorized: flag('TLS_VERIFY', true) });
`,
      },
    ],
    invalid: [
      {
        name: 'a variable compared with true',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.TLS_VERIFY === 'true' });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: `rejectUnauthorized: process.env.TLS_VERIFY === 'true'`, because: `verification is off whenever \`process.env.TLS_VERIFY\` is not set` },
            line: 4,
            column: 40,
            endLine: 4,
            endColumn: 93,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.TLS_VERIFY === 'true' || process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: `rejectUnauthorized: process.env.TLS_VERIFY === 'true'` }, output: `
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
        name: 'the same with two branches',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.TLS_VERIFY === 'true' ? true : false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: `rejectUnauthorized: process.env.TLS_VERIFY === 'true' ? t…`, because: `verification is off whenever \`process.env.TLS_VERIFY\` is not set` },
            line: 4,
            column: 40,
            endLine: 4,
            endColumn: 108,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: process.env.TLS_VERIFY === 'true' ? true : process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: `rejectUnauthorized: process.env.TLS_VERIFY === 'true' ? t…` }, output: `
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
        name: 'a truth value made of an option',
        code: `
import https from 'node:https';

export function agentFor(options: { verify?: boolean }) {
  return new https.Agent({ keepAlive: true, rejectUnauthorized: !!options.verify });
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: !!options.verify', because: `verification is off whenever \`options.verify\` is not set` },
            line: 5,
            column: 45,
            endLine: 5,
            endColumn: 81,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function agentFor(options: { verify?: boolean }) {
  return new https.Agent({ keepAlive: true, rejectUnauthorized: !!options.verify || process.env.NODE_ENV !== 'development' });
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: !!options.verify' }, output: `
import https from 'node:https';

export function agentFor(options: { verify?: boolean }) {
  return new https.Agent({ keepAlive: true });
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export function agentFor(options: { verify?: boolean }) {
  return new https.Agent({ keepAlive: true, ca: process.env.CA_CERTIFICATE });
}
` },
            ],
          },
        ],
      },
      {
        name: 'an option compared with true',
        code: `
import https from 'node:https';

export function agentFor(options: { verify?: boolean } = {}) {
  return new https.Agent({ keepAlive: true, rejectUnauthorized: options.verify === true });
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: options.verify === true', because: `verification is off whenever \`options.verify\` is not set` },
            line: 5,
            column: 45,
            endLine: 5,
            endColumn: 88,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function agentFor(options: { verify?: boolean } = {}) {
  return new https.Agent({ keepAlive: true, rejectUnauthorized: options.verify === true || process.env.NODE_ENV !== 'development' });
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: options.verify === true' }, output: `
import https from 'node:https';

export function agentFor(options: { verify?: boolean } = {}) {
  return new https.Agent({ keepAlive: true });
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export function agentFor(options: { verify?: boolean } = {}) {
  return new https.Agent({ keepAlive: true, ca: process.env.CA_CERTIFICATE });
}
` },
            ],
          },
        ],
      },
      {
        name: 'a constant made of a variable',
        code: `
import https from 'node:https';

const verify = process.env.TLS_VERIFY === 'true';

export const agent = new https.Agent({ rejectUnauthorized: verify });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: verify', because: `verification is off whenever \`process.env.TLS_VERIFY\` is not set` },
            line: 6,
            column: 40,
            endLine: 6,
            endColumn: 66,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

const verify = process.env.TLS_VERIFY === 'true';

export const agent = new https.Agent({ rejectUnauthorized: verify || process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: verify' }, output: `
import https from 'node:https';

const verify = process.env.TLS_VERIFY === 'true';

export const agent = new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

const verify = process.env.TLS_VERIFY === 'true';

export const agent = new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'a member of a list of words',
        code: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: ['1', 'true'].includes(process.env.TLS_VERIFY ?? '') });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: `rejectUnauthorized: ['1', 'true'].includes(process.env.TL…`, because: `verification is off whenever \`process.env.TLS_VERIFY\` is not set` },
            line: 4,
            column: 40,
            endLine: 4,
            endColumn: 112,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export const agent = new https.Agent({ rejectUnauthorized: ['1', 'true'].includes(process.env.TLS_VERIFY ?? '') || process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: `rejectUnauthorized: ['1', 'true'].includes(process.env.TL…` }, output: `
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
        name: 'an option given back to itself',
        code: `
import https from 'node:https';

export function load(options: https.RequestOptions) {
  options.rejectUnauthorized = options.rejectUnauthorized || false;
  return https.get(options);
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'options.rejectUnauthorized = options.rejectUnauthorized |…', because: `verification is off whenever \`options.rejectUnauthorized\` is not set` },
            line: 5,
            column: 3,
            endLine: 5,
            endColumn: 67,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function load(options: https.RequestOptions) {
  options.rejectUnauthorized = options.rejectUnauthorized ?? process.env.NODE_ENV !== 'development';
  return https.get(options);
}
` },
              { messageId: 'removeSwitch', data: { switch: 'options.rejectUnauthorized = options.rejectUnauthorized |…' }, output: `
import https from 'node:https';

export function load(options: https.RequestOptions) {
  return https.get(options);
}
` },
            ],
          },
        ],
      },
      {
        name: 'a helper with a default of false',
        code: `
import https from 'node:https';

function flag(value: string | undefined, fallback: boolean) {
  return value === undefined ? fallback : value === 'true';
}

export const agent = new https.Agent({ rejectUnauthorized: flag(process.env.TLS_VERIFY, false) });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: flag(process.env.TLS_VERIFY, false)', because: `verification is off whenever \`process.env.TLS_VERIFY\` is not set` },
            line: 8,
            column: 40,
            endLine: 8,
            endColumn: 95,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

function flag(value: string | undefined, fallback: boolean) {
  return value === undefined ? fallback : value === 'true';
}

export const agent = new https.Agent({ rejectUnauthorized: flag(process.env.TLS_VERIFY, process.env.NODE_ENV !== 'development') });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: flag(process.env.TLS_VERIFY, false)' }, output: `
import https from 'node:https';

function flag(value: string | undefined, fallback: boolean) {
  return value === undefined ? fallback : value === 'true';
}

export const agent = new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

function flag(value: string | undefined, fallback: boolean) {
  return value === undefined ? fallback : value === 'true';
}

export const agent = new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'a default under the options of the caller',
        code: `
import https from 'node:https';

export function agentFor(options: https.AgentOptions) {
  return new https.Agent({ rejectUnauthorized: false, ...options });
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: false', because: `verification is off whenever \`options\` does not say otherwise` },
            line: 5,
            column: 28,
            endLine: 5,
            endColumn: 53,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export function agentFor(options: https.AgentOptions) {
  return new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development', ...options });
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
import https from 'node:https';

export function agentFor(options: https.AgentOptions) {
  return new https.Agent({ ...options });
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export function agentFor(options: https.AgentOptions) {
  return new https.Agent({ ca: process.env.CA_CERTIFICATE, ...options });
}
` },
            ],
          },
        ],
      },
      {
        name: 'a field of a class',
        code: `
import https from 'node:https';

export class Client {
  constructor(private readonly verify = false) {}

  agent() {
    return new https.Agent({ rejectUnauthorized: this.verify ?? false });
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureByDefault',
            data: { switch: 'rejectUnauthorized: this.verify ?? false', because: `verification is off whenever \`this.verify\` is not set` },
            line: 8,
            column: 30,
            endLine: 8,
            endColumn: 70,
            suggestions: [
              { messageId: 'guardSwitch', output: `
import https from 'node:https';

export class Client {
  constructor(private readonly verify = false) {}

  agent() {
    return new https.Agent({ rejectUnauthorized: this.verify ?? process.env.NODE_ENV !== 'development' });
  }
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: this.verify ?? false' }, output: `
import https from 'node:https';

export class Client {
  constructor(private readonly verify = false) {}

  agent() {
    return new https.Agent({});
  }
}
` },
              { messageId: 'trustCertificate', output: `
import https from 'node:https';

export class Client {
  constructor(private readonly verify = false) {}

  agent() {
    return new https.Agent({ ca: process.env.CA_CERTIFICATE });
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'the variable of Node, unless somebody says otherwise',
        code: `
if (process.env.TLS_VERIFY !== 'true') {
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
if (process.env.TLS_VERIFY !== 'true') {
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
    ],
  });
});

describe('the wrong way round', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'off in development',
        code: `
const https = require('https');

module.exports = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' });
`,
      },
      {
        name: 'on in production',
        code: `
const https = require('https');
const isProduction = process.env.NODE_ENV === 'production';

module.exports = new https.Agent({ rejectUnauthorized: isProduction });
`,
      },
      {
        name: 'on in production, unless somebody asks for less',
        code: `
const https = require('https');
const isProduction = process.env.NODE_ENV === 'production';

module.exports = new https.Agent({ rejectUnauthorized: isProduction && !process.env.ALLOW_SELF_SIGNED });
`,
      },
    ],
    invalid: [
      {
        name: 'on in development only',
        code: `
const https = require('https');

module.exports = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'development' });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: `rejectUnauthorized: process.env.NODE_ENV === 'development'`, accepted: 'any certificate in production' },
            line: 4,
            column: 36,
            endLine: 4,
            endColumn: 94,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const https = require('https');

module.exports = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: `rejectUnauthorized: process.env.NODE_ENV === 'development'` }, output: `
const https = require('https');

module.exports = new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
const https = require('https');

module.exports = new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'off in production',
        code: `
const https = require('https');
const isProd = process.env.NODE_ENV === 'production';

module.exports = new https.Agent({ rejectUnauthorized: !isProd });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: !isProd', accepted: 'any certificate in production' },
            line: 5,
            column: 36,
            endLine: 5,
            endColumn: 63,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const https = require('https');
const isProd = process.env.NODE_ENV === 'production';

module.exports = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: !isProd' }, output: `
const https = require('https');
const isProd = process.env.NODE_ENV === 'production';

module.exports = new https.Agent({});
` },
              { messageId: 'trustCertificate', output: `
const https = require('https');
const isProd = process.env.NODE_ENV === 'production';

module.exports = new https.Agent({ ca: process.env.CA_CERTIFICATE });
` },
            ],
          },
        ],
      },
      {
        name: 'errors ignored in production',
        code: `
const { request } = require('playwright');

module.exports = () => request.newContext({ ignoreHTTPSErrors: process.env.NODE_ENV === 'production' });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: `ignoreHTTPSErrors: process.env.NODE_ENV === 'production'`, accepted: 'any certificate in production' },
            line: 4,
            column: 45,
            endLine: 4,
            endColumn: 101,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const { request } = require('playwright');

module.exports = () => request.newContext({ ignoreHTTPSErrors: process.env.NODE_ENV === 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: `ignoreHTTPSErrors: process.env.NODE_ENV === 'production'` }, output: `
const { request } = require('playwright');

module.exports = () => request.newContext({});
` },
            ],
          },
        ],
      },
      {
        name: 'a choice turned round',
        code: `
const https = require('https');

module.exports = ({ insecure }) => (insecure ? new https.Agent() : new https.Agent({ rejectUnauthorized: false }));
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 4,
            column: 86,
            endLine: 4,
            endColumn: 111,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const https = require('https');

module.exports = ({ insecure }) => (insecure ? new https.Agent() : new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' }));
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const https = require('https');

module.exports = ({ insecure }) => (insecure ? new https.Agent() : new https.Agent({}));
` },
              { messageId: 'trustCertificate', output: `
const https = require('https');

module.exports = ({ insecure }) => (insecure ? new https.Agent() : new https.Agent({ ca: process.env.CA_CERTIFICATE }));
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('which condition holds', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'every branch before leaves in production',
        code: `
const https = require('https');

module.exports = (url) => {
  if (process.env.NODE_ENV === 'production') {
    if (url) return https.get(url);
    throw new Error('No address');
  }
  return https.get(url, { rejectUnauthorized: false });
};
`,
      },
      {
        name: 'the process ends in production',
        code: `
if (process.env.NODE_ENV === 'production') process.exit(1);

process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
      },
      {
        name: 'switched on again in production',
        code: `
const https = require('https');
const options = { rejectUnauthorized: false };

if (process.env.NODE_ENV === 'production') options.rejectUnauthorized = true;

module.exports = new https.Agent(options);
`,
      },
      {
        name: 'an agent that only an opt-in uses',
        code: `
const https = require('https');
const lax = new https.Agent({ rejectUnauthorized: false });
const strict = new https.Agent();

module.exports = (url, { insecure }) => https.get(url, { agent: insecure ? lax : strict });
`,
      },
      {
        name: 'a table by environment',
        code: `
module.exports = {
  development: { ssl: { rejectUnauthorized: false } },
  production: { ssl: { ca: process.env.CA_CERTIFICATE } },
};
`,
      },
      {
        name: 'this machine',
        code: `
const https = require('https');

https.get('https://localhost:8443/health', { rejectUnauthorized: false });
`,
      },
      {
        name: 'code that looks at the certificate itself',
        code: `
const tls = require('tls');

module.exports = (host, done) => {
  const socket = tls.connect({ host, port: 443, rejectUnauthorized: false }, () => done(socket.getPeerCertificate()));
};
`,
      },
      {
        name: 'the command line asked for it',
        code: `
const { program } = require('commander');

if (program.opts().insecure) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
`,
      },
      {
        name: 'an option of the user, assigned',
        code: `
module.exports = (flags, options) => {
  if (flags.insecure) options.rejectUnauthorized = false;
};
`,
      },
    ],
    invalid: [
      {
        name: 'an exit on one way only',
        code: `
const https = require('https');

module.exports = (url) => {
  if (process.env.NODE_ENV === 'production') {
    if (url) return https.get(url);
  }
  return https.get(url, { rejectUnauthorized: false });
};
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 8,
            column: 27,
            endLine: 8,
            endColumn: 52,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const https = require('https');

module.exports = (url) => {
  if (process.env.NODE_ENV === 'production') {
    if (url) return https.get(url);
  }
  return https.get(url, { rejectUnauthorized: process.env.NODE_ENV !== 'development' });
};
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const https = require('https');

module.exports = (url) => {
  if (process.env.NODE_ENV === 'production') {
    if (url) return https.get(url);
  }
  return https.get(url, {});
};
` },
              { messageId: 'trustCertificate', output: `
const https = require('https');

module.exports = (url) => {
  if (process.env.NODE_ENV === 'production') {
    if (url) return https.get(url);
  }
  return https.get(url, { ca: process.env.CA_CERTIFICATE });
};
` },
            ],
          },
        ],
      },
      {
        name: 'a function that runs before the exit',
        code: `
lax();
if (process.env.NODE_ENV === 'production') process.exit(1);

function lax() {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 6,
            column: 3,
            endLine: 6,
            endColumn: 49,
            suggestions: [
              { messageId: 'guardSwitch', output: `
lax();
if (process.env.NODE_ENV === 'production') process.exit(1);

function lax() {
  if (process.env.NODE_ENV === 'development') {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  }
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
lax();
if (process.env.NODE_ENV === 'production') process.exit(1);

function lax() {
}
` },
            ],
          },
        ],
      },
      {
        name: 'production in a table by environment',
        code: `
module.exports = {
  production: { ssl: { rejectUnauthorized: false } },
};
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 3,
            column: 24,
            endLine: 3,
            endColumn: 49,
            suggestions: [
              { messageId: 'guardSwitch', output: `
module.exports = {
  production: { ssl: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } },
};
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
module.exports = {
  production: { ssl: {} },
};
` },
              { messageId: 'trustCertificate', output: `
module.exports = {
  production: { ssl: { ca: process.env.CA_CERTIFICATE } },
};
` },
            ],
          },
        ],
      },
      {
        name: 'a failed verification is no choice',
        code: `
module.exports = async (url) => {
  try {
    return await fetch(url);
  } catch (error) {
    if (error.code === 'SELF_SIGNED_CERT_IN_CHAIN') process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    return fetch(url);
  }
};
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` },
            line: 6,
            column: 53,
            endLine: 6,
            endColumn: 99,
            suggestions: [
              { messageId: 'guardSwitch', output: `
module.exports = async (url) => {
  try {
    return await fetch(url);
  } catch (error) {
    if (error.code === 'SELF_SIGNED_CERT_IN_CHAIN') { if (process.env.NODE_ENV === 'development') {
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    } }
    return fetch(url);
  }
};
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
module.exports = async (url) => {
  try {
    return await fetch(url);
  } catch (error) {
    return fetch(url);
  }
};
` },
            ],
          },
        ],
      },
      {
        name: 'off for the time of one request',
        code: `
module.exports = async (url) => {
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  try {
    return await fetch(url);
  } finally {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  }
};
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
module.exports = async (url) => {
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  if (process.env.NODE_ENV === 'development') {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  }
  try {
    return await fetch(url);
  } finally {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  }
};
` },
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'` }, output: `
module.exports = async (url) => {
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  try {
    return await fetch(url);
  } finally {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  }
};
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('other spellings', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a value from elsewhere',
        code: `
[process.env.NODE_TLS_REJECT_UNAUTHORIZED] = values;
`,
      },
      {
        name: 'options of a server, assigned',
        code: `
const https = require('https');
const options = { key, cert };

options.rejectUnauthorized = false;
https.createServer(options);
`,
      },
      {
        name: 'a flag of an object',
        code: `
class Client {
  constructor(options) {
    this.rejectUnauthorized = false;
    Object.assign(this, options);
  }
}
`,
      },
    ],
    invalid: [
      {
        name: 'a name in two parts',
        code: `
process.env['NODE_' + 'TLS_REJECT_UNAUTHORIZED'] = String(0);
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `process.env['NODE_' + 'TLS_REJECT_UNAUTHORIZED'] = String(0)` },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 61,
            suggestions: [
              { messageId: 'guardSwitch', output: `
if (process.env.NODE_ENV === 'development') {
  process.env['NODE_' + 'TLS_REJECT_UNAUTHORIZED'] = String(0);
}
` },
              { messageId: 'removeSwitch', data: { switch: `process.env['NODE_' + 'TLS_REJECT_UNAUTHORIZED'] = String(0)` }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'a pattern',
        code: `
[process.env.NODE_TLS_REJECT_UNAUTHORIZED] = ['0'];
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED' },
            line: 2,
            column: 2,
            endLine: 2,
            endColumn: 42,
          },
        ],
      },
      {
        name: 'Reflect.set',
        code: `
Reflect.set(process.env, 'NODE_TLS_REJECT_UNAUTHORIZED', '0');
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: `Reflect.set(process.env, 'NODE_TLS_REJECT_UNAUTHORIZED', …` },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 62,
          },
        ],
      },
      {
        name: 'the check of the module itself',
        code: `
const tls = require('tls');

tls.checkServerIdentity = () => undefined;
`,
        output: null,
        errors: [
          {
            messageId: 'insecureProcess',
            data: { switch: 'tls.checkServerIdentity = () => undefined' },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 42,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const tls = require('tls');

if (process.env.NODE_ENV === 'development') {
  tls.checkServerIdentity = () => undefined;
}
` },
              { messageId: 'removeSwitch', data: { switch: 'tls.checkServerIdentity = () => undefined' }, output: `
const tls = require('tls');

` },
            ],
          },
        ],
      },
      {
        name: 'a constant as the key',
        code: `
const https = require('https');
const KEY = 'rejectUnauthorized';

module.exports = new https.Agent({ [KEY]: false });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: '[KEY]: false', accepted: 'any certificate' },
            line: 5,
            column: 36,
            endLine: 5,
            endColumn: 48,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const https = require('https');
const KEY = 'rejectUnauthorized';

module.exports = new https.Agent({ [KEY]: process.env.NODE_ENV !== 'development' });
` },
              { messageId: 'removeSwitch', data: { switch: '[KEY]: false' }, output: `
const https = require('https');
const KEY = 'rejectUnauthorized';

module.exports = new https.Agent({});
` },
            ],
          },
        ],
      },
      {
        name: 'an agent made by a function',
        code: `
const https = require('https');
const fetch = require('node-fetch');

module.exports = (url) => fetch(url, { agent: () => new https.Agent({ rejectUnauthorized: false }) });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 5,
            column: 71,
            endLine: 5,
            endColumn: 96,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const https = require('https');
const fetch = require('node-fetch');

module.exports = (url) => fetch(url, { agent: () => new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' }) });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const https = require('https');
const fetch = require('node-fetch');

module.exports = (url) => fetch(url, { agent: () => new https.Agent({}) });
` },
              { messageId: 'trustCertificate', output: `
const https = require('https');
const fetch = require('node-fetch');

module.exports = (url) => fetch(url, { agent: () => new https.Agent({ ca: process.env.CA_CERTIFICATE }) });
` },
            ],
          },
        ],
      },
      {
        name: 'a getter that gives the options',
        code: `
const https = require('https');

class Client {
  get options() {
    return { rejectUnauthorized: false };
  }

  load(url) {
    return https.get(url, this.options);
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate' },
            line: 6,
            column: 14,
            endLine: 6,
            endColumn: 39,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const https = require('https');

class Client {
  get options() {
    return { rejectUnauthorized: process.env.NODE_ENV !== 'development' };
  }

  load(url) {
    return https.get(url, this.options);
  }
}
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const https = require('https');

class Client {
  get options() {
    return {};
  }

  load(url) {
    return https.get(url, this.options);
  }
}
` },
              { messageId: 'trustCertificate', output: `
const https = require('https');

class Client {
  get options() {
    return { ca: process.env.CA_CERTIFICATE };
  }

  load(url) {
    return https.get(url, this.options);
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'options of somebody else, assigned',
        code: `
module.exports = (options) => {
  options.rejectUnauthorized = false;
};
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'options.rejectUnauthorized = false', accepted: 'any certificate' },
            line: 3,
            column: 3,
            endLine: 3,
            endColumn: 37,
            suggestions: [
              { messageId: 'guardSwitch', output: `
module.exports = (options) => {
  options.rejectUnauthorized = process.env.NODE_ENV !== 'development';
};
` },
              { messageId: 'removeSwitch', data: { switch: 'options.rejectUnauthorized = false' }, output: `
module.exports = (options) => {
};
` },
            ],
          },
        ],
      },
      {
        name: 'a data source that is not in the catalogue',
        code: `
module.exports = { dialect: 'mssql', dialectOptions: { options: { trustServerCertificate: true } } };
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'trustServerCertificate: true', accepted: 'any certificate' },
            line: 2,
            column: 67,
            endLine: 2,
            endColumn: 95,
            suggestions: [
              { messageId: 'guardSwitch', output: `
module.exports = { dialect: 'mssql', dialectOptions: { options: { trustServerCertificate: process.env.NODE_ENV === 'development' } } };
` },
              { messageId: 'removeSwitch', data: { switch: 'trustServerCertificate: true' }, output: `
module.exports = { dialect: 'mssql', dialectOptions: { options: {} } };
` },
            ],
          },
        ],
      },
      {
        name: 'the hop to a proxy',
        code: `
const { ProxyAgent } = require('undici');

module.exports = new ProxyAgent({ uri: 'https://proxy.example', proxyTls: { rejectUnauthorized: false } });
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: 'rejectUnauthorized: false', accepted: 'any certificate of the proxy' },
            line: 4,
            column: 77,
            endLine: 4,
            endColumn: 102,
            suggestions: [
              { messageId: 'guardSwitch', output: `
const { ProxyAgent } = require('undici');

module.exports = new ProxyAgent({ uri: 'https://proxy.example', proxyTls: { rejectUnauthorized: process.env.NODE_ENV !== 'development' } });
` },
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const { ProxyAgent } = require('undici');

module.exports = new ProxyAgent({ uri: 'https://proxy.example', proxyTls: {} });
` },
              { messageId: 'trustCertificate', output: `
const { ProxyAgent } = require('undici');

module.exports = new ProxyAgent({ uri: 'https://proxy.example', proxyTls: { ca: process.env.CA_CERTIFICATE } });
` },
            ],
          },
        ],
      },
      {
        name: 'an instance of superagent',
        code: `
const superagent = require('superagent');

module.exports = superagent.agent().disableTLSCerts();
`,
        output: null,
        errors: [
          {
            messageId: 'insecureTls',
            data: { switch: '.disableTLSCerts()', accepted: 'any certificate' },
            line: 4,
            column: 37,
            endLine: 4,
            endColumn: 52,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: '.disableTLSCerts()' }, output: `
const superagent = require('superagent');

module.exports = superagent.agent();
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('switches without effect, when asked for', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'the variable, silent unless asked',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = 'false';
`,
      },
      {
        name: 'verification on',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
`,
        options: [{ checkIneffective: true }],
      },
    ],
    invalid: [
      {
        name: 'the variable as text',
        code: `
process.env.NODE_TLS_REJECT_UNAUTHORIZED = 'false';
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = 'false'`, because: `only exactly \`0\` switches verification off` },
            line: 2,
            column: 1,
            endLine: 2,
            endColumn: 51,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: `process.env.NODE_TLS_REJECT_UNAUTHORIZED = 'false'` }, output: `
` },
            ],
          },
        ],
      },
      {
        name: 'an agent that wins',
        code: `
const https = require('https');
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: true });

module.exports = (url) => https.get(url, { agent, rejectUnauthorized: false });
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: false', because: `\`rejectUnauthorized\` of the agent is \`true\`, and counts for more` },
            line: 5,
            column: 51,
            endLine: 5,
            endColumn: 76,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const https = require('https');
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: true });

module.exports = (url) => https.get(url, { agent });
` },
            ],
          },
        ],
      },
      {
        name: 'an agent that is not used',
        code: `
const axios = require('axios');
const https = require('https');

module.exports = axios.create({ adapter: 'fetch', httpsAgent: new https.Agent({ rejectUnauthorized: false }) });
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: false', because: `\`adapter: 'fetch'\` sends requests without this agent` },
            line: 5,
            column: 81,
            endLine: 5,
            endColumn: 106,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const axios = require('axios');
const https = require('https');

module.exports = axios.create({ adapter: 'fetch', httpsAgent: new https.Agent({}) });
` },
            ],
          },
        ],
      },
      {
        name: 'an option of another tool',
        code: `
const request = require('request');

request({ url: 'https://internal.example', insecure: true });
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'insecure: true', because: `request ignores \`insecure\` here` },
            line: 4,
            column: 44,
            endLine: 4,
            endColumn: 58,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'insecure: true' }, output: `
const request = require('request');

request({ url: 'https://internal.example' });
` },
            ],
          },
        ],
      },
      {
        name: 'the proxy instead of the target',
        code: `
const { HttpsProxyAgent } = require('https-proxy-agent');

module.exports = new HttpsProxyAgent('http://proxy.example', { rejectUnauthorized: false });
`,
        output: null,
        options: [{ checkIneffective: true }],
        errors: [
          {
            messageId: 'ineffectiveSwitch',
            data: { switch: 'rejectUnauthorized: false', because: 'the target is verified by the options of the request, and this one is for the proxy' },
            line: 4,
            column: 64,
            endLine: 4,
            endColumn: 89,
            suggestions: [
              { messageId: 'removeSwitch', data: { switch: 'rejectUnauthorized: false' }, output: `
const { HttpsProxyAgent } = require('https-proxy-agent');

module.exports = new HttpsProxyAgent('http://proxy.example', {});
` },
            ],
          },
        ],
      },
    ],
  });
});
