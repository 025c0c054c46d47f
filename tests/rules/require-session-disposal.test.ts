import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/require-session-disposal.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

describe('never closed', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a session that the other rule speaks of',
        code: `
import { Agent, fetch } from 'undici';

export async function load(url: string) {
  const dispatcher = new Agent();
  return (await fetch(url, { dispatcher })).json();
}
`,
      },
      {
        name: 'a client that stays open for its database',
        code: `
import { MongoClient, type Db } from 'mongodb';

let db: Db | undefined;

export async function connect(url: string) {
  const client = new MongoClient(url);
  await client.connect();
  db = client.db('shop');
}

export async function open(url: string) {
  const client = await MongoClient.connect(url);
  return client.db('shop').collection('orders');
}
`,
      },
      {
        name: 'a browser that stays open for its page',
        code: `
import { chromium } from 'playwright';

export async function openPage() {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  return page;
}
`,
      },
      {
        name: 'connections that a list holds until one of them is there',
        code: `
import WebSocket from 'ws';

export async function first(urls: string[]) {
  const sockets = urls.map((url) => {
    const socket = new WebSocket(url);
    return socket;
  });
  const open = await Promise.race(sockets.map((socket) => opened(socket)));
  for (const socket of sockets) if (socket !== open) socket.terminate();
  return open;
}
`,
      },
      {
        name: 'a client that is made once for each value that is kept',
        code: `
import { GetBucketLocationCommand, S3Client } from '@aws-sdk/client-s3';

const locations = new Map<string, unknown>();

export async function locationOf(region: string) {
  if (locations.has(region)) return locations.get(region);
  const client = new S3Client({ region });
  const location = await client.send(new GetBucketLocationCommand({ Bucket: region }));
  locations.set(region, location);
  return location;
}
`,
      },
      {
        name: 'a connection that is listened to',
        code: `
import WebSocket from 'ws';

export function subscribe(url: string, done: (text: string) => void) {
  const socket = new WebSocket(url);
  socket.on('message', (data) => done(String(data)));
}
`,
      },
      {
        name: 'a mail transport without a pool keeps no connection',
        code: `
import nodemailer from 'nodemailer';

export async function send(text: string) {
  const mail = nodemailer.createTransport({ host: 'smtp.example' });
  await mail.sendMail({ to: 'a@example.com', text });
}
`,
      },
      {
        name: 'a script that ends the process itself',
        code: `
import { Client } from 'pg';

async function main() {
  const client = new Client();
  await client.connect();
  console.log((await client.query('SELECT 1')).rows);
}

main()
  .then(() => process.exit(0))
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
`,
      },
      {
        name: 'a script that ends with the last statement',
        code: `
import { Client } from 'pg';

async function main() {
  const client = new Client();
  await client.connect();
  console.log((await client.query('SELECT 1')).rows);
  process.exit();
}

void main();
`,
      },
      {
        name: 'idle sockets of undici in a script that ends',
        code: `
import { Agent, fetch } from 'undici';

async function main() {
  const dispatcher = new Agent();
  console.log(await (await fetch('https://api.example', { dispatcher })).text());
}

await main();
`,
      },
    ],
    invalid: [
      {
        name: 'what is read out of a database needs no client that is open',
        code: `
import { MongoClient } from 'mongodb';

export async function load(url: string) {
  const client = await MongoClient.connect(url);
  const order = await client.db('shop').collection('orders').findOne({});
  return order;
}
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'client', close: 'await client.close()', harm: 'each call leaves a database pool open', note: '' },
            line: 5,
            column: 24,
            endLine: 5,
            endColumn: 48,
            suggestions: [
              {
                messageId: 'closeInFinally',
                data: { name: 'client' },
                output: `
import { MongoClient } from 'mongodb';

export async function load(url: string) {
  const client = await MongoClient.connect(url);
  try {
    const order = await client.db('shop').collection('orders').findOne({});
    return order;
  } finally {
    await client.close();
  }
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a database connection',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  await client.connect();
  const { rows } = await client.query('SELECT count(*) FROM users');
  return rows[0].count;
}
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'client', harm: 'each call leaves a connection open', close: 'await client.end()', note: '' },
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 30,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'client' }, output: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  try {
    await client.connect();
    const { rows } = await client.query('SELECT count(*) FROM users');
    return rows[0].count;
  } finally {
    await client.end();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'a web socket in a script',
        filename: 'scripts/announce.ts',
        code: `
import WebSocket from 'ws';

async function announce(text: string) {
  const socket = new WebSocket('wss://events.example');
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(text);
}

await announce('hello');
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'socket', harm: 'the process cannot end while it is open', close: 'socket.close()', note: '' },
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 55,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'socket' }, output: `
import WebSocket from 'ws';

async function announce(text: string) {
  const socket = new WebSocket('wss://events.example');
  try {
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send(text);
  } finally {
    socket.close();
  }
}

await announce('hello');
` },
            ],
          },
        ],
      },
      {
        name: 'a browser',
        code: `
import { chromium } from 'playwright';

export async function screenshot(url: string) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return page.screenshot();
}
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'browser', harm: 'each call leaves a browser open', close: 'await browser.close()', note: '' },
            line: 5,
            column: 25,
            endLine: 5,
            endColumn: 42,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'browser' }, output: `
import { chromium } from 'playwright';

export async function screenshot(url: string) {
  const browser = await chromium.launch();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.screenshot();
  } finally {
    await browser.close();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'an HTTP/2 session of a module',
        code: `
