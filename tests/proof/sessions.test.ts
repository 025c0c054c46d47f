import { describe, expect, it } from 'vitest';
import { messagesFor, rewrite, type Rewriting } from '../fixes/rewriting.js';
import { record, runProgram } from './harness.js';

const count = 20;

/** Loads many paths, one after another, and prints what came back; also what a failure gives. */
const program = (load: string, imports: string): string => `${imports}
const server = process.env.SERVER;
${load}
for (let index = 0; index < ${count}; index++) console.log(JSON.stringify(await load('/' + index)));
console.log(await load('/status/404').then(JSON.stringify, (error) => error.constructor.name + ' ' + error.message.replace(server, '')));
`;

const required = (load: string, imports: string): string => `${imports}
const server = process.env.SERVER;
${load}
exports.load = load;
(async () => {
  for (let index = 0; index < ${count}; index++) console.log(JSON.stringify(await load('/' + index)));
})();
`;

const undici = "import { Agent, Pool, RetryAgent, fetch, request } from 'undici';";

const cases: readonly (readonly [title: string, code: string, rewriting?: Partial<Rewriting>])[] = [
  ['undici Agent, closed in finally', program('async function load(path) {\n  const agent = new Agent({ connections: 10 });\n  try {\n    const res = await fetch(server + path, { dispatcher: agent });\n    return await res.json();\n  } finally {\n    await agent.close();\n  }\n}', undici)],
  ['undici Agent, never closed', program('async function load(path) {\n  const dispatcher = new Agent({\n    connections: 10, // few\n  });\n  const { body } = await request(server + path, { dispatcher });\n  return body.json();\n}', undici)],
  ['undici Agent, in an option', program('const LIMIT = 5;\nconst load = async (path) => (await fetch(server + path, { dispatcher: new Agent({ connections: LIMIT }) })).json();', undici)],
  ['undici Agent, in two functions, under a taken name', program("const agent = 'mine';\nasync function load(path) {\n  const agent = new Agent();\n  const { status } = await fetch(server + path, { dispatcher: agent });\n  await agent.destroy();\n  return [status, await other(path)];\n}\nasync function other(path) {\n  const agent = new Agent();\n  const res = await fetch(server + path, { dispatcher: agent });\n  const data = await res.json();\n  await agent.destroy();\n  return data;\n}\nconsole.log(agent);", undici)],
  ['undici Agent, closed at the end of a chain', program('function load(path) {\n  const agent = new Agent();\n  return fetch(server + path, { dispatcher: agent }).then((res) => res.json()).finally(() => agent.close());\n}', undici)],
  ['undici RetryAgent around an Agent', program('async function load(path) {\n  const connections = 2;\n  const agent = new RetryAgent(new Agent({ connections }), { maxRetries: 1 });\n  const { body, statusCode } = await request(server + path, { dispatcher: agent });\n  const data = await body.json();\n  await agent.close();\n  return { statusCode, data };\n}', undici)],
  ['undici Pool', program("async function load(path) {\n  const pool = new Pool(server, { connections: 2 });\n  try {\n    const { body } = await pool.request({ path, method: 'GET' });\n    return await body.json();\n  } catch (error) {\n    throw new Error('failed', { cause: error });\n  } finally {\n    await pool.close();\n  }\n}", undici)],
  ['http.Agent for axios', program('async function load(path) {\n  const httpAgent = new http.Agent({ keepAlive: true });\n  const { data } = await axios.get(server + path, { httpAgent });\n  httpAgent.destroy();\n  return data;\n}', "import http from 'node:http';\nimport axios from 'axios';")],
  ['http.Agent without keepAlive', program('async function load(path) {\n  return (await axios.get(server + path, { httpAgent: new http.Agent() })).data;\n}', "import http from 'node:http';\nimport axios from 'axios';")],
  ['http.Agent in an instance', program('async function load(path) {\n  const api = axios.create({ httpAgent: new http.Agent({ keepAlive: true, maxSockets: 3 }), baseURL: server });\n  return (await api.get(path)).data;\n}', "import http from 'node:http';\nimport axios from 'axios';")],
  ['http.Agent for got', program("const load = (path) => got(server + path, { agent: { http: new http.Agent({ keepAlive: true }) }, retry: { limit: 0 } }).json();", "import http from 'node:http';\nimport got from 'got';")],
  ['http.Agent for node-fetch', program('async function load(path) {\n  const agent = new http.Agent({ keepAlive: true });\n  const res = await fetch(server + path, { agent });\n  return res.json();\n}', "import http from 'node:http';\nimport fetch from 'node-fetch';")],
  ['http.Agent, CommonJS, no semicolons', required("async function load(path) {\n  const agent = new http.Agent({ keepAlive: true })\n  return new Promise((resolve, reject) => {\n    http.get(server + path, { agent }, (res) => {\n      res.setEncoding('utf8').on('data', (text) => resolve(text))\n    }).on('error', reject)\n  })\n}", "'use strict'\nconst http = require('http')"), { sourceType: 'commonjs', filename: 'program.cjs' }],
];

