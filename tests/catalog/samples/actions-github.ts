import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'client of a workflow step',
    code: `
      const github = require('@actions/github');
      const octokit = github.getOctokit('token');
      octokit.rest.issues.createComment({ ...github.context.repo, body: 'done', issue_number: 1 });
      octokit.request('GET /user', { request: { signal: AbortSignal.timeout(5000) } });
    `,
    sessions: [],
    instances: [{ api: 'github.getOctokit', client: { id: 'actions-github' }, name: 'octokit' }],
    requests: [{ api: 'octokit.rest.issues.createComment' }, { api: 'octokit.request', deadline: { state: 'set' } }],
  },
  {
    name: 'a deadline for all, and none',
    code: `
      import { getOctokit } from '@actions/github';
      const bounded = getOctokit('token', { request: { fetch: fetchWithin } });
      const open = getOctokit('token');
      await bounded.rest.repos.get({ owner: 'a', repo: 'b' });
      await open.rest.repos.get({ owner: 'a', repo: 'b' });
    `,
    requests: [{ deadline: { state: 'set' } }, { deadline: { state: 'missing' } }],
  },
  {
    name: 'nothing: another module',
    code: `
      import { getOctokit } from './github.js';
      await getOctokit('token').rest.repos.get({ owner: 'a', repo: 'b' });
    `,
    instances: [],
    requests: [],
  },
];
