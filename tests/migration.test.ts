import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { structuredPatch } from 'diff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from './build.js';

// The whole way of a service: its own tests, the rewrite, its own tests again, and its harm to others in numbers. The guide
// tells the same, with the same numbers.

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = path.join(ROOT, 'dist/cli/main.js');
const EXAMPLE = path.join(ROOT, 'examples/back-office');
const GUIDE = path.join(ROOT, 'docs/guides/migration.md');
const guide = readFileSync(GUIDE, 'utf8');

// Inside the project, so that the copies find their packages.
mkdirSync(path.join(ROOT, 'tests/.tmp'), { recursive: true });
const folder = mkdtempSync(path.join(ROOT, 'tests/.tmp/back-office-'));
const before = path.join(folder, 'before');
const after = path.join(folder, 'after');
const stepwise = path.join(folder, 'stepwise');
const impatient = path.join(folder, 'impatient');
afterAll(() => rmSync(folder, { recursive: true }));

interface Counts { readonly found: number; readonly fixed: number; readonly fixable: number; readonly suggested: number; readonly manual: number }
interface Finding { readonly rule: string; readonly file: string; readonly line: number; readonly message: string; readonly tier: string }
interface Report { readonly summary: Counts & { readonly byRule: Readonly<Record<string, Counts>> }; readonly findings: readonly Finding[]; readonly errors: readonly unknown[]; readonly files: number }
/** What `test/load.ts` of the example prints. */
interface Load { readonly sockets: { readonly crm: number; readonly orders: number }; readonly peak: number; readonly openScreens: number; readonly loopBusyMs: number; readonly hung: readonly string[]; readonly trustsAnyCertificate: boolean; readonly failed: number }

interface Ended { readonly code: number; readonly stdout: string; readonly stderr: string }

function run(cwd: string, args: readonly string[], extra: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: 'test/certs/cert.pem', ...extra };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, timeout: 100_000, maxBuffer: 10_000_000 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

