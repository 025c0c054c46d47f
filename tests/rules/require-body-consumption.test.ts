import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/require-body-consumption.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('bodies that nobody reads', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'read',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  return response.json();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'released',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.status;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'in a command, which ends and takes its sockets along',
        code: `
import { program } from 'commander';

program.command('ping').action(async (url) => {
  const response = await fetch(url);
  console.log(response.status);
});
`,
      },
      {
        name: 'handed to code of another file',
        code: `import { parse } from './parse.js';

export async function load(url, log) {
  const response = await fetch(url);
  return parse(response);
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'without a body',
        code: `
export async function load(url, log) {
  const response = await fetch(url, { method: 'HEAD' });
  return response.ok;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'read on one way only, without options',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) throw new Error('no');
  return response.json();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'in a test',
        filename: 'tests/service.test.js',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  return response.ok;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'at start-up',
        code: `const response = await fetch('https://a.example/ready');
if (!response.ok) throw new Error('not ready');
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'in the browser',
        code: `import React from 'react';

export async function load(url, log) {
  await fetch(url);
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'in the browser, by the settings',
        code: `
export async function load(url, log) {
  await fetch(url);
}
`,
        settings: { 'async-http': { fixes: 'all', runtime: 'browser' } },
      },
      {
        name: 'read by the client',
        code: `import axios from 'axios';

export async function load(url, log) {
  const { status } = await axios.get(url);
  return status;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'another fetch',
        code: `import { fetch } from './client.js';

export async function load(url, log) {
  await fetch(url);
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
    ],
    invalid: [
      {
        name: 'in a variable',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  return response.status;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.status;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in a variable, in a file without semicolons',
        code: `
export async function load(url, log) {
  const response = await fetch(url)
  log(response.status)
  return response.ok
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url)
  await response.body?.cancel()
  log(response.status)
  return response.ok
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'with a semicolon that belongs to the next line',
        code: `export async function load(url, log) {
  const response = await fetch(url)
  ;[1, 2].forEach(log)
  return response.ok
}
`,
        output: `export async function load(url, log) {
  const response = await fetch(url)
  await response.body?.cancel()
  ;[1, 2].forEach(log)
  return response.ok
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 2,
            column: 26,
            endLine: 2,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'with a comment behind it',
        code: `
export async function load(url, log) {
  const response = await fetch(url); // the hook
  // what it says
  return response.status;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url); // the hook
  await response.body?.cancel();
  // what it says
  return response.status;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'with another statement on its line',
        code: `
export async function load(url, log) {
  const response = await fetch(url); log(response.status);
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url); await response.body?.cancel(); log(response.status);
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in one line',
        code: `export const ping = async (url) => { const response = await fetch(url); return response.ok };
`,
        output: `export const ping = async (url) => { const response = await fetch(url); await response.body?.cancel(); return response.ok };
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 1,
            column: 61,
            endLine: 1,
            endColumn: 71,
          },
        ],
      },
      {
        name: 'with Windows line ends',
        code: '\r\nexport async function load(url, log) {\r\n  const response = await fetch(url);\r\n  return response.status;\r\n}\r\n',
        output: '\r\nexport async function load(url, log) {\r\n  const response = await fetch(url);\r\n  await response.body?.cancel();\r\n  return response.status;\r\n}\r\n',
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'with tabs',
        code: `
export async function load(url, log) {
	const response = await fetch(url);
	return response.status;
}
`,
        output: `
export async function load(url, log) {
	const response = await fetch(url);
	await response.body?.cancel();
	return response.status;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 25,
            endLine: 3,
            endColumn: 35,
          },
        ],
      },
      {
        name: 'in a variable that is declared before',
        code: `
export async function load(url, log) {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    log(error);
  }
  return response?.ok;
}
`,
        output: `
export async function load(url, log) {
  let response;
  try {
    response = await fetch(url);
    await response.body?.cancel();
  } catch (error) {
    log(error);
  }
  return response?.ok;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 5,
            column: 22,
            endLine: 5,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'in a branch without braces',
        code: `
export async function load(url, log) {
  let response = null;
  if (url) response = await fetch(url);
  return response?.ok;
}
`,
        output: `
export async function load(url, log) {
  let response = null;
  if (url) {
    response = await fetch(url);
    await response.body?.cancel();
  }
  return response?.ok;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 4,
            column: 29,
            endLine: 4,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'after a failure that gives nothing',
        code: `
export async function load(url, log) {
  const response = await fetch(url).catch(() => null);
  return response?.ok ?? false;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url).catch(() => null);
  await response?.body?.cancel();
  return response?.ok ?? false;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response?.body?.cancel()', note: '' },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'after a failure that gives something else',
        code: `
export async function load(url, log) {
  const response = await fetch(url).catch((error) => ({ ok: false, error }));
  return response.ok;
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: {
              api: 'fetch',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: `response` can be something else, too.',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in a condition',
        code: `
export async function load(url, log) {
  let response;
  while (!(response = await fetch(url)).ok) await log(response.status);
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: {
              api: 'fetch',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: the response does not arrive in a statement of its own.',
            },
            line: 4,
            column: 29,
            endLine: 4,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'of two requests in one declaration',
        code: `
export async function load(url, log) {
  const first = await fetch(url), second = await fetch(url);
  return [first.ok, await second.text()];
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: {
              api: 'fetch',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await first.body?.cancel()',
              note: ' Not rewritten: the response does not arrive in a statement of its own.',
            },
            line: 3,
            column: 23,
            endLine: 3,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'of undici',
        code: `import { request } from 'undici';

export async function load(url, log) {
  const response = await request(url);
  return response.statusCode;
}
`,
        output: `import { request } from 'undici';

export async function load(url, log) {
  const response = await request(url);
  await response.body.dump();
  return response.statusCode;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'request', unread: 'holds its socket for ever', release: 'await response.body.dump()', note: '' },
            line: 4,
            column: 26,
            endLine: 4,
            endColumn: 38,
          },
        ],
      },
      {
        name: 'taken apart',
        code: `import { request } from 'undici';

export async function load(url, log) {
  const { statusCode, headers } = await request(url);
  log(headers);
  return statusCode;
}
`,
        output: `import { request } from 'undici';

export async function load(url, log) {
  const { statusCode, headers, body } = await request(url);
  await body.dump();
  log(headers);
  return statusCode;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'request', unread: 'holds its socket for ever', release: 'await response.body.dump()', note: '' },
            line: 4,
            column: 41,
            endLine: 4,
            endColumn: 53,
          },
        ],
      },
      {
        name: 'taken apart where its name is taken',
        code: `import { request } from 'undici';

export async function load(url, log) {
  const body = log();
  const { statusCode } = await request(url, { body });
  return statusCode;
}
`,
        output: `import { request } from 'undici';

export async function load(url, log) {
  const body = log();
  const { statusCode, body: body2 } = await request(url, { body });
  await body2.dump();
  return statusCode;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'request', unread: 'holds its socket for ever', release: 'await response.body.dump()', note: '' },
            line: 5,
            column: 32,
            endLine: 5,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'taken apart in several lines',
        code: `
export async function load(url, log) {
  const {
    ok,
    status,
  } = await fetch(url);
  return ok ? 0 : status;
}
`,
        output: `
export async function load(url, log) {
  const {
    ok,
    status,
    body,
  } = await fetch(url);
  await body?.cancel();
  return ok ? 0 : status;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 6,
            column: 13,
            endLine: 6,
            endColumn: 23,
          },
        ],
      },
      {
        name: 'taken apart with the body, for nothing',
        code: `import { request } from 'undici';

export async function load(url, log) {
  const { statusCode, body } = await request(url);
  return statusCode;
}
`,
        output: `import { request } from 'undici';

export async function load(url, log) {
  const { statusCode, body } = await request(url);
  await body.dump();
  return statusCode;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'request', unread: 'holds its socket for ever', release: 'await body.dump()', note: '' },
            line: 4,
            column: 38,
            endLine: 4,
            endColumn: 50,
          },
        ],
      },
      {
        name: 'of node-fetch',
        code: `import fetch from 'node-fetch';

export async function load(url, log) {
  const response = await fetch(url);
  return response.ok;
}
`,
        output: `import fetch from 'node-fetch';

export async function load(url, log) {
  const response = await fetch(url);
  response.body?.resume();
  return response.ok;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket for ever', release: 'response.body?.resume()', note: '' },
            line: 4,
            column: 26,
            endLine: 4,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in CommonJS',
        code: `const { request } = require('undici');

exports.ping = async function (url) {
  const response = await request(url);
  return response.statusCode;
};
`,
        output: `const { request } = require('undici');

exports.ping = async function (url) {
  const response = await request(url);
  await response.body.dump();
  return response.statusCode;
};
`,
        languageOptions: { sourceType: 'commonjs' },
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'request', unread: 'holds its socket for ever', release: 'await response.body.dump()', note: '' },
            line: 4,
            column: 26,
            endLine: 4,
            endColumn: 38,
          },
        ],
      },
      {
        name: 'that is not even awaited, in CommonJS',
        code: `const fetch = require('node-fetch');

module.exports = (url) => {
  fetch(url, { method: 'POST' }).catch(console.error);
};
`,
        output: `const fetch = require('node-fetch');

module.exports = (url) => {
  fetch(url, { method: 'POST' }).then((response) => response.body?.resume()).catch(console.error);
};
`,
        languageOptions: { sourceType: 'commonjs' },
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket for ever', release: 'response.body?.resume()', note: '' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'dropped',
        code: `
export async function load(url, log) {
  await fetch(url, { method: 'POST' });
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url, { method: 'POST' });
  await response.body?.cancel();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 9,
            endLine: 3,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'dropped where the name is taken',
        code: `
export async function load(url, log) {
  const response = log();
  await fetch(url, { body: response });
}
`,
        output: `
export async function load(url, log) {
  const response = log();
  const response2 = await fetch(url, { body: response });
  await response2.body?.cancel();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 4,
            column: 9,
            endLine: 4,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'dropped in a branch',
        code: `
export async function load(url, log) {
  if (url) await fetch(url);
  else log();
}
`,
        output: `
export async function load(url, log) {
  if (url) {
    const response = await fetch(url);
    await response.body?.cancel();
  }
  else log();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 18,
            endLine: 3,
            endColumn: 28,
          },
        ],
      },
      {
        name: 'dropped after a failure',
        code: `
export async function load(url, log) {
  await fetch(url).catch(() => {});
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url).catch(() => {});
  await response?.body?.cancel();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 9,
            endLine: 3,
            endColumn: 19,
          },
        ],
      },
      {
        name: 'dropped after a failure that somebody else handles',
        code: `
export async function load(url, log) {
  await fetch(url).catch(log);
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: {
              api: 'fetch',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: it may give something else, too.',
            },
            line: 3,
            column: 9,
            endLine: 3,
            endColumn: 19,
          },
        ],
      },
      {
        name: 'dropped without waiting',
        code: `export function notify(url) {
  fetch(url, { method: 'POST' }).catch(() => {});
}
`,
        output: `export function notify(url) {
  fetch(url, { method: 'POST' }).then((response) => response.body?.cancel()).catch(() => {});
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 2,
            column: 3,
            endLine: 2,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'dropped on purpose',
        code: `export function notify(url) {
  void fetch(url);
}
`,
        output: `export function notify(url) {
  void fetch(url).then((response) => response.body?.cancel());
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 2,
            column: 8,
            endLine: 2,
            endColumn: 18,
          },
        ],
      },
      {
        name: 'in a chain that takes nothing',
        code: `export const notify = (url) => fetch(url).then(() => true);
`,
        output: `export const notify = (url) => fetch(url).then((response) => response.body?.cancel()).then(() => true);
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 1,
            column: 32,
            endLine: 1,
            endColumn: 42,
          },
        ],
      },
      {
        name: 'in a chain that looks at the status',
        code: `export const isUp = (url) => fetch(url).then((response) => response.ok);
`,
        output: `export const isUp = (url) => fetch(url).then(async (response) => {
  await response.body?.cancel();
  return response.ok;
});
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 1,
            column: 30,
            endLine: 1,
            endColumn: 40,
          },
        ],
      },
      {
        name: 'in an async callback of a chain',
        code: `export const isUp = (url) => fetch(url).then(async (response) => response.ok);
`,
        output: `export const isUp = (url) => fetch(url).then(async (response) => {
  await response.body?.cancel();
  return response.ok;
});
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 1,
            column: 30,
            endLine: 1,
            endColumn: 40,
          },
        ],
      },
      {
        name: 'in a list',
        code: `
export async function load(url, log) {
  await Promise.all([fetch(url), log()]);
}
`,
        output: `
export async function load(url, log) {
  await Promise.all([fetch(url).then((response) => response.body?.cancel()), log()]);
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 22,
            endLine: 3,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'in a list of callbacks',
        code: `
export async function load(url, log) {
  await Promise.allSettled(url.map((one) => fetch(one)));
}
`,
        output: `
export async function load(url, log) {
  await Promise.allSettled(url.map((one) => fetch(one).then((response) => response.body?.cancel())));
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 45,
            endLine: 3,
            endColumn: 55,
          },
        ],
      },
      {
        name: 'in a list of which the statuses are looked at',
        code: `
export async function load(url, log) {
  const all = await Promise.all(url.map((one) => fetch(one)));
  return all.every(({ ok }) => ok);
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: {
              api: 'fetch',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: no variable holds the response.',
            },
            line: 3,
            column: 50,
            endLine: 3,
            endColumn: 60,
          },
        ],
      },
      {
        name: 'in a list, left out',
        code: `
export async function load(url, log) {
  const [, data] = await Promise.all([fetch(url), log()]);
  return data;
}
`,
        output: `
export async function load(url, log) {
  const [, data] = await Promise.all([fetch(url).then((response) => response.body?.cancel()), log()]);
  return data;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 39,
            endLine: 3,
            endColumn: 49,
          },
        ],
      },
      {
        name: 'of which one member is asked for',
        code: `
export async function load(url, log) {
  return (await fetch(url)).ok;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  await response.body?.cancel();
  return response.ok;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 17,
            endLine: 3,
            endColumn: 27,
          },
        ],
      },
      {
        name: 'of which one member is kept',
        code: `
export async function load(url, log) {
  const ok = (await fetch(url)).ok;
  return ok && log();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  await response.body?.cancel();
  const ok = response.ok;
  return ok && log();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 21,
            endLine: 3,
            endColumn: 31,
          },
        ],
      },
      {
        name: 'of which one member decides',
        code: `
export async function load(url, log) {
  if ((await fetch(url)).status === 200) log();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  await response.body?.cancel();
  if (response.status === 200) log();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 3,
            column: 14,
            endLine: 3,
            endColumn: 24,
          },
        ],
      },
      {
        name: 'of which one member is asked for after something else',
        code: `
export async function load(url, log) {
  return log() && (await fetch(url)).ok;
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: {
              api: 'fetch',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: no variable holds the response.',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'of a function of the file',
        code: `const call = (path) => fetch(\`https://a.example\${path}\`);

export async function ping() {
  await call('/ping');
}
`,
        output: `const call = (path) => fetch(\`https://a.example\${path}\`);

export async function ping() {
  const response = await call('/ping');
  await response.body?.cancel();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'call', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 4,
            column: 9,
            endLine: 4,
            endColumn: 22,
          },
        ],
      },
      {
        name: 'of a method of the class',
        code: `export class Api {
  async #call(path) {
    const response = await fetch(path);
    return response;
  }

  async ping() {
    const { ok } = await this.#call('/ping');
    return ok;
  }
}
`,
        output: `export class Api {
  async #call(path) {
    const response = await fetch(path);
    return response;
  }

  async ping() {
    const { ok, body } = await this.#call('/ping');
    await body?.cancel();
    return ok;
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'this.#call', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 8,
            column: 26,
            endLine: 8,
            endColumn: 45,
          },
        ],
      },
    ],
  });
});

