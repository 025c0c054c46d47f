import path from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect } from 'vitest';
import plugin from '../../src/index.js';

export interface Rewriting {
  readonly rule: string;
  /** Rule options. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly filename?: string;
  readonly sourceType?: 'module' | 'commonjs' | 'script';
  /** `safe`: what plain `--fix` does. Default `all`, as the migration preset sets it. */
  readonly fixes?: 'safe' | 'all';
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder below `projects` whose package.json the file belongs to; none by default. */
  readonly project?: string;
}

const linters = new Map<string | undefined, Linter>();

function lintIn({ project, filename = 'service.js' }: Pick<Rewriting, 'project' | 'filename'>): { readonly linter: Linter; readonly filename: string } {
  const cwd = project === undefined ? undefined : path.join(import.meta.dirname, 'projects', project);
  let linter = linters.get(cwd);
  if (!linter) linters.set(cwd, (linter = new Linter(cwd === undefined ? {} : { cwd })));
  return { linter, filename: cwd === undefined ? filename : path.join(cwd, filename) };
}

function configFor({ rule, options, sourceType = 'module', fixes = 'all', settings = {}, filename = 'service.js' }: Rewriting): Linter.Config {
  const typed = /tsx?$/.test(filename);
  return {
    files: ['**'],
    plugins: { 'async-http': plugin },
    rules: { [`async-http/${rule}`]: options ? ['error', options] : 'error' },
    settings: { 'async-http': { fixes, ...settings } },
    languageOptions: { sourceType: typed ? 'module' : sourceType, ...(typed && { parser: tseslint.parser }) },
  };
}

/** What `--fix` makes of a text. Fails when the result does not parse, or when a second run would change it again. */
export function rewrite(code: string, rewriting: Rewriting): string {
  const { linter, filename } = lintIn(rewriting);
  const { output, messages } = linter.verifyAndFix(code, configFor(rewriting), { filename });
  expect(messages.filter(({ fatal }) => fatal), output).toEqual([]);
  expect(linter.verifyAndFix(output, configFor(rewriting), { filename }).output, 'second run').toBe(output);
  return output;
}

/** The messages a text gets. */
export function messagesFor(code: string, rewriting: Rewriting): readonly Linter.LintMessage[] {
  const { linter, filename } = lintIn(rewriting);
  return linter.verify(code, configFor(rewriting), { filename });
}

/** Why the only report of a text says it was not rewritten; `null` when it was, or offers to. */
export function refusal(code: string, rewriting: Rewriting): string | null {
  const messages = messagesFor(code, rewriting);
  expect(messages.map(({ message }) => message), code).toHaveLength(1);
  const [message] = messages;
  if (message?.fix || message?.suggestions?.length) return null;
  return /Not rewritten: (.*)\.$/.exec(message?.message ?? '')?.[1] ?? '';
}

/** What other linters say of a text that matters here: names that are unused or undefined. */
export function leftovers(code: string, { sourceType = 'module', filename = 'service.js' }: Pick<Rewriting, 'sourceType' | 'filename'> = {}): readonly string[] {
  const globals = Object.fromEntries(['require', 'module', 'exports', 'process', 'console', 'fetch', 'URL', 'Promise', 'setTimeout'].map((name) => [name, 'readonly' as const]));
  const config: Linter.Config = {
    files: ['**'],
    languageOptions: { sourceType, globals },
    rules: { 'no-unused-vars': ['error', { args: 'none' }], 'no-undef': 'error', 'no-redeclare': 'error', 'no-unexpected-multiline': 'error', 'no-extra-semi': 'error' },
  };
  return /tsx?$/.test(filename) ? [] : new Linter().verify(code, config, { filename }).map(({ message }) => message);
}
