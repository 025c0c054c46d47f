import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'verification off, alone and after a path',
    code: `
      import { createProxyMiddleware } from 'http-proxy-middleware';
      app.use('/a', createProxyMiddleware({ target: 'https://a.example.com', secure: false }));
      app.use(createProxyMiddleware('/b', { target: 'https://b.example.com', secure: false }));
      app.use('/c', createProxyMiddleware({ target: 'https://c.example.com', secure: true }));
    `,
    sessions: [],
    instances: [{ api: 'createProxyMiddleware', client: { id: 'http-proxy-middleware' } }, {}, {}],
    tlsSwitches: [{ switch: 'secure: false', effect: 'off', client: { id: 'http-proxy-middleware' } }, { effect: 'off' }],
  },
  {
    name: 'the module itself, as it once was; a switch that does nothing',
    code: `
      const proxy = require('http-proxy-middleware');
      app.use(proxy('/a', { target: 'https://a.example.com', secure: false }));
      app.use(proxy.createProxyMiddleware({ target: 'https://b.example.com', ssl: { rejectUnauthorized: false } }));
    `,
    tlsSwitches: [{ effect: 'off' }, { effect: 'ineffective' }],
  },
  {
    name: 'nothing: another module',
    code: `
      import { createProxyMiddleware } from './proxy.js';
      createProxyMiddleware({ target: 'https://a.example.com', secure: false });
    `,
    instances: [],
    tlsSwitches: [],
  },
];
