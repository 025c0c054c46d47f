import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { messagesFor, rewrite, type Rewriting } from '../fixes/rewriting.js';
import { record, runProgram } from './harness.js';
import type { ServerSettings } from './server.js';

const size = 32 * 1024 * 1024;
const body = Buffer.alloc(size, 'a body of many bytes, each in its place; ');
const digest = createHash('sha256').update(body).digest('hex');

/** Sends all of the body but its last byte, and that when it is asked to: until then, the program has had the time to take in the rest. */
function server(): ServerSettings {
  let sent: () => void;
  const flushed = new Promise<void>((resolve) => (sent = resolve));
  let finish: () => void;
  return {
    respond: ({ url }, response) => {
      if (url === '/body') {
        finish = () => response.end(body.subarray(size - 1));
        response.write(body.subarray(0, size - 1), () => sent());
      } else if (url === '/sent') {
        void flushed.then(() => response.end());
      } else {
        finish();
        response.end();
      }
    },
  };
}

/** Tells how many bytes the program holds in buffers when all but the last have been sent, and what is in the file in the end. */
const watch = `
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const ask = (path) => new Promise((resolve, reject) => get(process.env.SERVER + path, (answer) => answer.resume().on('end', resolve)).on('error', reject));
export async function watched(save) {
  const saving = save(process.env.SERVER + '/body', 'body.bin');
  await ask('/sent');
  await sleep(300);
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const held = process.memoryUsage().arrayBuffers;
  await ask('/rest');
  await saving;
  const bytes = readFileSync('body.bin');
  console.log(JSON.stringify({ held, length: bytes.length, digest: createHash('sha256').update(bytes).digest('hex') }));
}
`;

const esm = (imports: string, save: string): string => `import { watched } from './watch.mjs';\n${imports}\n${save}\nawait watched(save);\n`;

const cases: readonly (readonly [title: string, code: string, rewriting?: Partial<Rewriting>])[] = [
  ['fetch', esm("import { writeFile } from 'node:fs/promises';", 'async function save(url, path) {\n  const response = await fetch(url);\n  const bytes = await response.arrayBuffer();\n  await writeFile(path, Buffer.from(bytes));\n}')],
  ['fetch, written by a blocking call', esm("import fs from 'node:fs';", 'const save = async (url, path) => {\n  const response = await fetch(url);\n  const buffer = Buffer.from(await response.arrayBuffer());\n  fs.writeFileSync(path, buffer, { mode: 0o600 });\n};')],
  ['undici.request', esm("import { writeFile } from 'node:fs/promises';\nimport { request } from 'undici';", 'async function save(url, path) {\n  const { body } = await request(url);\n  await writeFile(path, Buffer.from(await body.arrayBuffer()));\n}')],
  ['node-fetch', esm("import { writeFile } from 'node:fs/promises';\nimport fetch from 'node-fetch';", 'async function save(url, path) {\n  const response = await fetch(url);\n  await writeFile(path, Buffer.from(await response.arrayBuffer()));\n}')],
  ['axios', esm("import { promises as fs } from 'fs';\nimport axios from 'axios';", "async function save(url, path) {\n  const response = await axios.get(url, { responseType: 'arraybuffer' });\n  await fs.writeFile(path, response.data);\n}")],
  ['axios, in a chain, CommonJS', "const fs = require('fs')\nconst axios = require('axios')\nconst save = (url, path) => axios({ url, responseType: 'arraybuffer' }).then((response) => {\n  fs.writeFileSync(path, response.data)\n})\nimport('./watch.mjs').then(({ watched }) => watched(save))\n", { sourceType: 'commonjs', filename: 'program.cjs' }],
];

interface Seen { readonly held: number; readonly length: number; readonly digest: string }

describe('a download that is only written to a file', () => {
  it.each(cases.map(([title, code, rewriting = {}]) => ({ title, code, rewriting })))('$title: the same file, a fraction of the memory', async ({ title, code, rewriting }) => {
    const settings: Rewriting = { rule: 'prefer-streamed-download', filename: 'program.mjs', ...rewriting };
    const output = rewrite(code, settings);
    expect(output).not.toBe(code);
    expect(messagesFor(output, settings)).toEqual([]);
    const run = { type: rewriting.sourceType === 'commonjs' ? 'commonjs' : 'module', files: { 'watch.mjs': watch } } as const;
    const [before, after] = [await runProgram(code, { ...run, server: server() }), await runProgram(output, { ...run, server: server() })];
    for (const { code: exit, stderr } of [before, after]) expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const [held, piped] = [before, after].map(({ stdout }) => JSON.parse(stdout) as Seen) as [Seen, Seen];
    for (const seen of [held, piped]) expect(seen).toMatchObject({ length: size, digest });
    expect(held.held / size).toBeGreaterThan(0.75);
    expect(piped.held / size).toBeLessThan(0.5);
    await record(`prefer-streamed-download: ${title}`, { 'bytes held, of those sent': [`${Math.round((held.held / size) * 100)} %`, `${Math.round((piped.held / size) * 100)} %`] });
  });
});
