import { describe, expect, it } from 'vitest';
import { bounded, count, inTurns, recursive, unawaited } from './programs/fan-outs.js';
import { expectEnd, record, rewriteFirst, runBoth, type Runs, type Program } from './proof.js';

const server = { quiet: 200 };

async function run(program: Program): Promise<Runs> {
  const runs = await runBoth(program, { server });
  expectEnd(runs.before);
  expectEnd(runs.after, runs.output);
  expect(runs.after.stdout).toBe(runs.before.stdout);
  expect(runs.before.server.peak).toBeGreaterThan(1.5 * runs.after.server.peak);
  return runs;
}

const harm = ({ before, after }: Runs): Parameters<typeof record>[2] => ({ 'requests at once': [before.server.peak, after.server.peak], 'sockets': [before.server.sockets, after.server.sockets] });

rewriteFirst([...bounded, ...inTurns, ...recursive, ...unawaited]);

describe.concurrent('requests at once', () => {
  it.for(bounded)('$fixer: $title', async (program, { task }) => {
    const runs = await run(program);
    expect(runs.before.stdout).toContain('/59');
    expect(runs.before.stdout).toContain('fetch failed');
    expect(runs.after.server.peak).toBe(10);
    expect(runs.after.server.sockets).toBeLessThan(runs.before.server.sockets);
    record({ task }, program, harm(runs));
  });

  it.for(inTurns)('$fixer: $title', async (program, { task }) => {
    const runs = await run(program);
    expect(runs.after.server.peak).toBe(20);
    record({ task }, program, harm(runs));
  });

  it.for(recursive)('$fixer: $title', async (program, { task }) => {
    const runs = await run(program);
    expect(runs.after.server.peak).toBe(3);
    expect(runs.after.server.requests).toBe(runs.before.server.requests);
    record({ task }, program, harm(runs));
  });

  it.for(unawaited)('$fixer: $title', async (program, { task }) => {
    const runs = await run(program);
    expect(runs.after.server).toMatchObject({ requests: count, peak: 10 });
    record({ task }, program, harm(runs));
  });
});
