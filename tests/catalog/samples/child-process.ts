import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'exec and spawn',
    code: `
      import { execFileSync, execSync, spawnSync } from 'node:child_process';
      export async function version() {
        spawnSync('true');
        execFileSync('node', ['--version']);
        return execSync('node --version').toString();
      }
    `,
    blockingCalls: [
      { api: 'spawnSync', what: 'runs a process', twin: null },
      { api: 'execFileSync', twin: { from: 'node:child_process', name: 'execFile', level: 'suggestion' } },
      { api: 'execSync', twin: { from: 'node:child_process', name: 'exec', level: 'suggestion' } },
    ],
  },
  {
    name: 'required',
    code: `
      const childProcess = require('child_process');
      exports.version = async () => childProcess.execSync('node --version');
    `,
    blockingCalls: [{ api: 'childProcess.execSync', blocksRequests: 'yes' }],
  },
  {
    name: 'asynchronous forms and a method of that name',
    code: `
      import { exec, spawn } from 'node:child_process';
      export async function run(db) {
        exec('true');
        spawn('true');
        return db.execSync('select 1');
      }
    `,
    blockingCalls: [],
  },
];
