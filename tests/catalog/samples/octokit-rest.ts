import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'endpoint methods, old and new',
    code: `
      const { Octokit } = require('@octokit/rest');
      const octokit = new Octokit({ auth: 'x' });
      octokit.rest.users.getAuthenticated();
      octokit.repos.get({ owner: 'a', repo: 'b' });
      octokit.rest.issues.create({ owner: 'a', repo: 'b', title: 't', request: { signal: AbortSignal.timeout(5000) } });
      octokit.log.warn('nothing sent');
      octokit.hook.before('request', () => {});
    `,
    instances: [{ api: 'new Octokit', client: { id: 'octokit-rest' } }],
    requests: [
      { api: 'octokit.rest.users.getAuthenticated', deadline: { state: 'missing' }, waits: 300_000 },
      { api: 'octokit.repos.get', deadline: { state: 'missing' } },
      { api: 'octokit.rest.issues.create', deadline: { state: 'set', by: 'request.signal' } },
    ],
  },
  {
    name: 'paginate loses the signal of the call, not that of the client',
    code: `
      import { Octokit } from '@octokit/rest';
      const open = new Octokit();
      const bounded = new Octokit({ request: { fetch: fetchWithin } });
      await open.paginate(open.rest.issues.listForRepo, { owner: 'a', repo: 'b', request: { signal: AbortSignal.timeout(5000) } });
      await open.paginate('GET /user/repos');
      await bounded.paginate('GET /user/repos');
    `,
    requests: [
      { api: 'open.paginate', deadline: { state: 'ineffective', option: 'request.signal' } },
      { api: 'open.paginate', deadline: { state: 'missing' } },
      { api: 'bounded.paginate', deadline: { state: 'set' } },
    ],
  },
  {
    name: 'timeout: it depends on the version',
    code: `
      import { Octokit } from '@octokit/rest';
      const octokit = new Octokit({ request: { timeout: 5000 } });
      await octokit.rest.users.getAuthenticated();
    `,
    requests: [{ deadline: { state: 'unknown' } }],
  },
  {
    name: 'nothing: another client with the same members',
    code: `
      import { Octokit } from './octokit.js';
      const octokit = new Octokit();
      octokit.repos.get({ owner: 'a', repo: 'b' });
    `,
    instances: [],
    requests: [],
  },
  {
    name: 'what requests share',
    code: `
      import { Octokit } from '@octokit/rest';
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
