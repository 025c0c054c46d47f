// What the plugin costs: the same files linted with no rule and with `recommended`, parsing included in both.
//
//   npm run bench                    sources of some installed packages
//   npm run bench -- src ../service  these folders or files
//   npm run bench -- --rounds 9      more rounds, less noise (default 5)
//   npm run bench -- --types ../app  with the types of these projects (each with a tsconfig.json and its packages installed):
//                                    what asking the type checker costs, the program included in both, and what it adds

import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { getHttpModel, type HttpModel } from '../src/analysis/index.js';
import plugin from '../src/index.js';
import { readSettings } from '../src/settings.js';
import { sourcesBelow, type Limits, type Source } from './sources.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '5' }, types: { type: 'boolean', default: false } } });
const rounds = Math.min(Math.max(Number.parseInt(values.rounds, 10) || 5, 1), 50);
const folders = positionals.length > 0 ? positionals : ['src', ...['undici/lib', 'axios/lib', 'express/lib', 'fastify/lib', 'got/dist', 'eslint/lib/rules'].map((name) => `node_modules/${name}`)];

/** Enough for a stable ratio, and done in a minute or two. */
const largest: Limits = { files: 400, bytes: 6_000_000, bytesOfOneFile: 300_000 };

/** No rule; ours; somebody else's typed rule; both. */
type Variant = 'without' | 'with' | 'other' | 'both';

let model: HttpModel | null = null;

for (const folder of folders) {
  if (values.types) measureTypes(folder);
  else measure(folder, collect(folder));
}

function measure(folder: string, candidates: readonly Source[]): void {
  const lint = linterFor(process.cwd());
  // Files that do not parse would measure error handling. Linting them once also warms up the compiler.
  const sources = candidates.filter((source) => !lint(source, 'without').some(({ fatal }) => fatal));
  if (sources.length === 0) {
    console.log(`${folder}: no file to lint.`);
    return;
  }
  const findings = sources.flatMap((source) => lint(source, 'with')).filter(({ ruleId }) => ruleId?.startsWith('async-http/')).length;
  const times = Array.from({ length: rounds }, (_, round) => timed(lint, sources, round));
  row(folder, {
    files: sources.length,
    KB: Math.round(sources.reduce((sum, { text }) => sum + text.length, 0) / 1000),
    findings,
    'without, ms': Math.round(median(times.map((time) => time.without))),
    'with, ms': Math.round(median(times.map((time) => time.with))),
    ratio: median(times.map((time) => time.with / time.without)).toFixed(3),
  });
}

/** Milliseconds for all files. The variants take turns file by file, so that both meet the same machine. */
function timed(lint: Lint, sources: readonly Source[], round: number): Record<'without' | 'with', number> {
  const total = { without: 0, with: 0 };
  sources.forEach((source, index) => {
    const order: ('without' | 'with')[] = (round + index) % 2 === 0 ? ['without', 'with'] : ['with', 'without'];
    for (const variant of order) {
      const start = performance.now();
      lint(source, variant);
      total[variant] += performance.now() - start;
    }
  });
  return total;
}

/** A round starts with no program: the type checker remembers what it was asked once. */
function measureTypes(folder: string): void {
  const root = resolve(folder);
  const [untyped, typed] = [linterFor(root), linterFor(root, { projectService: true, tsconfigRootDir: root })];
  const candidates = collect(folder).map((source) => ({ ...source, path: join(root, relative(join('corpus', basename(folder)), source.path)) }));
  const sources = candidates.filter((source) => !typed(source, 'without').some(({ fatal }) => fatal));
  if (sources.length === 0) {
    console.log(`${folder}: no file of a project to lint.`);
    return;
  }
  const pass = (variant: Variant): number => {
    parser.clearCaches();
    const start = performance.now();
    for (const source of sources) typed(source, variant);
    return performance.now() - start;
  };
  const times = Array.from({ length: rounds }, () => ({ without: pass('without'), with: pass('with'), other: pass('other'), both: pass('both') }));
  const [plain, sharper] = [untyped, typed].map((lint) => sources.map((source) => found(lint, source)));
  row(folder, {
    files: sources.length,
    'without, ms': Math.round(median(times.map((time) => time.without))),
    'with, ms': Math.round(median(times.map((time) => time.with))),
    ratio: median(times.map((time) => time.with / time.without)).toFixed(3),
    // What is left of it where another typed rule wakes the type checker anyway.
    'beside other': median(times.map((time) => time.both / time.other)).toFixed(3),
    facts: `${total(plain, 'facts')} -> ${total(sharper, 'facts')}`,
    findings: `${total(plain, 'findings')} -> ${total(sharper, 'findings')}`,
  });
}

function total(list: readonly Found[] | undefined, key: keyof Found): number {
  return (list ?? []).reduce((sum, one) => sum + one[key], 0);
}

type Lint = (source: Source, variant: Variant) => Linter.LintMessage[];

/** Lints with a given set-up; what the analysis made of the last file is kept in `model`. */
function linterFor(cwd: string, parserOptions: object = {}): Lint {
  const linter = new Linter({ cwd });
  const language: Linter.Config = {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true }, ...parserOptions } },
    // The comments of the measured packages would switch rules on and off.
    linterOptions: { noInlineConfig: true },
  };
  const other: Linter.Config = { plugins: { '@typescript-eslint': tseslint.plugin }, rules: { '@typescript-eslint/no-floating-promises': 'error' } };
  const variants: Record<Variant, Linter.Config[]> = { without: [language], with: [language, plugin.configs.recommended], other: [language, other], both: [language, other, plugin.configs.recommended] };
  return ({ path, text }, variant) => {
    const messages = linter.verify(text, variants[variant], { filename: path });
    model = variant === 'with' ? getHttpModel({ sourceCode: linter.getSourceCode() as never, filename: path, cwd }, readSettings({})) : null;
    return messages;
  };
}

interface Found { readonly facts: number; readonly findings: number }

function found(lint: Lint, source: Source): Found {
  const findings = lint(source, 'with').filter(({ ruleId }) => ruleId?.startsWith('async-http/')).length;
  const facts = model ? [model.sessions, model.instances, model.requests, model.blockingCalls, model.fanOuts, model.tlsSwitches] : [];
  return { facts: facts.reduce((sum, { length }) => sum + length, 0), findings };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function collect(folder: string): Source[] {
  // ESLint lints nothing below node_modules, and nothing outside the current folder.
  return sourcesBelow(folder, largest).map(({ path, text }) => ({ path: join('corpus', basename(folder), relative(folder, path)), text }));
}

/** Printed as each folder is done; the first prints the head. */
function row(folder: string, cells: Record<string, string | number>): void {
  const width = 12;
  const line = (texts: readonly (string | number)[]) => texts.map((text) => String(text).padStart(width)).join(' ');
  if (folder === folders[0]) console.log(`${'folder'.padEnd(30)}${line(Object.keys(cells))}`);
  console.log(`${folder.slice(-30).padEnd(30)}${line(Object.values(cells))}`);
}
