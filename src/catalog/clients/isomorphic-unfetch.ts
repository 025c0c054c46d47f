import type { ClientEntry } from '../types.js';
import { fetch } from './fetch.js';

/** Exports the global `fetch` wherever there is one, so on every Node this plugin supports. */
export const isomorphicUnfetch = {
  id: 'isomorphic-unfetch',
  modules: ['isomorphic-unfetch'],
  requests: { default: fetch.requests.fetch },
  source: 'run: isomorphic-unfetch 4.0 on Node 20',
} as const satisfies ClientEntry;
