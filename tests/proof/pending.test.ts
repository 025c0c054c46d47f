import { describe, expect, it } from 'vitest';
import { lost, overtaken } from './programs/pending.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';

rewriteFirst([...overtaken, ...lost]);

describe.concurrent('a request that is pending when its session is closed', () => {
  it.for(overtaken)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program);
    expect(before, before.stderr).toMatchObject({ code: 0, stdout: `failed: ${program.failure}\n`.repeat(2) });
    expectEnd(after, output);
    expect(after.stdout).toMatch(/\{"path":"\/a"\}.*\nfailed: ECONNREFUSED\n$/);
    record({ task }, program, { 'the request': [`fails with ${program.failure}`, 'is answered'] });
  });

  it.for(lost)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program);
    expect(before, before.stderr).toMatchObject({ code: 0, stdout: 'lost false\n"done"\n'.repeat(2) });
    expectEnd(after, output);
    expect(after.stdout).toBe('"done"\nlost true\n"done"\n');
    expect(before.server.requests).toBe(0);
    expect(after.server.requests).toBe(1);
    record({ task }, program, { 'requests that arrive': [before.server.requests, after.server.requests] });
  });
});