import http2 from 'node:http2';

const session = http2.connect('https://api.example');

const stream = session.request({ ':path': '/' });
stream.pipe(process.stdout);
`,
        output: null,
        errors: [
          { messageId: 'neverClosed', data: { name: 'session', harm: 'the process cannot end while it is open', close: 'session.close()', note: ' Not rewritten: its requests are not awaited here.' }, line: 4, column: 17, endLine: 4, endColumn: 53 },
        ],
      },
      {
        name: 'a MongoDB client in main',
        code: `
import { MongoClient } from 'mongodb';

async function main() {
  const mongo = new MongoClient('mongodb://db.example');
  await mongo.connect();
  console.log(await mongo.db().collection('users').countDocuments());
}

await main();
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'mongo', harm: 'the process cannot end while it is open', close: 'await mongo.close()', note: '' },
            line: 5,
            column: 17,
            endLine: 5,
            endColumn: 56,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'mongo' }, output: `
import { MongoClient } from 'mongodb';

async function main() {
  const mongo = new MongoClient('mongodb://db.example');
  try {
    await mongo.connect();
    console.log(await mongo.db().collection('users').countDocuments());
  } finally {
    await mongo.close();
  }
}

await main();
` },
            ],
          },
        ],
      },
      {
        name: 'a raw socket',
        code: `
import net from 'node:net';

export async function ping(host: string) {
  const socket = net.connect(7, host);
  await new Promise((resolve) => socket.write('ping', resolve));
}
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'socket', harm: 'each call leaves a connection open', close: 'socket.end()', note: '' },
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 38,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'socket' }, output: `
import net from 'node:net';

export async function ping(host: string) {
  const socket = net.connect(7, host);
  try {
    await new Promise((resolve) => socket.write('ping', resolve));
  } finally {
    socket.end();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'a Redis client',
        code: `
import { createClient } from 'redis';

export async function remember(key: string, value: string) {
  const redis = createClient();
  await redis.connect();
  await redis.set(key, value);
}
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'redis', harm: 'each call leaves a connection open', close: 'await redis.quit()', note: '' },
            line: 5,
            column: 17,
            endLine: 5,
            endColumn: 31,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'redis' }, output: `
import { createClient } from 'redis';

export async function remember(key: string, value: string) {
  const redis = createClient();
  try {
    await redis.connect();
    await redis.set(key, value);
  } finally {
    await redis.quit();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'a pooled mail transport',
        code: `
import nodemailer from 'nodemailer';

async function main() {
  const mail = nodemailer.createTransport({ host: 'smtp.example', pool: true });
  await mail.sendMail({ to: 'a@example.com', text: 'Hello' });
}

void main();
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'mail', harm: 'the process cannot end while it is open', close: 'mail.close()', note: '' },
            line: 5,
            column: 16,
            endLine: 5,
            endColumn: 80,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'mail' }, output: `
import nodemailer from 'nodemailer';

async function main() {
  const mail = nodemailer.createTransport({ host: 'smtp.example', pool: true });
  try {
    await mail.sendMail({ to: 'a@example.com', text: 'Hello' });
  } finally {
    mail.close();
  }
}

void main();
` },
            ],
          },
        ],
      },
      {
        name: 'a script that ends the process when it fails',
        code: `
import { Client } from 'pg';

async function main() {
  const client = new Client();
  await client.connect();
  console.log((await client.query('SELECT 1')).rows);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'client', harm: 'the process cannot end while it is open', close: 'await client.end()', note: '' },
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 30,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'client' }, output: `
import { Client } from 'pg';

async function main() {
  const client = new Client();
  try {
    await client.connect();
    console.log((await client.query('SELECT 1')).rows);
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'an own class of the same name',
        code: `
class Client {
  connect() {}
}

export function open() {
  const client = new Client();
  client.connect();
}
`,
      },
    ],
    invalid: [
      {
        name: 'a database connection in CommonJS',
        code: `
const mysql = require('mysql2/promise');

exports.count = async () => {
  const connection = await mysql.createConnection({ host: 'db.example' });
  const [rows] = await connection.query('SELECT 1');
  return rows;
};
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'connection', harm: 'each call leaves a connection open', close: 'await connection.end()', note: '' },
            line: 5,
            column: 28,
            endLine: 5,
            endColumn: 74,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'connection' }, output: `
const mysql = require('mysql2/promise');

exports.count = async () => {
  const connection = await mysql.createConnection({ host: 'db.example' });
  try {
    const [rows] = await connection.query('SELECT 1');
    return rows;
  } finally {
    await connection.end();
  }
};
` },
            ],
          },
        ],
      },
      {
        name: 'a browser of Puppeteer',
        code: `
const puppeteer = require('puppeteer');

module.exports = async (url) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return page.pdf();
};
`,
        output: null,
        errors: [
          {
            messageId: 'neverClosed',
            data: { name: 'browser', harm: 'each call leaves a browser open', close: 'await browser.close()', note: '' },
            line: 5,
            column: 25,
            endLine: 5,
            endColumn: 43,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'browser' }, output: `
const puppeteer = require('puppeteer');

module.exports = async (url) => {
  const browser = await puppeteer.launch();
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.pdf();
  } finally {
    await browser.close();
  }
};
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('closed when nothing fails', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'in a start-up function, of what does not keep the process alive',
        code: `
import { Agent, fetch } from 'undici';

async function main() {
  const dispatcher = new Agent();
  console.log(await (await fetch('https://api.example', { dispatcher })).text());
  await dispatcher.close();
}

await main();
`,
      },
    ],
    invalid: [
      {
        name: 'the last statement',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  await client.connect();
  const { rows } = await client.query('SELECT count(*) FROM users');
  await client.end();
  return rows[0].count;
}
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedOnAllPaths',
            data: { name: 'client', harm: 'some calls leave a connection open', close: 'await client.end()', note: '' },
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 30,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'client' }, output: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  try {
    await client.connect();
    const { rows } = await client.query('SELECT count(*) FROM users');
    return rows[0].count;
  } finally {
    await client.end();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'the end of a try block',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  try {
    await client.connect();
    const { rows } = await client.query('SELECT count(*) FROM users');
    await client.end();
    return rows[0].count;
  } catch (error) {
    console.error(error);
    return 0;
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedOnAllPaths',
            data: { name: 'client', harm: 'some calls leave a connection open', close: 'await client.end()', note: '' },
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 30,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'client' }, output: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  try {
    try {
      await client.connect();
      const { rows } = await client.query('SELECT count(*) FROM users');
      return rows[0].count;
    } catch (error) {
      console.error(error);
      return 0;
    }
  } finally {
    await client.end();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'before one return of two',
        code: `
import { chromium } from 'playwright';

export async function title(url: string) {
  const browser = await chromium.launch();
  const page = await browser.newPage();
  const response = await page.goto(url);
  if (!response?.ok()) return null;
  const text = await page.title();
  await browser.close();
  return text;
}
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedOnAllPaths',
            data: { name: 'browser', harm: 'some calls leave a browser open', close: 'await browser.close()', note: '' },
            line: 5,
            column: 25,
            endLine: 5,
            endColumn: 42,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'browser' }, output: `
import { chromium } from 'playwright';

export async function title(url: string) {
  const browser = await chromium.launch();
  try {
    const page = await browser.newPage();
    const response = await page.goto(url);
    if (!response?.ok()) return null;
    const text = await page.title();
    return text;
  } finally {
    await browser.close();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'what works on data in memory is not awaited',
        code: `
import mysql from 'mysql2/promise';

export async function names() {
  const connection = await mysql.createConnection({ host: 'db.example' });
  const rows = await connection.query('SELECT name FROM users');
  await connection.end();
  return rows.map(String);
}
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedOnAllPaths',
            data: { name: 'connection', harm: 'some calls leave a connection open', close: 'await connection.end()', note: '' },
            line: 5,
            column: 28,
            endLine: 5,
            endColumn: 74,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'connection' }, output: `
import mysql from 'mysql2/promise';

export async function names() {
  const connection = await mysql.createConnection({ host: 'db.example' });
  try {
    const rows = await connection.query('SELECT name FROM users');
    return rows.map(String);
  } finally {
    await connection.end();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'in the catch block only',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  try {
    await client.connect();
    return await client.query('SELECT 1');
  } catch (error) {
    await client.end();
    throw error;
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedOnAllPaths',
            data: { name: 'client', harm: 'some calls leave a connection open', close: 'await client.end()', note: '' },
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 30,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'client' }, output: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  try {
    await client.connect();
    return await client.query('SELECT 1');
  } finally {
    await client.end();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'in a start-up function, of what keeps the process alive',
        code: `
