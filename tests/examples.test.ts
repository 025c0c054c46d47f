import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = path.join(ROOT, 'dist/cli/main.js');
const EXAMPLE = path.join(ROOT, 'examples/gateway');

// Inside the project, so that the copy finds its packages.
mkdirSync(path.join(ROOT, 'tests/.tmp'), { recursive: true });
const copy = mkdtempSync(path.join(ROOT, 'tests/.tmp/gateway-'));
cpSync(EXAMPLE, copy, { recursive: true });
afterAll(() => rmSync(copy, { recursive: true }));

interface Report { readonly summary: { readonly byRule: Record<string, { readonly found: number }> }; readonly findings: readonly { rule: string; file: string }[]; readonly errors: readonly unknown[] }

function auditOf(folder: string, ...args: string[]): Promise<Report> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [BIN, 'audit', '--format', 'json', ...args], { cwd: folder }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr, { cause: error }));
      else resolve(JSON.parse(stdout) as Report);
    });
  });
}

const ROUTES = ['/health', '/ready', '/tenants/acme', '/tenants/nobody', '/orders', '/orders?ids=1,22,333,4444', `/orders?ids=${Array.from({ length: 200 }, (_, id) => id).join(',')}`, '/products/abc', '/tenants/globex/invoices/42'];

/** Starts a gateway on a free port, asks for every route, and asks it to stop, which it must. */
async function answersOf(folder: string, env: Readonly<Record<string, string>> = {}): Promise<unknown[]> {
  const gateway = spawn(process.execPath, ['--import', 'tsx', path.join(folder, 'main.ts')], { cwd: ROOT, env: { ...process.env, PORT: '0', ...env } });
  try {
    const address = await firstLineOf(gateway);
    const answers = [];
    for (const route of ROUTES) {
      const response = await fetch(address + route, { signal: AbortSignal.timeout(10_000) });
      answers.push({ route, status: response.status, type: response.headers.get('content-type'), text: await response.text() });
    }
    const ended = new Promise((resolve) => gateway.once('exit', (code) => resolve(code)));
    gateway.kill('SIGTERM');
    expect(await ended).toBe(0);
    return answers;
  } finally {
    gateway.kill('SIGKILL');
  }
}

function firstLineOf(gateway: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    gateway.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    gateway.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const end = stdout.indexOf('\n');
      if (end >= 0) resolve(stdout.slice(0, end));
    });
    gateway.once('exit', () => reject(new Error(`The gateway stopped: ${stderr}`)));
  });
}

const textsOf = (folder: string) => readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(path.join(folder, file), 'utf8'));

describe('examples/gateway', () => {
  it('has all six faults, in the places its page names', async () => {
    const { findings, errors } = await auditOf(EXAMPLE);
    expect(errors).toEqual([]);
    const places = new Set(findings.map(({ rule, file }) => `${path.basename(file)}: ${rule.replace('async-http/', '')}`));
    expect([...places].sort()).toEqual([
      'main.ts: require-session-disposal',
      'main.ts: require-timeout',
      'orders.ts: no-session-per-request',
      'orders.ts: no-unbounded-fan-out',
      'orders.ts: require-timeout',
      'prices.ts: no-insecure-tls',
      'prices.ts: no-session-per-request',
      'prices.ts: require-timeout',
      'tenants.ts: no-blocking-in-async',
    ]);
  });

  it('gives the same answers when it is rewritten', { timeout: 60_000 }, async () => {
    const before = await answersOf(copy);
    const { summary, findings, errors } = await auditOf(copy, '--fix', '--preset', 'migration');
    expect(errors).toEqual([]);
    expect(findings).toEqual([]);
    expect(Object.keys(summary.byRule)).toHaveLength(6);
    expect(await answersOf(copy)).toEqual(before);
    expect(before).toHaveLength(ROUTES.length);
    expect(before[2]).toEqual({ route: '/tenants/acme', status: 200, type: 'application/json; charset=utf-8', text: '{"name":"Acme","currency":"EUR","discount":10}' });

    const texts = textsOf(copy);
    await auditOf(copy, '--fix', '--preset', 'migration');
    expect(textsOf(copy)).toEqual(texts);
  });
});
