import { describe, expect, it } from 'vitest';
import { selfSigned } from './certificate.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';
import { ending, overHttp2, overTls } from './programs/closing.js';

const tls = selfSigned();

/** How long nothing happens before a program is taken to hang, in milliseconds. */
const patience = 1500;

const sockets = ({ open }: { readonly open: readonly string[] }): number => open.filter((kind) => /^(?:TCP|TLS).*Wrap$/.test(kind)).length;

rewriteFirst([...overHttp2, ...overTls, ...ending]);

describe.concurrent('sockets open when all is done', () => {
  it.for([...overHttp2, ...overTls])('$fixer: $title', async (program, { task }) => {
    const server = { http2: true, ...(overTls.includes(program) && { tls }) };
    const { before, after, output } = await runBoth(program, { server, env: { CA: tls.cert } }, { before: { patience } });
    expect(before.code, before.stderr).toBeNull();
    expect(before.stderr).toBe('');
    expect(sockets(before)).toBeGreaterThan(0);
    expectEnd(after, output);
    expect(sockets(after)).toBe(0);
    expect(after.stdout).toBe(before.stdout);
    expect(before.stdout).toContain('/a');
    record({ task }, program, { 'sockets that keep the process from ending': [sockets(before), sockets(after)] });
  });
});

describe.concurrent('sockets kept by what has ended', () => {
  it.for(ending)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program);
    expectEnd(before);
    expectEnd(after, output);
    expect(before.stdout).toMatch(/\/a[^]*^kept \d+\n$/m);
    expect(after.stdout.replace(/kept.*\n$/, '')).toBe(before.stdout.replace(/kept.*\n$/, ''));
    const kept = [before, after].map(({ stdout }) => Number(/\d+\n$/.exec(stdout)?.[0])) as [number, number];
    expect(kept[0]).toBeGreaterThan(0);
    expect(kept[1]).toBe(0);
    record({ task }, program, { 'sockets kept after the end': kept });
  });
});
