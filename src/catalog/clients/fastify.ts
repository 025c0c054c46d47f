import type { ClientEntry } from '../types.js';

/** Instances, plugins and hooks. Plugins are registered once, at start-up. */
export const fastify = {
  id: 'fastify',
  name: 'Fastify',
  modules: ['fastify'],
  types: { FastifyInstance: 'Fastify' },
  instances: {
    default: { create: 'call', type: 'Fastify', options: null },
    fastify: { create: 'call', type: 'Fastify', options: null },
    'Fastify#withTypeProvider': { create: 'call', type: 'Fastify', options: null },
  },
  handlers: {
    'Fastify#get': { via: 'callback' },
    'Fastify#post': { via: 'callback' },
    'Fastify#put': { via: 'callback' },
    'Fastify#patch': { via: 'callback' },
    'Fastify#delete': { via: 'callback' },
    'Fastify#head': { via: 'callback' },
    'Fastify#options': { via: 'callback' },
    'Fastify#all': { via: 'callback' },
    'Fastify#route': { via: 'callback' },
    'Fastify#setErrorHandler': { via: 'callback' },
    'Fastify#setNotFoundHandler': { via: 'callback' },
    'Fastify#listen': { via: 'callback', when: 'start-up' },
    'Fastify#ready': { via: 'callback', when: 'start-up' },
    'Fastify#register': { via: 'callback', when: 'start-up', gives: 'Fastify' },
    'Fastify#addHook': [
      {
        via: 'callback',
        event: [
          'onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend', 'onResponse', 'onTimeout', 'onError', 'onRequestAbort',
        ],
      },
      { via: 'callback', when: 'start-up', event: ['onReady', 'onListen', 'onRegister', 'onRoute'] },
      { via: 'callback', when: 'shutdown', event: ['onClose', 'preClose'] },
    ],
  },
  handlerTypes: ['FastifyRequest', 'FastifyReply', 'RouteHandler', 'RouteHandlerMethod'],
  source: 'run: fastify 5.12 on Node 20 (handlers, onClose); other hooks and types: documentation',
} as const satisfies ClientEntry;
