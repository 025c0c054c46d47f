import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { mixedUp, piledUp, users } from './programs/shared-state.js';
import { expectEnd, record, rewriteFirst, runBoth, type Program, type Runs } from './proof.js';

/** Answers with the token it was sent. */
const respond: RequestListener = (request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ token: request.headers['x-token'] ?? null }));
};

async function run(program: Program): Promise<Runs> {
  const runs = await runBoth(program, { server: { respond, quiet: 60 } });
  expectEnd(runs.before);
  expectEnd(runs.after, runs.output);
  expect(runs.after.server.requests).toBe(runs.before.server.requests);
  return runs;
}

rewriteFirst([...mixedUp, ...piledUp]);

describe.concurrent('what requests share', () => {
  it.for(mixedUp)('$fixer: $title', async (program, { task }) => {
    const { before, after } = await run(program);
    expect(Number(before.stdout)).toBeGreaterThan(0);
    expect(after.stdout).toBe('0\n');
    record({ task }, program, { [`of ${users} users, sent as somebody else`]: [before.stdout.trim(), after.stdout.trim()] });
  });

  it.for(piledUp)('$fixer: $title', async (program, { task }) => {
    const { before, after } = await run(program);
    expect(Number.parseInt(before.stdout, 10)).toBeGreaterThan(2 * users);
    expect(after.stdout).toBe(`${users} ${users}\n`);
    record({ task }, program, { [`interceptor calls for ${users} requests`]: [Number.parseInt(before.stdout, 10), users] });
  });
});
