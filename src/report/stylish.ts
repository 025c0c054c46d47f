import type { FileError, Finding } from './finding.js';
import type { Report } from './report.js';
import { summarize, type Counts, type Summary } from './summary.js';

/** Colours a text, or leaves it as it is. */
export type Paint = (format: 'bold' | 'dim' | 'red' | 'underline' | 'yellow' | 'green', text: string) => string;

/** The report for people: findings by rule and file, then the summary. */
export function stylishReport(audit: Report, paint: Paint): string {
  const { byRule } = summarize(audit);
  const sections = Object.entries(byRule).flatMap(([rule, counts]) => {
    const findings = audit.left.filter((finding) => finding.rule === rule);
    return findings.length > 0 ? [ruleSection(rule, counts, findings, paint)] : [];
  });
  return [...sections, summaryReport(audit, paint)].join('\n');
}

/** What could not be audited, and the numbers. */
export function summaryReport(audit: Report, paint: Paint): string {
  const summary = summarize(audit);
  const sections = [`${closingLines(audit, summary, paint).join('\n')}\n`];
  if (summary.found > 0) sections.unshift(countsTable(summary, audit.mode === 'write', paint));
  if (audit.errors.length > 0) sections.unshift(errorSection(audit.errors, paint));
  return sections.join('\n');
}

function ruleSection(rule: string, counts: Counts, findings: readonly Finding[], paint: Paint): string {
  const lines = [`${paint('bold', rule)} ${paint('dim', `(${tiersOf(counts)})`)}`];
  const width = Math.max(...findings.map((finding) => place(finding).length));
  for (const [file, group] of byFile(findings)) {
    lines.push(`  ${paint('underline', file)}`);
    for (const finding of group) {
      const tier = finding.tier.padEnd('suggested'.length);
      lines.push(`    ${place(finding).padStart(width)}  ${paint(finding.tier === 'manual' ? 'yellow' : 'green', tier)}  ${finding.message}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function errorSection(errors: readonly FileError[], paint: Paint): string {
  const lines = errors.map(({ file, line, column, message }) => `  ${file}${line === null ? '' : `:${line}:${column ?? 1}`}  ${message}`);
  return `${[paint('red', 'Not audited, or not in full'), ...lines].join('\n')}\n`;
}

function countsTable({ byRule, ...all }: Summary, withFixed: boolean, paint: Paint): string {
  const columns = (['found', 'fixed', 'fixable', 'suggested', 'manual'] as const).filter((column) => column !== 'fixed' || withFixed);
  const rows = [...Object.entries(byRule), ['total', all] as const];
  const width = Math.max(...rows.map(([rule]) => rule.length));
  const head = ['rule'.padEnd(width), ...columns].join('  ');
  const body = rows.map(([rule, counts]) => [rule.padEnd(width), ...columns.map((column) => String(counts[column]).padStart(column.length))].join('  '));
  const last = body.pop() ?? '';
  return `${[paint('dim', head), ...body, paint('bold', last)].join('\n')}\n`;
}

function closingLines({ files, seconds, preset, mode, rewrites, errors, comparison }: Report, { found, fixed, fixable }: Summary, paint: Paint): string[] {
  if (files === 0) return ['Nothing to audit: no JavaScript or TypeScript files.'];
  const lines = [`${plural(files, 'file')} scanned${preset === null ? '' : ` with \`${preset}\``}${seconds === null ? '' : ` in ${seconds.toFixed(1)} s`}.`];
  if (mode === 'write' && fixed > 0) lines.push(`Fixed ${plural(fixed, 'finding')} in ${plural(rewrites.length, 'file')}, ${found - fixed} left.`);
  if (mode === 'report' && fixable > 0) lines.push(`\`--fix\` would rewrite ${fixable} of them; \`--dry-run\` shows how.`);
  if (comparison) lines.push(`Against the earlier report: ${comparison.added.length} new, ${comparison.gone.length} gone, ${comparison.left.length} left.`);
  if (found === 0 && errors.length === 0) lines.push(paint('green', 'No findings.'));
  return lines;
}

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = files.get(finding.file);
    if (group) group.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}

function tiersOf({ fixable, suggested, manual }: Counts): string {
  const parts = [[fixable, 'fixable'], [suggested, 'suggested'], [manual, 'manual']] as const;
  return parts.flatMap(([number, tier]) => (number > 0 ? [`${number} ${tier}`] : [])).join(', ');
}

function place({ line, column }: Finding): string {
  return `${line}:${column}`;
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
