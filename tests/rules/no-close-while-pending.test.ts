import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-close-while-pending.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('requests that are pending', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'awaited',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  try {
    return await client.send(command);
  } finally {
    client.destroy();
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'awaited in a list',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  const all = await Promise.all(list.map((one) => client.send(one)));
  client.destroy();
  return all;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'closed in peace',
        code: `import { Pool } from 'undici';

export async function load(command, list) {
  const pool = new Pool(command);
  try {
    return pool.request({ path: '/', method: 'GET' });
  } finally {
    await pool.close();
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'closed when it is done',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export function load(command, list) {
  const client = new S3Client({});
  return client.send(command).finally(() => client.destroy());
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'ended on purpose',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  const pending = client.send(command);
  if (list.aborted) client.destroy();
  return pending;
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
      {
        name: 'given to other code',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  list.add(client.send(command));
  client.destroy();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
      },
    ],
    invalid: [
      {
        name: 'returned',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  try {
    return client.send(command);
  } finally {
    client.destroy();
  }
}
`,
        output: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  try {
    return await client.send(command);
  } finally {
    client.destroy();
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'client.send', close: 'client.destroy()', line: '8', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'returned with a chain',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  try {
    return client
      .send(command)
      .then(({ Body }) => Body);
  } finally {
    client.destroy();
  }
}
`,
        output: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  try {
    return await client
      .send(command)
      .then(({ Body }) => Body);
  } finally {
    client.destroy();
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'client.send', close: 'client.destroy()', line: '10', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 6,
            column: 12,
            endLine: 7,
            endColumn: 21,
          },
        ],
      },
      {
        name: 'returned in a choice',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  try {
    return command ? client.send(command) : null;
  } finally {
    client.destroy();
  }
}
`,
        output: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  try {
    return await (command ? client.send(command) : null);
  } finally {
    client.destroy();
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'client.send', close: 'client.destroy()', line: '8', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 6,
            column: 22,
            endLine: 6,
            endColumn: 42,
          },
        ],
      },
      {
        name: 'returned in a list',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  try {
    return Promise.all(list.map((one) => client.send(one)));
  } finally {
    client.destroy();
  }
}
`,
        output: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  try {
    return await Promise.all(list.map((one) => client.send(one)));
  } finally {
    client.destroy();
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'client.send', close: 'client.destroy()', line: '8', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 6,
            column: 42,
            endLine: 6,
            endColumn: 58,
          },
        ],
      },
      {
        name: 'returned, without semicolons',
        code: `import { S3Client } from '@aws-sdk/client-s3'

export async function load(command, list) {
  const client = new S3Client({})
  try {
    return client.send(command)
  } finally {
    client.destroy()
  }
}
`,
        output: `import { S3Client } from '@aws-sdk/client-s3'

