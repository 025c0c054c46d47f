import type { ClientEntry, RequestModel } from '../types.js';

const shared = {
  session: ['agent'],
  deadline: ['timeout', 'signal'],
  ineffectiveTls: ['rejectUnauthorized'],
} as const;

const request = {
  ...shared,
  options: 0,
  url: null,
  urlOption: 'url',
  waits: 'forever',
  streams: [{ option: 'responseType', is: 'stream' }],
  addDeadline: { option: 'timeout', value: '{{ms}}' },
} as const satisfies RequestModel;

export const gaxios = {
  id: 'gaxios',
  modules: ['gaxios'],
  values: { instance: 'Gaxios' },
  types: { Gaxios: 'Gaxios' },
  instances: { Gaxios: { create: 'new', type: 'Gaxios', options: 0, ...shared } },
  requests: {
    request,
    'Gaxios#request': request,
    'Gaxios#fetch': { ...request, options: 1, optionsAlsoAt: 0, url: 0 },
  },
  defaults: { 'Gaxios#defaults': 'Gaxios' },
  source: 'run: gaxios 7.3 and 8.3 on Node 20 and 24; `fetch` and `defaults` with 7.3',
} as const satisfies ClientEntry;
