import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'functions of the module, bounded by default',
    code: `
      import urllib, { request, curl, fetch } from 'urllib';
      await request('https://api.example.com');
      await curl('https://api.example.com');
      await urllib.request('https://api.example.com', { timeout: 3000 });
      await request('https://api.example.com', { signal: AbortSignal.timeout(3000) });
      await fetch('https://api.example.com', { timeout: 3000 });
    `,
    requests: [
      { api: 'request', client: { id: 'urllib' }, deadline: { state: 'bounded by default' }, waits: 5000 },
      { api: 'curl', client: { id: 'urllib' }, deadline: { state: 'bounded by default' } },
      { api: 'urllib.request', deadline: { state: 'set' } },
      { api: 'request', deadline: { state: 'set' } },
      { api: 'fetch', client: { id: 'urllib' }, deadline: { state: 'ineffective', option: 'timeout' }, waits: 300_000 },
    ],
  },
  {
    name: 'a client',
    code: `
      import { HttpClient } from 'urllib';
      const client = new HttpClient({ defaultArgs: { timeout: 3000 } });
      await client.request('https://api.example.com');
      await client.curl('https://api.example.com', { dataType: 'stream' });
      await client.request('https://api.example.com', { streaming: true });
    `,
    sessions: [],
    instances: [{ api: 'new HttpClient', client: { id: 'urllib' }, name: 'client' }],
    requests: [
      { api: 'client.request', client: { id: 'urllib' }, deadline: { state: 'set' }, streams: 'no' },
      { api: 'client.curl', streams: 'yes' },
      { api: 'client.request', streams: 'yes' },
    ],
  },
  {
    name: 'verification off, and where the switch does nothing',
    code: `
      import { HttpClient, request } from 'urllib';
      const lax = new HttpClient({ connect: { rejectUnauthorized: false } });
      const strict = new HttpClient({ rejectUnauthorized: false });
      await request('https://api.example.com', { rejectUnauthorized: false });
      await lax.request('https://api.example.com');
      await strict.request('https://api.example.com', { rejectUnauthorized: false });
    `,
    tlsSwitches: [
      { effect: 'off', client: { id: 'urllib' } },
      { effect: 'ineffective', client: { id: 'urllib' } },
      { effect: 'off', client: { id: 'urllib' } },
      { effect: 'ineffective', client: { id: 'urllib' } },
    ],
  },
  {
    name: 'the pools it hands on from undici',
    code: `
      import { Agent, ProxyAgent, request, setGlobalDispatcher } from 'urllib';
      setGlobalDispatcher(new Agent());
      await request('https://api.example.com', { dispatcher: new ProxyAgent('http://proxy.example.com') });
    `,
    sessions: [
      { api: 'new Agent', client: { id: 'urllib' }, inline: true, givenTo: 'setGlobalDispatcher' },
      { api: 'new ProxyAgent', client: { id: 'urllib' }, noun: 'proxy pool', inline: true, givenTo: 'request' },
    ],
  },
  {
    name: 'nothing: an own client',
    code: `
      import { HttpClient } from './http-client.js';
      export const client = new HttpClient();
      await client.request('https://api.example.com');
    `,
    instances: [],
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import { request } from 'urllib';
      request('https://api.example.com', { timeout: 5000 }).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'HttpClientRequestTimeoutError' } }] },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import { request } from 'urllib';
      await request('https://api.example.com', { agent });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'agent', instead: ['dispatcher'] } },
    ],
  },
];
