import type { ClientEntry } from '../types.js';

/** Requests of browsers, and the module that imitates them: synchronous when `open` is told so. */
export const xmlhttprequest = {
  id: 'xmlhttprequest',
  name: 'XMLHttpRequest',
  modules: ['xmlhttprequest'],
  globals: ['XMLHttpRequest'],
  types: { XMLHttpRequest: 'XMLHttpRequest' },
  instances: { XMLHttpRequest: { create: 'new', type: 'XMLHttpRequest', options: null } },
  blocking: { 'XMLHttpRequest#open': { what: 'sends HTTP', when: { argument: 2, is: false }, instead: '`fetch`' } },
  source: 'run: xmlhttprequest 1.8 on Node 20 (no timer ran while it waited)',
} as const satisfies ClientEntry;
