import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-mismatched-timeout-error.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

const signalFires = 'When the signal of `AbortSignal.timeout` fires';
const checkForThat = 'Check for that.';

describe('signals of AbortSignal.timeout', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'the right name',
        code: `
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error.name === 'TimeoutError') console.log('late');
}
`,
      },
      {
        name: 'both names',
        code: `
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') console.log('late');
}
`,
      },
      {
        name: 'a signal that somebody else may abort',
        code: `
export async function load(signal) {
  try {
    return await fetch('https://example.com', { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) });
  } catch (error) {
    if (error.name === 'AbortError') console.log('gone');
  }
}
`,
      },
      {
        name: 'the name of node-fetch',
        code: `
import fetch from 'node-fetch';
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error.name === 'AbortError') console.log('late');
}
`,
      },
      {
        name: 'a page: it may be left',
        code: `
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error.name === 'AbortError') console.log('late');
}
`,
        settings: { 'async-http': { runtime: 'browser' } },
      },
    ],
    invalid: [
      {
        name: 'AbortError of fetch',
        code: `
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error.name === 'AbortError') console.log('late');
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: signalFires, api: 'fetch', error: '`TimeoutError`', checked: 'AbortError', remedy: checkForThat, note: '' },
            line: 5,
            column: 7,
            endLine: 5,
            endColumn: 34,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`TimeoutError`' },
                output: `
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error.name === 'TimeoutError') console.log('late');
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'all fixes, in a switch, with the quotes of the literal',
        code: `
export const load = (url) => fetch(url, { signal: AbortSignal.timeout(5000) })
  .then((response) => response.json())
  .catch(({ name }) => {
    switch (name) {
      case "AbortError":
        return 'late';
      default:
        return 'broken';
    }
  });
`,
        output: `
export const load = (url) => fetch(url, { signal: AbortSignal.timeout(5000) })
  .then((response) => response.json())
  .catch(({ name }) => {
    switch (name) {
      case "TimeoutError":
        return 'late';
      default:
        return 'broken';
    }
  });
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'mismatchedCheck', data: { when: signalFires, api: 'fetch', error: '`TimeoutError`', checked: 'AbortError', remedy: checkForThat, note: '' }, line: 6, column: 12, endLine: 6, endColumn: 24 },
        ],
      },
      {
        name: 'TimeoutError of the core client',
        code: `
import https from 'node:https';

https.get('https://example.com', { signal: AbortSignal.timeout(5000) }, (response) => response.resume())
  .on('error', (error) => console.log(error.name === 'TimeoutError' ? 'late' : 'broken'));
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: signalFires, api: 'https.get', error: '`AbortError`', checked: 'TimeoutError', remedy: checkForThat, note: '' },
            line: 5,
            column: 39,
            endLine: 5,
            endColumn: 68,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`AbortError`' },
                output: `
import https from 'node:https';

https.get('https://example.com', { signal: AbortSignal.timeout(5000) }, (response) => response.resume())
  .on('error', (error) => console.log(error.name === 'AbortError' ? 'late' : 'broken'));
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a code where only the name tells',
        code: `
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error?.code !== 'ECONNABORTED') throw error;
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: signalFires, api: 'fetch', error: '`TimeoutError`', checked: 'ECONNABORTED', remedy: checkForThat, note: '' },
            line: 5,
            column: 7,
            endLine: 5,
            endColumn: 37,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`TimeoutError`' },
                output: `
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error?.name !== 'TimeoutError') throw error;
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'one report for a handler',
        code: `
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error.name === 'AbortError' || error.code === 'ABORT_ERR') console.log('late');
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: signalFires, api: 'fetch', error: '`TimeoutError`', checked: 'AbortError', remedy: checkForThat, note: '' },
            line: 5,
            column: 7,
            endLine: 5,
            endColumn: 34,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`TimeoutError`' },
                output: `
try {
  await fetch('https://example.com', { signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error.name === 'TimeoutError' || error.code === 'ABORT_ERR') console.log('late');
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a predicate of the file, asked for two requests',
        code: `
const isTimeout = (error) => error.name === 'AbortError';

