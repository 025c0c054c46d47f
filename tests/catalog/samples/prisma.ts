import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'client per call',
    code: `
      import { PrismaClient } from '@prisma/client';
      export async function users() {
        const prisma = new PrismaClient();
        return prisma.user.findMany();
      }
    `,
    sessions: [{ api: 'new PrismaClient', noun: 'database pool', closed: 'never', closeMethod: { name: '$disconnect', async: true } }],
  },
  {
    name: 'kept on the global object',
    code: `
      const { PrismaClient } = require('@prisma/client');
      globalThis.prisma ??= new PrismaClient();
      module.exports = globalThis.prisma;
    `,
    sessions: [{ api: 'new PrismaClient', runs: { when: 'start-up' }, escape: 'stored' }],
  },
  {
    name: 'generated into the project',
    code: `
      import { PrismaClient } from './generated/client.js';
      export async function users() {
        const prisma = new PrismaClient();
        return prisma.user.findMany();
      }
    `,
    sessions: [],
  },
];
