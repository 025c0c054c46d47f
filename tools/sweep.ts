// What fixing does to code that somebody else wrote: all fixes, in memory, pass by pass. Nothing is written.
//
//   npm run sweep -- ../service          the safe fixes, then those of the migration preset
//   npm run sweep -- --reasons ../a ../b   and why the rest was not rewritten
//   npm run sweep -- --json sweep.json ../service
//
// Fails when an output does not parse, is not done after ten passes, changes again in a second run, breaks a rule of ESLint's
// own recommended set that it kept before, or brings a TypeScript project an error that it did not have.

import { writeFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fixerIn, type Preset } from './sweep/fixing.js';
import { newTypeErrors, type Rewritten } from './sweep/type-errors.js';
import { sourcesBelow } from './sources.js';

interface Counts { found: number; rewritten: number }

interface Result {
  readonly folder: string;
  readonly preset: Preset;
  readonly files: number;
  readonly changed: number;
  readonly passes: number;
  readonly typeChecked: number;
  readonly applied: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, Counts>>;
  readonly reasons: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { reasons: { type: 'boolean', default: false }, json: { type: 'string' } } });
if (positionals.length === 0) {
  console.error('Name at least one folder: npm run sweep -- FOLDER');
  process.exit(2);
}

const results = positionals.flatMap((folder) => (['recommended', 'migration'] as const).map((preset) => sweep(folder, preset)));
summarize('recommended');
summarize('migration');
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
const failures = results.flatMap((result) => result.failures);
console.log(`\n${failures.length} failures`);
process.exitCode = failures.length > 0 ? 1 : 0;

function sweep(folder: string, preset: Preset): Result {
  const root = resolve(folder);
  const fix = fixerIn(root, preset);
  const applied: Record<string, number> = {};
  const rules: Record<string, Counts> = {};
  const reasons: Record<string, number> = {};
  const failed: string[] = [];
  const rewritten: Rewritten[] = [];
  let files = 0;
  let passes = 0;
  for (const { path, text } of sourcesBelow(root, { files: 100_000, bytes: Number.POSITIVE_INFINITY, bytesOfOneFile: 400_000 })) {
    const place = `${basename(root)}/${relative(root, path)}`;
    try {
      const result = fix({ path, text });
      if (!result) continue;
      files++;
      passes = Math.max(passes, result.passes);
      if (result.failure !== null) failed.push(`${place} ${result.failure}`);
      for (const rule of result.applied) applied[rule] = (applied[rule] ?? 0) + 1;
      for (const { ruleId } of result.before) if (ruleId !== null) count(rules, ruleId).found++;
      for (const { ruleId, message } of result.after) {
        if (ruleId === null) continue;
        count(rules, ruleId).rewritten--;
        const reason = `${ruleId}: ${reasonIn(message)}`;
        reasons[reason] = (reasons[reason] ?? 0) + 1;
      }
      if (result.output !== text) rewritten.push({ path, before: text, after: result.output });
    } catch (error) {
      failed.push(`${place} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  for (const counts of Object.values(rules)) counts.rewritten += counts.found;
  const types = newTypeErrors(rewritten);
  failed.push(...types.errors);
  const result = { folder: basename(root), preset, files, changed: rewritten.length, passes, typeChecked: types.checked, applied, rules, reasons, failures: failed };
  console.log(`${result.folder}, ${preset}: ${files} files, ${rewritten.length} changed (${types.checked} of them type-checked), ${sum(Object.values(applied))} fixes, at most ${passes} passes, ${failed.length} failures`);
  for (const failure of failed) console.log(`  ${failure}`);
  return result;
}

function count(rules: Record<string, Counts>, ruleId: string): Counts {
  return (rules[ruleId] ??= { found: 0, rewritten: 0 });
}

/** Names differ from place to place; the reason is the rest. */
function reasonIn(message: string): string {
  return /Not rewritten: (.*?)\.?$/.exec(message)?.[1]?.replaceAll(/`[^`]*`/g, '`…`') ?? 'for a person to decide';
}

function summarize(preset: Preset): void {
  const own = results.filter((result) => result.preset === preset);
  const rules = [...new Set(own.flatMap((result) => Object.keys(result.rules)))].sort();
  console.log(`\n${preset}: ${sum(own.map(({ files }) => files))} files, ${sum(own.map(({ changed }) => changed))} changed`);
  for (const rule of rules) {
    const found = sum(own.map((result) => result.rules[rule]?.found ?? 0));
    const done = sum(own.map((result) => result.rules[rule]?.rewritten ?? 0));
    console.log(`  ${rule.padEnd(42)} ${String(found).padStart(5)} found ${String(done).padStart(5)} rewritten ${Math.round((100 * done) / Math.max(found, 1))} %`);
    if (values.reasons && preset === 'migration') reasonsFor(own, rule);
  }
}

function reasonsFor(own: readonly Result[], rule: string): void {
  const all = new Map<string, number>();
  for (const { reasons } of own) for (const [reason, times] of Object.entries(reasons)) if (reason.startsWith(`${rule}: `)) all.set(reason.slice(rule.length + 2), (all.get(reason.slice(rule.length + 2)) ?? 0) + times);
  for (const [reason, times] of [...all].sort(([, a], [, b]) => b - a)) console.log(`      ${String(times).padStart(5)} ${reason}`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
