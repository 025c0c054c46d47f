import type { ClientEntry, RequestModel } from '../types.js';
import { deadline, octokitErrors, octokitRequest, olderAbort, timeoutIgnored } from './octokit-request.js';

const send = { ...octokitRequest.requests.request, ineffectiveDeadline: [{ ...timeoutIgnored, since: 7 }], ignoredSession: [{ option: 'request.agent', instead: ['request.fetch'], since: 7 }], errors: { ...octokitErrors, timeoutSignal: [{ ...octokitErrors.timeoutSignal[0], since: 7 }, { ...olderAbort, until: 6 }] } } as const satisfies RequestModel;

/** `request` stands among the variables and is taken out of them. */
export const octokitGraphql = {
  id: 'octokit-graphql',
  name: 'Octokit',
  modules: ['@octokit/graphql'],
  instances: { 'graphql.defaults': { create: 'call', type: 'OctokitGraphql', options: 0, session: ['request.agent'], deadline } },
  requests: { graphql: send, 'OctokitGraphql#default': send },
  source: 'run: @octokit/graphql 9.0 on Node 20; first version without `timeout`: its dependencies',
} as const satisfies ClientEntry;
