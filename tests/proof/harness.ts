import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { startServer, type CountingServer, type Numbers, type ServerSettings } from './server.js';

/** What a program is written in, by the ending of its file. */
export type Form = 'mjs' | 'cjs' | 'mts' | 'cts';

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code; `null` when the program did not end by itself. */
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
  readonly form?: Form;
  /** Further files beside the program, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is stopped. */
  readonly timeout?: number;
  /** Milliseconds without anything happening at the server, since the first request, after which a program is taken to hang. */
  readonly patience?: number;
  readonly server?: ServerSettings;
}

const root = path.resolve(import.meta.dirname, '..', '.tmp');
const measure = pathToFileURL(path.join(import.meta.dirname, 'measure.mjs')).href;

/** Nothing listens there: it is none of the ports that systems give away. */
const refused = '127.0.0.1:27182';

/**
 * Runs a program in a process of its own, against a server of its own whose address is in `process.env.SERVER`; nobody
 * listens at `process.env.REFUSED`. It stands in a folder below this project, so that bare imports find the installed packages.
 */
export async function runProgram(code: string, { form = 'mjs', files = {}, env = {}, timeout = 20_000, patience = Infinity, server: settings = {} }: RunSettings = {}): Promise<Run> {
  const folder = path.join(root, randomUUID());
  const program = `program.${form.replace('t', 'j')}`;
  const server = await startServer(settings);
  try {
    for (const [name, content] of Object.entries({ ...files, [program]: typeless(code, form) })) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    const run = await runNode(folder, program, { ...env, SERVER: server.url, REFUSED: server.url.replace(/\/\/.*/, `//${refused}`) }, { timeout, patience, server });
    return { ...run, server: server.numbers() };
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** TypeScript without its types: not every Node that runs these tests takes them out by itself. */
function typeless(code: string, form: Form): string {
  if (!form.endsWith('ts')) return code;
  const module = form === 'mts' ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
  return ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2023, module, esModuleInterop: true } }).outputText;
}

interface Limits { readonly timeout: number; readonly patience: number; readonly server: CountingServer }

async function runNode(cwd: string, program: string, env: Readonly<Record<string, string>>, limits: Limits): Promise<Omit<Run, 'server'>> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', measure, program], { cwd, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env }, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], detached: true });
  const watching = new AbortController();
  const watched = watch(child, limits, watching.signal);
  const [, out, err, measured] = child.stdio as unknown as readonly [null, Readable, Readable, Readable];
  const [stdout, stderr, numbers, [code]] = await Promise.all([text(out), text(err), text(measured), once(child, 'close') as Promise<[number | null]>]);
  watching.abort();
  const stopped = await watched;
  signal(child, 'SIGKILL');
  const { longestDelay = 0, open = [] } = JSON.parse(numbers || '{}') as Partial<Pick<Run, 'longestDelay' | 'open'>>;
  return { stdout, stderr, code: stopped ? null : code, took: performance.now() - started, longestDelay, open };
}

/** Stops a program that hangs, and says whether it did. It may first tell what it hangs on. */
async function watch(child: ChildProcess, { timeout, patience, server }: Limits, ended: AbortSignal): Promise<boolean> {
  const until = performance.now() + timeout;
  const wait = (ms: number): Promise<unknown> => sleep(ms, undefined, { signal: ended }).catch(() => undefined);
  while (!ended.aborted && performance.now() < until && server.idle() < patience) await wait(50);
  if (ended.aborted) return false;
  signal(child, 'SIGUSR2');
  await wait(2000);
  signal(child, 'SIGKILL');
  return true;
}

/** Also what a program has started: they are a process group of their own. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // Nothing of it is left.
  }
}
