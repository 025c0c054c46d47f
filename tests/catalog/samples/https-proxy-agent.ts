import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'without keepAlive it pools nothing',
    code: `
      import { HttpsProxyAgent } from 'https-proxy-agent';
      const agent = new HttpsProxyAgent('http://proxy:3128');
    `,
    sessions: [{ api: 'new HttpsProxyAgent', noun: 'proxy pool', pools: 'no', poolsWith: 'keepAlive: true', closeMethod: { name: 'destroy', async: false } }],
  },
  {
    name: 'with keepAlive',
    code: `
      const { HttpsProxyAgent } = require('https-proxy-agent');
      const agent = new HttpsProxyAgent('http://proxy:3128', { keepAlive: true });
    `,
    sessions: [{ api: 'new HttpsProxyAgent', pools: 'yes', keepsProcessAlive: false }],
  },
  {
    name: 'verification off',
    code: `
      import { HttpsProxyAgent } from 'https-proxy-agent';
      const agent = new HttpsProxyAgent('http://proxy:3128', { rejectUnauthorized: false });
    `,
    tlsSwitches: [{ effect: 'ineffective' }],
  },
  {
    name: 'look-alike from a file of the project',
    code: `
      import { HttpsProxyAgent } from './proxy.js';
      const agent = new HttpsProxyAgent('http://proxy:3128', { keepAlive: true, rejectUnauthorized: false });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
  {
    name: 'the module itself, up to version 5',
    code: `
      const HttpsProxyAgent = require('https-proxy-agent');
      const agent = new HttpsProxyAgent('http://proxy:3128');
    `,
    sessions: [],
    instances: [{ api: 'new HttpsProxyAgent' }],
  },
];
