import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { dependencyLaw, law } from '../../tools/dependency-law.js';

const files = trackedFiles();

it('keeps no path of a machine and no download address in any file', () => {
  // Put together, so that this file does not hold what it looks for.
  const forbidden = new RegExp([['/wo', 'rk/'], ['/ho', 'me/\\w'], ['/Us', 'ers/\\w'], ['registry\\.npm', 'js'], ['regi', 'stry\\.yarnpkg']].map((parts) => parts.join('')).join('|'));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((path) => forbidden.test(readFileSync(path, 'utf8')))).toEqual([]);
});

it('locks versions, not addresses', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
});

it('has no drawer for odds and ends', () => {
  expect(files.filter((path) => /(?:^|\/)(?:utils?|helpers?|misc|common)(?:\.[jt]s$|\/)/.test(path))).toEqual([]);
});

it('puts every folder of src under the dependency law', () => {
  const places = readdirSync('src').filter((name) => name !== 'index.ts' && name !== 'catalog');
  expect(places.filter((name) => !(name in law))).toEqual([]);
});

it.each([
  ['src/catalog/clients/a.ts', '../../analysis/index.js'],
  ['src/catalog/index.ts', '../settings.js'],
  ['src/analysis/a.ts', '../rules/no-x.js'],
  ['src/analysis/flow/a.ts', '../../fixes/plan.js'],
  ['src/analysis/a.ts', 'eslint'],
  ['src/fixes/a.ts', '../catalog/index.js'],
  ['src/fixes/a.ts', '../rules/no-x.js'],
  ['src/fixes/a.ts', '../cli/main.js'],
  ['src/rules/a.ts', '../catalog/index.js'],
  ['src/rules/a.ts', '../analysis/scope.js'],
  ['src/rules/a.ts', './b.js'],
  ['src/rules/a.ts', '@typescript-eslint/utils'],
  ['src/rules/a.ts', '../configs/strict.js'],
  ['src/cli/a.ts', '../rules/index.js'],
  ['src/cli/format/a.ts', '../../catalog/index.js'],
  ['src/create-rule.ts', './configs/strict.js'],
])('forbids %s to import %s', (path, imported) => {
  expect(breaches(path, imported)).toHaveLength(1);
});

it.each([
  ['src/catalog/clients/a.ts', '../types.js'],
  ['src/analysis/a.ts', './scope.js'],
  ['src/analysis/flow/a.ts', '../scope.js'],
  ['src/analysis/a.ts', '../catalog/index.js'],
  ['src/analysis/a.ts', '@typescript-eslint/utils/ast-utils'],
  ['src/fixes/a.ts', '../analysis/facts.js'],
  ['src/rules/a.ts', '../analysis/facts.js'],
  ['src/rules/a.ts', '../fixes/plan.js'],
  ['src/rules/a.ts', '../create-rule.js'],
  ['src/cli/a.ts', '../index.js'],
  ['src/cli/format/a.ts', '../paint.js'],
  ['src/cli/a.ts', 'commander'],
  ['src/index.ts', './configs/strict.js'],
])('allows %s to import %s', (path, imported) => {
  expect(breaches(path, imported)).toEqual([]);
});

function breaches(path: string, imported: string): Linter.LintMessage[] {
  return new Linter().verify(`import '${imported}';`, [{ files: ['**/*.ts'] }, ...dependencyLaw], { filename: path });
}

/** Files that belong to the project: those git knows or would add. Without git, all but what is installed or built. */
function trackedFiles(): string[] {
  const list = (): string[] => {
    try {
      const options = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
      return execFileSync('git', options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\0');
    } catch {
      return readdirSync('.', { recursive: true, encoding: 'utf8' }).filter((path) => !/^(?:\.git|node_modules|coverage|dist(?:\.\d+)?)(?:\/|$)/.test(path));
    }
  };
  return list().filter((path) => path !== '' && existsSync(path) && statSync(path).isFile());
}
