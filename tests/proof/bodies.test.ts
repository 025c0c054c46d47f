import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { overOneSocket, unlimited } from './programs/bodies.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';
import type { ServerSettings } from './server.js';

/** A megabyte: more than fits aside, so that the socket waits for a reader. */
const server: ServerSettings = {
  respond(request, response: ServerResponse) {
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'content-type': 'text/plain' });
    response.end('x'.repeat(1 << 20));
  },
};

rewriteFirst([...overOneSocket, ...unlimited]);

describe.concurrent('an unread body', () => {
  it.for(overOneSocket)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, { server }, { before: { patience: 1500 } });
    expect(before.code, before.stderr).toBeNull();
    expectEnd(after, output);
    // What it had said before it hung, it still says.
    expect(before.stdout.length).toBeLessThan(after.stdout.length);
    expect(after.stdout.startsWith(before.stdout)).toBe(true);
    expect(after.stdout.match(/^\/(?:a|missing|b) /gm)).toHaveLength(3);
    const answers = [before, after].map(({ stdout }) => stdout.split('\n').length - 1) as [number, number];
    record({ task }, program, { 'of three requests over one socket, answered': answers });
  });

  it.for(unlimited)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, { server });
    const held = ({ open }: { readonly open: readonly string[] }): number => open.filter((kind) => kind === 'TCPSocketWrap').length;
    expect(before, before.stderr).toMatchObject({ code: 0 });
    expectEnd(after, output);
    expect(held(before)).toBeGreaterThan(10);
    expect(held(after)).toBeLessThan(4);
    record({ task }, program, { 'sockets held after 20 requests': [held(before), held(after)] });
  });
});
