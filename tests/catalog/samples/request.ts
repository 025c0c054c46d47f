import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'both places of the options, and verbs',
    code: `
      const request = require('request');
      request('https://api.example.com', (error, response) => console.log(response));
      request({ url: 'https://api.example.com' }, (error, response) => console.log(response));
      request.get('https://api.example.com', {}, (error, response) => console.log(response));
      request.head('https://api.example.com', (error, response) => console.log(response));
      request.options('https://api.example.com', (error, response) => console.log(response));
      request.post({ url: 'https://api.example.com' }, (error, response) => console.log(response));
      request.put('https://api.example.com', (error, response) => console.log(response));
      request.patch('https://api.example.com', (error, response) => console.log(response));
      request.del('https://api.example.com', (error, response) => console.log(response));
      request.delete('https://api.example.com', (error, response) => console.log(response));
    `,
    requests: ['request', 'request', 'request.get', 'request.head', 'request.options', 'request.post', 'request.put', 'request.patch', 'request.del', 'request.delete'].map((api) => ({
      api,
      client: { id: 'request' },
      deadline: { state: 'missing' },
      waits: 'forever',
      idiom: 'timeout: {{ms}}',
    })),
  },
  {
    name: 'deadlines and instances',
    code: `
      import request from 'request';
      const bounded = request.defaults({ timeout: 5000 });
      const lasting = request.forever({ maxSockets: 5 }, { timeout: 5000 });
      request('https://api.example.com', { timeout: 5000 }, (error, response) => console.log(response));
      request({ url: 'https://api.example.com', timeout: 0 }, (error, response) => console.log(response));
      bounded('https://api.example.com', (error, response) => console.log(response));
      lasting.get('https://api.example.com', (error, response) => console.log(response));
    `,
    sessions: [],
    instances: [{ api: 'request.defaults', client: { id: 'request' }, name: 'bounded' }, { api: 'request.forever', name: 'lasting' }],
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'disabled', option: 'timeout' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
  },
  {
    name: 'agents and verification',
    code: `
      const request = require('request');
      const https = require('https');
      request({ url: 'https://api.example.com/a', agent: new https.Agent({ keepAlive: true }) }, (error, response) => console.log(response));
      request({ url: 'https://api.example.com/b', strictSSL: false }, (error, response) => console.log(response));
      request({ url: 'https://api.example.com/c', rejectUnauthorized: false }, (error, response) => console.log(response));
      request({ url: 'https://api.example.com/d', agentOptions: { rejectUnauthorized: false } }, (error, response) => console.log(response));
      module.exports = request.defaults({ strictSSL: false });
    `,
    sessions: [{ api: 'new https.Agent', inline: true, givenTo: 'request' }],
    tlsSwitches: [
      { switch: 'strictSSL: false', effect: 'off', client: { id: 'request' } },
      { switch: 'rejectUnauthorized: false', effect: 'off' },
      { switch: 'rejectUnauthorized: false', effect: 'off' },
      { switch: 'strictSSL: false', effect: 'off' },
    ],
  },
  {
    name: 'nothing: a handler parameter of that name',
    code: `
      export function handler(request, response) {
        request.get('https://api.example.com');
        response.end();
      }
    `,
    requests: [],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import request from 'request';
      request('https://api.example.com', { dispatcher });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'dispatcher', instead: ['agent'] } },
    ],
  },
];
