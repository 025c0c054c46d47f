import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'without keepAlive it pools nothing',
    code: `
      import { SocksProxyAgent } from 'socks-proxy-agent';
      const agent = new SocksProxyAgent('socks5://proxy:1080');
    `,
    sessions: [{ api: 'new SocksProxyAgent', noun: 'proxy pool', pools: 'no', poolsWith: 'keepAlive: true', closeMethod: { name: 'destroy', async: false } }],
  },
  {
    name: 'with keepAlive',
    code: `
      const { SocksProxyAgent } = require('socks-proxy-agent');
      const agent = new SocksProxyAgent('socks5://proxy:1080', { keepAlive: true });
    `,
    sessions: [{ api: 'new SocksProxyAgent', pools: 'yes', keepsProcessAlive: false }],
  },
  {
    name: 'verification off',
    code: `
      import { SocksProxyAgent } from 'socks-proxy-agent';
      const agent = new SocksProxyAgent('socks5://proxy:1080', { rejectUnauthorized: false });
    `,
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'look-alike from a file of the project',
    code: `
      import { SocksProxyAgent } from './proxy.js';
      const agent = new SocksProxyAgent('socks5://proxy:1080', { keepAlive: true, rejectUnauthorized: false });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
