import { describe, expect, it } from 'vitest';
import { selfSigned } from './certificate.js';
import { runProgram } from './harness.js';
import { guarded, removed, trusting } from './programs/tls.js';
import { expectEnd, record, rewriteFirst, runBoth } from './proof.js';

const tls = selfSigned();
const serverFor = ({ http2 = false }: { readonly http2?: boolean }) => ({ tls, http2 });

const production = { NODE_ENV: 'production' };
const refused = /^DEPTH_ZERO_SELF_SIGNED_CERT\nECONNREFUSED\n$/;
const measure = 'requests sent to a server whose certificate nobody signed, in production';

rewriteFirst([...guarded, ...removed, ...trusting]);

describe.concurrent('a certificate that nobody has signed', () => {
  it.for(guarded)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, { server: serverFor(program), env: production });
    const inDevelopment = await runProgram(output, { form: program.form ?? 'mjs', server: serverFor(program), env: { NODE_ENV: 'development' } });
    expect(before.stdout).toMatch(/\/a.*\nECONNREFUSED\n$/);
    expectEnd(after, output);
    expect(after.stdout).toMatch(refused);
    expect(inDevelopment, inDevelopment.stderr).toMatchObject({ code: 0, stdout: before.stdout, server: { requests: 1 } });
    expect(before.server.requests).toBe(1);
    expect(after.server.requests).toBe(0);
    record({ task }, program, { [measure]: [before.server.requests, after.server.requests] });
  });

  it.for(removed)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, { server: serverFor(program), env: production });
    expect(before.stdout).toMatch(/\/a.*\nECONNREFUSED\n$/);
    expectEnd(after, output);
    expect(after.stdout).toMatch(refused);
    expect(before.server.requests).toBe(1);
    expect(after.server.requests).toBe(0);
    record({ task }, program, { [measure]: [before.server.requests, after.server.requests] });
  });

  it.for(trusting)('$fixer: $title', async (program, { task }) => {
    const { before, after, output } = await runBoth(program, { server: serverFor(program), env: production });
    const known = await runProgram(output, { form: program.form ?? 'mjs', server: serverFor(program), env: { ...production, CA_CERTIFICATE: tls.cert } });
    expectEnd(after, output);
    expect(after.stdout).toMatch(refused);
    expect(known, known.stderr).toMatchObject({ code: 0, stderr: '', stdout: before.stdout, server: { requests: 1 } });
    expect(before.server.requests).toBe(1);
    expect(after.server.requests).toBe(0);
    record({ task }, program, { [measure]: [before.server.requests, after.server.requests] });
  });
});
