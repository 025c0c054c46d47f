import { once } from 'node:events';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messagesFor, rewrite } from '../fixes/rewriting.js';
import { record, runProgram } from './harness.js';

const rule = 'require-session-disposal';
const server = http2.createServer((request, response) => response.end(`path ${request.url}`));
let env: Record<string, string> = {};

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  env = { HTTP2_SERVER: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
afterAll(() => void server.close());

const head = `import http2 from 'node:http2';
import { text } from 'node:stream/consumers';
const address = process.env.HTTP2_SERVER;
`;

/** Programs that do all they have to do, and then should end. */
const cases: readonly (readonly [title: string, code: string])[] = [
  ['in a script', `${head}const client = http2.connect(address);
const stream = client.request({ ':path': '/a' });
stream.end();
console.log(await text(stream));
console.log('done');
`],
  ['never, in a function', `${head}async function main(path) {
  const client = http2.connect(address);
  // ask
  const stream = client.request({ ':path': path });
  stream.end();
  return await text(stream);
}
console.log(await main('/a'));
`],
  ['only when nothing fails', `${head}async function main(path) {
  const client = http2.connect(address);
  const stream = client.request({ ':path': path });
  stream.end();
  const data = await text(stream);
  if (path !== '/b') throw new Error(data);
  client.close();
  return data;
}
console.log(await main('/b'));
console.log(await main('/a').catch((error) => error.message));
`],
];

describe('a connection that keeps the process alive', () => {
  it.each(cases.map(([title, code]) => ({ title, code })))('closed $title: the program ends', async ({ title, code }) => {
    const output = rewrite(code, { rule });
    expect(output).not.toBe(code);
    expect(messagesFor(output, { rule })).toEqual([]);
    const [before, after] = await Promise.all([runProgram(code, { env, timeout: 4000 }), runProgram(output, { env, timeout: 4000 })]);
    expect(before.code, before.stderr).toBeNull();
    expect(after, after.stderr).toMatchObject({ code: 0, stderr: '', stdout: before.stdout });
    expect(before.stdout).toContain('path /a');
    await record(`require-session-disposal: closed ${title}`, { 'the program': ['hangs', `ends after ${Math.round(after.took)} ms`] });
  });
});

describe('a service that ends', () => {
  const service = (stop: string): string => `import { createServer } from 'node:http';
import { once } from 'node:events';
import { Agent, fetch } from 'undici';
const agent = new Agent({ connections: 5, keepAliveTimeout: 60_000 });
const service = createServer(async (request, response) => {
  const upstream = await fetch(process.env.SERVER + request.url, { dispatcher: agent });
  response.end(await upstream.text());
}).listen(0, '127.0.0.1');
await once(service, 'listening');
const answer = await fetch('http://127.0.0.1:' + service.address().port + '/a', { headers: { connection: 'close' } });
console.log(await answer.text());
${stop}
process.on('exit', () => console.log(agent.closed));
process.kill(process.pid, 'SIGTERM');
`;

  it.each([
    ['in a handler of its own', "process.once('SIGTERM', async () => {\n  service.close();\n});"],
    ['in a function, before it exits', "async function stop() {\n  service.close();\n  await once(service, 'close');\n  process.exit(0);\n}\nprocess.once('SIGTERM', stop);"],
    ['in a callback', "process.once('SIGTERM', () => {\n  service.close(async () => {\n    process.exit(0);\n  });\n});"],
  ])('closes its pool: %s', async (title, stop) => {
    const code = service(stop);
    const output = rewrite(code, { rule });
    expect(output).not.toBe(code);
    const [before, after] = await Promise.all([runProgram(code), runProgram(output)]);
    expect(before, before.stderr).toMatchObject({ code: 0, stderr: '', stdout: '{"path":"/a"}\nfalse\n' });
    expect(after, after.stderr).toMatchObject({ code: 0, stderr: '', stdout: '{"path":"/a"}\ntrue\n' });
    await record(`require-session-disposal: at shutdown, ${title}`, { 'its pool at the end': ['open', 'closed'] });
  });
});
