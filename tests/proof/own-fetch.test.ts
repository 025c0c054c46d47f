import { describe, expect, it } from 'vitest';
import { own } from './programs/own-fetch.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';

rewriteFirst(own);

// The version that is installed here gets on with every Node that runs these tests; that of the projects does not. So this
// shows only that the rewritten program sends the same, by the same dispatcher.
describe.concurrent('a dispatcher of another version', () => {
  it.for(own)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program);
    expectEnd(after, output);
    expect(after.stdout).toBe('{"path":"/a"} 200 1\nECONNREFUSED\n');
    expect(before.stdout).toBe(after.stdout);
    expect(after.server).toEqual(before.server);
    record({ task }, program, { 'requests answered, where both versions get on': [before.server.requests, after.server.requests] });
  });
});