import { MongoClient } from 'mongodb';

async function main() {
  const mongo = new MongoClient('mongodb://db.example');
  console.log(await mongo.db().collection('users').countDocuments());
  await mongo.close();
}

main().catch(console.error);
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedOnAllPaths',
            data: { name: 'mongo', harm: 'the process cannot end while it is open', close: 'await mongo.close()', note: '' },
            line: 5,
            column: 17,
            endLine: 5,
            endColumn: 56,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'mongo' }, output: `
import { MongoClient } from 'mongodb';

async function main() {
  const mongo = new MongoClient('mongodb://db.example');
  try {
    console.log(await mongo.db().collection('users').countDocuments());
  } finally {
    await mongo.close();
  }
}

main().catch(console.error);
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'the last statement, without semicolons',
        code: `
import { createClient } from 'redis'

export const remember = async (key, value) => {
  const redis = createClient()
  await redis.connect()
  await redis.set(key, value)
  await redis.quit()
}
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedOnAllPaths',
            data: { name: 'redis', harm: 'some calls leave a connection open', close: 'await redis.quit()', note: '' },
            line: 5,
            column: 17,
            endLine: 5,
            endColumn: 31,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'redis' }, output: `
import { createClient } from 'redis'

export const remember = async (key, value) => {
  const redis = createClient()
  try {
    await redis.connect()
    await redis.set(key, value)
  } finally {
    await redis.quit()
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'a synchronous close',
        code: `
