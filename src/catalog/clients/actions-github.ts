import type { ClientEntry, RequestModel } from '../types.js';
import { octokitRest } from './octokit-rest.js';
import { octokitErrors, olderAbort, timeoutIgnored } from './octokit-request.js';

const ignored = [{ ...timeoutIgnored, since: 6 }] as const;

const request = { ...octokitRest.requests['Octokit#request'], ineffectiveDeadline: ignored, ignoredSession: [{ option: 'request.agent', instead: ['request.fetch'], since: 6 }], errors: { ...octokitErrors, timeoutSignal: [{ ...octokitErrors.timeoutSignal[0], since: 6 }, { ...olderAbort, until: 5 }] } } as const satisfies RequestModel;

/** The client of workflow steps: `getOctokit(token)`. */
export const actionsGithub = {
  id: 'actions-github',
  name: 'Octokit',
  modules: ['@actions/github'],
  instances: { getOctokit: { ...octokitRest.instances.Octokit, create: 'call', options: 1, ineffectiveDeadline: ignored } },
  requests: {
    'Octokit#request': request,
    'Octokit#graphql': request,
    'Octokit#paginate': octokitRest.requests['Octokit#paginate'],
    'Octokit#rest.*.*': { ...request, options: 0 },
  },
  sharedState: octokitRest.sharedState,
  source: 'run: @actions/github 5.1 and 9.1 on Node 20; first version without `timeout`: its dependencies',
} as const satisfies ClientEntry;
