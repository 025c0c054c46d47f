import { describe, expect, it } from 'vitest';
import { helpers, twins } from './programs/blocking.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';

const files = { 'package.json': '{}' };
const others = (stdout: string): number => Number(/^others (\d+)$/m.exec(stdout)?.[1]);

rewriteFirst([...twins, ...helpers]);

describe.concurrent('the loop while one request is worked on', () => {
  it.for([...twins, ...helpers])('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, { files });
    expectEnd(before);
    expectEnd(after, output);
    expect(after.stdout.replace(/^others.*/m, '')).toBe(before.stdout.replace(/^others.*/m, ''));
    expect(before.stdout).toMatch(/^.+\nENOENT\nothers \d+\n$/);
    expect(others(after.stdout)).toBeGreaterThan(2 + 2 * others(before.stdout));
    expect(before.longestDelay).toBeGreaterThan(250);
    expect(after.longestDelay).toBeLessThan(before.longestDelay / 2);
    record({ task }, program, {
      'longest stop of the loop': [`${Math.round(before.longestDelay)} ms`, `${Math.round(after.longestDelay)} ms`],
      'others answered meanwhile': [others(before.stdout), others(after.stdout)],
    });
  });
});