export async function load(url) {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(5000) });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return fetch(url, { signal: AbortSignal.timeout(9000) }).catch((again) => isTimeout(again));
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: signalFires, api: 'fetch', error: '`TimeoutError`', checked: 'AbortError', remedy: checkForThat, note: '' },
            line: 2,
            column: 30,
            endLine: 2,
            endColumn: 57,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`TimeoutError`' },
                output: `
const isTimeout = (error) => error.name === 'TimeoutError';

export async function load(url) {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(5000) });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return fetch(url, { signal: AbortSignal.timeout(9000) }).catch((again) => isTimeout(again));
  }
}
`,
              },
            ],
          },
        ],
      },
    ],
  });

  typescript.run(rule.name, tested, {
    valid: [],
    invalid: [
      {
        name: 'through a cast',
        code: `
export async function load(url: string): Promise<Response | null> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(5000) });
  } catch (error) {
    if ((error as Error).name === 'AbortError') return null;
    throw error;
  }
}
`,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: signalFires, api: 'fetch', error: '`TimeoutError`', checked: 'AbortError', remedy: checkForThat, note: '' },
            line: 6,
            column: 9,
            endLine: 6,
            endColumn: 47,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`TimeoutError`' },
                output: `
export async function load(url: string): Promise<Response | null> {
  try {
    return await fetch(url, { signal: AbortSignal.timeout(5000) });
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return null;
    throw error;
  }
}
`,
              },
            ],
          },
        ],
      },
    ],
  });
});

describe('controllers', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'an armed controller gives AbortError',
        code: `
const controller = new AbortController();
const timer = setTimeout(() => controller.abort(), 5000);
try {
  await fetch('https://example.com', { signal: controller.signal });
} catch (error) {
  if (error.name === 'AbortError') console.log('late');
} finally {
  clearTimeout(timer);
}
`,
      },
    ],
    invalid: [
      {
        name: 'TimeoutError of an armed controller',
        code: `
const controller = new AbortController();
const timer = setTimeout(() => controller.abort(), 5000);
try {
  await fetch('https://example.com', { signal: controller.signal });
} catch (error) {
  if (error.name === 'TimeoutError') console.log('late');
} finally {
  clearTimeout(timer);
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: 'When its controller aborts', api: 'fetch', error: '`AbortError`', checked: 'TimeoutError', remedy: checkForThat, note: '' },
            line: 7,
            column: 7,
            endLine: 7,
            endColumn: 36,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`AbortError`' },
                output: `
const controller = new AbortController();
const timer = setTimeout(() => controller.abort(), 5000);
try {
  await fetch('https://example.com', { signal: controller.signal });
} catch (error) {
  if (error.name === 'AbortError') console.log('late');
} finally {
  clearTimeout(timer);
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a reason of its own',
        code: `
const controller = new AbortController();
setTimeout(() => controller.abort(new Error('Too late')), 5000);
try {
  await fetch('https://example.com', { signal: controller.signal });
} catch (error) {
  if (error.name === 'AbortError') console.log('late');
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: {
              when: 'When its controller aborts with that reason',
              api: 'fetch',
              error: '`Error`',
              checked: 'AbortError',
              remedy: 'Abort without a reason, or check for that one.',
              note: ' Not rewritten: nothing but its text tells the error from others.',
            },
            line: 7,
            column: 7,
            endLine: 7,
            endColumn: 34,
          },
        ],
      },
      {
        name: 'a text as the reason',
        code: `
const controller = new AbortController();
setTimeout(() => controller.abort('Too late'), 5000);
try {
  await fetch('https://example.com', { signal: controller.signal });
} catch (error) {
  if (error.name === 'AbortError') console.log('late');
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: {
              when: 'When its controller aborts with that reason',
              api: 'fetch',
              error: "the text 'Too late'",
              checked: 'AbortError',
              remedy: 'Abort without a reason, or check for that one.',
              note: ' Not rewritten: nothing but its text tells the error from others.',
            },
            line: 7,
            column: 7,
            endLine: 7,
            endColumn: 34,
          },
        ],
      },
    ],
  });
});

