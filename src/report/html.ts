import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { barChart, burnDown, percent, shareChart, type Bar } from './charts.js';
import { escapeHtml, escapeJson } from './escape.js';
import type { Finding } from './finding.js';
import type { Report } from './report.js';

/** Longer charts hide what matters. */
const mostBars = 12;

/** How many lines of a diff a page shows: generated files have no end. */
const mostLines = 80;

/** The report as one page that needs no network: numbers and charts as they stand, findings as data that its script lists. */
export function htmlReport(report: Report): string {
  const style = asset('page.css');
  const script = asset('page.js');
  // Nothing else may run or load, whatever the names and the code of the audited project hold.
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const title = `async-http audit${report.label === null ? '' : `: ${report.label}`}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(subtitleOf(report))}</p></header>
<main>
${[totals(report), errorsOf(report), comparisonOf(report), charts(report), list(report)].filter((part) => part !== '').join('\n')}
</main>
<footer><p>eslint-plugin-async-http ${escapeHtml(report.version)}</p></footer>
<script type="application/json" id="data">${escapeJson(dataOf(report))}</script>
<script>${script}</script>
</body>
</html>
`;
}

function asset(name: string): string {
  return readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function subtitleOf({ files, preset, seconds }: Report): string {
  return [`${files} files`, ...(preset === null ? [] : [`preset ${preset}`]), ...(seconds === null ? [] : [`${seconds.toFixed(1)} s`])].join(' · ');
}

function totals({ left, found, mode, comparison, files }: Report): string {
  const rewritable = left.filter(({ tier }) => tier !== 'manual').length;
  const tiles: (readonly [string, string])[] = [
    [String(left.length), left.length === 1 ? 'finding' : 'findings'],
    [percent(rewritable, left.length), 'can be rewritten'],
    [String(new Set(left.map(({ file }) => file)).size), `of ${files} files concerned`],
  ];
  if (mode === 'write') tiles.push([String(Math.max(0, found.length - left.length)), 'fixed in this run']);
  if (comparison) tiles.push([String(comparison.added.length), 'new'], [String(comparison.gone.length), 'gone']);
  const items = tiles.map(([number, what]) => `<li><strong>${number}</strong> <span>${what}</span></li>`);
  return `<section aria-labelledby="totals"><h2 id="totals">Totals</h2><ul class="tiles">${items.join('')}</ul>${left.length > 0 ? shareChart(left) : '<p class="clean">No findings.</p>'}</section>`;
}

function errorsOf({ errors }: Report): string {
  if (errors.length === 0) return '';
  const items = errors.map(({ file, line, message }) => `<li><code>${escapeHtml(file)}${line === null ? '' : `:${line}`}</code> ${escapeHtml(message)}</li>`);
  return `<section aria-labelledby="errors" class="errors"><h2 id="errors">Not audited, or not in full</h2><ul>${items.join('')}</ul></section>`;
}

function comparisonOf({ comparison, left, label }: Report): string {
  if (!comparison) return '';
  const { history, gone } = comparison;
  const steps = [...history, { label, found: left.length }].map(({ label: name, found }, index) => ({ label: name ?? (index === history.length ? 'now' : `run ${index + 1}`), found }));
  const items = gone.map(({ rule, file, line, message }) => `<li><code>${escapeHtml(file)}:${line}</code> <b>${escapeHtml(rule)}</b> ${escapeHtml(message)}</li>`);
  const list = gone.length === 0 ? '' : `<details><summary>${gone.length} gone</summary><ul class="gone">${items.join('')}</ul></details>`;
  return `<section aria-labelledby="burn-down"><h2 id="burn-down">Burn-down</h2>${burnDown(steps)}${list}</section>`;
}

function charts({ left }: Report): string {
  if (left.length === 0) return '';
  const chart = (id: string, title: string, filter: 'rule' | 'folder' | 'file', nameOf: (finding: Finding) => string): string => {
    const bars = barsBy(left, nameOf);
    const rest = bars.length - mostBars;
    return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${barChart(bars.slice(0, mostBars), filter)}${rest > 0 ? `<p class="rest">and ${rest} more</p>` : ''}</section>`;
  };
  return `<div class="charts">${chart('by-rule', 'By rule', 'rule', ({ rule }) => rule)}${chart('by-folder', 'By folder', 'folder', ({ file }) => folderOf(file))}${chart('by-file', 'Top files', 'file', ({ file }) => file)}</div>`;
}

function barsBy(findings: readonly Finding[], nameOf: (finding: Finding) => string): Bar[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = nameOf(finding);
    const group = groups.get(name);
    if (group) group.push(finding);
    else groups.set(name, [finding]);
  }
  return [...groups].map(([name, group]) => ({ name, findings: group })).sort((a, b) => b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1));
}

/** Two levels tell the parts of a project apart: `src/orders`, `packages/api`. */
function folderOf(file: string): string {
  return file.split('/').slice(0, -1).slice(0, 2).join('/') || '.';
}

function list({ left, comparison }: Report): string {
  if (left.length === 0) return '';
  const options = (names: readonly string[]): string => [...new Set(names)].sort().map((name) => `<option>${escapeHtml(name)}</option>`).join('');
  const state = comparison ? '<label>State <select id="state"><option value="">all</option><option value="new">new</option><option value="left">left</option></select></label>' : '';
  return `<section aria-labelledby="findings"><h2 id="findings" tabindex="-1">Findings</h2>
<form class="filters" role="search" aria-label="Filter the findings">
<label>Text <input id="text" type="search" autocomplete="off" placeholder="file or message"></label>
<label>Rule <select id="rule"><option value="">all</option>${options(left.map(({ rule }) => rule))}</select></label>
<label>Folder <select id="folder"><option value="">all</option>${options(left.map(({ file }) => folderOf(file)))}</select></label>
<label>Tier <select id="tier"><option value="">all</option><option>fixable</option><option>suggested</option><option>manual</option></select></label>
${state}<button type="reset">Clear</button>
</form>
<p id="count" role="status"></p>
<div id="list"></div>
<p><button type="button" id="more" hidden>Show more</button></p>
<noscript><ul>${left.slice(0, 500).map(({ file, line, rule, message }) => `<li><code>${escapeHtml(file)}:${line}</code> ${escapeHtml(rule)}: ${escapeHtml(message)}</li>`).join('')}</ul></noscript></section>`;
}

/** What the script of the page reads. */
function dataOf({ left, rules, comparison }: Report): object {
  const added = new Set(comparison?.added);
  return {
    rules: Object.fromEntries([...new Set(left.map(({ rule }) => rule))].map((rule) => [rule, { harm: rules[rule]?.harm ?? '', url: linkOf(rules[rule]?.url ?? null) }])),
    findings: left.map((finding) => ({
      rule: finding.rule,
      file: finding.file,
      folder: folderOf(finding.file),
      line: finding.line,
      column: finding.column,
      endLine: finding.endLine ?? finding.line,
      endColumn: finding.endColumn ?? finding.column,
      message: finding.message,
      tier: finding.tier,
      ...(comparison && { state: added.has(finding) ? 'new' : 'left' }),
      ...(finding.excerpt && { start: finding.excerpt.start, lines: finding.excerpt.lines }),
      ...(finding.change && { title: finding.change.title, diff: finding.change.diff.slice(0, mostLines) }),
    })),
  };
}

/** A link of a rule of somebody else could be anything. */
function linkOf(url: string | null): string | null {
  return url !== null && /^https?:\/\//.test(url) ? url : null;
}
