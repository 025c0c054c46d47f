import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { rules } from '../../src/rules/index.js';

export interface FixingOptions {
  readonly options?: object;
  readonly settings?: object;
  readonly filename?: string;
  readonly ts?: boolean;
  readonly sourceType?: 'module' | 'commonjs' | 'script';
}

/** What one rule makes of a text under `fixes: 'all'`, run until nothing changes; throws when the result does not parse. */
export function fixed(rule: keyof typeof rules, code: string, options: FixingOptions = {}): string {
  const { output, messages } = linter().verifyAndFix(code, config(rule, options, 'all'), filenameOf(options));
  throwFatal(messages, output);
  const again = linter().verifyAndFix(output, config(rule, options, 'all'), filenameOf(options));
  if (again.fixed) throw new Error(`A second run changes it again:\n${output}\n--- to ---\n${again.output}`);
  return output;
}

/** As `fixed`, with what plain `--fix` applies only. */
export function fixedSafely(rule: keyof typeof rules, code: string, options: FixingOptions = {}): string {
  const { output, messages } = linter().verifyAndFix(code, config(rule, options, 'safe'), filenameOf(options));
  throwFatal(messages, output);
  return output;
}

/** Messages of one rule under `fixes: 'safe'`. */
export function reports(rule: keyof typeof rules, code: string, options: FixingOptions = {}): Linter.LintMessage[] {
  const messages = linter().verify(code, config(rule, options, 'safe'), filenameOf(options));
  throwFatal(messages, code);
  return messages;
}

/** The text after the suggestion of a given message id is taken; `null` when there is none. Throws when it does not parse. */
export function suggested(rule: keyof typeof rules, code: string, messageId: string, options: FixingOptions = {}): string | null {
  const suggestion = reports(rule, code, options).flatMap(({ suggestions = [] }) => suggestions).find((offer) => offer.messageId === messageId);
  if (!suggestion) return null;
  const output = code.slice(0, suggestion.fix.range[0]) + suggestion.fix.text + code.slice(suggestion.fix.range[1]);
  throwFatal(linter().verify(output, config(rule, options, 'safe'), filenameOf(options)), output);
  return output;
}

function linter(): Linter {
  return new Linter({ configType: 'flat' });
}

function filenameOf({ filename, ts }: FixingOptions): string {
  return filename ?? (ts ? 'src/service.ts' : 'src/service.js');
}

function config(rule: keyof typeof rules, { options, settings, ts, sourceType = 'module' }: FixingOptions, fixes: 'all' | 'safe'): Linter.Config[] {
  return [
    {
      files: ['**/*.{js,cjs,mjs,ts,tsx}'],
      plugins: { 'async-http': { rules } as never },
      rules: { [`async-http/${rule}`]: ['error', ...(options ? [options] : [])] },
      languageOptions: { ...(ts && { parser: parser as never }), sourceType },
      settings: { 'async-http': { fixes, ...settings } },
    },
  ];
}

function throwFatal(messages: readonly Linter.LintMessage[], text: string): void {
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`${fatal.message} (${String(fatal.line)}:${String(fatal.column)})\n${text}`);
}
