import * as typescriptParser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';
import { isOurs } from '../report/finding.js';
import { SOURCES } from './targets.js';

/** How a file is read: as a module, or, when that does not parse, as a sloppy script. */
export type Dialect = 'module' | 'script';

/** Lints texts of one folder tree. */
export interface Linting {
  lint(text: string, file: string, dialect: Dialect): Promise<ESLint.LintResult>;
  /** The same, with every fix of ours applied. */
  fix(text: string, file: string, dialect: Dialect): Promise<ESLint.LintResult>;
}

/** What ESLint needs to read JavaScript and TypeScript of any kind without a configuration or type information. */
function languageConfigs(dialect: Dialect): Linter.Config[] {
  const parser = typescriptParser as Linter.Parser;
  const parserOptions = { ecmaFeatures: { jsx: true }, warnOnUnsupportedTypeScriptVersion: false, loggerFn: false };
  const typescript: Linter.Config = { files: [SOURCES], languageOptions: { parser, parserOptions, sourceType: dialect === 'module' ? 'module' : 'commonjs' } };
  if (dialect === 'module') return [typescript];
  // What only scripts may say (`010`, `with`, a variable called `await`) is refused by the TypeScript parser in any mode.
  const javascript: Linter.Config = { files: ['**/*.{js,cjs,jsx}'], languageOptions: { sourceType: 'commonjs', parserOptions } };
  return [{ ...typescript, files: ['**/*.{ts,cts,tsx}'] }, javascript];
}

/** Prepares linting of files below `cwd`, whatever folder they stand in. Nothing on disk is read as configuration. */
export function createLinting(cwd: string, configs: readonly Linter.Config[]): Linting {
  const linters = new Map<string, ESLint>();

  function linterFor(dialect: Dialect, fix: boolean): ESLint {
    const key = `${dialect} ${fix}`;
    const linter =
      linters.get(key) ??
      new ESLint({
        cwd,
        overrideConfigFile: true,
        overrideConfig: [
          // Which files are audited is decided already.
          { ignores: ['!**/node_modules/', '!**/.git/'] },
          { linterOptions: { reportUnusedDisableDirectives: 'off' } },
          ...languageConfigs(dialect),
          ...configs,
        ],
        fix: fix && isOurs,
      });
    linters.set(key, linter);
    return linter;
  }

  async function run(text: string, file: string, dialect: Dialect, fix: boolean): Promise<ESLint.LintResult> {
    const [result] = await linterFor(dialect, fix).lintText(text, { filePath: file });
    if (!result) throw new Error(`ESLint ignores ${file}`);
    return result;
  }

  return {
    lint: (text, file, dialect) => run(text, file, dialect, false),
    fix: (text, file, dialect) => run(text, file, dialect, true),
  };
}
