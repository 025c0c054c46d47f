import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'request context',
    code: `
      import { request } from '@playwright/test';
      export async function seed(baseURL) {
        const context = await request.newContext({ baseURL });
        await context.post('/seed');
      }
    `,
    sessions: [{ api: 'request.newContext', noun: 'connection pool', name: 'context', closed: 'never', closeMethod: { name: 'dispose', async: true }, keepsProcessAlive: false }],
    requests: [{ api: 'context.post', deadline: { state: 'bounded by default' }, waits: 30000 }],
  },
  {
    name: 'required, errors of certificates ignored',
    code: `
      const { request } = require('playwright');
      async function main() {
        const context = await request.newContext({ ignoreHTTPSErrors: true });
        await context.get('https://example.com', { timeout: 1000 });
        await context.dispose();
      }
      main();
    `,
    sessions: [{ api: 'request.newContext', closed: 'sometimes' }],
    requests: [{ api: 'context.get', deadline: { state: 'set', by: 'timeout' } }],
    tlsSwitches: [{ effect: 'off', switch: 'ignoreHTTPSErrors: true' }],
  },
  {
    name: 'browser and its context',
    code: `
      import { chromium } from 'playwright-core';
      export async function shot(url) {
        const browser = await chromium.launch();
        const context = await browser.newContext({ ignoreHTTPSErrors: true });
        const page = await context.newPage();
        await page.goto(url);
      }
    `,
    sessions: [{ api: 'chromium.launch', noun: 'browser', keepsProcessAlive: true, closed: 'never' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'fixture of a test is managed',
    code: `
      import { test } from '@playwright/test';
      test('answers', async ({ request }) => {
        await request.get('/');
      });
    `,
    sessions: [],
  },
  {
    name: 'request of another module',
    code: `
      import { request } from './helpers.js';
      const context = await request.newContext({ ignoreHTTPSErrors: true });
    `,
    sessions: [],
    tlsSwitches: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import { request } from 'playwright';
      const api = await request.newContext({});
      api.get('https://api.example.com', { timeout: 5000 }).catch((error) => console.log(error.name === 'AbortError'));
      await api.dispose();
    `,
    timeoutChecks: [
      { checked: 'AbortError', ends: [{ error: { by: 'name', value: 'TimeoutError' } }] },
    ],
  },
];
