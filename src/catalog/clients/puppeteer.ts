import type { ClientEntry, SessionModel, TlsOption } from '../types.js';

// `ignoreHTTPSErrors` is the older name.
const tls = [
  { option: 'acceptInsecureCerts', is: true },
  { option: 'ignoreHTTPSErrors', is: true },
] as const satisfies readonly TlsOption[];

const browser = {
  create: 'call',
  type: 'Browser',
  kind: 'browser',
  options: 0,
  close: [{ method: 'close', async: true, graceful: true }],
  dispose: 'both',
  keepsProcessAlive: true,
  parts: ['createBrowserContext', 'createIncognitoBrowserContext', 'createCDPSession', 'defaultBrowserContext', 'newPage', 'pages', 'target', 'targets', 'wsEndpoint'],
  tls,
} as const satisfies SessionModel;

/** A browser is a child process and a socket to it. */
export const puppeteer = {
  id: 'puppeteer',
  name: 'Puppeteer',
  modules: ['puppeteer', 'puppeteer-core'],
  types: { Browser: 'Browser' },
  sessions: {
    launch: browser,
    connect: { ...browser, close: [{ method: 'disconnect', async: true, graceful: true }] },
  },
  source: 'source: puppeteer-core 24.43 (options, disposal run on Node 20); keeping the process alive: documentation',
} as const satisfies ClientEntry;
