import type { ClientEntry, CloseMethod, RequestModel, SessionModel } from '../types.js';

const close = [{ method: 'close', async: true, graceful: true }] as const satisfies readonly CloseMethod[];

const launch = {
  create: 'call',
  type: 'Browser',
  kind: 'browser',
  options: 0,
  close,
  dispose: 'async',
  keepsProcessAlive: true,
  parts: ['newContext', 'newPage', 'newBrowserCDPSession', 'newCDPSession', 'contexts', 'pages'],
} as const satisfies SessionModel;

const send = {
  options: 1,
  deadline: ['timeout'],
  waits: 30_000,
  boundedByDefault: true,
  tls: [{ option: 'ignoreHTTPSErrors', is: true }],
  errors: { options: { timeout: [{ name: 'TimeoutError', class: 'errors.TimeoutError' }] } },
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

/** API request contexts and browsers. The `request` fixture of a test is managed by the runner and is no session. */
export const playwright = {
  id: 'playwright',
  name: 'Playwright',
  modules: ['@playwright/test', 'playwright', 'playwright-core'],
  types: { APIRequestContext: 'APIRequestContext', Browser: 'Browser' },
  sessions: {
    'request.newContext': {
      create: 'call',
      type: 'APIRequestContext',
      kind: 'connection pool',
      options: 0,
      close: [{ method: 'dispose', async: true, graceful: false }],
      afterClose: 'fails with "Target page, context or browser has been closed"',
      dispose: 'async',
      keepsProcessAlive: false,
      keepsCookies: true,
      deadline: ['timeout'],
      tls: [{ option: 'ignoreHTTPSErrors', is: true }],
    },
    'chromium.launch': launch,
    'firefox.launch': launch,
    'webkit.launch': launch,
  },
  instances: {
    'Browser#newContext': { create: 'call', type: 'BrowserContext', options: 0, tls: [{ option: 'ignoreHTTPSErrors', is: true }] },
    'Browser#newPage': { create: 'call', type: 'Page', options: 0, tls: [{ option: 'ignoreHTTPSErrors', is: true }] },
  },
  requests: {
    'APIRequestContext#get': send,
    'APIRequestContext#head': send,
    'APIRequestContext#post': send,
    'APIRequestContext#put': send,
    'APIRequestContext#patch': send,
    'APIRequestContext#delete': send,
    'APIRequestContext#fetch': send,
  },
  source: 'run: playwright-core 1.65 on Node 20, 22, 24 (request contexts); browsers: source of playwright-core 1.65 and documentation',
} as const satisfies ClientEntry;
