import { escapeHtml } from './escape.js';
import { tiers, type Finding, type Tier } from './finding.js';

/** A row of a bar chart; choosing it narrows the list of findings. */
export interface Bar {
  readonly name: string;
  readonly findings: readonly Finding[];
}

const width = 1000;

/** Bars in three parts, the longest first. Their parts are told by pattern of the legend and by text, not by colour alone. */
export function barChart(bars: readonly Bar[], filter: 'rule' | 'folder' | 'file'): string {
  const longest = Math.max(1, ...bars.map(({ findings }) => findings.length));
  const rows = bars.map(({ name, findings }) => {
    const counts = tiers.map((tier) => [tier, findings.filter((finding) => finding.tier === tier).length] as const);
    const told = counts.flatMap(([tier, number]) => (number > 0 ? [`${number} ${tier}`] : [])).join(', ');
    return `<li><button type="button" class="bar" data-filter="${filter}" data-value="${escapeHtml(name)}" aria-pressed="false">
<span class="bar-name">${escapeHtml(name)}</span><span class="bar-count">${findings.length}</span>
<svg viewBox="0 0 ${width} 12" preserveAspectRatio="none" aria-hidden="true">${parts(counts, longest)}</svg>
<span class="hidden">${told}</span></button></li>`;
  });
  return `<ol class="bars">${rows.join('\n')}</ol>`;
}

function parts(counts: readonly (readonly [Tier, number])[], longest: number): string {
  let start = 0;
  return counts
    .map(([tier, number]) => {
      const size = (number / longest) * width;
      const rectangle = size > 0 ? `<rect class="${tier}" x="${start.toFixed(1)}" y="0" width="${size.toFixed(1)}" height="12"/>` : '';
      start += size;
      return rectangle;
    })
    .join('');
}

/** One bar for everything: how much of it can be rewritten. */
export function shareChart(findings: readonly Finding[]): string {
  const counts = tiers.map((tier) => [tier, findings.filter((finding) => finding.tier === tier).length] as const);
  const legend = counts.map(([tier, number]) => `<li><span class="key ${tier}" aria-hidden="true"></span>${number} ${tier} (${percent(number, findings.length)})</li>`);
  return `<svg class="share" viewBox="0 0 ${width} 12" preserveAspectRatio="none" aria-hidden="true">${parts(counts, Math.max(1, findings.length))}</svg><ul class="legend">${legend.join('')}</ul>`;
}

export function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((100 * part) / whole)} %`;
}

/** The number of findings, run by run. */
export interface Step {
  readonly label: string;
  readonly found: number;
}

const height = 240;
const edge = { left: 72, right: 16, top: 24, bottom: 36 };

/** How the number went down (or up) over the runs. The same numbers stand in a table for those who do not see it. */
export function burnDown(steps: readonly Step[]): string {
  const most = Math.max(1, ...steps.map(({ found }) => found));
  const x = (index: number): number => edge.left + (index / Math.max(1, steps.length - 1)) * (width - edge.left - edge.right);
  const y = (found: number): number => edge.top + (1 - found / most) * (height - edge.top - edge.bottom);
  const base = y(0).toFixed(1);
  const line = steps.map(({ found }, index) => `${x(index).toFixed(1)},${y(found).toFixed(1)}`).join(' ');
  const shown = (index: number): boolean => steps.length <= 8 || index === 0 || index === steps.length - 1;
  const points = steps.map(({ label, found }, index) => {
    const at = x(index).toFixed(1);
    const anchor = index === 0 ? 'start' : index === steps.length - 1 ? 'end' : 'middle';
    const text = shown(index) ? `<text x="${at}" y="${height - 6}" text-anchor="${anchor}"${anchor === 'middle' ? ' class="between"' : ''}>${escapeHtml(shortened(label))}</text><text x="${at}" y="${(y(found) + (y(found) < 32 ? 20 : -8)).toFixed(1)}" text-anchor="${anchor}" class="value">${found}</text>` : '';
    return `<circle cx="${at}" cy="${y(found).toFixed(1)}" r="4"/>${text}`;
  });
  const rows = steps.map(({ label, found }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${found}</td></tr>`);
  return `<svg class="burn-down" viewBox="0 0 ${width} ${height}" role="img" aria-label="Findings by run: ${steps.map(({ found }) => found).join(', ')}">
<line x1="${edge.left}" y1="${base}" x2="${width - edge.right}" y2="${base}"/><text x="${edge.left - 8}" y="${base}" text-anchor="end">0</text><text x="${edge.left - 8}" y="${edge.top + 4}" text-anchor="end">${most}</text>
<polygon points="${edge.left},${base} ${line} ${x(steps.length - 1).toFixed(1)},${base}"/><polyline points="${line}"/>${points.join('')}</svg>
<details><summary>The numbers</summary><table><thead><tr><th scope="col">run</th><th scope="col">findings</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

function shortened(label: string): string {
  return label.length > 14 ? `${label.slice(0, 13)}…` : label;
}