const WebSocket = require('ws');

exports.announce = async (text) => {
  const socket = new WebSocket('wss://events.example');
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(text);
  socket.close();
};
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedOnAllPaths',
            data: { name: 'socket', harm: 'some calls leave a connection open', close: 'socket.close()', note: '' },
            line: 5,
            column: 18,
            endLine: 5,
            endColumn: 55,
            suggestions: [
              { messageId: 'closeInFinally', data: { name: 'socket' }, output: `
const WebSocket = require('ws');

exports.announce = async (text) => {
  const socket = new WebSocket('wss://events.example');
  try {
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send(text);
  } finally {
    socket.close();
  }
};
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('closed on every path', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a finally block',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  try {
    await client.connect();
    return await client.query('SELECT 1');
  } finally {
    await client.end();
  }
}
`,
      },
      {
        name: 'a finally block with more in it',
        code: `
import { Client } from 'pg';

export async function count(log: (text: string) => void) {
  const client = new Client();
  try {
    await client.connect();
    return await client.query('SELECT 1');
  } finally {
    log('done');
    await client.end().catch(() => {});
  }
}
`,
      },
      {
        name: 'finally of a promise',
        code: `
import { Client } from 'pg';

export function count() {
  const client = new Client();
  return client
    .connect()
    .then(() => client.query('SELECT 1'))
    .finally(() => client.end());
}
`,
      },
      {
        name: 'in the catch block and after it',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  let rows: unknown[] = [];
  try {
    await client.connect();
    rows = (await client.query('SELECT 1')).rows;
  } catch (error) {
    console.error(error);
  }
  await client.end();
  return rows;
}
`,
      },
      {
        name: 'in the try block and in the catch block',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  try {
    await client.connect();
    const { rows } = await client.query('SELECT 1');
    await client.end();
    return rows;
  } catch (error) {
    await client.end();
    throw error;
  }
}
`,
      },
      {
        name: 'await using, where the class has it',
        code: `
import { chromium } from 'playwright';

export async function title(url: string) {
  await using browser = await chromium.launch();
  const page = await browser.newPage();
  await page.goto(url);
  return page.title();
}
`,
      },
      {
        name: 'by a listener',
        code: `
import net from 'node:net';

export function relay(source: net.Socket, port: number) {
  const socket = net.connect(port);
  socket.write('hello');
  source.once('close', () => socket.end());
}
`,
      },
      {
        name: 'by a function it is handed to',
        code: `
import { Client } from 'pg';
import { finish } from './finish.js';

export async function count() {
  const client = new Client();
  await client.connect();
  await client.query('SELECT 1');
  await finish(client);
}
`,
      },
      {
        name: 'by a helper of a framework',
        code: `
import { afterAll } from 'vitest';
import { Client } from 'pg';

const client = new Client();
await client.connect();
afterAll(() => client.end());
`,
      },
      {
        name: 'a method kept for later',
        code: `
import { Client } from 'pg';
import { onExit } from './exit.js';

export async function open() {
  const client = new Client();
  await client.connect();
  onExit(client.end);
}
`,
      },
    ],
    invalid: [],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'an optional call in a finally block',
        code: `
import { chromium } from 'playwright';

export async function title(url) {
  let browser;
  try {
    browser = await chromium.launch();
    const page = await browser.newPage();
    await page.goto(url);
    return await page.title();
  } finally {
    await browser?.close();
  }
}
`,
      },
      {
        name: 'both ways of a condition in a finally block',
        code: `
const puppeteer = require('puppeteer');

exports.title = async (url) => {
  let browser = null;
  try {
    browser = await puppeteer.launch();
    const page = await browser.newPage();
    await page.goto(url);
    return await page.title();
  } finally {
    if (browser !== null) {
      await browser.close();
    }
  }
};
`,
      },
    ],
    invalid: [],
  });
});

