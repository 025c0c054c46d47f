import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'both modules and their verbs',
    code: `
      const rp = require('request-promise');
      const native = require('request-promise-native');
      async function load() {
        await rp({ uri: 'https://api.example.com' });
        await rp.get('https://api.example.com');
        await rp.head('https://api.example.com');
        await rp.options('https://api.example.com');
        await rp.post({ uri: 'https://api.example.com' });
        await rp.put('https://api.example.com');
        await native.patch('https://api.example.com');
        await native.del('https://api.example.com');
        await native.delete('https://api.example.com');
      }
      module.exports = load;
    `,
    requests: ['rp', 'rp.get', 'rp.head', 'rp.options', 'rp.post', 'rp.put', 'native.patch', 'native.del', 'native.delete'].map((api) => ({ api, client: { id: 'request-promise' }, deadline: { state: 'missing' }, waits: 'forever' })),
  },
  {
    name: 'deadlines, instances and verification',
    code: `
      import rp from 'request-promise-native';
      const bounded = rp.defaults({ timeout: 5000, strictSSL: false });
      await rp({ uri: 'https://api.example.com', timeout: 5000 });
      await bounded('https://api.example.com');
    `,
    instances: [{ api: 'rp.defaults', client: { id: 'request-promise' }, name: 'bounded' }],
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
    tlsSwitches: [{ switch: 'strictSSL: false', effect: 'off', client: { id: 'request-promise' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      const rp = require('./request-promise');
      rp({ uri: 'https://api.example.com', strictSSL: false });
    `,
    requests: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import request from 'request-promise';
      request('https://api.example.com', { timeout: 5000 }).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'RequestError' } }] },
    ],
  },
];
