import type { ClientEntry } from '../types.js';

/** Controllers, guards, interceptors, filters and middleware run per request; hooks of providers at start and end. */
export const nestjs = {
  id: 'nestjs',
  name: 'NestJS',
  modules: ['@nestjs/common', '@nestjs/microservices', '@nestjs/websockets'],
  handlers: {
    Get: { via: 'decorator' },
    Post: { via: 'decorator' },
    Put: { via: 'decorator' },
    Patch: { via: 'decorator' },
    Delete: { via: 'decorator' },
    Head: { via: 'decorator' },
    Options: { via: 'decorator' },
    All: { via: 'decorator' },
    Search: { via: 'decorator' },
    Sse: { via: 'decorator' },
    MessagePattern: { via: 'decorator' },
    EventPattern: { via: 'decorator' },
    SubscribeMessage: { via: 'decorator' },
  },
  handlerTypes: ['ArgumentsHost', 'ExecutionContext', 'CallHandler'],
  lifecycleMethods: {
    startUp: ['onModuleInit', 'onApplicationBootstrap'],
    shutdown: ['onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'],
    perRequest: ['canActivate', 'intercept', 'catch', 'use'],
  },
  source: 'run: @nestjs/common 12.5 on Node 20 (hooks, decorators exist); guards, interceptors, microservices and web sockets: documentation',
} as const satisfies ClientEntry;
