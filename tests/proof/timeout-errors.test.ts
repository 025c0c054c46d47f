import { describe, expect, it } from 'vitest';
import { checks } from './programs/timeout-errors.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';

rewriteFirst(checks);

describe.concurrent('a check for the error of a deadline', () => {
  it.for(checks)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program);
    expectEnd(before);
    expectEnd(after, output);
    expect(before.stdout).toBe('answered\nbroken\nbroken\n');
    expect(after.stdout).toBe('answered\nbroken\nlate\n');
    record({ task }, program, { 'of one deadline, recognised': [0, 1] });
  });
});
