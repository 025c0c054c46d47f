import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'sync',
    code: `
      import spawn from 'cross-spawn';
      export async function run(command) {
        return spawn.sync(command);
      }
    `,
    blockingCalls: [{ api: 'spawn.sync', what: 'runs a process', blocksRequests: 'yes', twin: null }],
  },
  {
    name: 'required and destructured',
    code: `
      const { sync } = require('cross-spawn');
      exports.run = async (command) => sync(command);
    `,
    blockingCalls: [{ api: 'sync' }],
  },
  {
    name: 'asynchronous form, sync of a model',
    code: `
      import spawn from 'cross-spawn';
      export async function run(model) {
        spawn('true');
        await model.sync();
      }
    `,
    blockingCalls: [],
  },
];
