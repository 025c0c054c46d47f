import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'named and namespace',
    code: `
      import * as zlib from 'node:zlib';
      import { gzipSync } from 'zlib';
      export async function pack(text) {
        return [gzipSync(text), zlib.brotliCompressSync(text)];
      }
    `,
    blockingCalls: [
      { api: 'gzipSync', what: 'compresses', blocksRequests: 'yes', twin: { from: 'node:zlib', name: 'gzip', level: 'fix' } },
      { api: 'zlib.brotliCompressSync', twin: { from: 'node:zlib', name: 'brotliCompress', level: 'fix' } },
    ],
  },
  {
    name: 'required',
    code: `
      const { unzipSync } = require('zlib');
      exports.unpack = async (data) => unzipSync(data);
    `,
    blockingCalls: [{ api: 'unzipSync', blocksRequests: 'yes' }],
  },
  {
    name: 'streams and another library',
    code: `
      import { createGzip, gzip } from 'node:zlib';
      import { gzipSync } from 'fflate';
      export async function pack(text) {
        gzip(text, () => {});
        return [createGzip(), gzipSync(text)];
      }
    `,
    blockingCalls: [],
  },
];