describe('ownership moved', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'returned',
        code: `
import { Client } from 'pg';

export async function open() {
  const client = new Client();
  await client.connect();
  return client;
}
`,
      },
      {
        name: 'returned in an object',
        code: `
import { Client } from 'pg';

export async function open() {
  const client = new Client();
  await client.connect();
  return { client, opened: Date.now() };
}
`,
      },
      {
        name: 'stored in a field',
        code: `
import { Client } from 'pg';

export class Store {
  private client?: Client;

  async open() {
    const client = new Client();
    await client.connect();
    this.client = client;
  }
}
`,
      },
      {
        name: 'stored in a set',
        code: `
import WebSocket from 'ws';

const sockets = new Set<WebSocket>();

export function dial(url: string) {
  const socket = new WebSocket(url);
  sockets.add(socket);
}
`,
      },
      {
        name: 'handed on',
        code: `
import { Client } from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';

export async function open() {
  const client = new Client();
  await client.connect();
  return drizzle(client);
}
`,
      },
      {
        name: 'captured by what is returned',
        code: `
import { Client } from 'pg';

export async function open() {
  const client = new Client();
  await client.connect();
  return (text: string) => client.query(text);
}
`,
      },
      {
        name: 'a generator hands it out',
        code: `
import { Client } from 'pg';

export async function* clients() {
  while (true) {
    const client = new Client();
    await client.connect();
    yield client;
  }
}
`,
      },
      {
        name: 'a module that exports it',
        code: `
import { Pool } from 'undici';

export const pool = new Pool('https://api.example');

process.once('SIGTERM', () => {
  console.log('bye');
});
`,
      },
      {
        name: 'a fixture',
        code: `
import { test as base } from '@playwright/test';
import { Client } from 'pg';

export const test = base.extend<{ db: Client }>({
  db: async ({}, use) => {
    const db = new Client();
    await db.connect();
    await use(db);
  },
});
`,
      },
    ],
    invalid: [],
  });
});

describe('platforms and tests', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a Lambda handler',
        code: `
import { Client } from 'pg';

export const handler = async (event: { id: string }) => {
  const client = new Client();
  await client.connect();
  return (await client.query('SELECT 1')).rows;
};
`,
      },
      {
        name: 'Lambda by setting',
        code: `
import { MongoClient } from 'mongodb';

const mongo = new MongoClient('mongodb://db.example');

process.on('SIGTERM', () => {
  console.log('bye');
});

export const find = () => mongo.db().collection('users').findOne();
`,
        settings: { 'async-http': { runtime: 'lambda' } },
      },
      {
        name: 'workers by setting',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  await client.connect();
  return client.query('SELECT 1');
}
`,
        settings: { 'async-http': { runtime: 'workers' } },
      },
      {
        name: 'a test file',
        filename: 'src/store.test.ts',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  await client.connect();
  return client.query('SELECT 1');
}
`,
      },
      {
        name: 'a test',
        code: `
import { Client } from 'pg';

it('connects', async () => {
  const client = new Client();
  await client.connect();
});
`,
      },
    ],
    invalid: [],
  });
});

describe('shutdown of a service', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a signal handler that closes the session',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });

process.once('SIGTERM', async () => {
  await dispatcher.close();
});
`,
      },
      {
        name: 'a helper that closes all',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });

async function closeAll() {
  await Promise.all([dispatcher.close()]);
}

process.once('SIGTERM', closeAll);
`,
      },
      {
        name: 'an exported function closes it, whoever calls that',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });
export const close = () => dispatcher.close();

process.once('SIGTERM', () => {
  console.log('bye');
});
`,
      },
      {
        name: 'a list of things to close',
        code: `
import { Agent, fetch } from 'undici';
import { closables } from './closables.js';

const dispatcher = new Agent();
closables.push(dispatcher);

export const load = (url: string) => fetch(url, { dispatcher });

process.once('SIGTERM', () => {
  console.log('bye');
});
`,
      },
      {
        name: 'no shutdown path in this file',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });
`,
      },
      {
        name: 'a handler of another event',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });

