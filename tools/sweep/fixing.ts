import js from '@eslint/js';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import globals from 'globals';
import plugin from '../../src/index.js';
import type { Source } from '../sources.js';

/** What fixing one file led to. */
export interface Fixed {
  readonly output: string;
  /** Reports before the first pass. */
  readonly before: readonly Linter.LintMessage[];
  /** Reports after the last one. */
  readonly after: readonly Linter.LintMessage[];
  /** Fixes applied, a rule id each. */
  readonly applied: readonly string[];
  readonly passes: number;
  readonly failure: string | null;
}

export type Preset = 'recommended' | 'migration';

/** ESLint gives up after as many. */
const mostPasses = 10;

const files = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];

/** Fixes one file as `eslint --fix` does, pass by pass, in memory; `null` when it does not parse as it is. */
export function fixerIn(cwd: string, preset: Preset): (source: Source) => Fixed | null {
  const linter = new Linter({ cwd });
  return ({ path, text }) => {
    for (const sourceType of ['module', 'commonjs'] as const) {
      const config = [languageOf(sourceType), plugin.configs[preset]] as Linter.Config[];
      const before = linter.verify(text, config, { filename: path });
      if (before.some(({ fatal }) => fatal)) continue;
      if (!before.some(({ fix }) => fix)) return { output: text, before, after: before, applied: [], passes: 0, failure: null };
      return fixed(linter, config, { path, text }, before, sourceType);
    }
    return null;
  };
}

function fixed(linter: Linter, config: Linter.Config[], { path, text }: Source, before: readonly Linter.LintMessage[], sourceType: 'module' | 'commonjs'): Fixed {
  const applied: string[] = [];
  let output = text;
  let messages = before;
  let passes = 0;
  while (passes < mostPasses && messages.some(({ fix }) => fix)) {
    const pass = applyAll(output, messages);
    applied.push(...pass.applied);
    output = pass.output;
    passes++;
    messages = linter.verify(output, config, { filename: path });
    const fatal = messages.find((message) => message.fatal);
    if (fatal) return { output, before, after: messages, applied, passes, failure: `does not parse after pass ${passes}: ${fatal.line}:${fatal.column} ${fatal.message}` };
  }
  return { output, before, after: messages, applied, passes, failure: failureOf(linter, config, { path, text }, { output, messages }, sourceType) };
}

function failureOf(linter: Linter, config: Linter.Config[], { path, text }: Source, { output, messages }: { readonly output: string; readonly messages: readonly Linter.LintMessage[] }, sourceType: 'module' | 'commonjs'): string | null {
  if (messages.some(({ fix }) => fix)) return `is not done after ${mostPasses} passes`;
  if (linter.verifyAndFix(text, config, { filename: path }).output !== output) return 'ESLint makes something else of it';
  const [old, young] = [text, output].map((code) => linter.verify(code, [languageOf(sourceType), ...standardOf(path)], { filename: path }));
  const added = addedTo(old ?? [], young ?? []);
  return added.length > 0 ? `breaks rules that it kept: ${added.join('; ')}` : null;
}

/** As ESLint applies the fixes of one pass: in the order of their places, and none that touches the one before. */
function applyAll(text: string, messages: readonly Linter.LintMessage[]): { readonly output: string; readonly applied: readonly string[] } {
  const fixes = messages.flatMap(({ fix, ruleId }) => (fix ? [{ ...fix, ruleId: ruleId ?? '' }] : [])).sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const applied: string[] = [];
  let output = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const { range, text: inserted, ruleId } of fixes) {
    if (end >= range[0] || range[0] > range[1]) continue;
    output += text.slice(Math.max(0, end), range[0]) + inserted;
    end = range[1];
    applied.push(ruleId);
  }
  return { output: output + text.slice(Math.max(0, end)), applied };
}

function languageOf(sourceType: 'module' | 'commonjs'): Linter.Config {
  return {
    files,
    languageOptions: { parser, sourceType, parserOptions: { ecmaFeatures: { jsx: true } }, globals: { ...globals.node, ...globals.browser } },
    // The comments of strangers would switch rules on and off.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  };
}

/** ESLint's own recommended rules, without those that its compiler answers for TypeScript. */
function standardOf(path: string): Linter.Config[] {
  const isTypeScript = /\.[cm]?tsx?$/.test(path);
  return [{ files, ...js.configs.recommended, rules: { ...js.configs.recommended.rules, ...(isTypeScript && { 'no-undef': 'off', 'no-redeclare': 'off', 'no-unused-vars': 'off', 'no-dupe-class-members': 'off' }) } }];
}

/** What is reported more often than before, wherever it stands: a fix moves lines. */
function addedTo(before: readonly Linter.LintMessage[], after: readonly Linter.LintMessage[]): string[] {
  const left = new Map<string, number>();
  const key = ({ ruleId, message }: Linter.LintMessage): string => `${ruleId ?? ''} ${message}`;
  for (const message of before) left.set(key(message), (left.get(key(message)) ?? 0) + 1);
  return after.flatMap((message) => {
    const count = left.get(key(message)) ?? 0;
    left.set(key(message), count - 1);
    return count > 0 ? [] : [`${key(message)} (line ${message.line})`];
  });
}
