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
  {
    name: 'what requests share',
    code: `
      import { Octokit } from '@octokit/core';
      import express from 'express';
      const kit = new Octokit();
      express().get('/', async (req, res) => {
        kit.hook.before('request', () => undefined);
        kit.hook.after('request', () => undefined);
        kit.hook.error('request', () => undefined);
        kit.hook.wrap('request', (request, options) => request(options));
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'add', target: 'kit.hook.before', what: 'hook' },
      { effect: 'add', target: 'kit.hook.after', what: 'hook' },
      { effect: 'add', target: 'kit.hook.error', what: 'hook' },
      { effect: 'add', target: 'kit.hook.wrap', what: 'hook' },
    ],
  },
];