export async function load(command, list) {
  const client = new S3Client({})
  try {
    return await client.send(command)
  } finally {
    client.destroy()
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'client.send', close: 'client.destroy()', line: '8', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'returned, with Windows line ends',
        code: 'import { S3Client } from \'@aws-sdk/client-s3\';\r\n\r\nexport async function load(command, list) {\r\n  const client = new S3Client({});\r\n  try {\r\n    return client.send(command);\r\n  } finally {\r\n    client.destroy();\r\n  }\r\n}\r\n',
        output: 'import { S3Client } from \'@aws-sdk/client-s3\';\r\n\r\nexport async function load(command, list) {\r\n  const client = new S3Client({});\r\n  try {\r\n    return await client.send(command);\r\n  } finally {\r\n    client.destroy();\r\n  }\r\n}\r\n',
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'client.send', close: 'client.destroy()', line: '8', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'dropped',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  // later
  client.send(command);
  client.destroy();
}
`,
        output: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  // later
  await client.send(command);
  client.destroy();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'closedWhilePending',
            data: { close: 'client.destroy()', line: '7', api: 'client.send', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 6,
            column: 3,
            endLine: 6,
            endColumn: 23,
          },
        ],
      },
      {
        name: 'dropped on purpose',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  void client.send(command);
  client.destroy();
}
`,
        output: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  await client.send(command);
  client.destroy();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'closedWhilePending',
            data: { close: 'client.destroy()', line: '6', api: 'client.send', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 5,
            column: 8,
            endLine: 5,
            endColumn: 28,
          },
        ],
      },
      {
        name: 'dropped in one line',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export const send = async (command) => { const client = new S3Client({}); client.send(command).catch(console.error); client.destroy(); };
`,
        output: `import { S3Client } from '@aws-sdk/client-s3';

export const send = async (command) => { const client = new S3Client({}); await client.send(command).catch(console.error); client.destroy(); };
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'closedWhilePending',
            data: { close: 'client.destroy()', line: '3', api: 'client.send', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 3,
            column: 75,
            endLine: 3,
            endColumn: 95,
          },
        ],
      },
      {
        name: 'dropped in a branch without braces',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  if (command) client.send(command);
  client.destroy();
}
`,
        output: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  if (command) await client.send(command);
  client.destroy();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'closedWhilePending',
            data: { close: 'client.destroy()', line: '6', api: 'client.send', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 5,
            column: 16,
            endLine: 5,
            endColumn: 36,
          },
        ],
      },
      {
        name: 'dropped in callbacks',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  list.map(async (one) => {
    await client.send(one);
  });
  client.destroy();
}
`,
        output: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  await Promise.all(list.map(async (one) => {
    await client.send(one);
  }));
  client.destroy();
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'closedWhilePending',
            data: { close: 'client.destroy()', line: '8', api: 'client.send', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 6,
            column: 11,
            endLine: 6,
            endColumn: 27,
          },
        ],
      },
      {
        name: 'dropped by forEach',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  list.forEach(async (one) => {
    await client.send(one);
  });
  client.destroy();
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'closedWhilePending',
            data: {
              close: 'client.destroy()',
              line: '8',
              api: 'client.send',
              outcome: 'is cut off, or it begins later and nothing closes its socket',
              note: ' Not rewritten: nobody can wait for callbacks of `forEach`.',
            },
            line: 6,
            column: 11,
            endLine: 6,
            endColumn: 27,
          },
        ],
      },
      {
        name: 'kept for later',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export async function load(command, list) {
  const client = new S3Client({});
  const pending = client.send(command);
  client.destroy();
  return pending;
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'closedWhilePending',
            data: {
              close: 'client.destroy()',
              line: '6',
              api: 'client.send',
              outcome: 'is cut off, or it begins later and nothing closes its socket',
              note: ' Not rewritten: the promise is kept for later.',
            },
            line: 5,
            column: 19,
            endLine: 5,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'in a function that is not async',
        code: `import { S3Client } from '@aws-sdk/client-s3';

export function load(command, list) {
  const client = new S3Client({});
  try {
    return client.send(command);
  } finally {
    client.destroy();
  }
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: {
              api: 'client.send',
              close: 'client.destroy()',
              line: '8',
              outcome: 'is cut off, or it begins later and nothing closes its socket',
              note: ' Not rewritten: the function is not async.',
            },
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'in the module itself',
        code: `import { S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({});
client.send(globalThis.command);
client.destroy();
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'closedWhilePending',
            data: {
              close: 'client.destroy()',
              line: '5',
              api: 'client.send',
              outcome: 'is cut off, or it begins later and nothing closes its socket',
              note: ' Not rewritten: it runs while the module is loaded.',
            },
            line: 4,
            column: 1,
            endLine: 4,
            endColumn: 32,
          },
        ],
      },
      {
        name: 'over an agent',
        code: `import https from 'node:https';
import axios from 'axios';

export async function load(url) {
  const httpsAgent = new https.Agent({ keepAlive: true });
  try {
    return axios.get(url, { httpsAgent });
  } finally {
    httpsAgent.destroy();
  }
}
`,
        output: `import https from 'node:https';
import axios from 'axios';

export async function load(url) {
  const httpsAgent = new https.Agent({ keepAlive: true });
  try {
    return await axios.get(url, { httpsAgent });
  } finally {
    httpsAgent.destroy();
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'axios.get', close: 'httpsAgent.destroy()', line: '9', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 7,
            column: 12,
            endLine: 7,
            endColumn: 42,
          },
        ],
      },
      {
        name: 'in CommonJS',
        code: `const { S3Client } = require('@aws-sdk/client-s3');

exports.load = async (command) => {
  const client = new S3Client({});
  try {
    return client.send(command);
  } finally {
    client.destroy();
  }
};
`,
        output: `const { S3Client } = require('@aws-sdk/client-s3');

exports.load = async (command) => {
  const client = new S3Client({});
  try {
    return await client.send(command);
  } finally {
    client.destroy();
  }
};
`,
        languageOptions: { sourceType: 'commonjs' },
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'client.send', close: 'client.destroy()', line: '8', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 32,
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
        name: 'awaited',
        code: `import { request } from 'playwright';

export async function load(url: string): Promise<string> {
  const context = await request.newContext();
  try {
    const response = await context.get(url);
    return await response.text();
  } finally {
    await context.dispose();
  }
}
`,
      },
    ],
    invalid: [
      {
        name: 'returned',
        code: `import { request, type APIResponse } from 'playwright';

export async function load(url: string): Promise<APIResponse> {
  const context = await request.newContext();
  try {
    return context.get(url);
  } finally {
    await context.dispose();
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'context.get', close: 'context.dispose()', line: '8', outcome: 'fails', note: '' },
            line: 6,
            column: 12,
            endLine: 6,
            endColumn: 28,
            suggestions: [
              { messageId: 'awaitRequest', output: `import { request, type APIResponse } from 'playwright';

export async function load(url: string): Promise<APIResponse> {
  const context = await request.newContext();
  try {
    return await context.get(url);
  } finally {
    await context.dispose();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'returned as another type',
        code: `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export class Store {
  async load(command: never): Promise<unknown> {
    const client = new DynamoDBClient({});
    try {
      return client.send(command) as Promise<unknown>;
    } finally {
      client.destroy();
    }
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'returnedWhilePending',
            data: { api: 'client.send', close: 'client.destroy()', line: '9', outcome: 'is cut off, or it begins later and nothing closes its socket', note: '' },
            line: 7,
            column: 14,
            endLine: 7,
            endColumn: 34,
            suggestions: [
              { messageId: 'awaitRequest', output: `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export class Store {
  async load(command: never): Promise<unknown> {
    const client = new DynamoDBClient({});
    try {
      return await (client.send(command) as Promise<unknown>);
    } finally {
      client.destroy();
    }
  }
}
` },
            ],
          },
        ],
      },
    ],
  });
});
