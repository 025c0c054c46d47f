import { describe, expect, it } from 'vitest';
import { messagesFor, rewrite } from '../fixes/rewriting.js';
import { record, runProgram } from './harness.js';

const rule = 'no-close-while-pending';

/** Asks for something with a session of its own, and prints what comes of it. */
const program = (head: string, body: string): string => `${head}
const url = process.env.SERVER;
async function load() {
  ${body}
}
console.log(await load().then((answer) => JSON.stringify(answer), (error) => 'failed: ' + (error.code ?? error.cause?.code ?? error.name)));
process.exit();
`;

const undici = "import { Agent, Pool, fetch } from 'undici';";
const cases: readonly (readonly [title: string, code: string, failure: string])[] = [
  ['undici, returned', program(undici, `const pool = new Pool(url);\n  try {\n    return pool.request({ path: '/a', method: 'GET' }).then(({ body }) => body.json());\n  } finally {\n    await pool.destroy();\n  }`), 'UND_ERR_DESTROYED'],
  ['undici, a list', program(undici, `const pool = new Pool(url);\n  try {\n    return Promise.all(['/a', '/b'].map((path) => pool.request({ path, method: 'GET' }).then(({ body }) => body.json())));\n  } finally {\n    await pool.destroy();\n  }`), 'UND_ERR_DESTROYED'],
  ['fetch over a pool', program(undici, `const dispatcher = new Agent();\n  try {\n    return fetch(url + '/a', { dispatcher }).then((response) => response.json());\n  } finally {\n    await dispatcher.destroy();\n  }`), 'UND_ERR_DESTROYED'],
  ['axios over an agent', program(`import axios from 'axios';\nimport { Agent } from 'node:http';`, `const httpAgent = new Agent({ keepAlive: true });\n  try {\n    return axios.get(url + '/a', { httpAgent }).then(({ data }) => data);\n  } finally {\n    httpAgent.destroy();\n  }`), 'ECONNRESET'],
  ['node-fetch over an agent', program(`import fetch from 'node-fetch';\nimport { Agent } from 'node:http';`, `const agent = new Agent({ keepAlive: true });\n  try {\n    return fetch(url + '/a', { agent }).then((response) => response.json());\n  } finally {\n    agent.destroy();\n  }`), 'ECONNRESET'],
];

describe('a request that is pending when its session is closed', () => {
  it.each(cases.map(([title, code, failure]) => ({ title, code, failure })))('$title: settles first', async ({ title, code, failure }) => {
    const output = rewrite(code, { rule, filename: 'program.mjs' });
    expect(output).not.toBe(code);
    expect(messagesFor(output, { rule, filename: 'program.mjs' })).toEqual([]);
    const [before, after] = await Promise.all([runProgram(code), runProgram(output)]);
    expect(before, before.stderr).toMatchObject({ code: 0, stdout: `failed: ${failure}\n` });
    expect(after, after.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toContain('{"path":"/a"}');
    await record(`no-close-while-pending: ${title}`, { 'the request': [`fails with ${failure}`, 'settles'] });
  });

  it('dropped: arrives before the session is closed', async () => {
    const code = program(undici, `const pool = new Pool(url);\n  pool.request({ path: '/a', method: 'HEAD' }).catch(() => console.log('lost'));\n  await pool.destroy();\n  return 'done';`);
    const output = rewrite(code, { rule, filename: 'program.mjs' });
    const [before, after] = await Promise.all([runProgram(code), runProgram(output)]);
    expect(before, before.stderr).toMatchObject({ code: 0, stdout: 'lost\n"done"\n' });
    expect(after, after.stderr).toMatchObject({ code: 0, stderr: '', stdout: '"done"\n' });
    expect(after.server.requests).toBe(1);
    await record('no-close-while-pending: dropped', { 'the request': ['is lost', 'arrives'] });
  });
});
