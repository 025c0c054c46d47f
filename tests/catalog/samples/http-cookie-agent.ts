import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'https agent with a jar',
    code: `
      import { HttpsCookieAgent } from 'http-cookie-agent/http';
      import { CookieJar } from 'tough-cookie';
      const jar = new CookieJar();
      const agent = new HttpsCookieAgent({ cookies: { jar }, keepAlive: true, rejectUnauthorized: false });
    `,
    sessions: [{ api: 'new HttpsCookieAgent', pools: 'yes' }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'required, without keepAlive',
    code: `
      const { HttpCookieAgent } = require('http-cookie-agent/http');
      const agent = new HttpCookieAgent({ cookies: {} });
    `,
    sessions: [{ api: 'new HttpCookieAgent', pools: 'no' }],
  },
  {
    name: 'mixed agent owns nothing',
    code: `
      import { MixedCookieAgent } from 'http-cookie-agent/http';
      const agent = new MixedCookieAgent({ cookies: {}, keepAlive: true });
    `,
    sessions: [],
    instances: [{ api: 'new MixedCookieAgent' }],
  },
  {
    name: 'own class',
    code: `
      class HttpsCookieAgent {}
      const agent = new HttpsCookieAgent({ keepAlive: true, rejectUnauthorized: false });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
