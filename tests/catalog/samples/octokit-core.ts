import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'request and graphql of a client',
    code: `
      import { Octokit } from '@octokit/core';
      const octokit = new Octokit({ auth: 'x' });
      await octokit.request('GET /user');
      await octokit.graphql('{ viewer { login } }');
      await octokit.request('GET /user', { request: { signal: AbortSignal.timeout(5000) } });
    `,
    sessions: [],
    instances: [{ api: 'new Octokit', client: { id: 'octokit-core' }, name: 'octokit' }],
    requests: [
      { api: 'octokit.request', deadline: { state: 'missing' }, waits: 300_000 },
      { api: 'octokit.graphql', deadline: { state: 'missing' } },
      { api: 'octokit.request', deadline: { state: 'set', by: 'request.signal' } },
    ],
  },
  {
    name: 'the client of another library',
    code: `
      import { Octokit } from './octokit.js';
      const octokit = new Octokit();
      await octokit.request('GET /user');
    `,
    instances: [],
    requests: [],
  },
];
