import type { Finding, Tier } from '../../src/report/finding.js';
import type { Report } from '../../src/report/report.js';

export const findingOf = (rule: string, file: string, line: number, tier: Tier): Finding => ({
  rule: `async-http/${rule}`, file, line, column: 3, endLine: line, endColumn: 9, message: `Do not, says ${rule}.`, messageId: 'found', tier, excerpt: null, change: null,
});

export const reportOf = (part: Partial<Report>): Report => ({
  preset: 'recommended', mode: 'report', files: 3, found: [], left: [], rewrites: [], errors: [], seconds: null, rules: {}, version: '1.2.3', label: null, comparison: null, ...part,
});
