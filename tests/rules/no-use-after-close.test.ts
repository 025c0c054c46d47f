import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-use-after-close.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('uses after closing', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'closed last',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  try {
    await pool.request({ path: '/', method: 'HEAD' });
  } finally {
    await pool.close();
  }
}
`,
      },
      {
        name: 'closed before leaving',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  if (paths.length === 0) {
    await pool.close();
    return;
  }
  await pool.request({ path: '/', method: 'HEAD' });
  await pool.close();
}
`,
      },
      {
        name: 'made anew',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  let pool = new Pool(origin);
  for (const path of paths) {
    try {
      await pool.request({ path, method: 'HEAD' });
    } catch {
      await pool.close();
      pool = new Pool(origin);
    }
  }
}
`,
      },
      {
        name: 'made in each turn',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  for (const path of paths) {
    const pool = new Pool(origin);
    await pool.request({ path, method: 'HEAD' });
    await pool.close();
  }
}
`,
      },
      {
        name: 'asked first',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  await pool.close();
  if (!pool.closed) await pool.request({ path: '/', method: 'HEAD' });
}
`,
      },
      {
        name: 'an agent that works on',
        code: `import http from 'node:http';

export function load(url, done) {
  const agent = new http.Agent({ keepAlive: true });
  agent.destroy();
  http.get(url, { agent }, done);
}
`,
      },
      {
        name: 'a look-alike',
        code: `import { Pool } from './pool.js';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  await pool.close();
  await pool.request({ path: '/', method: 'HEAD' });
}
`,
      },
    ],
    invalid: [
      {
        name: 'in the next statement',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  await pool.close();
  await pool.request({ path: '/', method: 'HEAD' });
}
`,
        output: null,
        errors: [
          {
            messageId: 'usedAfterClose',
            data: { name: 'pool', line: '5', effect: 'fails with `ClientDestroyedError`' },
            line: 6,
            column: 9,
            endLine: 6,
            endColumn: 52,
          },
        ],
      },
      {
        name: 'in the next turn of a loop',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  for (const path of paths) {
    await pool.request({ path, method: 'HEAD' });
    await pool.close();
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'usedAfterClose',
            data: { name: 'pool', line: '7', effect: 'fails with `ClientDestroyedError`' },
            line: 6,
            column: 11,
            endLine: 6,
            endColumn: 49,
          },
        ],
      },
      {
        name: 'after a handler that goes on',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  try {
    await pool.request({ path: '/', method: 'HEAD' });
  } catch {
    await pool.destroy();
  }
  return pool.request({ path: '/', method: 'GET' });
}
`,
        output: null,
        errors: [
          {
            messageId: 'usedAfterClose',
            data: { name: 'pool', line: '8', effect: 'fails with `ClientDestroyedError`' },
            line: 10,
            column: 10,
            endLine: 10,
            endColumn: 52,
          },
        ],
      },
      {
        name: 'of an option',
        code: `import { Agent, fetch } from 'undici';

export async function load(origin, paths) {
  const dispatcher = new Agent();
  try {
    await fetch(origin, { dispatcher });
  } finally {
    await dispatcher.close();
  }
  return fetch(origin, { dispatcher });
}
`,
        output: null,
        errors: [
          {
            messageId: 'usedAfterClose',
            data: { name: 'dispatcher', line: '8', effect: 'fails with `ClientDestroyedError`' },
            line: 10,
            column: 10,
            endLine: 10,
            endColumn: 39,
          },
        ],
      },
      {
        name: 'several uses',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  await pool.close();
  await pool.request({ path: '/a', method: 'HEAD' });
  await pool.request({ path: '/b', method: 'HEAD' });
}
`,
        output: null,
        errors: [
          {
            messageId: 'usedAfterClose',
            data: { name: 'pool', line: '5', effect: 'fails with `ClientDestroyedError`' },
            line: 6,
            column: 9,
            endLine: 6,
            endColumn: 53,
          },
        ],
      },
      {
        name: 'either of two',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  await pool.close();
  if (paths) return pool.request({ path: '/a', method: 'HEAD' });
  return pool.request({ path: '/b', method: 'HEAD' });
}
`,
        output: null,
        errors: [
          {
            messageId: 'usedAfterClose',
            data: { name: 'pool', line: '5', effect: 'fails with `ClientDestroyedError`' },
            line: 6,
            column: 21,
            endLine: 6,
            endColumn: 65,
          },
          {
            messageId: 'usedAfterClose',
            data: { name: 'pool', line: '5', effect: 'fails with `ClientDestroyedError`' },
            line: 7,
            column: 10,
            endLine: 7,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'by a function of the file',
        code: `import { Pool } from 'undici';

