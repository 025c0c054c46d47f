import type { ClientEntry } from '../types.js';

const compresses = 'compresses';

/** Compression on the calling thread; the callback forms use the thread pool. */
export const zlib = {
  id: 'zlib',
  modules: ['zlib'],
  blocking: {
    gzipSync: { what: compresses, twin: { from: 'node:zlib', name: 'gzip', form: 'promisify', level: 'fix' } },
    gunzipSync: { what: compresses, twin: { from: 'node:zlib', name: 'gunzip', form: 'promisify', level: 'fix' } },
    deflateSync: { what: compresses, twin: { from: 'node:zlib', name: 'deflate', form: 'promisify', level: 'fix' } },
    inflateSync: { what: compresses, twin: { from: 'node:zlib', name: 'inflate', form: 'promisify', level: 'fix' } },
    deflateRawSync: { what: compresses, twin: { from: 'node:zlib', name: 'deflateRaw', form: 'promisify', level: 'fix' } },
    inflateRawSync: { what: compresses, twin: { from: 'node:zlib', name: 'inflateRaw', form: 'promisify', level: 'fix' } },
    unzipSync: { what: compresses, twin: { from: 'node:zlib', name: 'unzip', form: 'promisify', level: 'fix' } },
    brotliCompressSync: { what: compresses, twin: { from: 'node:zlib', name: 'brotliCompress', form: 'promisify', level: 'fix' } },
    brotliDecompressSync: { what: compresses, twin: { from: 'node:zlib', name: 'brotliDecompress', form: 'promisify', level: 'fix' } },
    zstdCompressSync: { what: compresses, twin: { from: 'node:zlib', name: 'zstdCompress', form: 'promisify', level: 'fix' } },
    zstdDecompressSync: { what: compresses, twin: { from: 'node:zlib', name: 'zstdDecompress', form: 'promisify', level: 'fix' } },
    createZipArchiveSync: { what: compresses, instead: 'the form with a callback' },
  },
  source: 'run: Node 20, 22, 24, 26 (names enumerated, twins compared)',
} as const satisfies ClientEntry;
