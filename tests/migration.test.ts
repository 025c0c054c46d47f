import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from './build.js';

// The whole way of a service: its own tests, the rewrite, its own tests again, and its harm to others in numbers.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = path.join(ROOT, 'dist/cli/main.js');
const EXAMPLE = path.join(ROOT, 'examples/back-office');

// Inside the project, so that the copies find their packages.
mkdirSync(path.join(ROOT, 'tests/.tmp'), { recursive: true });
const folder = mkdtempSync(path.join(ROOT, 'tests/.tmp/back-office-'));
const before = path.join(folder, 'before');
const after = path.join(folder, 'after');
afterAll(() => rmSync(folder, { recursive: true }));

interface Counts { readonly found: number; readonly fixed: number; readonly fixable: number; readonly suggested: number; readonly manual: number }
interface Finding { readonly rule: string; readonly file: string; readonly line: number; readonly message: string; readonly tier: string }
interface Report { readonly summary: Counts & { readonly byRule: Readonly<Record<string, Counts>> }; readonly findings: readonly Finding[]; readonly errors: readonly unknown[]; readonly patch?: string }
interface Load { readonly sockets: { readonly crm: number; readonly orders: number }; readonly peak: number; readonly openScreens: number; readonly loopBusyMs: number; readonly hung: readonly string[]; readonly trustsAnyCertificate: boolean; readonly failed: number }

interface Ended { readonly code: number; readonly stdout: string; readonly stderr: string }

function run(cwd: string, args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: 'test/certs/cert.pem' };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, timeout: 100_000, maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

async function audit(cwd: string, ...args: string[]): Promise<Report> {
  const { stdout, stderr } = await run(cwd, [BIN, 'audit', '--format', 'json', ...args, 'src']);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

/** What its own tests say: how many passed, and the report of those that did not. */
async function suiteOf(cwd: string): Promise<{ passed: number; failed: string }> {
  const files = readdirSync(path.join(cwd, 'test')).filter((name) => name.endsWith('.test.ts')).map((name) => `test/${name}`);
  const { code, stdout } = await run(cwd, ['--import', 'tsx', '--test', '--test-timeout=60000', ...files]);
  return { passed: Number(/^# pass (\d+)$/m.exec(stdout)?.[1]), failed: code === 0 ? '' : stdout.split('\n').filter((line) => /not ok|error:/.test(line)).join('\n') };
}

async function loadOf(cwd: string): Promise<Load> {
  const { stdout, stderr } = await run(cwd, ['--import', 'tsx', 'test/load.ts']);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Load;
}

const sourcesOf = (cwd: string): string[] => readdirSync(path.join(cwd, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?[jt]s$/.test(name)).sort();
const textOf = (cwd: string): string => sourcesOf(cwd).map((name) => readFileSync(path.join(cwd, 'src', name), 'utf8')).join('\0');

describe('examples/back-office', () => {
  let first: Report;

  beforeAll(async () => {
    ensureBuilt();
    for (const copy of [before, after]) cpSync(EXAMPLE, copy, { recursive: true });
    first = await audit(after, '--fix', '--preset', 'migration');
  }, 60_000);

  it('is a service as one meets them', () => {
    const lines = textOf(before).split('\n').length;
    expect(sourcesOf(before)).toHaveLength(20);
    expect(lines).toBeGreaterThan(1_000);
    expect(first.errors).toEqual([]);
    const touched = sourcesOf(before).filter((name) => readFileSync(path.join(before, 'src', name), 'utf8') !== readFileSync(path.join(after, 'src', name), 'utf8'));
    // Half of it has no fault, and is left as it is.
    expect(touched).toEqual(['auth.cjs', 'clients/bank.ts', 'clients/carrier.ts', 'clients/crm.ts', 'clients/orders.ts', 'clients/warehouse.cjs', 'invoices.ts', 'live.cjs', 'ops.ts', 'webhooks.ts', 'worker.ts']);
  });

  it('keeps its own tests green', { timeout: 120_000 }, async () => {
    const [old, rewritten] = await Promise.all([suiteOf(before), suiteOf(after)]);
    expect(old.failed).toBe('');
    expect(rewritten).toEqual(old);
    expect(old.passed).toBeGreaterThan(60);
  });

  it('has the types it had', { timeout: 90_000 }, async () => {
    const config = path.join(folder, 'tsconfig.json');
    writeFileSync(config, JSON.stringify({ extends: './before/tsconfig.json', include: ['before/src', 'before/test', 'after/src', 'after/test'] }));
    const { stdout, code } = await run(folder, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', config]);
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  it('is left alone by a second run, which says what is left and why', { timeout: 60_000 }, async () => {
    const text = textOf(after);
    const second = await audit(after, '--fix', '--preset', 'migration');
    expect(textOf(after)).toBe(text);
    expect(second.findings).toEqual(first.findings);
    expect(second.summary).toMatchObject({ fixed: 0, fixable: 0, suggested: 0, manual: first.findings.length });
    expect(first.summary.fixed).toBeGreaterThan(first.summary.manual * 2);
    for (const { tier, message } of second.findings) expect({ tier, message }).toEqual({ tier: 'manual', message: expect.stringContaining(' Not rewritten: ') as string });
  });

  it('does less harm, in numbers', { timeout: 120_000 }, async () => {
    const old = await loadOf(before);
    // So that nobody waits half a minute here.
    for (const name of sourcesOf(after)) writeFileSync(path.join(after, 'src', name), readFileSync(path.join(after, 'src', name), 'utf8').replaceAll('30_000', '300'));
    const rewritten = await loadOf(after);

    expect(old).toMatchObject({ openScreens: 5, hung: ['customers', 'label', 'orders', 'ready', 'webhook'], trustsAnyCertificate: true, failed: 0 });
    expect(rewritten).toMatchObject({ openScreens: 0, hung: [], trustsAnyCertificate: false, failed: 0 });
    // 30 requests and 10 requests, one after the other.
    expect(old.sockets).toEqual({ crm: 30, orders: 10 });
    expect(rewritten.sockets.crm).toBeLessThanOrEqual(3);
    expect(rewritten.sockets.orders).toBeLessThanOrEqual(3);
    // 200 orders at once.
    expect(old.peak).toBeGreaterThan(50);
    expect(rewritten.peak).toBeLessThanOrEqual(20);
    // 40 people log in.
    expect(rewritten.loopBusyMs).toBeLessThan(old.loopBusyMs / 2);
  });
});
