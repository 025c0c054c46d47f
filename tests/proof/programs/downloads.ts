import type { Program } from '../proof.js';

/** Tells how many bytes the program holds in buffers when all but the last have been sent, and what is in the file in the end. */
export const watch = `
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const ask = (path) => new Promise((resolve, reject) => get(process.env.SERVER + path, (answer) => answer.resume().on('end', resolve)).on('error', reject));

/** The least of several looks: what nobody holds may be there for a while. */
async function heldNow() {
  let least = Infinity;
  for (let look = 0; look < 5; look += 1) {
    await sleep(60);
    collect();
    least = Math.min(least, process.memoryUsage().arrayBuffers);
  }
  return least;
}

export async function watched(save) {
  const saving = save(process.env.SERVER + '/body', 'body.bin');
  await ask('/sent');
  const held = await heldNow();
  await ask('/rest');
  await saving;
  const bytes = readFileSync('body.bin');
  const failure = await save(process.env.REFUSED + '/body', 'none.bin').catch((error) => error.code ?? error.cause?.code);
  console.log(JSON.stringify({ held, length: bytes.length, digest: createHash('sha256').update(bytes).digest('hex'), failure }));
}
`;

const esm = (imports: string, save: string): string => `import { watched } from './watch.mjs';\n${imports}\n${save}\nawait watched(save);\n`;

const fixer = 'stream a download';
const write = "import { writeFile } from 'node:fs/promises';";

export const downloads: readonly Program[] = [
  { fixer, title: 'fetch', code: esm(write, 'async function save(url, path) {\n  const response = await fetch(url);\n  const bytes = await response.arrayBuffer();\n  await writeFile(path, Buffer.from(bytes));\n}') },
  { fixer, title: 'fetch, written by a blocking call', code: esm("import fs from 'node:fs';", 'const save = async (url, path) => {\n  const response = await fetch(url);\n  const buffer = Buffer.from(await response.arrayBuffer());\n  fs.writeFileSync(path, buffer, { mode: 0o600 });\n};') },
  { fixer, title: 'fetch, TypeScript', form: 'mts', code: esm(write, 'async function save(url: string, path: string): Promise<void> {\n  const response = await fetch(url);\n  if (!response.ok) throw new Error(`status ${response.status}`);\n  await writeFile(path, Buffer.from(await response.arrayBuffer()));\n}') },
  { fixer, title: 'undici.request', code: esm(`${write}\nimport { request } from 'undici';`, 'async function save(url, path) {\n  const { body } = await request(url);\n  await writeFile(path, Buffer.from(await body.arrayBuffer()));\n}') },
  { fixer, title: 'node-fetch', code: esm(`${write}\nimport fetch from 'node-fetch';`, 'async function save(url, path) {\n  const response = await fetch(url);\n  await writeFile(path, Buffer.from(await response.arrayBuffer()));\n}') },
  { fixer, title: 'axios', code: esm("import { promises as fs } from 'fs';\nimport axios from 'axios';", "async function save(url, path) {\n  const response = await axios.get(url, { responseType: 'arraybuffer' });\n  await fs.writeFile(path, response.data);\n}") },
  { fixer, title: 'axios, TypeScript', form: 'mts', code: esm(`${write}\nimport axios from 'axios';`, "async function save(url: string, path: string): Promise<void> {\n  const { data } = await axios.get<ArrayBuffer>(url, { responseType: 'arraybuffer' });\n  await writeFile(path, Buffer.from(data));\n}") },
  { fixer, title: 'axios, in a chain, CommonJS', form: 'cjs', code: "const fs = require('fs')\nconst axios = require('axios')\nconst save = (url, path) => axios({ url, responseType: 'arraybuffer' }).then((response) => {\n  fs.writeFileSync(path, response.data)\n})\nimport('./watch.mjs').then(({ watched }) => watched(save))\n" },
];
