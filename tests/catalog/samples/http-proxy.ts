import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'verification off, in the proxy and for one request',
    code: `
      import httpProxy from 'http-proxy';
      const proxy = httpProxy.createProxyServer({ target: 'https://api.example.com', secure: false });
      const strict = new httpProxy({ target: 'https://api.example.com' });
      export const all = (request, response) => proxy.web(request, response);
      export const one = (request, response) => strict.web(request, response, { target: 'https://b.example.com', secure: false });
      export const upgrade = (request, socket, head) => strict.ws(request, socket, head, { secure: false });
    `,
    sessions: [],
    instances: [{ api: 'httpProxy.createProxyServer', client: { id: 'http-proxy' } }, { api: 'new httpProxy' }],
    requests: [{ api: 'proxy.web', streams: 'yes' }, { api: 'strict.web', streams: 'yes' }, { api: 'strict.ws', streams: 'yes' }],
    tlsSwitches: [1, 2, 3].map(() => ({ switch: 'secure: false', effect: 'off', client: { id: 'http-proxy' } })),
  },
  {
    name: 'switches that do nothing, and none',
    code: `
      const httpProxy = require('http-proxy');
      httpProxy.createServer({ target: 'https://api.example.com', rejectUnauthorized: false });
      httpProxy.createProxyServer({ target: 'https://api.example.com', ssl: { rejectUnauthorized: false } });
      httpProxy.createProxyServer({ target: 'https://api.example.com', secure: true });
    `,
    tlsSwitches: [{ effect: 'ineffective' }, { effect: 'ineffective' }],
  },
  {
    name: 'nothing: a cookie is no proxy',
    code: `
      import { createProxyServer } from './proxy.js';
      createProxyServer({ secure: false });
      response.cookie('a', 'b', { secure: false });
    `,
    instances: [],
    tlsSwitches: [],
  },
];
