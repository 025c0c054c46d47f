import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import',
    code: `
      import fs from 'node:fs';
      export async function load(path) {
        return fs.readFileSync(path, 'utf8');
      }
    `,
    blockingCalls: [{ api: 'fs.readFileSync', what: 'reads or writes files', cheap: false, blocksRequests: 'yes', twin: { from: 'node:fs/promises', name: 'readFile', level: 'fix' } }],
  },
  {
    name: 'named import, renamed',
    code: `
      import { readdirSync as list } from 'fs';
      export const names = async (path) => list(path);
    `,
    blockingCalls: [{ api: 'list', blocksRequests: 'yes', twin: { from: 'node:fs/promises', name: 'readdir', level: 'fix' } }],
  },
  {
    name: 'namespace and required',
    code: `
      const { existsSync, openSync } = require('fs');
      const fs = require('node:fs');
      exports.open = async (path) => {
        if (!existsSync(path)) fs.mkdirSync(path);
        return openSync(path);
      };
    `,
    blockingCalls: [
      { api: 'existsSync', cheap: true, twin: null },
      { api: 'fs.mkdirSync', twin: { from: 'node:fs/promises', name: 'mkdir', level: 'fix' } },
      { api: 'openSync', twin: { from: 'node:fs/promises', name: 'open', level: 'suggestion' } },
    ],
  },
  {
    name: 'no twin',
    code: `
      import * as fs from 'node:fs';
      export async function first(fd) {
        const found = fs.globSync('*.js');
        const path = fs.realpathSync.native(found[0]);
        fs.fsyncSync(fd);
        return path;
      }
    `,
    blockingCalls: [
      { api: 'fs.globSync', twin: null },
      { api: 'fs.realpathSync.native', twin: null },
      { api: 'fs.fsyncSync', twin: null },
    ],
  },
  {
    name: 'at start-up nobody waits',
    code: `
      import { readFileSync } from 'node:fs';
      export const config = JSON.parse(readFileSync('config.json', 'utf8'));
    `,
    blockingCalls: [{ api: 'readFileSync', blocksRequests: 'no', runs: { when: 'start-up' } }],
  },
  {
    name: 'promises, streams and own functions',
    code: `
      import fs, { createReadStream, readFile } from 'node:fs';
      import { readFile as read } from 'node:fs/promises';
      const readFileSync = (path) => cache.get(path);
      export async function load(path) {
        readFile(path, () => {});
        createReadStream(path);
        await fs.promises.readFile(path);
        await read(path);
        return readFileSync(path);
      }
    `,
    blockingCalls: [],
  },
];
