import { describe, expect, it } from 'vitest';
import { selfSigned } from './certificate.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';
import { asked } from './programs/asking.js';
import { keyed, opened, overTls, shared, sharedElsewhere, unpooled } from './programs/sessions.js';

const tls = selfSigned();

rewriteFirst([...shared, ...sharedElsewhere, ...keyed, ...unpooled, ...overTls, ...opened]);

describe.concurrent('sockets opened', () => {
  it.for([...shared, ...sharedElsewhere, ...keyed, ...unpooled, ...overTls])('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, { env: { CA: tls.cert }, ...(overTls.includes(program) && { server: { tls } }) });
    expectEnd(before);
    expectEnd(after, output);
    expect(after.stdout).toBe(before.stdout);
    expect(before.stdout).toContain('/19');
    expect(before.stdout).toMatch(/^\w*Error \w+$/m);
    expect(before.server.sockets).toBeGreaterThan(asked);
    expect(after.server.sockets).toBeLessThan(asked / 4);
    expect(after.server.requests).toBe(before.server.requests);
    record({ task }, program, { [`sockets for ${before.server.requests} requests`]: [before.server.sockets, after.server.sockets] });
  });

  it.for(opened)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program);
    expectEnd(before);
    expectEnd(after, output);
    expect(after.stdout).toBe(before.stdout);
    expect(before.stdout).toContain('/19');
    expect(before.server.sockets).toBeGreaterThan(asked);
    expect(after.server.sockets).toBeLessThan(asked / 4);
    record({ task }, program, { sockets: [before.server.sockets, after.server.sockets], 'requests, with those that open it': [before.server.requests, after.server.requests] });
  });
});
