import type { ClientEntry } from '../types.js';

/** Apps and routers. Nothing of Express runs at shutdown. */
export const express = {
  id: 'express',
  name: 'Express',
  modules: ['express'],
  types: { Express: 'App', Application: 'App', Router: 'App', IRouter: 'App' },
  typePackages: ['express-serve-static-core'],
  instances: {
    default: { create: 'call', type: 'App', options: null },
    Router: { create: 'either', type: 'App', options: null },
    'App#route': { create: 'call', type: 'App', options: null },
  },
  handlers: {
    'App#get': { via: 'callback' },
    'App#post': { via: 'callback' },
    'App#put': { via: 'callback' },
    'App#patch': { via: 'callback' },
    'App#delete': { via: 'callback' },
    'App#head': { via: 'callback' },
    'App#options': { via: 'callback' },
    'App#all': { via: 'callback' },
    'App#use': { via: 'callback' },
    'App#param': { via: 'callback' },
    'App#listen': { via: 'callback', when: 'start-up' },
  },
  handlerTypes: ['Request', 'Response', 'NextFunction', 'RequestHandler', 'ErrorRequestHandler'],
  source: 'run: express 5.3 on Node 20; types: documentation',
} as const satisfies ClientEntry;
