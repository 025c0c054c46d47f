import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AsyncHttpPlugin, PresetName } from '../index.js';
import { auditFile } from './audit-file.js';
import { createLinting, type Linting } from './linting.js';
import { shownPath, toError, type FileError, type Finding } from '../report/finding.js';
import type { Report, Rewrite } from '../report/report.js';
import { rulesOf } from '../report/rules.js';
import { presetConfigs } from './presets.js';
import { findTargets, type Target } from './targets.js';
import { replaceText } from './write.js';

export interface AuditRequest {
  readonly plugin: AsyncHttpPlugin;
  readonly preset: PresetName;
  /** Files, folders and globs. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly mode: Report['mode'];
  /** Told before each file. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops between two files. */
  readonly signal?: AbortSignal;
}

/** A report, and what only the command knows. */
export interface Audit extends Report {
  readonly preset: PresetName;
  readonly seconds: number;
  /** Files that are there. Fewer were read only when the run was stopped. */
  readonly total: number;
  /** Named, but nothing we audit. */
  readonly skipped: readonly string[];
}

/**
 * Audits files one by one: a file that does not parse, or a rule that fails on one, costs that file only.
 *
 * @throws {MissingPathError} before any file is read, when a path leads nowhere.
 */
export async function audit({ plugin, preset, paths, cwd, mode, onProgress, signal }: AuditRequest): Promise<Audit> {
  const start = performance.now();
  const { targets, skipped } = await findTargets(paths, cwd);
  const lintingFor = lintingByFolder(plugin, preset, cwd);

  const found: Finding[] = [];
  const left: Finding[] = [];
  const rewrites: Rewrite[] = [];
  const errors: FileError[] = [];
  let files = 0;
  for (const target of targets) {
    if (signal?.aborted) break;
    onProgress?.(files, targets.length);
    // Linting keeps the thread busy: let signals and the progress display have their turn.
    await nextTurn();
    files += 1;

    const file = shownPath(target.file, cwd);
    const before = await readFile(target.file, 'utf8').catch((error: unknown) => error as Error);
    if (before instanceof Error) {
      errors.push(toError({ message: `Cannot be read: ${before.message}`, line: null, column: null }, file));
      continue;
    }
    const result = await auditFile(lintingFor(target), { text: before, file: target.file, shown: file }, mode !== 'report');
    found.push(...result.found);
    errors.push(...result.errors);
    const problem = result.output !== null && mode === 'write' ? await tryToWrite(target.file, before, result.output) : null;
    if (problem !== null) errors.push(toError({ message: `Not fixed: ${problem}`, line: null, column: null }, file));
    if (result.output !== null && problem === null) rewrites.push({ file, before, after: result.output });
    left.push(...(mode === 'write' && problem === null ? result.left : result.found));
  }
  const seconds = (performance.now() - start) / 1000;
  return { preset, mode, files, total: targets.length, skipped, found, left, rewrites, errors, seconds, rules: rulesOf(plugin.rules), version: plugin.meta.version, label: null, comparison: null };
}

async function tryToWrite(file: string, before: string, after: string): Promise<string | null> {
  try {
    await replaceText(file, before, after);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** One linter for the working folder, and one for each named folder outside: ESLint knows no files above its own folder. */
function lintingByFolder(plugin: AsyncHttpPlugin, preset: PresetName, cwd: string): (target: Target) => Linting {
  const configs = presetConfigs(plugin, preset);
  const known = new Map<string, Linting>();
  return ({ file, root }) => {
    const folder = file.startsWith(cwd + path.sep) ? cwd : root;
    const linting = known.get(folder) ?? createLinting(folder, configs);
    known.set(folder, linting);
    return linting;
  };
}
