import { describe, expect, it } from 'vitest';
import { messagesFor, rewrite, type Rewriting } from '../fixes/rewriting.js';
import { record, runProgram } from './harness.js';

/** Asks for one path; prints the answer, or the name of the error. */
const program = (ask: string, imports = ''): string => `${imports}
const url = process.env.SERVER + '/a';
${ask}
console.log(await ask().then(JSON.stringify, (error) => error.name));
`;

const core = (call: string, module = 'http'): string => program(`const ask = () => new Promise((resolve, reject) => {\n  ${call}.on('error', reject);\n  async function read(res) {\n    let text = '';\n    for await (const part of res) text += part;\n    resolve(JSON.parse(text));\n  }\n});`, `import ${module} from 'node:${module}';`);

/** The error each library gives when its own deadline passes. */
const cases: readonly (readonly [title: string, code: string, error: string])[] = [
  ['fetch', program('const ask = async () => (await fetch(url)).json();'), 'TimeoutError'],
  ['fetch, with a timeout it ignores', program("const ask = async () => (await fetch(url, { method: 'POST', timeout: 300 })).json();"), 'TimeoutError'],
  ['fetch, with options in a variable', program("const OPTIONS = { headers: { accept: '*/*' } };\nconst ask = async () => (await fetch(url, OPTIONS)).json();"), 'TimeoutError'],
  ['fetch, with a signal that no timer ends', program('const controller = new AbortController();\nconst ask = async () => (await fetch(url, { signal: controller.signal })).json();'), 'TimeoutError'],
  ['undici.request', program('const ask = async () => {\n  const { body } = await request(url);\n  return body.json();\n};', "import { request } from 'undici';"), 'TimeoutError'],
  ['axios.get', program('const ask = async () => (await axios.get(url)).data;', "import axios from 'axios';"), 'AxiosError'],
  ['axios.post, without data', program('const ask = async () => (await axios.post(url)).data;', "import axios from 'axios';"), 'AxiosError'],
  ['axios(config), switched off', program('const ask = async () => (await axios({ url, timeout: 0 })).data;', "import axios from 'axios';"), 'AxiosError'],
  ['axios instance, switched off', program('const api = axios.create({ timeout: 0, headers: {} });\nconst ask = async () => (await api.get(url)).data;', "import axios from 'axios';"), 'AxiosError'],
  ['got', program('const ask = () => got(url, { retry: { limit: 0 } }).json();', "import got from 'got';"), 'TimeoutError'],
  ['got, with a time for the connecting only', program('const ask = () => got(url, { retry: { limit: 0 }, timeout: { connect: 300 } }).json();', "import got from 'got';"), 'TimeoutError'],
  ['node-fetch', program('const ask = async () => (await fetch(url)).json();', "import fetch from 'node-fetch';"), 'AbortError'],
  ['http.get, with a callback', core('http.get(url, read)'), 'AbortError'],
  ['http.request, with a timeout that ends nothing', core('http.request(url, { timeout: 300 }, read).end()'), 'AbortError'],
];

const options = { timeoutMs: 300 };

describe('a request that is not answered', () => {
  it.each(cases.map(([title, code, error]) => ({ title, code, error })))('$title: waits no longer than it should', async ({ title, code, error }) => {
    const rewriting: Rewriting = { rule: 'require-timeout', filename: 'program.mjs', options, fixes: 'safe' };
    const output = rewrite(code, rewriting);
    expect(output).not.toBe(code);
    expect(messagesFor(output, rewriting)).toEqual([]);
    const silent = { timeout: 4000, server: { respond: () => undefined } };
    const [before, after, answered, answeredBefore] = await Promise.all([runProgram(code, silent), runProgram(output, silent), runProgram(output), runProgram(code)]);
    expect(before.code, before.stdout).toBeNull();
    expect(before.took).toBeGreaterThan(3500);
    expect(after, after.stderr).toMatchObject({ code: 0, stdout: `${error}\n` });
    expect(answered, answered.stderr).toMatchObject({ code: 0, stderr: '', stdout: answeredBefore.stdout });
    expect(answered.stdout).toContain('/a');
    await record(`require-timeout: ${title}`, { 'no answer': ['hangs', `${Math.round(after.took)} ms`] });
  });
});
