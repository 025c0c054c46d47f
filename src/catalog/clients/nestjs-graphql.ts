import type { ClientEntry } from '../types.js';

/** Resolvers. Apart from `nestjs`, whose `Query` decorates parameters. */
export const nestjsGraphql = {
  id: 'nestjs-graphql',
  name: 'NestJS GraphQL',
  modules: ['@nestjs/graphql'],
  handlers: {
    Query: { via: 'decorator' },
    Mutation: { via: 'decorator' },
    Subscription: { via: 'decorator' },
    ResolveField: { via: 'decorator' },
    ResolveReference: { via: 'decorator' },
  },
  source: 'documentation',
} as const satisfies ClientEntry;
