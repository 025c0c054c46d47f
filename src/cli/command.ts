import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { AsyncHttpPlugin, PresetName } from '../index.js';
import { BadReportError, compare, readEarlier, type Earlier } from '../report/comparison.js';
import { unifiedDiff } from '../report/diff.js';
import { formats, render, type Format } from '../report/formats.js';
import { summaryReport, type Paint } from '../report/stylish.js';
import { audit, type Audit } from './audit.js';
import { PRESETS } from './presets.js';
import { createProgress } from './progress.js';
import { MissingPathError } from './targets.js';
import { writeWhole } from './write.js';

/** No findings; findings; bad arguments, a path that leads nowhere, or a file that could not be audited; stopped by the user. */
const EXIT = { clean: 0, findings: 1, trouble: 2, interrupted: 130 } as const;

/** The world as the command sees it. */
export interface Surroundings {
  readonly plugin: AsyncHttpPlugin;
  readonly cwd: string;
  readonly stdout: Pick<NodeJS.WriteStream, 'write'>;
  readonly stderr: NodeJS.WriteStream;
  readonly paint: Paint;
  readonly signal?: AbortSignal;
}

interface Options {
  readonly fix?: true;
  readonly dryRun?: true;
  readonly preset: PresetName;
  readonly format: Format;
  readonly compare?: string;
  readonly label?: string;
  readonly output?: string;
  readonly quiet?: true;
  readonly progress: boolean;
}

/** Runs the command with the arguments after its name. Returns the exit code. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { plugin, stdout, stderr } = surroundings;
  let code: number = EXIT.clean;
  const program = new Command('async-http')
    .description(`Finds async-HTTP misuse in JavaScript and TypeScript, and rewrites it.`)
    .version(plugin.meta.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => void stdout.write(text), writeErr: (text) => void stderr.write(text) });
  program
    .command('audit')
    .description('audit files, folders and globs; needs no ESLint configuration and reads none')
    .argument('[paths...]', 'files, folders and globs', ['.'])
    .option('--fix', 'write the fixes')
    .option('--dry-run', 'print what --fix would change as a unified diff, write nothing')
    .addOption(new Option('--preset <name>', 'which rules to run').choices(PRESETS).default('recommended'))
    .addOption(new Option('--format <name>', 'how to report').choices(formats).default('stylish'))
    .option('--output <file>', 'write the report to a file')
    .option('--compare <file>', 'tell what is new, gone and left since an earlier JSON report')
    .option('--label <text>', 'what to call this run in reports: a date, a commit')
    .option('--quiet', 'print the summary only')
    .option('--no-progress', 'show no progress on the terminal')
    .addHelpText('after', '\nExit codes: 0 no findings, 1 findings, 2 bad arguments or files that could not be audited.')
    .action(async (paths: string[], options: Options) => {
      code = await auditCommand(paths, options, surroundings);
    });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has said already what is wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.trouble;
    stderr.write(`${error instanceof MissingPathError || error instanceof BadReportError ? error.message : wordsOf(error)}\n`);
    return EXIT.trouble;
  }
  return code;
}

async function auditCommand(paths: readonly string[], options: Options, { plugin, cwd, stdout, stderr, paint, signal }: Surroundings): Promise<number> {
  // Before the work: what is wrong with it is told at once.
  const earlier = options.compare === undefined ? null : await earlierReport(options.compare, cwd);
  const progress = createProgress(stderr, options.progress);
  const found = await audit({
    plugin,
    preset: options.preset,
    paths,
    cwd,
    mode: options.dryRun ? 'preview' : options.fix ? 'write' : 'report',
    onProgress: progress.update,
    ...(signal && { signal }),
  }).finally(() => progress.stop());
  const result: Audit = { ...found, label: options.label ?? null, comparison: earlier && compare(found.left, earlier) };
  if (signal?.aborted) stderr.write(`Stopped after ${result.files} of ${result.total} files.\n`);
  for (const file of result.skipped) stderr.write(`Skipped, nothing to audit: ${file}\n`);

  if (options.output === undefined) {
    stdout.write(textOf(result, options, paint));
  } else {
    const file = path.resolve(cwd, options.output);
    await mkdir(path.dirname(file), { recursive: true });
    await writeWhole(file, textOf(result, options, (_format, text) => text));
  }
  // People want the numbers even when the report itself goes elsewhere, or is a diff.
  if (options.output !== undefined || (options.dryRun && options.format === 'stylish')) stderr.write(summaryReport(result, (_format, text) => text));
  return exitCode(result, signal);
}

function textOf(result: Audit, { format, dryRun, quiet }: Options, paint: Paint): string {
  if (format === 'stylish' && dryRun) return unifiedDiff(result.rewrites);
  return format === 'stylish' && quiet ? summaryReport(result, paint) : render(result, format, paint);
}

async function earlierReport(name: string, cwd: string): Promise<Earlier> {
  return readEarlier(await readFile(path.resolve(cwd, name), 'utf8'), name);
}

/** Trouble with the system has a message for people; anything else is a fault of ours, where only the stack helps. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'syscall' in error ? error.message : (error.stack ?? error.message);
}

function exitCode({ left, errors }: Audit, signal: AbortSignal | undefined): number {
  if (signal?.aborted) return EXIT.interrupted;
  if (errors.length > 0) return EXIT.trouble;
  return left.length > 0 ? EXIT.findings : EXIT.clean;
}
