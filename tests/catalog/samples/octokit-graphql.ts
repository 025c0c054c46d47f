import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'calls, one object, defaults',
    code: `
      import { graphql } from '@octokit/graphql';
      const api = graphql.defaults({ headers: { authorization: 'token x' } });
      await graphql('{ viewer { login } }');
      await graphql('{ viewer { login } }', { request: { signal: AbortSignal.timeout(5000) } });
      await graphql({ query: '{ viewer { login } }', request: { signal: AbortSignal.timeout(5000) } });
      await api(\`{ viewer { login } }\`, { first: 1 });
    `,
    requests: [
      { api: 'graphql', client: { id: 'octokit-graphql' }, deadline: { state: 'missing' }, waits: 300_000 },
      { deadline: { state: 'set', by: 'request.signal' } },
      { deadline: { state: 'set', by: 'request.signal' } },
      { api: 'api', deadline: { state: 'missing' } },
    ],
  },
  {
    name: 'nothing: another module',
    code: `
      import { graphql } from 'graphql';
      await graphql({ schema, source });
    `,
    requests: [],
  },
];
