import type { ClientEntry, RequestModel } from '../types.js';
import { https } from './https.js';

/** Node's own requests, with the same options, handlers and waits. */
const request = { ...https.requests.request, session: ['agent', 'agents.http', 'agents.https'], tls: ['rejectUnauthorized'] } as const satisfies RequestModel;

export const followRedirects = {
  id: 'follow-redirects',
  modules: ['follow-redirects', 'follow-redirects/http', 'follow-redirects/https'],
  requests: {
    'http.request': request,
    'http.get': request,
    'https.request': request,
    'https.get': request,
    request,
    get: request,
  },
  source: 'run: follow-redirects 1.16 on Node 20, unread responses too',
} as const satisfies ClientEntry;
