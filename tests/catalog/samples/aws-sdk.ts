import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'client in a handler',
    code: `
      import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
      export const handler = async (event) => {
        const s3 = new S3Client({});
        return s3.send(new GetObjectCommand(event.object));
      };
    `,
    sessions: [{ api: 'new S3Client', noun: 'connection pool', runs: { when: 'per-request' }, runtime: 'lambda', pools: 'yes', closeMethod: { name: 'destroy', async: false } }],
    requests: [{ api: 's3.send', deadline: { state: 'missing' }, waits: 'forever', idiom: 'abortSignal: AbortSignal.timeout({{ms}})' }],
  },
  {
    name: 'deadline of the call and of the handler',
    code: `
      import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
      import { NodeHttpHandler } from '@smithy/node-http-handler';
      const plain = new DynamoDBClient({});
      const patient = new DynamoDBClient({ requestHandler: new NodeHttpHandler({ socketTimeout: 3000 }) });
      const warned = new DynamoDBClient({ requestHandler: { requestTimeout: 3000 } });
      export const a = () => plain.send(new ListTablesCommand({}), { abortSignal: AbortSignal.timeout(3000) });
      export const b = () => patient.send(new ListTablesCommand({}));
      export const c = () => warned.send(new ListTablesCommand({}));
    `,
    requests: [
      { deadline: { state: 'set' } },
      { deadline: { state: 'set' } },
      { deadline: { state: 'ineffective', option: 'requestHandler.requestTimeout' } },
    ],
  },
  {
    name: 'document client wraps',
    code: `
      const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
      const { DynamoDBDocumentClient, GetCommand } = require('@aws-sdk/lib-dynamodb');
      const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
      exports.get = (key) => db.send(new GetCommand(key), { abortSignal: AbortSignal.timeout(1000) });
    `,
    requests: [{ api: 'db.send', deadline: { state: 'set', by: 'abortSignal' } }],
  },
  {
    name: 'service class, fan-out over its 50 sockets',
    code: `
      import { S3 } from '@aws-sdk/client-s3';
      const s3 = new S3({});
      export const all = (keys) => Promise.all(keys.map((Key) => s3.getObject({ Bucket: 'b', Key })));
    `,
    requests: [{ api: 's3.getObject' }],
    fanOuts: [{ combinator: 'Promise.all', bound: 'unbounded', limiter: 'none', poolLimit: 50 }],
  },
  {
    name: 'a client that is handed in',
    ts: true,
    code: `
      import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
      export const list = (client: CloudFormationClient, command: object) => client.send(command);
    `,
    requests: [{ api: 'client.send', deadline: { state: 'unknown' } }],
  },
  {
    name: 'verification off in the agent',
    code: `
      import { S3Client } from '@aws-sdk/client-s3';
      export const s3 = new S3Client({ requestHandler: { httpsAgent: { rejectUnauthorized: false } } });
    `,
    tlsSwitches: [{ effect: 'off' }],
  },
  {
    name: 'client of another vendor',
    code: `
      import { S3Client } from './storage.js';
      export async function load(key) {
        const s3 = new S3Client({});
        return s3.send(key);
      }
    `,
    sessions: [],
    requests: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
      const s3 = new S3Client({});
      s3.send(new GetObjectCommand({ Bucket: 'a', Key: 'b' }), { abortSignal: AbortSignal.timeout(5000) }).catch((error) => console.log(error.name === 'TimeoutError'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'name', value: 'AbortError' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import { S3, S3Client } from '@aws-sdk/client-s3';
      import express from 'express';
      const client = new S3Client({});
      const service = new S3({});
      express().get('/', async (req, res) => {
        client.middlewareStack.add((next) => next, {});
        client.middlewareStack.addRelativeTo((next) => next, {});
        service.middlewareStack.add((next) => next, {});
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'add', target: 'client.middlewareStack.add', what: 'middleware' },
      { effect: 'add', target: 'client.middlewareStack.addRelativeTo', what: 'middleware' },
      { effect: 'add', target: 'service.middlewareStack.add', what: 'middleware' },
    ],
  },
];
