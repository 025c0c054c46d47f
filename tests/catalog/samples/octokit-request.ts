import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'both forms, the signal in its place and beside it',
    code: `
      import { request } from '@octokit/request';
      await request('GET /users/{name}', { name: 'a' });
      await request({ method: 'GET', url: '/users/a' });
      await request('GET /users/a', { signal: AbortSignal.timeout(5000) });
      await request('GET /users/a', { request: { signal: AbortSignal.timeout(5000) } });
      await request({ method: 'GET', url: '/users/a', request: { signal: AbortSignal.timeout(5000) } });
    `,
    requests: [
      ...[1, 2, 3].map(() => ({ api: 'request', client: { id: 'octokit-request' }, deadline: { state: 'missing' }, waits: 300_000, idiom: 'request: { signal: AbortSignal.timeout({{ms}}) }' })),
      { deadline: { state: 'set', by: 'request.signal' } },
      { deadline: { state: 'set', by: 'request.signal' } },
    ],
  },
  {
    name: 'defaults',
    code: `
      const { request } = require('@octokit/request');
      const open = request.defaults({ headers: { authorization: 'token x' } });
      const own = request.defaults({ request: { fetch: fetchWithin } });
      open('GET /users/a');
      own('GET /users/a');
    `,
    instances: [{ api: 'request.defaults', name: 'open' }, { name: 'own' }],
    requests: [{ api: 'open', deadline: { state: 'missing' } }, { api: 'own', deadline: { state: 'set' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import { request } from './github.js';
      await request('GET /users/a');
    `,
    requests: [],
  },
];