describe('streams that nobody reads', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'without a listener',
        code: `import https from 'node:https';

export function ping(url, done) {
  https.get(url).on('error', done);
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'with a listener that ends the request',
        code: `import https from 'node:https';

export function locate(url, done) {
  const request = https.get(url, (response) => {
    done(response.headers.location);
    request.destroy();
  });
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
    ],
    invalid: [
      {
        name: 'in a callback with a block',
        code: `import https from 'node:https';

export function ping(url, done) {
  https.get(url, (response) => {
    // only the status
    done(response.statusCode);
  });
}
`,
        output: `import https from 'node:https';

export function ping(url, done) {
  https.get(url, (response) => {
    response.resume();
    // only the status
    done(response.statusCode);
  });
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'https.get', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 4,
            column: 3,
            endLine: 7,
            endColumn: 5,
          },
        ],
      },
      {
        name: 'in a callback that is an expression',
        code: `import https from 'node:https';

export function ping(url, done) {
  https.get(url, (response) => done(response.statusCode)).on('error', done);
}
`,
        output: `import https from 'node:https';

export function ping(url, done) {
  https.get(url, (response) => {
    response.resume();
    return done(response.statusCode);
  }).on('error', done);
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'https.get', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 58,
          },
        ],
      },
      {
        name: 'in a callback that is an object',
        code: `import https from 'node:https';

export const ping = (url) => https.get(url, ({ statusCode: status }, extra) => ({ status, extra }));
export const pong = (url) => https.get(url, (response) => ({ status: response.statusCode }));
`,
        output: `import https from 'node:https';

export const ping = (url) => https.get(url, ({ statusCode: status }, extra) => ({ status, extra }));
export const pong = (url) => https.get(url, (response) => {
  response.resume();
  return ({ status: response.statusCode });
});
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'https.get', unread: 'holds its socket for ever', release: 'response.resume()', note: ' Not rewritten: no variable holds the response.' },
            line: 3,
            column: 30,
            endLine: 3,
            endColumn: 100,
          },
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'https.get', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 4,
            column: 30,
            endLine: 4,
            endColumn: 93,
          },
        ],
      },
      {
        name: 'in a callback in one line, without semicolons',
        code: `import https from 'node:https'

export function ping(url, done) {
  https.get(url, (response) => { done(response.statusCode) })
}
`,
        output: `import https from 'node:https'

export function ping(url, done) {
  https.get(url, (response) => { response.resume(); done(response.statusCode) })
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'https.get', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 62,
          },
        ],
      },
      {
        name: 'in a callback with a directive',
        code: `var http = require('http');

module.exports = function ping(url, done) {
  http.get(url, function (res) {
    'use strict';
    done(res.statusCode);
  });
};
`,
        output: `var http = require('http');

module.exports = function ping(url, done) {
  http.get(url, function (res) {
    'use strict';
    res.resume();
    done(res.statusCode);
  });
};
`,
        languageOptions: { sourceType: 'commonjs' },
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'http.get', unread: 'holds its socket for ever', release: 'res.resume()', note: '' },
            line: 4,
            column: 3,
            endLine: 7,
            endColumn: 5,
          },
        ],
      },
      {
        name: 'in a callback without a parameter',
        code: `import http from 'node:http';

export function wake(url, done) {
  http.request(url, { method: 'POST' }, () => done()).end();
  http.get(url, function () {
    done();
  });
}
`,
        output: `import http from 'node:http';

export function wake(url, done) {
  http.request(url, { method: 'POST' }, (response) => {
    response.resume();
    return done();
  }).end();
  http.get(url, function (response) {
    response.resume();
    done();
  });
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'http.request', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 54,
          },
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'http.get', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 5,
            column: 3,
            endLine: 7,
            endColumn: 5,
          },
        ],
      },
      {
        name: 'in a listener',
        code: `import http from 'node:http';

export function ping(url, done) {
  const request = http.request(url);
  request.on('response', (response) => {
    response.on('end', done);
  });
  request.end();
}
`,
        output: `import http from 'node:http';

export function ping(url, done) {
  const request = http.request(url);
  request.on('response', (response) => {
    response.resume();
    response.on('end', done);
  });
  request.end();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'http.request', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 4,
            column: 19,
            endLine: 4,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'of axios',
        code: `import axios from 'axios';

export async function load(url, log) {
  const response = await axios.get(url, { responseType: 'stream' });
  return response.headers;
}
`,
        output: `import axios from 'axios';

export async function load(url, log) {
  const response = await axios.get(url, { responseType: 'stream' });
  response.data.destroy();
  return response.headers;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'axios.get', unread: 'holds its socket for ever', release: 'response.data.destroy()', note: '' },
            line: 4,
            column: 26,
            endLine: 4,
            endColumn: 68,
          },
        ],
      },
      {
        name: 'of axios, taken apart',
        code: `import axios from 'axios';

export async function load(url, log) {
  const { headers } = await axios.get(url, { responseType: 'stream' });
  return headers;
}
`,
        output: `import axios from 'axios';

export async function load(url, log) {
  const { headers, data } = await axios.get(url, { responseType: 'stream' });
  data.destroy();
  return headers;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'axios.get', unread: 'holds its socket for ever', release: 'response.data.destroy()', note: '' },
            line: 4,
            column: 29,
            endLine: 4,
            endColumn: 71,
          },
        ],
      },
      {
        name: 'of got',
        code: `import got from 'got';

export function probe(url, done) {
  const stream = got.stream(url);
  stream.once('error', done);
}
`,
        output: `import got from 'got';

export function probe(url, done) {
  const stream = got.stream(url);
  stream.resume();
  stream.once('error', done);
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'got.stream', unread: 'holds its socket for ever', release: 'stream.resume()', note: '' },
            line: 4,
            column: 18,
            endLine: 4,
            endColumn: 33,
          },
        ],
      },
      {
        name: 'of got, dropped',
        code: `import got from 'got';

export function touch(url) {
  got.stream(url);
}
`,
        output: `import got from 'got';

export function touch(url) {
  got.stream(url).resume();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'got.stream', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 4,
            column: 3,
            endLine: 4,
            endColumn: 18,
          },
        ],
      },
      {
        name: 'of wretch',
        code: `import wretch from 'wretch';

export async function load(url, log) {
  await wretch(url).get();
}
`,
        output: `import wretch from 'wretch';

export async function load(url, log) {
  await wretch(url).get().res((response) => response.body?.cancel());
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: {
              api: 'wretch(url).get',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.res((response) => response.body?.cancel())',
              note: '',
            },
            line: 4,
            column: 9,
            endLine: 4,
            endColumn: 26,
          },
        ],
      },
    ],
  });
});

describe('bodies that some ways leave unread', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'read on every way',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'no body on the other way',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status === 204) return null;
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'handed on with the error',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) throw new Error('no', { cause: response });
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'aborted',
        code: `
export async function load(url, log) {
  const controller = new AbortController();
  const response = await fetch(url, { signal: controller.signal });
  if (!response.ok) {
    controller.abort();
    return null;
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
      },
    ],
    invalid: [
      {
        name: 'a throw',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error('no');
  }
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error('no');
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a throw without braces',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) throw new Error('no');
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error('no');
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a throw without braces, in its own line',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error('no');
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error('no');
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a throw of several lines without braces',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(
    'no',
  );
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(
      'no',
    );
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a throw behind a comment',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) // not here
    throw new Error('no');
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) // not here
    { await response.body?.cancel(); throw new Error('no'); }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a return with an else',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.ok) return response.json();
  else return null;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.ok) return response.json();
  else {
    await response.body?.cancel();
    return null;
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a return before an else',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) return null;
  else return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    return null;
  }
  else return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'without semicolons',
        code: `
export async function load(url, log) {
  const response = await fetch(url)
  if (!response.ok) throw new Error('no')
  return response.json()
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url)
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error('no')
  }
  return response.json()
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'with Windows line ends',
        code: '\r\nexport async function load(url, log) {\r\n  const response = await fetch(url);\r\n  if (!response.ok) throw new Error(\'no\');\r\n  return response.json();\r\n}\r\n',
        output: '\r\nexport async function load(url, log) {\r\n  const response = await fetch(url);\r\n  if (!response.ok) {\r\n    await response.body?.cancel();\r\n    throw new Error(\'no\');\r\n  }\r\n  return response.json();\r\n}\r\n',
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in one line',
        code: `export const load = async (url) => { const response = await fetch(url); if (!response.ok) { return null } return response.json() };
