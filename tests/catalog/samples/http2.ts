import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'a connection in every import form',
    code: `
      import http2, { connect } from 'node:http2';
      const first = http2.connect('https://api.example.com');
      const second = connect('https://api.example.com');
      const third = require('http2').connect('https://api.example.com');
      first.close();
      second.destroy();
      third.close();
    `,
    sessions: [
      { api: 'http2.connect', client: { id: 'http2' }, noun: 'connection', pools: 'yes', keepsProcessAlive: true, closeMethod: { name: 'close', async: false } },
      { api: 'connect', client: { id: 'http2' } },
      { client: { id: 'http2' } },
    ],
  },
  {
    name: 'requests and their deadlines',
    code: `
      import { connect } from 'node:http2';
      const session = connect('https://api.example.com');
      session.request({ ':path': '/a' }).resume();
      session.request({ ':path': '/b' }, { signal: AbortSignal.timeout(5000) }).resume();
      session.request({ ':path': '/c' }, { timeout: 5000 }).resume();
      const stream = session.request({ ':path': '/d' });
      stream.setTimeout(5000, () => stream.close());
    `,
    requests: [
      { api: 'session.request', client: { id: 'http2' }, deadline: { state: 'missing' }, waits: 'forever' },
      { deadline: { state: 'set' } },
      { deadline: { state: 'ineffective', option: 'timeout' } },
      { deadline: { state: 'set' } },
    ],
  },
  {
    name: 'a typed parameter',
    ts: true,
    code: `
      import type { ClientHttp2Session } from 'node:http2';
      export function ping(session: ClientHttp2Session) {
        return session.request({ ':path': '/' });
      }
    `,
    requests: [{ api: 'session.request', client: { id: 'http2' } }],
  },
  {
    name: 'verification off',
    code: `
      import { connect } from 'node:http2';
      export const a = connect('https://api.example.com', { rejectUnauthorized: false });
      export const b = connect('https://api.example.com', { checkServerIdentity() {} });
    `,
    tlsSwitches: [{ switch: 'rejectUnauthorized: false', effect: 'off', client: { id: 'http2' } }, { effect: 'off' }],
  },
  {
    name: 'nothing: a server, another connect',
    code: `
      import { createSecureServer } from 'node:http2';
      import { connect } from './database.js';
      export const server = createSecureServer({});
      export const session = connect('https://api.example.com');
      session.request({ ':path': '/' });
    `,
    sessions: [],
    requests: [],
  },
];
