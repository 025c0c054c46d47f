import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'without keepAlive it pools nothing',
    code: `
      import { HttpProxyAgent } from 'http-proxy-agent';
      const agent = new HttpProxyAgent('https://proxy:3128');
    `,
    sessions: [{ api: 'new HttpProxyAgent', noun: 'proxy pool', pools: 'no', poolsWith: 'keepAlive: true', closeMethod: { name: 'destroy', async: false } }],
  },
  {
    name: 'with keepAlive',
    code: `
      const { HttpProxyAgent } = require('http-proxy-agent');
      const agent = new HttpProxyAgent('https://proxy:3128', { keepAlive: true });
    `,
    sessions: [{ api: 'new HttpProxyAgent', pools: 'yes', keepsProcessAlive: false }],
  },
  {
    name: 'verification off',
    code: `
      import { HttpProxyAgent } from 'http-proxy-agent';
      const agent = new HttpProxyAgent('https://proxy:3128', { rejectUnauthorized: false });
    `,
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'look-alike from a file of the project',
    code: `
      import { HttpProxyAgent } from './proxy.js';
      const agent = new HttpProxyAgent('https://proxy:3128', { keepAlive: true, rejectUnauthorized: false });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
  {
    name: 'the module itself, up to version 5',
    code: `
      const createAgent = require('http-proxy-agent');
      const agent = createAgent('http://proxy:3128');
    `,
    sessions: [],
    instances: [{ api: 'createAgent' }],
  },
];
