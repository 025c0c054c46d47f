import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'its own functions',
    code: `
      import { ensureDirSync, readJsonSync, writeJsonSync } from 'fs-extra';
      export async function save(path, value) {
        ensureDirSync('data');
        const old = readJsonSync(path);
        writeJsonSync(path, { ...old, ...value });
      }
    `,
    blockingCalls: [
      { api: 'ensureDirSync', twin: { from: 'fs-extra', name: 'ensureDir', level: 'fix' } },
      { api: 'readJsonSync', twin: { from: 'fs-extra', name: 'readJson', level: 'fix' } },
      { api: 'writeJsonSync', blocksRequests: 'yes', twin: { from: 'fs-extra', name: 'writeJson', level: 'fix' } },
    ],
  },
  {
    name: 'those of fs',
    code: `
      const fs = require('fs-extra');
      exports.load = async (path) => (fs.pathExistsSync(path) ? fs.readFileSync(path) : null);
    `,
    blockingCalls: [
      { api: 'fs.pathExistsSync', cheap: true },
      { api: 'fs.readFileSync', twin: { from: 'fs-extra', name: 'readFile', level: 'fix' } },
    ],
  },
  {
    name: 'promises',
    code: `
      import fs from 'fs-extra';
      export async function load(path) {
        await fs.ensureDir('data');
        return fs.readFile(path);
      }
    `,
    blockingCalls: [],
  },
];