const pool = new Pool('https://a.example');

async function stop() {
  await pool.close();
}

export async function run() {
  await stop();
  await pool.request({ path: '/', method: 'HEAD' });
}
`,
        output: null,
        errors: [
          {
            messageId: 'usedAfterClose',
            data: { name: 'pool', line: '6', effect: 'fails with `ClientDestroyedError`' },
            line: 11,
            column: 9,
            endLine: 11,
            endColumn: 52,
          },
        ],
      },
      {
        name: 'in CommonJS, of a database',
        code: `const { Pool } = require('pg');

module.exports = async function count() {
  const pool = new Pool();
  await pool.end();
  return pool.query('SELECT 1');
};
`,
        output: null,
        languageOptions: { sourceType: 'commonjs' },
        errors: [
          {
            messageId: 'usedAfterClose',
            data: { name: 'pool', line: '5', effect: 'fails with "Cannot use a pool after calling end on the pool"' },
            line: 6,
            column: 10,
            endLine: 6,
            endColumn: 32,
          },
        ],
      },
    ],
  });
});

describe('closing twice', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'closed once',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  await pool.close();
}
`,
      },
      {
        name: 'in another way',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  await pool.close();
  await pool.destroy();
}
`,
      },
      {
        name: 'where nobody minds',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  try {
    await pool.close();
  } finally {
    await pool.close().catch(() => {});
  }
}
`,
      },
      {
        name: 'behind a flag',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  let isClosed = false;
  try {
    await pool.close();
    isClosed = true;
  } finally {
    if (!isClosed) await pool.close();
  }
}
`,
      },
    ],
    invalid: [
      {
        name: 'in a finally block',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  try {
    await pool.request({ path: '/', method: 'HEAD' });
    await pool.close();
  } finally {
    await pool.close();
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'closedTwice',
            data: { name: 'pool', line: '7', effect: 'rejects' },
            line: 9,
            column: 11,
            endLine: 9,
            endColumn: 23,
          },
        ],
      },
      {
        name: 'in each turn of a loop',
        code: `import { Pool } from 'undici';

export async function load(origin, paths) {
  const pool = new Pool(origin);
  for (const path of paths) await pool.close();
}
`,
        output: null,
        errors: [
          {
            messageId: 'closedTwice',
            data: { name: 'pool', line: '5', effect: 'rejects' },
            line: 5,
            column: 35,
            endLine: 5,
            endColumn: 47,
          },
        ],
      },
      {
        name: 'after a handler',
        code: `import { Pool } from 'pg';

export async function load(origin, paths) {
  const pool = new Pool();
  try {
    await pool.query('SELECT 1');
  } catch {
    await pool.end();
  }
  await pool.end();
}
`,
        output: null,
        errors: [
          {
            messageId: 'closedTwice',
            data: { name: 'pool', line: '8', effect: 'rejects' },
            line: 10,
            column: 9,
            endLine: 10,
            endColumn: 19,
          },
        ],
      },
    ],
  });
});

describe('in TypeScript', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a parameter',
        code: `import type { Pool } from 'undici';

export async function load(pool: Pool): Promise<void> {
  await pool.close();
  await pool.request({ path: '/', method: 'HEAD' });
}
`,
      },
    ],
    invalid: [
      {
        name: 'in a method',
        code: `import { request, type APIRequestContext } from 'playwright';

export class Client {
  async load(url: string): Promise<string> {
    const context: APIRequestContext = await request.newContext();
    await context.dispose();
    const response = await context.get(url);
    return response.text();
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'usedAfterClose',
            data: { name: 'context', line: '6', effect: 'fails with "Target page, context or browser has been closed"' },
            line: 7,
            column: 28,
            endLine: 7,
            endColumn: 44,
          },
        ],
      },
      {
        name: 'twice',
        code: `import { Client } from 'undici';

export async function ping(origin: string): Promise<void> {
  const client = new Client(origin);
  try {
    await (await client.request({ path: '/', method: 'GET' })).body.dump();
    await client.close();
  } finally {
    await client!.close();
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'closedTwice',
            data: { name: 'client', line: '7', effect: 'rejects' },
            line: 9,
            column: 11,
            endLine: 9,
            endColumn: 26,
          },
        ],
      },
    ],
  });
});