process.on('warning', (warning) => {
  console.log(warning);
});
`,
      },
      {
        name: 'a listener that runs when the process is gone',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });

process.on('exit', (code) => {
  console.log(code);
});
`,
      },
      {
        name: 'an agent that pools nothing',
        code: `
import https from 'node:https';

const agent = new https.Agent();

export const load = (url: string) => https.get(url, { agent });

process.once('SIGTERM', () => {
  console.log('bye');
});
`,
      },
    ],
    invalid: [
      {
        name: 'a signal handler that forgets the session',
        code: `
import { createServer } from 'node:http';
import { Agent, request } from 'undici';

const dispatcher = new Agent({ connections: 10 });

const server = createServer(async (incoming, response) => {
  const { body } = await request('https://api.example', { dispatcher });
  body.pipe(response);
}).listen(8080);

process.once('SIGTERM', async () => {
  server.close();
});
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'dispatcher', path: '`process.once(\'SIGTERM\')`', close: 'await dispatcher.close()', note: '' },
            line: 5,
            column: 20,
            endLine: 5,
            endColumn: 50,
            suggestions: [
              { messageId: 'closeAtShutdown', data: { name: 'dispatcher', path: '`process.once(\'SIGTERM\')`' }, output: `
import { createServer } from 'node:http';
import { Agent, request } from 'undici';

const dispatcher = new Agent({ connections: 10 });

const server = createServer(async (incoming, response) => {
  const { body } = await request('https://api.example', { dispatcher });
  body.pipe(response);
}).listen(8080);

process.once('SIGTERM', async () => {
  server.close();
  await dispatcher.close();
});
` },
            ],
          },
        ],
      },
      {
        name: 'a signal handler that exits',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent({ connections: 10 });

export const load = (url: string) => fetch(url, { dispatcher });

async function shutdown() {
  console.log('bye');
  process.exit(0);
}

process.on('SIGINT', shutdown);
process.on('SIGTERM', shutdown);
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'dispatcher', path: '`process.on(\'SIGINT\')`', close: 'await dispatcher.close()', note: '' },
            line: 4,
            column: 20,
            endLine: 4,
            endColumn: 50,
            suggestions: [
              { messageId: 'closeAtShutdown', data: { name: 'dispatcher', path: '`process.on(\'SIGINT\')`' }, output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent({ connections: 10 });
let dispatcherClosed: Promise<unknown> | undefined;

export const load = (url: string) => fetch(url, { dispatcher });

async function shutdown() {
  console.log('bye');
  await (dispatcherClosed ??= dispatcher.close());
  process.exit(0);
}

process.on('SIGINT', shutdown);
process.on('SIGTERM', shutdown);
` },
            ],
          },
        ],
      },
      {
        name: 'a hook of Fastify that forgets the session',
        code: `
import Fastify from 'fastify';
import { Pool } from 'undici';

const app = Fastify();
const pool = new Pool('https://api.example');

app.get('/items', async () => (await pool.request({ path: '/items', method: 'GET' })).body.json());

app.addHook('onClose', async () => {
  app.log.info('bye');
});
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'pool', path: '`app.addHook(\'onClose\')`', close: 'await pool.close()', note: '' },
            line: 6,
            column: 14,
            endLine: 6,
            endColumn: 45,
            suggestions: [
              { messageId: 'closeAtShutdown', data: { name: 'pool', path: '`app.addHook(\'onClose\')`' }, output: `
import Fastify from 'fastify';
import { Pool } from 'undici';

const app = Fastify();
const pool = new Pool('https://api.example');

app.get('/items', async () => (await pool.request({ path: '/items', method: 'GET' })).body.json());

app.addHook('onClose', async () => {
  app.log.info('bye');
  await pool.close();
});
` },
            ],
          },
        ],
      },
      {
        name: 'a hook of NestJS that forgets the session',
        code: `
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

@Injectable()
export class Gateway implements OnModuleDestroy {
  load(url: string) {
    return fetch(url, { dispatcher });
  }

  async onModuleDestroy() {
    console.log('bye');
  }
}
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'dispatcher', path: '`onModuleDestroy`', close: 'await dispatcher.close()', note: '' },
            line: 5,
            column: 20,
            endLine: 5,
            endColumn: 31,
            suggestions: [
              { messageId: 'closeAtShutdown', data: { name: 'dispatcher', path: '`onModuleDestroy`' }, output: `
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

@Injectable()
export class Gateway implements OnModuleDestroy {
  load(url: string) {
    return fetch(url, { dispatcher });
  }

  async onModuleDestroy() {
    console.log('bye');
    await dispatcher.close();
  }
}
` },
            ],
          },
        ],
      },
      {
        name: 'one session of two is forgotten',
        code: `
import { Agent, fetch } from 'undici';
import { Pool } from 'pg';

const dispatcher = new Agent();
const pool = new Pool();

export const load = (url: string) => fetch(url, { dispatcher });
export const query = (text: string) => pool.query(text);

process.once('SIGTERM', async () => {
  await pool.end();
});
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'dispatcher', path: '`process.once(\'SIGTERM\')`', close: 'await dispatcher.close()', note: '' },
            line: 5,
            column: 20,
            endLine: 5,
            endColumn: 31,
            suggestions: [
              { messageId: 'closeAtShutdown', data: { name: 'dispatcher', path: '`process.once(\'SIGTERM\')`' }, output: `
import { Agent, fetch } from 'undici';
import { Pool } from 'pg';

const dispatcher = new Agent();
const pool = new Pool();

export const load = (url: string) => fetch(url, { dispatcher });
export const query = (text: string) => pool.query(text);

process.once('SIGTERM', async () => {
  await pool.end();
  await dispatcher.close();
});
` },
            ],
          },
        ],
      },
      {
        name: 'a synchronous close',
        code: `
import https from 'node:https';

const agent = new https.Agent({ keepAlive: true });

export const load = (url: string) => https.get(url, { agent });

process.once('SIGTERM', () => {
  console.log('bye');
});
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'agent', path: '`process.once(\'SIGTERM\')`', close: 'agent.destroy()', note: '' },
            line: 4,
            column: 15,
            endLine: 4,
            endColumn: 51,
            suggestions: [
              { messageId: 'closeAtShutdown', data: { name: 'agent', path: '`process.once(\'SIGTERM\')`' }, output: `
import https from 'node:https';

const agent = new https.Agent({ keepAlive: true });

export const load = (url: string) => https.get(url, { agent });

process.once('SIGTERM', () => {
  console.log('bye');
  agent.destroy();
});
` },
            ],
          },
        ],
      },
      {
        name: 'a handler that does not await yet',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });

