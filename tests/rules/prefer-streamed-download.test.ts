import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/prefer-streamed-download.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

const how = (stream: string): string => `: \`await pipeline(${stream}, createWriteStream(path))\``;

describe('the body of a response', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'piped',
        code: `
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
export async function save(url, path) {
  const response = await fetch(url);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(path));
}
`,
      },
      {
        name: 'wanted for more',
        code: `
import { writeFile } from 'node:fs/promises';
export async function save(url, path) {
  const response = await fetch(url);
  const bytes = Buffer.from(await response.arrayBuffer());
  await writeFile(path, bytes);
  return hash(bytes);
}
`,
      },
      {
        name: 'returned by an exported function',
        code: `
import { writeFileSync } from 'node:fs';
export async function load(url) {
  const response = await fetch(url);
  return response.arrayBuffer();
}
export const save = async (url, path) => writeFileSync(path, await load(url));
`,
      },
      {
        name: 'text',
        code: `
import { writeFile } from 'node:fs/promises';
export async function save(url, path) {
  const response = await fetch(url);
  await writeFile(path, await response.text());
}
`,
      },
      {
        name: 'in a test',
        filename: 'tests/save.test.js',
        code: `
import { writeFile } from 'node:fs/promises';
it('saves', async () => {
  const response = await fetch(url);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
});
`,
      },
    ],
    invalid: [
      {
        name: 'written at once',
        code: `
import { writeFile } from 'node:fs/promises';
export async function save(url, path) {
  const response = await fetch(url);
  await writeFile(path, Buffer.from(await response.arrayBuffer()));
}
`,
        output: null,
        errors: [
          {
            messageId: 'bufferedDownload',
            data: { gathers: 'response.arrayBuffer()', api: 'fetch', writer: 'writeFile', how: how('Readable.fromWeb(response.body)'), note: '' },
            line: 5,
            column: 43,
            endLine: 5,
            endColumn: 65,
            suggestions: [
              {
                messageId: 'streamDownload',
                data: { stream: 'Readable.fromWeb(response.body)' },
                output: `
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
export async function save(url, path) {
  const response = await fetch(url);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(path));
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'under fixes: all, through variables, with the names of the file',
        code: `
const fs = require('fs');
const axios = require('axios');
module.exports = async (url, path) => {
  const response = await axios.get(url, { responseType: 'arraybuffer' });
  const buffer = Buffer.from(response.data, 'binary');
  fs.writeFileSync(path, buffer);
};
`,
        output: `
const fs = require('fs');
const axios = require('axios');
const { pipeline } = require('stream/promises');
module.exports = async (url, path) => {
  const response = await axios.get(url, { responseType: 'stream' });
  await pipeline(response.data, fs.createWriteStream(path));
};
`,
        languageOptions: { sourceType: 'commonjs' },
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'bufferedDownload',
            data: { gathers: "responseType: 'arraybuffer'", api: 'axios.get', writer: 'fs.writeFileSync', how: how('response.data'), note: '' },
            line: 5,
            column: 43,
            endLine: 5,
            endColumn: 70,
          },
        ],
      },
      {
        name: 'chunks joined by hand',
        code: `
import fs from 'node:fs';
import https from 'node:https';
export function save(url, path, done) {
  https.get(url, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => fs.writeFile(path, Buffer.concat(chunks), done));
  });
}
`,
        output: null,
        errors: [
          {
            messageId: 'bufferedDownload',
            data: { gathers: 'Buffer.concat(chunks)', api: 'https.get', writer: 'fs.writeFile', how: how('response'), note: ' Not rewritten: the pieces are put together by hand.' },
            line: 8,
            column: 49,
            endLine: 8,
            endColumn: 70,
          },
        ],
      },
      {
        name: 'a client that streams by another call',
        code: `
import got from 'got';
import { writeFile } from 'node:fs/promises';
export const save = async (url, path) => writeFile(path, await got(url).buffer());
`,
        output: null,
        errors: [
          {
            messageId: 'bufferedDownload',
            data: { gathers: 'got(url).buffer()', api: 'got', writer: 'writeFile', how: '', note: ' Not rewritten: the client gives its stream by another call.' },
            line: 4,
            column: 64,
            endLine: 4,
            endColumn: 81,
          },
        ],
      },
    ],
  });
});

describe('TypeScript', () => {
  typescript.run(rule.name, tested, {
    valid: [
      {
        name: 'a public method, whose callers may want the bytes',
        code: `
import * as fs from 'fs';
export class Loader {
  async load(url: string): Promise<Buffer> {
    const response = await fetch(url);
    return Buffer.from(await response.arrayBuffer());
  }
  async save(url: string, path: string) {
    fs.writeFileSync(path, await this.load(url));
  }
}
`,
      },
    ],
    invalid: [
      {
        name: 'private methods',
        code: `
import * as fs from 'fs';
export class Loader {
  async save(url: string, path: string) {
    this.put(await this.load(url), path);
  }
  private async load(url: string): Promise<Buffer> {
    const response = await fetch(url);
    return Buffer.from(await response.arrayBuffer());
  }
  private put(buffer: Buffer, path: string) {
    fs.writeFileSync(path, buffer);
  }
}
`,
        errors: [
          {
            messageId: 'bufferedDownload',
            data: { gathers: 'response.arrayBuffer()', api: 'fetch', writer: 'fs.writeFileSync', how: how('Readable.fromWeb(response.body)'), note: ' Not rewritten: the bytes come from another function.' },
            line: 9,
            column: 30,
            endLine: 9,
            endColumn: 52,
          },
        ],
      },
      {
        name: 'a web stream, which has two types',
        code: `
import { writeFile } from 'node:fs/promises';
export async function save(url: string, path: string): Promise<void> {
  const response = await fetch(url);
  await writeFile(path, new Uint8Array(await response.arrayBuffer()));
}
`,
        errors: [
          {
            messageId: 'bufferedDownload',
            data: { gathers: 'response.arrayBuffer()', api: 'fetch', writer: 'writeFile', how: how('Readable.fromWeb(response.body)'), note: '' },
            line: 5,
            column: 46,
            endLine: 5,
            endColumn: 68,
            suggestions: [
              {
                messageId: 'streamDownload',
                data: { stream: 'Readable.fromWeb(response.body)' },
                output: `
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
export async function save(url: string, path: string): Promise<void> {
  const response = await fetch(url);
  await pipeline(Readable.fromWeb(response.body as import('node:stream/web').ReadableStream), createWriteStream(path));
}
`,
              },
            ],
          },
        ],
      },
    ],
  });
});
