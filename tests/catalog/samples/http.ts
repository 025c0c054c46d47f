import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'every import form and both places of the options',
    code: `
      import http from 'http';
      import * as ns from 'node:http';
      import { get, request as send } from 'node:http';
      http.get('http://api.example.com/a', (response) => response.resume());
      ns.request({ hostname: 'api.example.com', path: '/b' }).end();
      get('http://api.example.com/c', {}, (response) => response.resume());
      send(new URL('http://api.example.com/d')).end();
    `,
    requests: [
      { api: 'http.get', client: { id: 'http' }, deadline: { state: 'missing' }, waits: 'forever', idiom: 'signal: AbortSignal.timeout({{ms}})' },
      { api: 'ns.request', client: { id: 'http' }, deadline: { state: 'missing' } },
      { api: 'get', client: { id: 'http' }, deadline: { state: 'missing' } },
      { api: 'send', client: { id: 'http' }, deadline: { state: 'missing' } },
    ],
  },
  {
    name: 'deadlines that work',
    code: `
      const http = require('http');
      http.get('http://api.example.com/a', { signal: AbortSignal.timeout(5000) }, (response) => response.resume());
      http.get({ hostname: 'api.example.com', signal: AbortSignal.timeout(5000) }, (response) => response.resume());
      const handled = http.request('http://api.example.com/b', { timeout: 5000 });
      handled.on('timeout', () => handled.destroy());
      const once = http.request('http://api.example.com/c', { timeout: 5000 });
      once.once('timeout', () => once.destroy());
      const timed = http.request('http://api.example.com/d');
      timed.setTimeout(5000, () => timed.destroy());
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
  },
  {
    name: 'a timeout that nobody handles, on the request and on the agent',
    code: `
      import http from 'node:http';
      const plain = http.request('http://api.example.com', { timeout: 5000 });
      plain.on('error', console.error);
      const agent = new http.Agent({ keepAlive: true, timeout: 5000 });
      const pooled = http.request('http://api.example.com', { agent });
      pooled.on('error', console.error);
    `,
    requests: [{ deadline: { state: 'ineffective', option: 'timeout' } }, { deadline: { state: 'ineffective', option: 'timeout' } }],
  },
  {
    name: 'an agent pools only with keepAlive',
    code: `
      import http, { Agent } from 'node:http';
      export const idle = new Agent();
      export const pool = new http.Agent({ keepAlive: true, maxSockets: 10 });
      pool.destroy();
    `,
    sessions: [
      { api: 'new Agent', client: { id: 'http' }, noun: 'connection pool', pools: 'no', poolsWith: 'keepAlive: true' },
      { api: 'new http.Agent', pools: 'yes', keepsProcessAlive: false, closeMethod: { name: 'destroy', async: false } },
    ],
  },
  {
    name: 'an agent for one address, or for one use',
    code: `
      import http from 'node:http';
      export const pinned = (address) => http.get('http://api.example.com', { agent: new http.Agent({ lookup: (host, options, done) => done(null, address, 4) }) });
      export const cold = () => http.get('http://api.example.com', { agent: new http.Agent({ maxCachedSessions: 0 }) });
    `,
    sessions: [{ pools: 'no', poolsWith: null }, { pools: 'no', poolsWith: null }],
  },
  {
    name: 'tunnels and event streams',
    code: `
      import http from 'node:http';
      http.request({ hostname: 'proxy.example.com', method: 'CONNECT', path: 'api.example.com:443' }).end();
      http.request('http://api.example.com', { headers: { Upgrade: 'websocket' } }).end();
      http.request('http://api.example.com', { headers: { accept: 'text/event-stream' } }).end();
    `,
    requests: [{ streams: 'yes' }, { streams: 'yes' }, { streams: 'yes' }],
  },
  {
    name: 'nothing: servers, own classes and other modules',
    code: `
      import { createServer } from 'node:http';
      import http from './http.js';
      class Agent {}
      export const agent = new Agent({ keepAlive: true });
      http.get('http://api.example.com');
      createServer((request, response) => response.end()).listen(0);
    `,
    sessions: [],
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import http from 'node:http';
      http.get('http://api.example.com', { signal: AbortSignal.timeout(5000) }, (response) => response.resume()).on('error', (error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'AbortError' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import http from 'node:http';
      import express from 'express';
      express().get('/', async (req, res) => {
        http.globalAgent.options.localAddress = req.query.address;
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'http.globalAgent.options.localAddress', what: 'setting' },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import http from 'node:http';
      http.get('http://api.example.com', { httpAgent }, (response) => response.resume());
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'httpAgent', instead: ['agent'] } },
    ],
  },
];