process.once('SIGTERM', () => {
  console.log('bye');
});
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'dispatcher', path: '`process.once(\'SIGTERM\')`', close: 'await dispatcher.close()', note: '' },
            line: 4,
            column: 20,
            endLine: 4,
            endColumn: 31,
            suggestions: [
              { messageId: 'closeAtShutdown', data: { name: 'dispatcher', path: '`process.once(\'SIGTERM\')`' }, output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });

process.once('SIGTERM', async () => {
  console.log('bye');
  await dispatcher.close();
});
` },
            ],
          },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'a session installed for the process',
        code: `
import { Agent, setGlobalDispatcher } from 'undici';

setGlobalDispatcher(new Agent());

process.on('SIGTERM', () => {
  console.log('bye');
});
`,
      },
    ],
    invalid: [
      {
        name: 'a signal handler in CommonJS',
        code: `
const { Pool } = require('pg');

const pool = new Pool();

module.exports.query = (text) => pool.query(text);

process.on('SIGTERM', async () => {
  try {
    await stop();
  } finally {
    process.exit(0);
  }
});
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'pool', path: '`process.on(\'SIGTERM\')`', close: 'await pool.end()', note: '' },
            line: 4,
            column: 14,
            endLine: 4,
            endColumn: 24,
            suggestions: [
              { messageId: 'closeAtShutdown', data: { name: 'pool', path: '`process.on(\'SIGTERM\')`' }, output: `
const { Pool } = require('pg');

const pool = new Pool();
let poolClosed;

module.exports.query = (text) => pool.query(text);

process.on('SIGTERM', async () => {
  try {
    await stop();
    await (poolClosed ??= pool.end());
  } finally {
    process.exit(0);
  }
});
` },
            ],
          },
        ],
      },
      {
        name: 'the callback of the server',
        code: `
import { createServer } from 'node:http';
import { MongoClient } from 'mongodb';

const mongo = new MongoClient('mongodb://db.example');

const server = createServer(async (request, response) => {
  response.end(JSON.stringify(await mongo.db().collection('users').findOne()));
});

process.on('SIGTERM', () => {
  server.close(async () => {
    process.exit(0);
  });
});
`,
        output: null,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'mongo', path: '`process.on(\'SIGTERM\')`', close: 'await mongo.close()', note: '' },
            line: 5,
            column: 15,
            endLine: 5,
            endColumn: 54,
            suggestions: [
              { messageId: 'closeAtShutdown', data: { name: 'mongo', path: '`process.on(\'SIGTERM\')`' }, output: `
import { createServer } from 'node:http';
import { MongoClient } from 'mongodb';

const mongo = new MongoClient('mongodb://db.example');

const server = createServer(async (request, response) => {
  response.end(JSON.stringify(await mongo.db().collection('users').findOne()));
});

process.on('SIGTERM', () => {
  server.close(async () => {
    await mongo.close();
    process.exit(0);
  });
});
` },
            ],
          },
        ],
      },
    ],
  });
});

