import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';
import { octokitCore } from './octokit-core.js';
import { octokitErrors, olderAbort, timeoutIgnored } from './octokit-request.js';

const ignored = [{ ...timeoutIgnored, since: 20 }] as const;

const client = { ...octokitCore.instances.Octokit, ineffectiveDeadline: ignored } as const satisfies InstanceModel;

const request = { ...octokitCore.requests['Octokit#request'], ineffectiveDeadline: ignored, ignoredSession: [{ option: 'request.agent', instead: ['request.fetch'], since: 20 }], errors: { ...octokitErrors, timeoutSignal: [{ ...octokitErrors.timeoutSignal[0], since: 20 }, { ...olderAbort, until: 19 }] } } as const satisfies RequestModel;

/** `octokit.rest.issues.create({ owner, … })` */
const send = { ...request, options: 0 } as const satisfies RequestModel;

/** Asks for each page with the method, address and headers alone: what else the call is given is lost. */
const paginate = {
  options: 1,
  url: null,
  deadline: [],
  waits: request.waits,
  ineffectiveDeadline: [
    { option: 'request.signal', because: 'is not handed on by `paginate`, only what the client was made with is' },
    { option: 'request.timeout', because: 'is not handed on by `paginate`' },
  ],
} as const satisfies RequestModel;

export const octokitRest = {
  id: 'octokit-rest',
  name: 'Octokit',
  modules: ['@octokit/rest'],
  // Its class is the core's, with the methods mixed in that a plugin declares.
  types: { Octokit: 'Octokit', RestEndpointMethods: 'Octokit', Api: 'Octokit' },
  typePackages: ['@octokit/plugin-rest-endpoint-methods'],
  instances: { Octokit: client },
  requests: {
    'Octokit#request': request,
    'Octokit#graphql': request,
    'Octokit#paginate': paginate,
    'Octokit#rest.*.*': send,
    'Octokit#actions.*': send,
    'Octokit#activity.*': send,
    'Octokit#apps.*': send,
    'Octokit#billing.*': send,
    'Octokit#campaigns.*': send,
    'Octokit#checks.*': send,
    'Octokit#codeScanning.*': send,
    'Octokit#codeSecurity.*': send,
    'Octokit#codesOfConduct.*': send,
    'Octokit#codespaces.*': send,
    'Octokit#copilot.*': send,
    'Octokit#credentials.*': send,
    'Octokit#dependabot.*': send,
    'Octokit#dependencyGraph.*': send,
    'Octokit#emojis.*': send,
    'Octokit#gists.*': send,
    'Octokit#git.*': send,
    'Octokit#gitignore.*': send,
    'Octokit#interactions.*': send,
    'Octokit#issues.*': send,
    'Octokit#licenses.*': send,
    'Octokit#markdown.*': send,
    'Octokit#meta.*': send,
    'Octokit#migrations.*': send,
    'Octokit#oidc.*': send,
    'Octokit#orgs.*': send,
    'Octokit#packages.*': send,
    'Octokit#projects.*': send,
    'Octokit#pulls.*': send,
    'Octokit#rateLimit.*': send,
    'Octokit#reactions.*': send,
    'Octokit#repos.*': send,
    'Octokit#search.*': send,
    'Octokit#secretScanning.*': send,
    'Octokit#securityAdvisories.*': send,
    'Octokit#teams.*': send,
    'Octokit#users.*': send,
  },
  sharedState: octokitCore.sharedState,
  source: 'run: @octokit/rest 18.12, 20.1 and 22.0 on Node 20; namespaces: keys of a client of 22.0; first version without `timeout`: its dependencies',
} as const satisfies ClientEntry;
