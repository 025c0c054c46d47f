import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import in a request',
    code: `
      import Agent from 'agentkeepalive';
      import http from 'node:http';
      export function load(url, callback) {
        const agent = new Agent({ maxSockets: 4 });
        http.get(url, { agent }, callback);
      }
    `,
    sessions: [{ api: 'new Agent', noun: 'connection pool', name: 'agent', pools: 'yes', poolsWith: null, keepsProcessAlive: false, closeMethod: { name: 'destroy', async: false } }],
  },
  {
    name: 'HttpsAgent of the required module',
    code: `
      const { HttpsAgent } = require('agentkeepalive');
      exports.agent = new HttpsAgent({ rejectUnauthorized: false });
    `,
    sessions: [{ api: 'new HttpsAgent', runs: { when: 'start-up' } }],
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'member of the default',
    code: `
      const Agent = require('agentkeepalive');
      const agent = new Agent.HttpsAgent();
    `,
    sessions: [{ api: 'new Agent.HttpsAgent' }],
  },
  {
    name: 'agent of another module',
    code: `
      import Agent from './agents.js';
      const agent = new Agent({ rejectUnauthorized: false });
    `,
    sessions: [],
    tlsSwitches: [{ client: { id: 'tls' } }],
  },
];
