import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'pool with keepAlive in a handler of requests',
    code: `
      import { HttpsProxyAgent } from 'hpagent';
      import got from 'got';
      export async function load(url) {
        const agent = { https: new HttpsProxyAgent({ keepAlive: true, proxy: 'http://proxy:3128' }) };
        return got(url, { agent });
      }
    `,
    sessions: [{ api: 'new HttpsProxyAgent', noun: 'proxy pool', pools: 'yes', closeMethod: { name: 'destroy', async: false } }],
  },
  {
    name: 'verification off, namespace import',
    code: `
      import * as hpagent from 'hpagent';
      export const agent = new hpagent.HttpProxyAgent({ proxy: 'http://proxy:3128', rejectUnauthorized: false });
    `,
    sessions: [{ api: 'new hpagent.HttpProxyAgent', pools: 'no' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'look-alike',
    code: `
      import { HttpsProxyAgent } from './agents.js';
      export const agent = new HttpsProxyAgent({ keepAlive: true, rejectUnauthorized: false });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