`,
        output: `export const load = async (url) => { const response = await fetch(url); if (!response.ok) { await response.body?.cancel(); return null } return response.json() };
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 1',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 1,
            column: 61,
            endLine: 1,
            endColumn: 71,
          },
        ],
      },
      {
        name: 'several ways',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status === 404) return null;
  if (!response.ok) {
    log(response.status);
    throw new Error('no');
  }
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status === 404) {
    await response.body?.cancel();
    return null;
  }
  if (!response.ok) {
    log(response.status);
    await response.body?.cancel();
    throw new Error('no');
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4 and 7',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in nested blocks',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (url) {
    if (response.status === 404) {
      return null;
    }
  }
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (url) {
    if (response.status === 404) {
      await response.body?.cancel();
      return null;
    }
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 6',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in cases',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  switch (response.status) {
    case 200:
      return response.json();
    case 404: return null;
    default:
      throw new Error('no');
  }
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  switch (response.status) {
    case 200:
      return response.json();
    case 404: await response.body?.cancel(); return null;
    default:
      await response.body?.cancel();
      throw new Error('no');
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 7 and 9',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in a handler',
        code: `
export async function load(url, log) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error('no');
    return await response.json();
  } catch (error) {
    log(error);
    return null;
  }
}
`,
        output: `
export async function load(url, log) {
  try {
    const response = await fetch(url);
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error('no');
    }
    return await response.json();
  } catch (error) {
    log(error);
    return null;
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 4,
            column: 28,
            endLine: 4,
            endColumn: 38,
          },
        ],
      },
      {
        name: 'past a finally block',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  try {
    if (!response.ok) return null;
    return await response.json();
  } finally {
    log();
  }
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  try {
    if (!response.ok) {
      await response.body?.cancel();
      return null;
    }
    return await response.json();
  } finally {
    log();
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'the next turn of a loop',
        code: `
export async function load(url, log) {
  for (;;) {
    const response = await fetch(url);
    if (response.status === 503) continue;
    return response.json();
  }
}
`,
        output: `
export async function load(url, log) {
  for (;;) {
    const response = await fetch(url);
    if (response.status === 503) {
      await response.body?.cancel();
      continue;
    }
    return response.json();
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 4,
            column: 28,
            endLine: 4,
            endColumn: 38,
          },
        ],
      },
      {
        name: 'another request in the same variable',
        code: `
export async function load(url, log) {
  let response = await fetch(url);
  if (response.status === 401) {
    await log();
    response = await fetch(url);
  }
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  let response = await fetch(url);
  if (response.status === 401) {
    await log();
    await response.body?.cancel();
    response = await fetch(url);
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 6',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 24,
            endLine: 3,
            endColumn: 34,
          },
        ],
      },
      {
        name: 'the same request again',
        code: `
export async function load(url, log) {
  let response;
  do {
    response = await fetch(url);
  } while (response.status === 503);
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  let response;
  do {
    await response?.body?.cancel();
    response = await fetch(url);
  } while (response.status === 503);
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response?.body?.cancel()',
              note: '',
            },
            line: 5,
            column: 22,
            endLine: 5,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'the end of the function',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(await response.text());
  log('sent'); // well
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(await response.text());
  log('sent'); // well
  await response.body?.cancel();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'at the end of its block',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'the end of the function, in one line',
        code: `export const send = async (url) => { const response = await fetch(url); if (!response.ok) throw new Error(await response.text()) };
`,
        output: `export const send = async (url) => { const response = await fetch(url); if (!response.ok) throw new Error(await response.text()); await response.body?.cancel(); };
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'at the end of its block',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 1,
            column: 61,
            endLine: 1,
            endColumn: 71,
          },
        ],
      },
      {
        name: 'no else',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  let data = null;
  if (response.ok) {
    data = await response.json();
  }
  return data;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  let data = null;
  if (response.ok) {
    data = await response.json();
  } else {
    await response.body?.cancel();
  }
  return data;
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 8',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'no else, without braces',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  let data = null;
  if (response.ok) data = await response.json();
  return data;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  let data = null;
  if (response.ok) data = await response.json();
  else {
    await response.body?.cancel();
  }
  return data;
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 6',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'an else that does not read it',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  let data;
  if (response.ok) {
    data = await response.json();
  } else {
    data = null;
  }
  return data;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  let data;
  if (response.ok) {
    data = await response.json();
  } else {
    await response.body?.cancel();
    data = null;
  }
  return data;
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 10',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'an else that does not read it, without braces',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  let data;
  if (response.ok) data = await response.json();
  else data = null;
  return data;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  let data;
  if (response.ok) data = await response.json();
  else {
    await response.body?.cancel();
    data = null;
  }
  return data;
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 7',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a branch that does not read it',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status >= 400) {
    log('no');
  } else {
    log(await response.text());
  }
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status >= 400) {
    await response.body?.cancel();
    log('no');
  } else {
    log(await response.text());
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'at the end of its block',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'one of two conditions',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.ok) {
    const type = response.headers.get('content-type');
    if (type === 'application/json') {
      log(await response.json());
    }
  }
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.ok) {
    const type = response.headers.get('content-type');
    if (type === 'application/json') {
      log(await response.json());
    } else {
      await response.body?.cancel();
    }
  } else {
    await response.body?.cancel();
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'at the end of its block',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'one of two conditions without braces',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.ok) if (url) log(await response.json());
}
`,
        output: null,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'at the end of its block',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: it is left unread where ways join on which it has been read.',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'an operand of a condition',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  const data = response.ok && (await response.json());
  return data;
}
`,
        output: null,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: it is left unread where ways join on which it has been read.',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a choice that is returned',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  return response.ok ? await response.json() : null;
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    return null;
  }
  return await response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a choice that is returned, the other way round',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  return response.status !== 200 ? null : response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status !== 200) {
    await response.body?.cancel();
    return null;
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a choice under two conditions',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  return response.ok && url ? (log(), await response.json()) : { error: true };
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!(response.ok && url)) {
    await response.body?.cancel();
    return { error: true };
  }
  return (log(), await response.json());
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a choice with a comment',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  return response.ok ? await response.json() : null /* not there */;
}
`,
        output: null,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: it is left unread where ways join on which it has been read.',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a choice in a branch without braces',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (url) return response.ok ? await response.json() : null;
  return response.text();
}
`,
        output: null,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: it is left unread where ways join on which it has been read.',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'a choice in a callback',
        code: `export const load = (url) => fetch(url).then((response) => (response.ok ? response.json() : null));
`,
        output: `export const load = (url) => fetch(url).then(async (response) => {
  if (!response.ok) {
    await response.body?.cancel();
    return null;
  }
  return response.json();
});
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'at the end of its block',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 1,
            column: 30,
            endLine: 1,
            endColumn: 40,
          },
        ],
      },
      {
        name: 'a callback that is not async',
        code: `export const load = (url) => fetch(url).then((response) => {
  if (!response.ok) throw new Error('no');
  return response.json();
});
`,
        output: `export const load = (url) => fetch(url).then(async (response) => {
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error('no');
  }
  return response.json();
});
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 2',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 1,
            column: 30,
            endLine: 1,
            endColumn: 40,
          },
        ],
      },
      {
        name: 'a listener',
        code: `import https from 'node:https';

export function load(url, done) {
  https.get(url, (response) => {
    if (response.statusCode !== 200) return done(new Error('no'));
    response.pipe(done.target);
  });
}
`,
        output: `import https from 'node:https';

export function load(url, done) {
  https.get(url, (response) => {
    if (response.statusCode !== 200) {
      response.resume();
      return done(new Error('no'));
    }
    response.pipe(done.target);
  });
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: { api: 'https.get', where: 'on the way out in line 5', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 4,
            column: 3,
            endLine: 7,
            endColumn: 5,
          },
        ],
      },
      {
        name: 'a listener with a redirect',
        code: `import https from 'node:https';

export function load(url, target) {
  https.get(url, (response) => {
    if (response.statusCode === 302) {
      load(response.headers.location, target);
    } else {
      response.pipe(target);
    }
  });
}
`,
        output: `import https from 'node:https';

export function load(url, target) {
  https.get(url, (response) => {
    if (response.statusCode === 302) {
      response.resume();
      load(response.headers.location, target);
    } else {
      response.pipe(target);
    }
  });
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: { api: 'https.get', where: 'at the end of its block', unread: 'holds its socket for ever', release: 'response.resume()', note: '' },
            line: 4,
            column: 3,
            endLine: 10,
            endColumn: 5,
          },
        ],
      },
      {
        name: 'the body alone',
        code: `import { request } from 'undici';

export async function load(url, log) {
  const { statusCode, body } = await request(url);
  if (statusCode !== 200) throw new Error('no');
  return body.json();
}
`,
        output: `import { request } from 'undici';

export async function load(url, log) {
  const { statusCode, body } = await request(url);
  if (statusCode !== 200) {
    await body.dump();
    throw new Error('no');
  }
  return body.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: { api: 'request', where: 'on the way out in line 5', unread: 'holds its socket for ever', release: 'await body.dump()', note: '' },
            line: 4,
            column: 38,
            endLine: 4,
            endColumn: 50,
          },
        ],
      },
      {
        name: 'what a failure can give',
        code: `
export async function load(url, log) {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) return null;
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) {
    await response?.body?.cancel();
    return null;
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response?.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'in a helper',
        code: `async function check(response) {
  if (!response.ok) throw new Error('no');
  return response;
}

export const load = async (url) => (await check(await fetch(url))).json();
`,
        output: `async function check(response) {
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error('no');
  }
  return response;
}

