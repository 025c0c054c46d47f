import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { HttpModel } from '../src/analysis/index.js';
import { getHttpModel } from '../src/analysis/index.js';
import { readSettings } from '../src/settings.js';

export interface FactsOptions {
  readonly settings?: unknown;
  readonly filename?: string;
  readonly ts?: boolean;
  readonly sourceType?: 'module' | 'commonjs';
}

/** The facts of a text, as rules get them; lists that were never asked for are computed here. */
export function factsOf(code: string, { settings, filename, ts = false, sourceType = 'module' }: FactsOptions = {}): HttpModel {
  const seen: (HttpModel | null)[] = [];
  const linter = new Linter({ configType: 'flat' });
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.{js,jsx,ts,tsx,mjs,cjs}'],
        plugins: {
          probe: {
            rules: {
              facts: {
                create(context) {
                  seen.push(getHttpModel(context as never, readSettings(context.settings)));
                  return {};
                },
              },
            },
          },
        },
        rules: { 'probe/facts': 'error' },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        languageOptions: { ...(ts && { parser }), sourceType, parserOptions: { ecmaFeatures: { jsx: true } } },
        ...(settings !== undefined && { settings: { 'async-http': settings } }),
      },
    ] as Linter.Config[],
    { filename: filename ?? `src/service.${ts ? 'ts' : 'js'}` },
  );
  if (messages.length > 0) throw new Error(messages.map(({ message, line }) => `${String(line)}: ${message}`).join('\n'));
  return seen[0] ?? { runtime: 'node', sessions: [], instances: [], requests: [], blockingCalls: [], fanOuts: [], tlsSwitches: [], responses: [], usesAfterClose: [], pending: [], downloads: [], sessionMismatches: [], timeoutChecks: [] };
}
