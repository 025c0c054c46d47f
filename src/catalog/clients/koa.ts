import type { ClientEntry } from '../types.js';

/** Apps and the routers of the `koa-router` family. */
export const koa = {
  id: 'koa',
  name: 'Koa',
  modules: ['koa', '@koa/router', 'koa-router'],
  types: { default: 'App', Application: 'App', Router: 'App' },
  instances: {
    // Routers up to version 13 also work without `new`.
    default: { create: 'either', type: 'App', options: null },
    Router: { create: 'either', type: 'App', options: null },
  },
  handlers: {
    'App#use': { via: 'callback' },
    'App#get': { via: 'callback' },
    'App#post': { via: 'callback' },
    'App#put': { via: 'callback' },
    'App#patch': { via: 'callback' },
    'App#delete': { via: 'callback' },
    'App#del': { via: 'callback' },
    'App#head': { via: 'callback' },
    'App#options': { via: 'callback' },
    'App#all': { via: 'callback' },
    'App#param': { via: 'callback' },
    'App#listen': { via: 'callback', when: 'start-up' },
  },
  handlerTypes: ['Context', 'ParameterizedContext', 'RouterContext', 'Middleware'],
  source: 'run: koa 3.3, @koa/router 15.7 and koa-router 14.0 on Node 20; types and routers without `new`: documentation',
} as const satisfies ClientEntry;
