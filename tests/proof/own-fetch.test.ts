import { expect, it } from 'vitest';
import { messagesFor, rewrite, type Rewriting } from '../fixes/rewriting.js';
import { inProject } from '../projects.js';
import { record, runProgram } from './harness.js';

/** Sends with a dispatcher of its own, and prints what came back and whether the dispatcher was used. */
const program = (send: string): string => `import { Agent } from 'undici';

const dispatcher = new Agent();
let dispatched = 0;
dispatcher.on('connect', () => {
  dispatched += 1;
});

const response = await ${send};
console.log(JSON.stringify(await response.json()), response.status, dispatched);
`;

const rewriting: Rewriting = { rule: 'no-mismatched-dispatcher', filename: inProject({ dependencies: { undici: '^8.0.0' }, engines: { node: '>=22' } }, 'program.mjs') };

it.each([
  ["fetch(process.env.SERVER + '/a', { dispatcher })"],
  ["globalThis.fetch(process.env.SERVER + '/a', { method: 'POST', body: JSON.stringify({ a: 1 }), dispatcher })"],
])('%s: sends the same with the package as with a version that gets on', async (send) => {
  const code = program(send);
  const output = rewrite(code, rewriting);
  expect(output).not.toBe(code);
  expect(messagesFor(output, rewriting)).toEqual([]);
  const after = await runProgram(output);
  expect(after, after.stderr).toMatchObject({ code: 0, stderr: '', stdout: '{"path":"/a"} 200 1\n' });
  // The version that is installed here gets on with every Node that runs these tests; that of the project does not.
  const before = await runProgram(code);
  expect(before.stdout).toBe(after.stdout);
  expect(before.server).toEqual(after.server);
  await record(`no-mismatched-dispatcher: ${send.split('(')[0] ?? ''}`, { 'requests answered': [before.server.requests, after.server.requests] });
});
