import type { ClientEntry, InstanceModel, RequestModel } from '../types.js';

const parser = {
  create: 'new',
  type: 'Parser',
  options: 0,
  session: ['requestOptions.agent'],
  deadline: ['timeout'],
  tls: ['requestOptions.rejectUnauthorized'],
  ineffectiveTls: ['rejectUnauthorized'],
} as const satisfies InstanceModel;

/** Gives up after a minute, though the request itself goes on. */
const send = {
  options: null,
  deadline: [],
  waits: 60_000,
  boundedByDefault: true,
} as const satisfies RequestModel;

export const rssParser = {
  id: 'rss-parser',
  modules: ['rss-parser'],
  types: { default: 'Parser' },
  instances: { default: parser },
  requests: { 'Parser#parseURL': send },
  source: 'run: rss-parser 3.13 on Node 20',
} as const satisfies ClientEntry;
