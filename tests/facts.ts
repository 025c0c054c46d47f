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
  /** Folder of a project with a `tsconfig.json` and a `src/service.ts`: the text is read in that file's place, with its types. */
  readonly project?: string;
}

/** The facts of a text, as rules get them; lists that were never asked for are computed here. */
export function factsOf(code: string, options: FactsOptions = {}): HttpModel {
  const { settings } = options;
  const { linter, filename, languageOptions } = readerFor(options);
  const seen: (HttpModel | null)[] = [];
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
        languageOptions,
        ...(settings !== undefined && { settings: { 'async-http': settings } }),
      },
    ] as Linter.Config[],
    { filename },
  );
  if (messages.length > 0) throw new Error(messages.map(({ message, line }) => `${String(line)}: ${message}`).join('\n'));
  return seen[0] ?? { isDevelopmentScript: false, runtime: 'node', sessions: [], instances: [], requests: [], blockingCalls: [], fanOuts: [], tlsSwitches: [], responses: [], usesAfterClose: [], pending: [], downloads: [], sessionMismatches: [], timeoutChecks: [], sharedMutations: [] };
}

/** A linter, and how it reads a text. */
export function readerFor({ filename, ts = false, sourceType = 'module', project }: FactsOptions): { readonly linter: Linter; readonly filename: string; readonly languageOptions: Linter.LanguageOptions } {
  const typed = project !== undefined && { projectService: true, tsconfigRootDir: project };
  return {
    linter: new Linter({ configType: 'flat', ...(project !== undefined && { cwd: project }) }),
    filename: filename ?? `${project === undefined ? '' : `${project}/`}src/service.${ts || typed ? 'ts' : 'js'}`,
    languageOptions: { ...((ts || typed) && { parser }), sourceType, parserOptions: { ecmaFeatures: { jsx: true }, ...typed } },
  };
}
