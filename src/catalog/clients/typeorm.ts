import type { ClientEntry } from '../types.js';

/** TypeORM: a data source is the pool of its driver. */
export const typeorm = {
  id: 'typeorm',
  name: 'TypeORM',
  modules: ['typeorm'],
  types: { DataSource: 'DataSource' },
  sessions: {
    DataSource: {
      create: 'new',
      type: 'DataSource',
      kind: 'database pool',
      options: 0,
      close: [{ method: 'destroy', async: true, graceful: true }],
      dispose: 'none',
      keepsProcessAlive: false,
      parts: ['createEntityManager', 'createQueryBuilder', 'createQueryRunner', 'getMongoRepository', 'getRepository', 'getTreeRepository', 'manager'],
      tls: ['ssl.rejectUnauthorized', 'extra.ssl.rejectUnauthorized', { option: 'options.trustServerCertificate', is: true }],
    },
  },
  source: 'source: typeorm 1.1 (methods, disposal run on Node 20); TLS options: documentation',
} as const satisfies ClientEntry;