export const load = async (url) => (await check(await fetch(url))).json();
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 2',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 6,
            column: 55,
            endLine: 6,
            endColumn: 65,
          },
        ],
      },
      {
        name: 'in a helper that is not async',
        code: `function check(response) {
  if (!response.ok) throw new Error('no');
  return response;
}

export const load = (url) => fetch(url).then(check).then((response) => response.json());
`,
        output: null,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 2',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: letting go of it takes an `await`, and the function is not async.',
            },
            line: 6,
            column: 30,
            endLine: 6,
            endColumn: 40,
          },
        ],
      },
      {
        name: 'responses of a list',
        code: `
export async function load(url, log) {
  for (const response of await Promise.all(url.map((one) => fetch(one)))) {
    if (!response.ok) continue;
    log(await response.json());
  }
}
`,
        output: `
export async function load(url, log) {
  for (const response of await Promise.all(url.map((one) => fetch(one)))) {
    if (!response.ok) {
      await response.body?.cancel();
      continue;
    }
    log(await response.json());
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 61,
            endLine: 3,
            endColumn: 71,
          },
        ],
      },
      {
        name: 'one of two ways already released',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status === 404) {
    await response.body?.cancel();
    return null;
  }
  if (!response.ok) throw new Error('no');
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status === 404) {
    await response.body?.cancel();
    return null;
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error('no');
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 8',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'conditions in a row',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.ok) {
    log(await response.json());
  } else if (response.status === 404) {
    log('gone');
  } else {
    log(await response.text());
  }
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.ok) {
    log(await response.json());
  } else if (response.status === 404) {
    await response.body?.cancel();
    log('gone');
  } else {
    log(await response.text());
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'at the end of its block',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'conditions in a row without the last else',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.ok) {
    log(await response.json());
  } else if (response.status !== 404) {
    log(await response.text());
  }
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.ok) {
    log(await response.json());
  } else if (response.status !== 404) {
    log(await response.text());
  } else {
    await response.body?.cancel();
  }
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'at the end of its block',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'the same name in an inner block',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (!response.ok) {
    const response = { status: 'bad' };
    log(response);
    return null;
  }
  return response.json();
}
`,
        output: null,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 7',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: `response` is something else there.',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'where it is read on the way to the same return',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  const data = url ? await response.json() : null;
  if (!data) return null;
  return data;
}
`,
        output: null,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 5 and 6',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: ' Not rewritten: it is left unread where ways join on which it has been read.',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'more ways than a message names',
        code: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status === 404) return null;
  if (response.status === 410) return null;
  if (response.status === 429) return null;
  if (response.status === 500) return null;
  return response.json();
}
`,
        output: `
export async function load(url, log) {
  const response = await fetch(url);
  if (response.status === 404) {
    await response.body?.cancel();
    return null;
  }
  if (response.status === 410) {
    await response.body?.cancel();
    return null;
  }
  if (response.status === 429) {
    await response.body?.cancel();
    return null;
  }
  if (response.status === 500) {
    await response.body?.cancel();
    return null;
  }
  return response.json();
}
`,
        options: [{ checkPaths: true }],
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4, 5, 6, …',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 26,
            endLine: 3,
            endColumn: 36,
          },
        ],
      },
    ],
  });
});

