import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'exported constant',
    code: `
      import { S3Client } from '@aws-sdk/client-s3';
      export const handler = async (event) => {
        const s3 = new S3Client({});
        return s3.config.region();
      };
    `,
    sessions: [{ api: 'new S3Client', runtime: 'lambda', runs: { when: 'per-request' } }],
  },
  {
    name: 'exports',
    code: `
      const { readFileSync } = require('fs');
      exports.handler = (event, context, callback) => callback(null, readFileSync('a', 'utf8'));
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'typed handler',
    ts: true,
    code: `
      import { readFileSync } from 'node:fs';
      import type { APIGatewayProxyHandler } from 'aws-lambda';
      export const users: APIGatewayProxyHandler = async () => ({ statusCode: 200, body: readFileSync('a', 'utf8') });
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'yes', runs: { when: 'per-request' } }],
  },
  {
    name: 'handler of a command line',
    code: `
      import { Pool } from 'pg';
      export const command = 'migrate';
      export const handler = (argv) => {
        const pool = new Pool();
        return pool.query(argv.sql).finally(() => pool.end());
      };
    `,
    sessions: [{ api: 'new Pool', runtime: 'node' }],
  },
];
