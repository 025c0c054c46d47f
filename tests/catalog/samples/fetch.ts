import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'the global, bare and through globalThis',
    code: `
      export const a = await fetch('https://api.example.com/a');
      export const b = await globalThis.fetch('https://api.example.com/b', { method: 'POST' });
    `,
    requests: [
      { api: 'fetch', client: { id: 'fetch' }, deadline: { state: 'missing' }, waits: 300_000, idiom: 'signal: AbortSignal.timeout({{ms}})' },
      { api: 'globalThis.fetch', client: { id: 'fetch' }, deadline: { state: 'missing' } },
    ],
  },
  {
    name: 'a signal in the options and in a Request',
    code: `
      export const a = await fetch('https://api.example.com/a', { signal: AbortSignal.timeout(5000) });
      export const b = await fetch(new Request('https://api.example.com/b', { signal: AbortSignal.timeout(5000) }));
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'set' } }],
  },
  {
    name: 'options that fetch ignores',
    code: `
      await fetch('https://api.example.com/a', { timeout: 5000 });
      await fetch('https://api.example.com/b', { headersTimeout: 5000 });
      await fetch('https://api.example.com/c', { bodyTimeout: 5000 });
      await fetch('https://api.example.com/d', { headers: { timeout: '5000' } });
      await fetch('https://api.example.com/e', { rejectUnauthorized: false });
    `,
    requests: [
      { deadline: { state: 'ineffective', option: 'timeout' } },
      { deadline: { state: 'ineffective', option: 'headersTimeout' } },
      { deadline: { state: 'ineffective', option: 'bodyTimeout' } },
      { deadline: { state: 'ineffective', option: 'headers.timeout' } },
      { deadline: { state: 'missing' } },
    ],
    tlsSwitches: [{ switch: 'rejectUnauthorized: false', effect: 'ineffective', client: { id: 'fetch' } }],
  },
  {
    name: 'an event stream and an upgrade',
    code: `
      await fetch('https://api.example.com/events', { headers: { Accept: 'text/event-stream' } });
      await fetch('https://api.example.com/events', { headers: { accept: 'text/event-stream' } });
      await fetch('https://api.example.com/socket', { headers: { Upgrade: 'websocket' } });
      await fetch('https://api.example.com/socket', { headers: { upgrade: 'websocket' } });
    `,
    requests: [{ streams: 'yes' }, { streams: 'yes' }, { streams: 'yes' }, { streams: 'yes' }],
  },
  {
    name: 'a dispatcher made in the call',
    code: `
      import { Agent } from 'undici';
      await fetch('https://api.example.com', { dispatcher: new Agent() });
    `,
    sessions: [{ api: 'new Agent', client: { id: 'undici' }, inline: true, givenTo: 'fetch' }],
  },
  {
    name: 'the global WebSocket owns a connection',
    code: `
      const socket = new WebSocket('wss://api.example.com');
      socket.close();
    `,
    sessions: [{ api: 'new WebSocket', client: { id: 'fetch' }, noun: 'connection', name: 'socket', pools: 'yes', keepsProcessAlive: true, closeMethod: { name: 'close', async: false } }],
  },
  {
    name: 'nothing: shadowed names',
    code: `
      import { fetch } from './data.js';
      class WebSocket {}
      export const socket = new WebSocket();
      await fetch('https://api.example.com');
      export async function load(client) { return client.fetch('https://api.example.com'); }
    `,
    sessions: [],
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      fetch('https://api.example.com', { signal: AbortSignal.timeout(5000) }).catch((error) => console.log(error.name === 'AbortError'));
    `,
    timeoutChecks: [
      { checked: 'AbortError', ends: [{ error: { by: 'name', value: 'TimeoutError' } }] },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      await fetch('https://api.example.com', { agent, httpAgent, httpsAgent });
      await fetch('https://api.example.com', { dispatcher });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'agent', instead: ['dispatcher'] } },
      { mismatch: { is: 'ignored option', option: 'httpAgent', instead: ['dispatcher'] } },
      { mismatch: { is: 'ignored option', option: 'httpsAgent', instead: ['dispatcher'] } },
    ],
  },
];
