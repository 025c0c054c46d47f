import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'a file written whole',
    code: `
      import { writeFile } from 'node:fs/promises';
      export async function save(url, path) {
        const response = await fetch(url);
        await writeFile(path, Buffer.from(await response.arrayBuffer()));
      }
    `,
    downloads: [{ api: 'fetch', client: { id: 'fetch' }, writer: 'writeFile', wantedFor: 'a file', stream: 'Readable.fromWeb(response.body)' }],
  },
  {
    name: 'an opened file, required',
    code: `
      const fs = require('fs/promises');
      exports.save = async (url, path) => {
        const response = await fetch(url);
        const file = await fs.open(path, 'w');
        try {
          await file.write(Buffer.from(await response.arrayBuffer()));
        } finally {
          await file.close();
        }
      };
    `,
    downloads: [{ writer: 'file.write', wantedFor: 'a file' }],
  },
  {
    name: 'a function of that name from elsewhere',
    code: `
      import { writeFile } from './files.js';
      export async function save(url, path) {
        const response = await fetch(url);
        await writeFile(path, Buffer.from(await response.arrayBuffer()));
      }
    `,
    downloads: [{ writer: null, wantedFor: 'more' }],
  },
];
