import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe } from 'vitest';
import rule from '../../src/rules/no-session-per-request.js';

const typescript = new RuleTester();
// The tester brings its own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('where a session is kept', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'filled at its first use',
        code: `
import { Agent, fetch } from 'undici';

let sharedAgent: Agent | undefined;
const getAgent = () => (sharedAgent ??= new Agent());

export const load = (url: string) => fetch(url, { dispatcher: getAgent() });
`,
        options: [{ place: 'lazy' }],
      },
    ],
    invalid: [
      {
        name: 'in a variable, as the option says',
        filename: 'load.ts',
        code: `
import { Agent, fetch } from 'undici';

export const load = (url: string) => fetch(url, { dispatcher: new Agent() });
`,
        output: `
import { Agent, fetch } from 'undici';

let sharedAgent: Agent | undefined;
const getAgent = () => (sharedAgent ??= new Agent());

export const load = (url: string) => fetch(url, { dispatcher: getAgent() });
`,
        options: [{ place: 'lazy' }],
        errors: [
          { messageId: 'sessionPerRequest', data: { api: 'new Agent', noun: 'connection pool', when: 'for each `fetch` call', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' }, line: 4, column: 63, endLine: 4, endColumn: 74 },
        ],
      },
      {
        name: 'in the plugin that is given its options',
        code: `
import type { FastifyInstance } from 'fastify';
import { Agent, fetch } from 'undici';

export async function items(fastify: FastifyInstance, options: { connections: number }) {
  fastify.get('/items', async () => (await fetch('https://api.example', { dispatcher: new Agent(options) })).json());
}
`,
        output: null,
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'new Agent', noun: 'connection pool', when: 'for each request, in the handler passed to `fastify.get`', closing: ', and never closes it', advice: 'Create it once, in `items`, and share it.', note: '' },
            line: 6,
            column: 87,
            endLine: 6,
            endColumn: 105,
            suggestions: [
              { messageId: 'shareInScope', data: { api: 'new Agent', scope: '`items`' }, output: `
import type { FastifyInstance } from 'fastify';
import { Agent, fetch } from 'undici';

export async function items(fastify: FastifyInstance, options: { connections: number }) {
  const agent = new Agent(options);
  fastify.addHook('onClose', async () => {
    await agent.close();
  });

  fastify.get('/items', async () => (await fetch('https://api.example', { dispatcher: agent })).json());
}
` },
            ],
          },
        ],
      },
      {
        name: 'in a promise',
        filename: 'users.ts',
        code: `
import express from 'express';
import { MongoClient } from 'mongodb';

express().get('/users', async (request, response) => {
  const mongo = await MongoClient.connect('mongodb://db.example');
  response.json(await mongo.db().collection('users').find().toArray());
});
`,
        output: null,
        errors: [
          {
            messageId: 'sessionPerRequest',
            data: { api: 'MongoClient.connect', noun: 'database pool', when: 'for each request, in the handler passed to `express().get`', closing: ', and never closes it', advice: 'Create it once, at module level, and share it.', note: '' },
            line: 6,
            column: 23,
            endLine: 6,
            endColumn: 66,
            suggestions: [
              { messageId: 'shareSession', data: { api: 'MongoClient.connect' }, output: `
import express from 'express';
import { MongoClient } from 'mongodb';

const openMongo = async () => MongoClient.connect('mongodb://db.example');
let mongoPromise: ReturnType<typeof openMongo> | undefined;
const getMongo = () =>
  (mongoPromise ??= openMongo().catch((error) => {
    mongoPromise = undefined;
    throw error;
  }));

express().get('/users', async (request, response) => {
  const mongo = await getMongo();
  response.json(await mongo.db().collection('users').find().toArray());
});
` },
            ],
          },
        ],
      },
    ],
  });
});
