import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'resolver',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import { Mutation, Query, Resolver } from '@nestjs/graphql';
      @Resolver()
      export class Pages {
        @Query(() => String)
        page() {
          return readFileSync('a', 'utf8');
        }
        @Mutation(() => String)
        save() {
          return readFileSync('b', 'utf8');
        }
      }
    `,
    blockingCalls: [
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
      { api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } },
    ],
  },
  {
    name: 'parameter decorator of NestJS',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import { Query } from '@nestjs/common';
      export class Pages {
        find(@Query('name') name: string) {
          return readFileSync(name, 'utf8');
        }
      }
    `,
    blockingCalls: [{ blocksRequests: 'no' }],
  },
];