describe('a session for each request, and one that is shared', () => {
  it.each(cases.map(([title, code, rewriting = {}]) => ({ title, code, rewriting })))('$title: same answers, few sockets', async ({ title, code, rewriting }) => {
    const output = rewrite(code, { rule: 'no-session-per-request', filename: 'program.mjs', ...rewriting });
    expect(output).not.toBe(code);
    expect(messagesFor(output, { rule: 'no-session-per-request', filename: 'program.mjs', ...rewriting })).toEqual([]);
    const type = rewriting.sourceType === 'commonjs' ? 'commonjs' : 'module';
    const [before, after] = await Promise.all([runProgram(code, { type }), runProgram(output, { type })]);
    for (const run of [before, after]) expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toBe(before.stdout);
    expect(before.stdout).toContain('/19');
    expect(before.server.sockets).toBeGreaterThanOrEqual(count);
    expect(after.server.sockets).toBeLessThanOrEqual(2);
    expect(after.server.requests).toBe(before.server.requests);
    await record(`no-session-per-request: ${title}`, { sockets: [before.server.sockets, after.server.sockets] });
  });

  it('kept for each key: one socket for each', async () => {
    const code = program("async function load(path) {\n  const name = path.length > 2 ? 'a.test' : 'b.test';\n  return (await get(path, name));\n}\nasync function get(path, servername) {\n  const agent = new Agent({ connect: { servername } });\n  try {\n    return await (await fetch(server + path, { dispatcher: agent })).json();\n  } catch (error) {\n    await agent.destroy();\n    throw error;\n  }\n}", undici);
    const [message] = messagesFor(code, { rule: 'no-session-per-request' });
    const { fix } = message?.suggestions?.find(({ messageId }) => messageId === 'cacheByKey') ?? {};
    const output = code.slice(0, fix!.range[0]) + fix!.text + code.slice(fix!.range[1]);
    const [before, after] = await Promise.all([runProgram(code), runProgram(output)]);
    for (const run of [before, after]) expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toBe(before.stdout);
    expect(before.server.sockets).toBeGreaterThanOrEqual(count);
    expect(after.server.sockets).toBeLessThanOrEqual(4);
    await record('no-session-per-request: kept for each of two keys', { sockets: [before.server.sockets, after.server.sockets] });
  });

  it('a shared agent that pools nothing, and one that does', async () => {
    const code = program('const httpAgent = new http.Agent({ maxSockets: 5 });\nconst load = async (path) => (await axios.get(server + path, { httpAgent })).data;', "import http from 'node:http';\nimport axios from 'axios';");
    const output = rewrite(code, { rule: 'no-session-per-request' });
    const [before, after] = await Promise.all([runProgram(code), runProgram(output)]);
    for (const run of [before, after]) expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toBe(before.stdout);
    expect(before.server.sockets).toBe(count + 1);
    expect(after.server.sockets).toBe(1);
    await record('no-session-per-request: a shared agent without keepAlive', { sockets: [before.server.sockets, after.server.sockets] });
  });
});
