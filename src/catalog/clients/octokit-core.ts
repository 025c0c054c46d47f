import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';
import { deadline, octokitRequest, timeoutIgnored } from './octokit-request.js';

const ignored = [{ ...timeoutIgnored, since: 5 }] as const;

const client = {
  create: 'new',
  type: 'Octokit',
  options: 0,
  session: ['request.agent'],
  deadline,
  ineffectiveDeadline: ignored,
} as const satisfies InstanceModel;

const send = { ...octokitRequest.requests.request, ineffectiveDeadline: ignored } as const satisfies RequestModel;

export const octokitCore = {
  id: 'octokit-core',
  name: 'Octokit',
  modules: ['@octokit/core'],
  types: { Octokit: 'Octokit' },
  instances: { Octokit: client },
  requests: { 'Octokit#request': send, 'Octokit#graphql': send },
  source: 'run: @octokit/core 7.0 on Node 20; first version without `timeout`: its dependencies',
} as const satisfies ClientEntry;
