import { beforeAll, expect, vi, type TestContext } from 'vitest';
import { messagesFor, rewrite, type Rewriting } from '../fixes/rewriting.js';
import { inProject } from '../projects.js';
import { fixers, type Fixer } from './fixers.js';
import { runProgram, type Form, type Run, type RunSettings } from './harness.js';

// Several programs run at a time, and other tests beside them.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** A program that shows what a fixer does: it is run as it stands, and as the fixer leaves it. */
export interface Program {
  readonly fixer: Fixer;
  /** What is special about it; no other program of the fixer has the same. */
  readonly title: string;
  readonly code: string;
  /** Default `mjs`. */
  readonly form?: Form;
  /** Id of the suggestion that is taken; without it, what `--fix` does under `fixes: 'all'`. */
  readonly offer?: string;
  /** Rule options. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Folder of `tests/fixes/projects` whose package.json the file belongs to. */
  readonly project?: NonNullable<Rewriting['project']>;
  /** Its package.json, else. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  /** `settings['async-http']`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Files beside the program, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
}

/** What a program did, in one measure, before and after. */
export type Harm = Readonly<Record<string, readonly [before: number | string, after: number | string]>>;

/** A row of the table. */
export interface Row {
  readonly rule: string;
  readonly fixer: Fixer;
  readonly program: string;
  readonly harm: Harm;
}

declare module 'vitest' {
  interface TaskMeta {
    proof?: Row;
  }
}

export function rewritingFor({ fixer, form = 'mjs', options, project, manifest, settings }: Program): Rewriting {
  const name = `program.${form}`;
  return {
    rule: fixers[fixer].rule,
    filename: manifest ? inProject(manifest, name) : name,
    sourceType: form.startsWith('c') ? 'commonjs' : 'module',
    ...(options && { options }),
    ...(settings && { settings }),
    ...(project !== undefined && { project }),
  };
}

/** What became of programs: the text, or why there is none. */
const outputs = new Map<Program, { readonly text: string } | { readonly failure: unknown }>();

/** Rewrites programs before any of them is run: the servers are in this process, and would not answer meanwhile. */
export function rewriteFirst(programs: readonly Program[]): void {
  beforeAll(() => {
    for (const program of programs) {
      try {
        outputs.set(program, { text: outputOf(program) });
      } catch (failure) {
        outputs.set(program, { failure });
      }
    }
  });
}

/** What the fixer makes of a program. Fails when it leaves it alone, or leaves the rule anything to say of it. */
export function rewritten(program: Program): string {
  const output = outputs.get(program) ?? { text: outputOf(program) };
  if ('failure' in output) throw output.failure;
  return output.text;
}

function outputOf(program: Program): string {
  const rewriting = rewritingFor(program);
  const output = program.offer === undefined ? rewrite(program.code, rewriting) : taken(program.code, program.offer, rewriting);
  expect(output).not.toBe(program.code);
  expect(messagesFor(output, rewriting).map(({ message }) => message), output).toEqual([]);
  return output;
}

/** The text after suggestions of one kind are taken, until none is left. */
function taken(code: string, offer: string, rewriting: Rewriting): string {
  const fix = messagesFor(code, { ...rewriting, fixes: 'safe' }).flatMap(({ suggestions = [] }) => suggestions).find(({ messageId }) => messageId === offer)?.fix;
  return fix ? taken(code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]), offer, rewriting) : code;
}

export interface Runs { readonly before: Run; readonly after: Run; readonly output: string }

/** Runs a program before and after, both at once. */
export async function runBoth(program: Program, settings: RunSettings = {}, { before = {}, after = {} }: { readonly before?: RunSettings; readonly after?: RunSettings } = {}): Promise<Runs> {
  const output = rewritten(program);
  const own: RunSettings = { form: program.form ?? 'mjs', ...(program.files && { files: program.files }), ...settings };
  const runs = await Promise.all([runProgram(program.code, { ...own, ...before }), runProgram(output, { ...own, ...after })]);
  return { before: runs[0], after: runs[1], output };
}

/** Fails unless a program ended by itself, and well. */
export function expectEnd(run: Run, output = ''): void {
  expect(run, run.stderr + output).toMatchObject({ code: 0, stderr: '' });
}

/** Hands a row to the table of `npm run proof`. */
export function record({ task }: Pick<TestContext, 'task'>, { fixer, title }: Program, harm: Harm): void {
  task.meta.proof = { rule: fixers[fixer].rule, fixer, program: title, harm };
}
