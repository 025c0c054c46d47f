import { describe, expect, it } from 'vitest';
import { deadline, races, unanswered } from './programs/deadlines.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';

/** How long a request stays unanswered before it is taken to wait for ever, in milliseconds. */
const patience = 3 * deadline;

const shown = (wait: number): string => `${Math.round(wait)} ms`;

rewriteFirst([...unanswered, ...races]);

describe.concurrent('a request that is not answered', () => {
  it.for(unanswered)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, { server: { http2: program.http2 ?? false } }, { before: { patience } });
    expect(before.code, before.stderr).toBeNull();
    expect(before.server.longestWait).toBeGreaterThan(patience * 0.9);
    expectEnd(after, output);
    expect(after.stdout.startsWith(before.stdout), `${before.stdout}\n${after.stdout}`).toBe(true);
    expect(before.stdout.match(/\n/g)).toHaveLength(3);
    expect(before.stdout).toContain('/a');
    expect(before.stdout).toMatch(/ECONNREFUSED|ERR_HTTP2_STREAM_CANCEL/);
    expect(after.stdout.slice(before.stdout.length)).toMatch(new RegExp(`^${program.error} .*\n$`));
    expect(after.server.longestWait).toBeLessThan(2 * deadline);
    record({ task }, program, { 'longest wait': [`more than ${shown(patience)}`, shown(after.server.longestWait)] });
  });

  it.for(races)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, {}, { before: { patience: 2 * patience } });
    expect(before.code, before.stderr).toBeNull();
    expectEnd(after, output);
    expect(after.stdout).toBe(before.stdout);
    expect(before.stdout).toMatch(/ECONNREFUSED\nError \n$/);
    expect(after.server.longestWait).toBeLessThan(4 * deadline);
    record({ task }, program, { 'request goes on': [`more than ${shown(2 * patience)}`, shown(after.server.longestWait)] });
  });
});
