import type { ClientEntry } from '../types.js';

/** Apps for every runtime; on Node sessions stand in module scope. */
export const hono = {
  id: 'hono',
  name: 'Hono',
  modules: ['hono', 'hono/tiny', 'hono/quick'],
  types: { Hono: 'App' },
  instances: {
    Hono: { create: 'new', type: 'App', options: null },
    'App#basePath': { create: 'call', type: 'App', options: null },
  },
  handlers: {
    'App#get': { via: 'callback' },
    'App#post': { via: 'callback' },
    'App#put': { via: 'callback' },
    'App#patch': { via: 'callback' },
    'App#delete': { via: 'callback' },
    'App#options': { via: 'callback' },
    'App#all': { via: 'callback' },
    'App#on': { via: 'callback' },
    'App#use': { via: 'callback' },
    'App#notFound': { via: 'callback' },
    'App#onError': { via: 'callback' },
  },
  handlerTypes: ['Context', 'Handler', 'MiddlewareHandler'],
  source: 'run: hono 4.13 on Node 20; types: documentation',
} as const satisfies ClientEntry;