describe('options', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'the code of axios',
        code: `
import axios from 'axios';
axios.get('https://example.com', { timeout: 5000 }).catch((error) => console.log(error.code === 'ECONNABORTED'));
`,
      },
      {
        name: 'the class of ky',
        code: `
import ky, { TimeoutError } from 'ky';
ky('https://example.com', { timeout: 5000 }).catch((error) => console.log(error instanceof TimeoutError));
`,
      },
    ],
    invalid: [
      {
        name: 'a name where axios has a code',
        code: `
import axios from 'axios';
axios.get('https://example.com', { timeout: 5000 }).catch((error) => console.log(error.name === 'TimeoutError'));
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: 'When its `timeout` is over', api: 'axios.get', error: '`AxiosError` with the code `ECONNABORTED`', checked: 'TimeoutError', remedy: checkForThat, note: '' },
            line: 3,
            column: 82,
            endLine: 3,
            endColumn: 111,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`AxiosError` with the code `ECONNABORTED`' },
                output: `
import axios from 'axios';
axios.get('https://example.com', { timeout: 5000 }).catch((error) => console.log(error.code === 'ECONNABORTED'));
`,
              },
            ],
          },
        ],
      },
      {
        name: 'options that do not show: no error of axios has that name',
        code: `
import axios from 'axios';
export const load = (options) => axios.get('https://example.com', options).catch((error) => error.name === 'AbortError');
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: {
              when: 'When it is aborted or its time is up',
              api: 'axios.get',
              error: '`CanceledError`, `AxiosError` with the code `ECONNABORTED` or `AxiosError` with the code `ETIMEDOUT`',
              checked: 'AbortError',
              remedy: checkForThat,
              note: ' Not rewritten: several errors may come.',
            },
            line: 3,
            column: 93,
            endLine: 3,
            endColumn: 120,
          },
        ],
      },
      {
        name: 'the cause of the error',
        code: `
import { ofetch } from 'ofetch';
try {
  await ofetch('https://example.com', { timeout: 5000 });
} catch (error) {
  if (error.name === 'TimeoutError') console.log('late');
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: 'When its `timeout` is over', api: 'ofetch', error: '`FetchError` whose cause is `TimeoutError`', checked: 'TimeoutError', remedy: checkForThat, note: '' },
            line: 6,
            column: 7,
            endLine: 6,
            endColumn: 36,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`FetchError` whose cause is `TimeoutError`' },
                output: `
import { ofetch } from 'ofetch';
try {
  await ofetch('https://example.com', { timeout: 5000 });
} catch (error) {
  if (error.cause?.name === 'TimeoutError') console.log('late');
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a class that has to be imported',
        code: `
import OpenAI from 'openai';
const client = new OpenAI({ timeout: 5000 });
try {
  await client.responses.create({ input: 'hi' }, {});
} catch (error) {
  if (error.name !== 'TimeoutError') throw error;
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: 'When its `timeout` is over', api: 'client.responses.create', error: '`APIConnectionTimeoutError`', checked: 'TimeoutError', remedy: checkForThat, note: '' },
            line: 7,
            column: 7,
            endLine: 7,
            endColumn: 36,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`APIConnectionTimeoutError`' },
                output: `
import OpenAI, { APIConnectionTimeoutError } from 'openai';
const client = new OpenAI({ timeout: 5000 });
try {
  await client.responses.create({ input: 'hi' }, {});
} catch (error) {
  if (!(error instanceof APIConnectionTimeoutError)) throw error;
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a class for the wrong kind of deadline',
        code: `
import ky, { TimeoutError } from 'ky';
try {
  await ky('https://example.com', { timeout: false, signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error instanceof TimeoutError) console.log('late');
}
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: signalFires, api: 'ky', error: '`TimeoutError`', checked: 'TimeoutError', remedy: checkForThat, note: '' },
            line: 6,
            column: 7,
            endLine: 6,
            endColumn: 36,
            suggestions: [
              {
                messageId: 'checkForError',
                data: { error: '`TimeoutError`' },
                output: `
import ky, { TimeoutError } from 'ky';
try {
  await ky('https://example.com', { timeout: false, signal: AbortSignal.timeout(5000) });
} catch (error) {
  if (error.name === 'TimeoutError') console.log('late');
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a form of the check that cannot be turned',
        code: `
import axios from 'axios';
axios.get('https://example.com', { timeout: 5000 }).catch(({ name }) => console.log(['AbortError'].includes(name)));
`,
        output: null,
        errors: [
          {
            messageId: 'mismatchedCheck',
            data: { when: 'When its `timeout` is over', api: 'axios.get', error: '`AxiosError` with the code `ECONNABORTED`', checked: 'AbortError', remedy: checkForThat, note: ' Not rewritten: this form of the check knows no `code`.' },
            line: 3,
            column: 85,
            endLine: 3,
            endColumn: 114,
          },
        ],
      },
    ],
  });
});
