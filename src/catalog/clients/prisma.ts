import type { ClientEntry } from '../types.js';

/** Prisma. A client that is generated into the project is imported by its path: name it in the settings. */
export const prisma = {
  id: 'prisma',
  name: 'Prisma',
  modules: ['@prisma/client'],
  types: { PrismaClient: 'PrismaClient' },
  typePackages: ['.prisma/client'],
  sessions: {
    PrismaClient: {
      create: 'new',
      type: 'PrismaClient',
      kind: 'database pool',
      options: 0,
      close: [{ method: '$disconnect', async: true, graceful: true }],
      dispose: 'none',
      keepsProcessAlive: false,
    },
  },
  source: 'documentation; no disposal symbol in the runtime of @prisma/client 7.10',
} as const satisfies ClientEntry;
