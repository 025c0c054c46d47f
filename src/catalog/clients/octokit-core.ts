import type { ClientEntry, InstanceModel, RequestModel, SharedState } from '../types.js';
import { deadline, octokitErrors, octokitRequest, olderAbort, timeoutIgnored } from './octokit-request.js';

const ignored = [{ ...timeoutIgnored, since: 5 }] as const;

const client = {
  create: 'new',
  type: 'Octokit',
  options: 0,
  session: ['request.agent'],
  deadline,
  ineffectiveDeadline: ignored,
} as const satisfies InstanceModel;

/** Each one wraps those before it. */
const hook = { by: 'call', effect: 'add', what: 'hook', instead: 'to the request, in its own options', undo: ['remove'] } as const satisfies SharedState;

const send = { ...octokitRequest.requests.request, ineffectiveDeadline: ignored, ignoredSession: [{ option: 'request.agent', instead: ['request.fetch'], since: 5 }], errors: { ...octokitErrors, timeoutSignal: [{ ...octokitErrors.timeoutSignal[0], since: 5 }, { ...olderAbort, until: 4 }] } } as const satisfies RequestModel;

export const octokitCore = {
  id: 'octokit-core',
  name: 'Octokit',
  modules: ['@octokit/core'],
  types: { Octokit: 'Octokit' },
  instances: { Octokit: client },
  requests: { 'Octokit#request': send, 'Octokit#graphql': send },
  sharedState: {
    'Octokit#hook.before': hook,
    'Octokit#hook.after': hook,
    'Octokit#hook.error': hook,
    'Octokit#hook.wrap': hook,
  },
  source: 'run: @octokit/core 7.0 on Node 20; first version without `timeout`: its dependencies',
} as const satisfies ClientEntry;