describe('suggestions', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'read',
        code: `export async function load(url: string): Promise<unknown> {
  const response: Response = await fetch(url);
  return (await response.json()) as unknown;
}
`,
      },
      {
        name: 'read through a cast',
        code: `import axios from 'axios';

export async function load(url: string, target: NodeJS.WritableStream) {
  const response = await axios.get(url, { responseType: 'stream' });
  (response.data as NodeJS.ReadableStream).pipe(target);
}
`,
      },
    ],
    invalid: [
      {
        name: 'in a variable with a type',
        code: `export async function ping(url: string): Promise<number> {
  const response: Response = await fetch(url);
  return response.status;
}
`,
        output: null,
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 2,
            column: 36,
            endLine: 2,
            endColumn: 46,
            suggestions: [
              { messageId: 'releaseBody', data: { release: 'await response.body?.cancel()' }, output: `export async function ping(url: string): Promise<number> {
  const response: Response = await fetch(url);
  await response.body?.cancel();
  return response.status;
}
` },
            ],
          },
        ],
      },
      {
        name: 'in a handler',
        code: `import express, { type Request, type Response } from 'express';

const app = express();

app.post('/hooks', async (req: Request, res: Response) => {
  const hook = await fetch('https://hooks.example.com', { method: 'POST', body: JSON.stringify(req.body) });
  res.sendStatus(hook.status);
});
`,
        output: null,
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await hook.body?.cancel()', note: '' },
            line: 6,
            column: 22,
            endLine: 6,
            endColumn: 108,
            suggestions: [
              { messageId: 'releaseBody', data: { release: 'await hook.body?.cancel()' }, output: `import express, { type Request, type Response } from 'express';

const app = express();

app.post('/hooks', async (req: Request, res: Response) => {
  const hook = await fetch('https://hooks.example.com', { method: 'POST', body: JSON.stringify(req.body) });
  await hook.body?.cancel();
  res.sendStatus(hook.status);
});
` },
            ],
          },
        ],
      },
      {
        name: 'in a method',
        code: `export class Service {
  constructor(private readonly base: string) {}

  async isUp(): Promise<boolean> {
    const { ok } = await fetch(this.base);
    return ok;
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 5,
            column: 26,
            endLine: 5,
            endColumn: 42,
            suggestions: [
              { messageId: 'releaseBody', data: { release: 'await response.body?.cancel()' }, output: `export class Service {
  constructor(private readonly base: string) {}

  async isUp(): Promise<boolean> {
    const { ok, body } = await fetch(this.base);
    await body?.cancel();
    return ok;
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'in a listener',
        code: `import * as https from 'https';

export const ping = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    https.get(url, (res) => resolve(res.statusCode)).on('error', reject);
  });
`,
        output: null,
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'https.get', unread: 'holds its socket for ever', release: 'res.resume()', note: '' },
            line: 5,
            column: 5,
            endLine: 5,
            endColumn: 53,
            suggestions: [
              { messageId: 'releaseBody', data: { release: 'res.resume()' }, output: `import * as https from 'https';

export const ping = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    https.get(url, (res) => {
      res.resume();
      return resolve(res.statusCode);
    }).on('error', reject);
  });
` },
            ],
          },
        ],
      },
      {
        name: 'a throw',
        code: `export async function load<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(response.statusText);
  return (await response.json()) as T;
}
`,
        output: null,
        options: [{ checkPaths: true }],
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 3',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response.body?.cancel()',
              note: '',
            },
            line: 2,
            column: 26,
            endLine: 2,
            endColumn: 36,
            suggestions: [
              { messageId: 'releaseBody', data: { release: 'await response.body?.cancel()' }, output: `export async function load<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(response.statusText);
  }
  return (await response.json()) as T;
}
` },
            ],
          },
        ],
      },
      {
        name: 'a variable that is sure to be there',
        code: `export async function load(url: string): Promise<string | null> {
  let response!: Response;
  response = await fetch(url);
  if (!response!.ok) return null;
  return response!.text();
}
`,
        output: null,
        options: [{ checkPaths: true }],
        errors: [
          {
            messageId: 'bodyNotConsumedOnPath',
            data: {
              api: 'fetch',
              where: 'on the way out in line 4',
              unread: 'holds its socket until it is garbage-collected',
              release: 'await response?.body?.cancel()',
              note: '',
            },
            line: 3,
            column: 20,
            endLine: 3,
            endColumn: 30,
            suggestions: [
              { messageId: 'releaseBody', data: { release: 'await response?.body?.cancel()' }, output: `export async function load(url: string): Promise<string | null> {
  let response!: Response;
  response = await fetch(url);
  if (!response!.ok) {
    await response?.body?.cancel();
    return null;
  }
  return response!.text();
}
` },
            ],
          },
        ],
      },
      {
        name: 'a callback that is not async',
        code: `export const isUp = (url: string): Promise<boolean> => fetch(url).then(({ ok }) => ok);
`,
        output: null,
        errors: [
          {
            messageId: 'bodyNeverConsumed',
            data: { api: 'fetch', unread: 'holds its socket until it is garbage-collected', release: 'await response.body?.cancel()', note: '' },
            line: 1,
            column: 56,
            endLine: 1,
            endColumn: 66,
            suggestions: [
              { messageId: 'releaseBody', data: { release: 'await response.body?.cancel()' }, output: `export const isUp = (url: string): Promise<boolean> => fetch(url).then(async ({ ok, body }) => {
  await body?.cancel();
  return ok;
});
` },
            ],
          },
        ],
      },
    ],
  });
});
