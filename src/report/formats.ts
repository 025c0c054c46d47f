import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { markdownReport } from './markdown.js';
import type { Report } from './report.js';
import { sarifReport } from './sarif.js';
import { stylishReport, type Paint } from './stylish.js';

const writers = { stylish: stylishReport, json: jsonReport, sarif: sarifReport, html: htmlReport, markdown: markdownReport } as const;

export type Format = keyof typeof writers;

export const formats = Object.keys(writers) as readonly Format[];

/** The whole report as text. Only the one for the terminal has colours. */
export function render(report: Report, format: Format, paint: Paint): string {
  return writers[format](report, paint);
}
