import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { startServer, type Numbers, type ServerSettings } from './server.js';

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code; `null` when the program was stopped at the time limit. */
  readonly code: number | null;
  /** Milliseconds from start to end. */
  readonly took: number;
  /** Longest time the event loop stood still, in milliseconds, since the program called `startMeasuring()`. */
  readonly longestDelay: number;
  /** Kinds of resources that were open at the end (`process.getActiveResourcesInfo()`). */
  readonly open: readonly string[];
  readonly server: Numbers;
}

export interface RunSettings {
  readonly type?: 'module' | 'commonjs';
  /** Further files beside the program, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is stopped. */
  readonly timeout?: number;
  readonly server?: ServerSettings;
}

const root = path.resolve(import.meta.dirname, '..', '.tmp');
const measure = pathToFileURL(path.join(import.meta.dirname, 'measure.mjs')).href;

/**
 * Runs a program in a process of its own, against a server of its own whose address is in `process.env.SERVER`.
 * It stands in a folder below this project, so that bare imports find the installed packages.
 */
export async function runProgram(code: string, { type = 'module', files = {}, env = {}, timeout = 10_000, server: settings = {} }: RunSettings = {}): Promise<Run> {
  const folder = path.join(root, randomUUID());
  const program = `program.${type === 'module' ? 'mjs' : 'cjs'}`;
  const server = await startServer(settings);
  try {
    for (const [name, content] of Object.entries({ ...files, [program]: code })) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    const run = await runNode(folder, ['--import', measure, program], { ...env, SERVER: server.url }, timeout);
    return { ...run, server: server.numbers() };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Adds rows to the table of proofs, a Markdown file that `PROOF_TABLE` names; without it, nothing. Values are before and after. */
export async function record(title: string, numbers: Readonly<Record<string, readonly [before: number | string, after: number | string]>>): Promise<void> {
  const table = process.env['PROOF_TABLE'];
  const rows = Object.entries(numbers).map(([name, [before, after]]) => `| ${title} | ${name} | ${before} | ${after} |\n`);
  if (table) await appendFile(table, rows.join(''));
}

async function runNode(cwd: string, parameters: readonly string[], env: Readonly<Record<string, string>>, timeout: number): Promise<Omit<Run, 'server'>> {
  const started = performance.now();
  const child = spawn(process.execPath, parameters, { cwd, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], detached: true });
  const limit = setTimeout(() => stop(child), timeout);
  const [, out, err, measured] = child.stdio as unknown as readonly [null, Readable, Readable, Readable];
  const [stdout, stderr, numbers, [code]] = await Promise.all([text(out), text(err), text(measured), once(child, 'close') as Promise<[number | null]>]);
  clearTimeout(limit);
  stop(child);
  const { longestDelay = 0, open = [] } = JSON.parse(numbers || '{}') as Partial<Pick<Run, 'longestDelay' | 'open'>>;
  return { stdout, stderr, code, took: performance.now() - started, longestDelay, open };
}

/** Ends a program and what it has started: they are a process group of their own. */
function stop({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
