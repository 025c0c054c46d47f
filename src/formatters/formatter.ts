import { readFileSync } from 'node:fs';
import type { ESLint } from 'eslint';
import plugin from '../index.js';
import { compare, readEarlier } from '../report/comparison.js';
import { shownPath, toError, toFinding } from '../report/finding.js';
import { render, type Format } from '../report/formats.js';
import type { Report } from '../report/report.js';
import { ruleOf } from '../report/rules.js';

/** What ESLint hands to a formatter. */
type Context = Pick<ESLint.LintResultData, 'cwd' | 'rulesMeta'>;

/**
 * A report as ESLint's `--format` takes it. Findings of other plugins are left out. Two variables of the environment stand
 * for the options of the command: `ASYNC_HTTP_COMPARE`, an earlier JSON report, and `ASYNC_HTTP_LABEL`.
 *
 * @throws {BadReportError} when the earlier report is none.
 */
export function formatter(format: Format): (results: ESLint.LintResult[], context: Context) => string {
  return (results, context) => {
    const report = reportOf(results, context);
    const earlier = process.env['ASYNC_HTTP_COMPARE'];
    const comparison = earlier ? compare(report.left, readEarlier(readFileSync(earlier, 'utf8'), earlier)) : null;
    return render({ ...report, label: process.env['ASYNC_HTTP_LABEL'] ?? null, comparison }, format, (_format, text) => text);
  };
}

function reportOf(results: readonly ESLint.LintResult[], { cwd, rulesMeta }: Context): Report {
  const addresses = new Set(Object.values(plugin.rules).flatMap((rule) => ('meta' in rule ? [rule.meta.docs?.url] : [])));
  // Under whatever name the plugin was registered.
  const ids = Object.keys(rulesMeta).filter((id) => rulesMeta[id]?.docs?.url !== undefined && addresses.has(rulesMeta[id].docs.url));
  const left = results.flatMap(({ filePath, messages, source, output }) =>
    messages.filter(({ ruleId }) => ruleId !== null && ids.includes(ruleId)).map((message) => toFinding(message, shownPath(filePath, cwd), output ?? source ?? null)),
  );
  const errors = results.flatMap(({ filePath, messages }) =>
    messages.filter(({ fatal }) => fatal).map(({ message, line, column }) => toError({ message, line, column }, shownPath(filePath, cwd))),
  );
  return {
    preset: null, mode: 'report', files: results.length, found: left, left, rewrites: [], errors, seconds: null,
    rules: Object.fromEntries(ids.map((id) => [id, ruleOf(rulesMeta[id])])), version: plugin.meta.version, label: null, comparison: null,
  };
}