async function audit(cwd: string, ...args: string[]): Promise<Report> {
  const { stdout, stderr } = await run(cwd, [BIN, 'audit', '--format', 'json', ...args]);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

/** What its own tests say: how many passed, and the report of those that did not. */
async function suiteOf(cwd: string): Promise<{ passed: number; failed: string }> {
  const files = readdirSync(path.join(cwd, 'test')).filter((name) => name.endsWith('.test.ts')).map((name) => `test/${name}`);
  const { code, stdout } = await run(cwd, ['--import', 'tsx', '--test', '--test-timeout=100000', ...files]);
  return { passed: Number(/^# pass (\d+)$/m.exec(stdout)?.[1]), failed: code === 0 ? '' : stdout.split('\n').filter((line) => /not ok|error:/.test(line)).join('\n') };
}

async function loadOf(cwd: string): Promise<Load> {
  const { stdout, stderr } = await run(cwd, ['--import', 'tsx', 'test/load.ts']);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Load;
}

const sourcesOf = (cwd: string): string[] => readdirSync(path.join(cwd, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?[jt]s$/.test(name)).sort();
const textOf = (cwd: string): string => sourcesOf(cwd).map((name) => readFileSync(path.join(cwd, 'src', name), 'utf8')).join('\0');

const read = (cwd: string, name: string): string => readFileSync(path.join(cwd, 'src', name), 'utf8');
const reasonOf = ({ message }: Finding): string | undefined => / Not rewritten: (.*)\.$/.exec(message)?.[1];

/** Code blocks of the guide in a language, without the indent of the list they stand in. */
function blocksOf(language: string): readonly string[] {
  return [...guide.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([^]*?)^ *\`\`\`$`, 'gm'))].map(([, indent, code]) => code!.replaceAll(new RegExp(`^${indent!}`, 'gm'), ''));
}

/** The cells of the guide's table rows whose first cell matches. */
function rowsOf(first: RegExp): readonly (readonly string[])[] {
  const rows = [...guide.matchAll(/^\| (.*) \|$/gm)].map(([, row]) => row!.split(' | '));
  return rows.filter(([cell]) => first.test(cell!));
}

let plain: Report;
let first: Report;

beforeAll(async () => {
  ensureBuilt();
  for (const copy of [before, after, stepwise]) cpSync(EXAMPLE, copy, { recursive: true });
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(ROOT, path.join(folder, 'node_modules/eslint-plugin-async-http'), 'dir');
  mkdirSync(path.join(folder, 'samples'));
  for (const [index, sample] of blocksOf('ts').entries()) writeFileSync(path.join(folder, 'samples', `sample${index}.ts`), sample);
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  plain = await audit(folder, 'before/src', 'samples');
  first = await audit(after, '--fix', '--preset', 'migration', 'src');
}, 120_000);

describe.concurrent('examples/back-office', () => {
  it('is a service as one meets them', ({ expect }) => {
    const names = sourcesOf(before);
    const touched = names.filter((name) => read(before, name) !== read(after, name));
    expect(first.errors).toEqual([]);
    expect(names).toHaveLength(20);
    expect(textOf(before).split('\n').length).toBeGreaterThan(1_500);
    // The others have no fault, or none that can be told from one file, and are left as they are.
    expect(touched).toEqual(['auth.cjs', 'clients/bank.ts', 'clients/carrier.ts', 'clients/crm.ts', 'clients/orders.ts', 'clients/warehouse.cjs', 'invoices.ts', 'live.cjs', 'ops.ts', 'webhooks.ts', 'worker.ts']);
    expect(guide).toContain(`Of the ${names.length} files ${names.length - touched.length} are not touched.`);
  });

  it('keeps its own tests green', { timeout: 240_000 }, async ({ expect }) => {
    const [old, rewritten] = await Promise.all([suiteOf(before), suiteOf(after)]);
    expect(old.failed).toBe('');
    expect(rewritten).toEqual(old);
    expect(guide).toContain(`with its own ${old.passed} tests`);
  });

  it('has the types it had', { timeout: 120_000 }, async ({ expect }) => {
    const config = path.join(folder, 'tsconfig.json');
    writeFileSync(config, JSON.stringify({ extends: './before/tsconfig.json', include: ['samples', 'before/src', 'before/test', 'after/src', 'after/test'] }));
    const { stdout, code } = await run(folder, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', config]);
    expect(stdout).toBe('');
    expect(code).toBe(0);
  });

  it('is left alone by a second run, which says what is left and why', { timeout: 120_000 }, async ({ expect }) => {
    const text = textOf(after);
    const second = await audit(after, '--fix', '--preset', 'migration', 'src');
    expect(textOf(after)).toBe(text);
    expect(second.findings).toEqual(first.findings);
    expect(second.summary).toMatchObject({ fixed: 0, fixable: 0, suggested: 0, manual: first.findings.length });
    expect(first.findings.filter((finding) => finding.tier !== 'manual' || reasonOf(finding) === undefined)).toEqual([]);
  });

  it('can be migrated as the guide says: a line drawn, then rule by rule', { timeout: 240_000 }, async ({ expect }) => {
    const configs = blocksOf('js');
    for (const config of configs) writeFileSync(path.join(stepwise, /^\/\/ (\S+)\n/.exec(config)![1]!), config);
    const eslint = (args: string, extra = {}): Promise<Ended> => run(stepwise, [path.join(ROOT, 'node_modules/eslint/bin/eslint.js'), ...args.split(' ')], extra);
    const suppressed = (): string => readFileSync(path.join(stepwise, 'eslint-suppressions.json'), 'utf8');

    expect(await eslint('src --suppress-all')).toMatchObject({ code: 0 });
    expect(suppressed()).toContain('require-timeout');
    expect(await eslint('-c migrate.config.js src --fix --pass-on-unpruned-suppressions', { RULE: 'require-timeout' })).toMatchObject({ code: 0 });
    expect(await eslint('src --prune-suppressions')).toMatchObject({ code: 0 });
    expect(suppressed()).not.toContain('require-timeout');
    expect(suppressed()).toContain('no-session-per-request');
    for (const command of ['src --suppress-all', '-c migrate.config.js src --fix --pass-on-unpruned-suppressions', 'src --prune-suppressions']) expect(guide).toContain(`npx eslint ${command}`);
  });
});

describe('examples/back-office under load', () => {
  it('does less harm, in numbers', { timeout: 240_000 }, async () => {
    const old = await loadOf(before);
    // So that nobody waits half a minute here.
    cpSync(after, impatient, { recursive: true });
    for (const name of sourcesOf(impatient)) writeFileSync(path.join(impatient, 'src', name), read(impatient, name).replaceAll('30_000', '300'));
    const rewritten = await loadOf(impatient);

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

    const told = rowsOf(/^(?:\d+ |the bank)/).map(([, ...cells]) => cells.map(Number));
    expect(told).toEqual([[old.sockets.crm, 1], [old.sockets.orders, 1], [200, 20], [old.openScreens, rewritten.openScreens], [old.hung.length, rewritten.hung.length], [1, 0]]);
  });
});

describe('docs/guides/migration.md', () => {
  it('counts what is found, fixed and left', () => {
    const row = (name: string, all: Counts, safe: Counts | undefined): string[] => [name, String(all.found), String(safe?.fixable ?? 0), String(all.fixed), String(all.manual)];
    const rules = Object.entries(first.summary.byRule).map(([rule, counts]) => row(`\`${rule.replace('async-http/', '')}\``, counts, plain.summary.byRule[rule]));
    const table = rowsOf(/^(?:`[\w-]+`|total)$/).map((cells) => cells.map((cell) => cell.trim()));
    expect(table).toEqual([...rules, row('total', first.summary, plain.summary)]);
    expect(guide).toContain(`Here that is ${plain.summary.fixable} of ${plain.summary.found}:`);
    expect(readFileSync(path.join(EXAMPLE, 'README.md'), 'utf8')).toContain(`# ${plain.summary.found} findings`);
  });

  it('says what is left and why', () => {
    const told = rowsOf(/^`src\/\S+` \(/).flatMap(([files, reason]) => [...files!.matchAll(/`(src\/\S+)` \((\d+)\)/g)].map(([, file, count]) => ({ file, count: Number(count), reason })));
    for (const { file, count, reason } of told) {
      const left = first.findings.filter((finding) => finding.file === file);
      expect({ file, count: left.length }).toEqual({ file, count });
      expect(left.map((finding) => reasonOf(finding)?.replace('`subscribe`', '`addUser`'))).toEqual(left.map(() => reason));
    }
    expect(told.reduce((sum, { count }) => sum + count, 0)).toBe(first.findings.length);
  });

  it('shows code for what is left that the rules want', () => {
    expect(blocksOf('ts').map((sample) => sample.slice(0, 4))).toEqual(Array(4).fill('// ✅'));
    expect(plain.findings.filter(({ file }) => !file.startsWith('before/'))).toEqual([]);
    expect(plain.files).toBe(24);
  });

  it('shows real changes', () => {
    const changes = sourcesOf(before).map((name) => structuredPatch(name, name, read(before, name), read(after, name), '', '', { context: 3 }).hunks.map(({ lines }) => lines.join('\n')).join('\n'));
    const shown = blocksOf('diff');
    expect(shown.length).toBeGreaterThan(2);
    for (const diff of shown) expect(changes.some((change) => change.includes(diff.trimEnd())), diff).toBe(true);
  });

  it('links to what exists', () => {
    const targets = [...guide.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target!);
    expect(targets.filter((target) => !existsSync(path.join(path.dirname(GUIDE), target)))).toEqual([]);
  });
});
