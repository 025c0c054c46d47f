import type { ClientEntry, RequestModel } from '../types.js';
import { octokitRest } from './octokit-rest.js';
import { octokitErrors, olderAbort, timeoutIgnored } from './octokit-request.js';

const ignored = [{ ...timeoutIgnored, since: 3 }] as const;

const request = { ...octokitRest.requests['Octokit#request'], ineffectiveDeadline: ignored, ignoredSession: [{ option: 'request.agent', instead: ['request.fetch'], since: 3 }], errors: { ...octokitErrors, timeoutSignal: [{ ...octokitErrors.timeoutSignal[0], since: 3 }, { ...olderAbort, until: 2 }] } } as const satisfies RequestModel;

/** All of Octokit in one package. */
export const octokit = {
  id: 'octokit',
  name: 'Octokit',
  modules: ['octokit'],
  types: { Octokit: 'Octokit' },
  instances: { Octokit: { ...octokitRest.instances.Octokit, ineffectiveDeadline: ignored } },
  requests: {
    'Octokit#request': request,
    'Octokit#graphql': request,
    'Octokit#paginate': octokitRest.requests['Octokit#paginate'],
    'Octokit#rest.*.*': { ...request, options: 0 },
  },
  sharedState: octokitRest.sharedState,
  source: 'run: octokit 3.2 and 5.0 on Node 20 (an aborted request is tried again for 14 s before it fails); first version without `timeout`: its dependencies',
} as const satisfies ClientEntry;
