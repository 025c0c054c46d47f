import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'synchronous open',
    code: `
      export async function load(url) {
        const request = new XMLHttpRequest();
        request.open('GET', url, false);
        request.send();
        return request.responseText;
      }
    `,
    blockingCalls: [{ api: 'request.open', what: 'sends HTTP', blocksRequests: 'yes', instead: '`fetch`' }],
  },
  {
    name: 'module',
    code: `
      const { XMLHttpRequest } = require('xmlhttprequest');
      exports.load = async (url) => {
        const request = new XMLHttpRequest();
        request.open('GET', url, false);
        request.send();
      };
    `,
    blockingCalls: [{ api: 'request.open', blocksRequests: 'yes' }],
  },
  {
    name: 'asynchronous open',
    code: `
      export async function load(url) {
        const request = new XMLHttpRequest();
        request.open('GET', url, true);
        const other = new XMLHttpRequest();
        other.open('GET', url);
      }
    `,
    blockingCalls: [],
  },
  {
    name: 'open of something else',
    code: `
      export async function load(door) {
        door.open('GET', '/x', false);
      }
    `,
    blockingCalls: [],
  },
];
