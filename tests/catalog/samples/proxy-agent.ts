import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'without keepAlive it pools nothing',
    code: `
      import { ProxyAgent } from 'proxy-agent';
      const agent = new ProxyAgent();
    `,
    sessions: [{ api: 'new ProxyAgent', noun: 'proxy pool', pools: 'no', poolsWith: 'keepAlive: true', closeMethod: { name: 'destroy', async: false } }],
  },
  {
    name: 'with keepAlive',
    code: `
      const { ProxyAgent } = require('proxy-agent');
      const agent = new ProxyAgent({ keepAlive: true });
    `,
    sessions: [{ api: 'new ProxyAgent', pools: 'yes', keepsProcessAlive: false }],
  },
  {
    name: 'verification off',
    code: `
      import { ProxyAgent } from 'proxy-agent';
      const agent = new ProxyAgent({ rejectUnauthorized: false });
    `,
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'look-alike from a file of the project',
    code: `
      import { ProxyAgent } from './proxy.js';
      const agent = new ProxyAgent({ keepAlive: true, rejectUnauthorized: false });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
