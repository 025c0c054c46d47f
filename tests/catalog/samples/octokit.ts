import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'client, signal, fan-out over repositories',
    code: `
      import { Octokit } from 'octokit';
      const octokit = new Octokit({ auth: 'x' });
      export const all = (repos) => Promise.all(repos.map((repo) => octokit.rest.repos.get({ owner: 'a', repo })));
      export const one = () => octokit.request('GET /user', { request: { signal: AbortSignal.timeout(5000) } });
    `,
    instances: [{ api: 'new Octokit', client: { id: 'octokit' } }],
    requests: [{ api: 'octokit.rest.repos.get', deadline: { state: 'missing' } }, { api: 'octokit.request', deadline: { state: 'set' } }],
    fanOuts: [{}],
  },
  {
    name: 'typed parameter: configured where it is made',
    ts: true,
    code: `
      import type { Octokit } from 'octokit';
      export const load = (octokit: Octokit, owner: string, repo: string) => octokit.rest.repos.get({ owner, repo });
    `,
    requests: [{ api: 'octokit.rest.repos.get', deadline: { state: 'unknown' } }],
  },
  {
    name: 'nothing: another part of the package',
    code: `
      import { createNodeMiddleware } from 'octokit';
      const middleware = createNodeMiddleware(app);
      middleware.request('GET /user');
    `,
    instances: [],
    requests: [],
  },
  {
    name: 'what requests share',
    code: `
      import { Octokit } from 'octokit';
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
