import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'requests by address and by options',
    code: `
      const phin = require('phin');
      async function load() {
        await phin('https://api.example.com');
        await phin({ url: 'https://api.example.com' });
        await phin.promisified({ url: 'https://api.example.com' });
        phin.unpromisified({ url: 'https://api.example.com' }, (error, response) => console.log(response));
      }
      module.exports = load;
    `,
    requests: ['phin', 'phin', 'phin.promisified', 'phin.unpromisified'].map((api) => ({ api, client: { id: 'phin' }, deadline: { state: 'missing' }, waits: 'forever' })),
  },
  {
    name: 'deadlines and defaults',
    code: `
      import phin from 'phin';
      const bounded = phin.defaults({ timeout: 5000 });
      await phin({ url: 'https://api.example.com', timeout: 5000 });
      await phin({ url: 'https://api.example.com', core: { signal: AbortSignal.timeout(5000) } });
      await phin({ url: 'https://api.example.com', axiosOpts: { signal: AbortSignal.timeout(5000) } });
      await phin({ url: 'https://api.example.com', axiosOpts: { timeout: 5000 } });
      await bounded({ url: 'https://api.example.com' });
    `,
    sessions: [],
    instances: [{ api: 'phin.defaults', client: { id: 'phin' }, name: 'bounded' }],
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { api: 'bounded', deadline: { state: 'set' } }],
  },
  {
    name: 'streams, agents and verification',
    code: `
      import phin from 'phin';
      import https from 'node:https';
      await phin({ url: 'https://api.example.com', stream: true });
      await phin({ url: 'https://api.example.com', core: { agent: new https.Agent({ keepAlive: true }) } });
      await phin({ url: 'https://api.example.com', core: { rejectUnauthorized: false } });
      await phin({ url: 'https://api.example.com', rejectUnauthorized: false });
    `,
    sessions: [{ api: 'new https.Agent', inline: true, givenTo: 'phin' }],
    requests: [{ streams: 'yes' }, { streams: 'no' }, { streams: 'no' }, { streams: 'no' }],
    tlsSwitches: [
      { effect: 'off', client: { id: 'phin' } },
      { effect: 'ineffective', client: { id: 'phin' } },
    ],
  },
  {
    name: 'nothing: another module',
    code: `
      import phin from './phin.js';
      await phin({ url: 'https://api.example.com' });
    `,
    requests: [],
  },
];
