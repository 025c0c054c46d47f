import { tiers, type Finding } from './finding.js';
import type { Report } from './report.js';
import { summarize, type Counts } from './summary.js';

/** Longer lists belong on a page: a comment on a pull request has an end. */
const most = 200;

/** The report for a pull request, a wiki or an issue: the numbers, then a list to tick off. */
export function markdownReport(report: Report): string {
  const { byRule, ...all } = summarize(report);
  const { files, preset, errors, left, comparison, label } = report;
  const parts = [
    `# async-http audit${label === null ? '' : `: ${inline(label)}`}`,
    `${all.found - all.fixed} findings in ${files} files${preset === null ? '' : `, preset ${inline(`\`${preset}\``)}`}.`,
  ];
  if (comparison) parts.push(`Against the earlier report: **${comparison.added.length} new**, **${comparison.gone.length} gone**, ${comparison.left.length} left.`);
  if (all.found > 0) parts.push(numbers([...Object.entries(byRule).map(([rule, counts]) => [ruleLink(report, rule), counts] as const), ['**all**', all]], report.mode === 'write'));
  if (comparison && comparison.added.length > 0) parts.push('## New', list(comparison.added));
  if (comparison && comparison.gone.length > 0) parts.push('## Gone', comparison.gone.slice(0, most).map(({ rule, file, line }) => `- ${inline(`\`${file}:${line}\``)} ${rule}`).join('\n'));
  for (const rule of Object.keys(byRule)) {
    const findings = left.filter((finding) => finding.rule === rule);
    if (findings.length === 0) continue;
    const harm = report.rules[rule]?.harm;
    parts.push(`## ${rule}`, ...(harm ? [harm] : []), list(findings));
  }
  if (errors.length > 0) parts.push('## Not audited, or not in full', errors.map(({ file, line, message }) => `- ${inline(`\`${file}${line === null ? '' : `:${line}`}\``)} ${inline(message)}`).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function numbers(rows: readonly (readonly [string, Counts])[], withFixed: boolean): string {
  const columns = ['found', ...(withFixed ? ['fixed' as const] : []), ...tiers] as const;
  return [`| rule | ${columns.join(' | ')} |`, `|---|${'---:|'.repeat(columns.length)}`, ...rows.map(([name, counts]) => `| ${name} | ${columns.map((column) => counts[column]).join(' | ')} |`)].join('\n');
}

function list(findings: readonly Finding[]): string {
  const lines = findings.slice(0, most).map(({ file, line, message, tier }) => `- [ ] ${inline(`\`${file}:${line}\``)} ${tier === 'manual' ? '' : `*${tier}* `}${inline(message)}`);
  if (findings.length > most) lines.push(`\n…and ${findings.length - most} more.`);
  return lines.join('\n');
}

function ruleLink({ rules }: Report, rule: string): string {
  const url = rules[rule]?.url;
  return url ? `[${rule}](${url})` : rule;
}

/** Names of files and code of strangers: no markup of theirs comes through, outside the code spans they are put in. */
function inline(text: string): string {
  const parts = text.split(/(`[^`\n]*`)/);
  return parts.map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replaceAll('\n', ' '))).join('');
}
