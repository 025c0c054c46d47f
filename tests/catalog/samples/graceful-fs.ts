import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'default import',
    code: `
      import fs from 'graceful-fs';
      export async function load(path) {
        return fs.readFileSync(path);
      }
    `,
    blockingCalls: [{ api: 'fs.readFileSync', client: { id: 'graceful-fs' }, blocksRequests: 'yes', twin: { from: 'node:fs/promises', name: 'readFile', level: 'fix' } }],
  },
  {
    name: 'required',
    code: `
      const { statSync } = require('graceful-fs');
      exports.size = async (path) => statSync(path).size;
    `,
    blockingCalls: [{ api: 'statSync', twin: { from: 'node:fs/promises', name: 'stat', level: 'fix' } }],
  },
  {
    name: 'callbacks, and a memory file system',
    code: `
      import fs from 'graceful-fs';
      import { vol } from 'memfs';
      export async function load(path) {
        fs.readFile(path, () => {});
        return vol.readFileSync(path);
      }
    `,
    blockingCalls: [],
  },
];