describe('kept by an object', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'closed by any of its methods',
        code: `
import { Pool } from 'pg';

export class Store {
  #pool = new Pool();
  async reset() { await this.#pool.end(); }
  stop() {}
}
`,
      },
      {
        name: 'nothing ends the object',
        code: `
import { Pool } from 'pg';

export class Store {
  #pool = new Pool();
  all() { return this.#pool.query('select 1'); }
}
`,
      },
      {
        name: 'a parent class may close it',
        code: `
import { Pool } from 'pg';
import { Base } from './base';

export class Store extends Base {
  pool = new Pool();
  stop() {}
}
`,
      },
      {
        name: 'an agent that pools nothing',
        code: `
import { Agent } from 'node:https';

export class Store {
  #agent = new Agent();
  stop() {}
}
`,
      },
    ],
    invalid: [
      {
        name: 'the method that ends it forgets it',
        code: `
import { Pool } from 'pg';

export class Store {
  readonly #pool = new Pool();
  all() { return this.#pool.query('select 1'); }
  async onModuleDestroy() {
    await this.log('bye');
  }
}
`,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: '#pool', path: '`onModuleDestroy`', close: 'await this.#pool.end()', note: '' },
            line: 5,
            column: 20,
            endLine: 5,
            endColumn: 30,
            suggestions: [
              {
                messageId: 'closeAtShutdown',
                data: { name: '#pool', path: '`onModuleDestroy`' },
                output: `
import { Pool } from 'pg';

export class Store {
  readonly #pool = new Pool();
  all() { return this.#pool.query('select 1'); }
  async onModuleDestroy() {
    await this.log('bye');
    await this.#pool.end();
  }
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'made by a method that may never run',
        code: `
import { Agent } from 'undici';

export class Store {
  open() { this.agent = new Agent(); }
  async close() {
    this.open = null;
  }
}
`,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'agent', path: '`close`', close: 'await this.agent.close()', note: '' },
            line: 5,
            column: 25,
            endLine: 5,
            endColumn: 36,
            suggestions: [
              {
                messageId: 'closeAtShutdown',
                data: { name: 'agent', path: '`close`' },
                output: `
import { Agent } from 'undici';

export class Store {
  open() { this.agent = new Agent(); }
  async close() {
    this.open = null;
    await this.agent?.close();
  }
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'a method that cannot wait',
        code: `
import { Pool } from 'pg';

export class Store {
  pool = new Pool();
  stop() { this.timer.unref(); }
}
`,
        errors: [
          {
            messageId: 'notClosedAtShutdown',
            data: { name: 'pool', path: '`stop`', close: 'await this.pool.end()', note: ' Not rewritten: closing it takes an `await`, and the method that ends the object is not async.' },
            line: 5,
            column: 10,
            endLine: 5,
            endColumn: 20,
          },
        ],
      },
    ],
  });
});

describe('applied by plain --fix in a migration', () => {
  typescript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'a finally block around the work',
        code: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  await client.connect();
  // Users of all tenants.
  const { rows } = await client.query('SELECT count(*) FROM users');
  await client.end();
  return rows[0].count;
}
`,
        output: `
import { Client } from 'pg';

export async function count() {
  const client = new Client();
  try {
    await client.connect();
    // Users of all tenants.
    const { rows } = await client.query('SELECT count(*) FROM users');
    return rows[0].count;
  } finally {
    await client.end();
  }
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'notClosedOnAllPaths', data: { name: 'client', harm: 'some calls leave a connection open', close: 'await client.end()', note: '' }, line: 5, column: 18, endLine: 5, endColumn: 30 },
        ],
      },
      {
        name: 'a close at shutdown',
        code: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });

process.once('SIGTERM', async () => {
  console.log('bye');
});
`,
        output: `
import { Agent, fetch } from 'undici';

const dispatcher = new Agent();

export const load = (url: string) => fetch(url, { dispatcher });

process.once('SIGTERM', async () => {
  console.log('bye');
  await dispatcher.close();
});
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'notClosedAtShutdown', data: { name: 'dispatcher', path: '`process.once(\'SIGTERM\')`', close: 'await dispatcher.close()', note: '' }, line: 4, column: 20, endLine: 4, endColumn: 31 },
        ],
      },
    ],
  });

  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [],
    invalid: [
      {
        name: 'a function that is not async',
        code: `
const net = require('net');

exports.ping = (host) => {
  const socket = net.connect(7, host);
  if (!socket.write('ping')) return;
  socket.end();
};
`,
        output: `
const net = require('net');

exports.ping = (host) => {
  const socket = net.connect(7, host);
  try {
    if (!socket.write('ping')) return;
  } finally {
    socket.end();
  }
};
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'notClosedOnAllPaths', data: { name: 'socket', harm: 'some calls leave a connection open', close: 'socket.end()', note: '' }, line: 5, column: 18, endLine: 5, endColumn: 38 },
        ],
      },
    ],
  });
});
