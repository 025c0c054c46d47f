import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint } from 'eslint';
import type { Log } from 'sarif';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import html from '../../src/formatters/html.js';
import json from '../../src/formatters/json.js';
import markdown from '../../src/formatters/markdown.js';
import sarif from '../../src/formatters/sarif.js';
import { changeOf } from '../../src/report/change.js';
import { BadReportError, compare, readEarlier } from '../../src/report/comparison.js';
import { excerptOf } from '../../src/report/excerpt.js';
import { toFinding, type Finding } from '../../src/report/finding.js';
import { fingerprintsOf } from '../../src/report/fingerprints.js';
import { jsonReport } from '../../src/report/json.js';
import { markdownReport } from '../../src/report/markdown.js';
import { sarifReport } from '../../src/report/sarif.js';
import { stylishReport } from '../../src/report/stylish.js';
import { findingOf, reportOf } from './stand-in.js';

const message = (line: number, part: object = {}) => ({ ruleId: 'async-http/no-a', messageId: 'found', message: 'Do\n not.', severity: 2 as const, line, column: 3, endLine: line, endColumn: 6, ...part });

describe('an excerpt', () => {
  it.each([
    ['in the middle', 'a\nb\nc\nd\ne\nf', 4, 4, { start: 2, lines: ['b', 'c', 'd', 'e', 'f'] }],
    ['at the start, with other line ends', 'a\r\nb\r\nc\r\nd', 1, 1, { start: 1, lines: ['a', 'b', 'c'] }],
    ['of an empty file', '', 1, 1, { start: 1, lines: [''] }],
    ['of many lines', 'x\n'.repeat(50), 10, 40, { start: 8, lines: Array.from({ length: 12 }, () => 'x') }],
    ['of an endless line', 'x'.repeat(1000), 1, 1, { start: 1, lines: [`${'x'.repeat(240)} …`] }],
  ])('%s', (_name, text, line, endLine, expected) => {
    expect(excerptOf(text, line, endLine)).toEqual(expected);
  });
});

describe('a change', () => {
  const text = 'one\ntwo\nthree\nfour\nfive\nsix\n';

  it('is the diff of a fix, with the lines around it', () => {
    expect(changeOf(text, message(4, { fix: { range: [14, 18], text: 'FOUR\nand' } }))).toEqual({
      title: null,
      diff: ['@@ -2,5 +2,6 @@', ' two', ' three', '-four', '+FOUR', '+and', ' five', ' six'],
      edit: { line: 4, column: 1, endLine: 4, endColumn: 5, text: 'FOUR\nand' },
    });
  });

  it('has two places when the fix has', () => {
    const long = `import a;\n${'x;\n'.repeat(20)}call();\n`;
    const fix = { range: [0, long.length], text: long.replace('import a;', 'import b;').replace('call()', 'wait()') } as const;
    expect(changeOf(long, message(22, { fix }))?.diff.filter((line) => !line.startsWith(' '))).toEqual(['@@ -1,3 +1,3 @@', '-import a;', '+import b;', '@@ -20,3 +20,3 @@', '-call();', '+wait();']);
  });

  it('is that of the first suggestion, under its title', () => {
    const suggestions = [{ desc: 'Do.', messageId: 'do', fix: { range: [0, 0] as [number, number], text: 'zero\n' } }, { desc: 'Do not.', messageId: 'not', fix: { range: [0, 3] as [number, number], text: '' } }];
    expect(changeOf(text, message(1, { suggestions }))).toMatchObject({ title: 'Do.', diff: ['@@ -1,2 +1,3 @@', '+zero', ' one', ' two'] });
  });

  it('is nothing when there is neither', () => {
    expect(changeOf(text, message(1))).toBeNull();
  });
});

describe('fingerprints', () => {
  const at = (text: string, line: number): Finding => toFinding(message(line), 'src/a.js', text);

  it('stay when lines are added above, or indented', () => {
    expect(fingerprintsOf([at('x\nfetch(a)\n', 2)])).toEqual(fingerprintsOf([at('y\nz\n\n  fetch(a)\n', 4)]));
  });

  it('differ by line, file, rule and occurrence', () => {
    const text = 'fetch(a)\nfetch(b)\nfetch(a)\n';
    const all = [at(text, 1), at(text, 2), at(text, 3), { ...at(text, 1), file: 'src/b.js' }, { ...at(text, 1), rule: 'async-http/no-b' }];
    expect(new Set(fingerprintsOf(all)).size).toBe(5);
  });
});

describe('a comparison', () => {
  const [a, b, c] = [findingOf('no-a', 'a.js', 1, 'fixable'), findingOf('no-b', 'b.js', 2, 'manual'), findingOf('no-c', 'c.js', 3, 'suggested')] as const;
  const past = (...left: Finding[]) => readEarlier(jsonReport(reportOf({ found: left, left, label: 'may' })), 'old.json');

  it('tells what is new, gone and left, and remembers', () => {
    const first = compare([b, c], past(a, b));
    expect(first).toMatchObject({ added: [c], gone: [{ file: 'a.js', line: 1, rule: 'async-http/no-a' }], left: [b] });
    expect(first.history).toEqual([{ label: 'may', found: 2, byRule: { 'async-http/no-a': 1, 'async-http/no-b': 1 } }]);
    const second = readEarlier(jsonReport(reportOf({ found: [b, c], left: [b, c], comparison: first })), 'old.json');
    expect(compare([], second).history.map(({ label, found }) => [label, found])).toEqual([['may', 2], [null, 2]]);
  });

  it('is in the texts', () => {
    const comparison = compare([b, c], past(a, b));
    const report = reportOf({ found: [b, c], left: [b, c], comparison });
    expect(stylishReport(report, (_format, text) => text)).toContain('Against the earlier report: 1 new, 1 gone, 1 left.');
    expect(JSON.parse(jsonReport(report))).toMatchObject({ comparison: { added: 1, gone: 1, left: 1 }, history: [{ found: 2 }] });
    expect(markdownReport(report)).toContain('**1 new**, **1 gone**, 1 left.');
  });

  it.each([
    ['no JSON', 'x', /^old\.json is not JSON: /],
    ['something else', '{}', 'old.json is not a report of `async-http audit --format json`: version is undefined, expected "version".'],
    ['a later version', '{"version":2}', 'old.json is not a report of `async-http audit --format json`: version is 2, expected <=1.'],
    ['a report without fingerprints', '{"version":1,"summary":{"byRule":{}},"findings":[{"rule":"a"}]}', 'old.json is not a report of `async-http audit --format json`: findings.0.fingerprint is undefined, expected "fingerprint".'],
  ])('refuses %s', (_name, text, expected) => {
    expect(() => readEarlier(text, 'old.json')).toThrow(BadReportError);
    expect(() => readEarlier(text, 'old.json')).toThrow(expected);
  });
});

describe('markdown', () => {
  it('has the numbers, and a list to tick off', () => {
    const left = [findingOf('no-a', 'src/a.js', 5, 'suggested'), findingOf('no-a', 'src/b.js', 1, 'manual')];
    const rules = { 'async-http/no-a': { description: 'Disallow a', harm: 'It hurts.', url: 'https://x.test/a', cwe: [] } };
    expect(markdownReport(reportOf({ found: left, left, rules, label: 'v1_2' }))).toBe([
      '# async-http audit: v1\\_2', '', '2 findings in 3 files, preset `recommended`.', '',
      '| rule | found | fixable | suggested | manual |', '|---|---:|---:|---:|---:|', '| [async-http/no-a](https://x.test/a) | 2 | 0 | 1 | 1 |', '| **all** | 2 | 0 | 1 | 1 |', '',
      '## async-http/no-a', '', 'It hurts.', '',
      '- [ ] `src/a.js:5` *suggested* Do not, says no-a.', '- [ ] `src/b.js:1` Do not, says no-a.', '',
    ].join('\n'));
  });

  it('lets no markup of strangers through', () => {
    const left = [{ ...findingOf('no-a', 'src/[x](y).js', 5, 'manual'), message: 'Not <b>here</b>, `not *here*`, [nor](here) | *there*.' }];
    expect(markdownReport(reportOf({ found: left, left }))).toContain('- [ ] `src/[x](y).js:5` Not \\<b\\>here\\</b\\>, `not *here*`, \\[nor\\](here) \\| \\*there\\*.');
  });
});

describe('SARIF', () => {
  it('has rules, places, fingerprints and fixes', () => {
    const left = [toFinding(message(2, { fix: { range: [4, 9], text: 'await x' } }), 'src/a b.js', 'one\nfetch\n')];
    const rules = { 'async-http/no-a': { description: 'Disallow a', harm: 'It hurts.', url: 'https://x.test/a', cwe: [295] } };
    const { version, runs: [run] } = JSON.parse(sarifReport(reportOf({ found: left, left, rules, errors: [{ file: 'b.js', message: 'No.', line: 3, column: 1 }] }))) as Log;
    expect(version).toBe('2.1.0');
    expect(run?.tool.driver).toMatchObject({ name: 'eslint-plugin-async-http', version: '1.2.3' });
    expect(run?.tool.driver.rules).toMatchObject([{ id: 'async-http/no-a', shortDescription: { text: 'Disallow a' }, fullDescription: { text: 'It hurts.' }, helpUri: 'https://x.test/a', properties: { tags: ['reliability', 'security', 'external/cwe/cwe-295'] } }]);
    expect(run?.results).toMatchObject([{
      ruleId: 'async-http/no-a', level: 'error', message: { text: 'Do not.' }, partialFingerprints: { 'asyncHttp/v1': fingerprintsOf(left)[0] },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a%20b.js' }, region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 6 } } }],
      fixes: [{ artifactChanges: [{ artifactLocation: { uri: 'src/a%20b.js' }, replacements: [{ deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 6 }, insertedContent: { text: 'await x' } }] }] }],
    }]);
    expect(run?.invocations).toMatchObject([{ executionSuccessful: false, toolExecutionNotifications: [{ message: { text: 'No.' } }] }]);
  });
});

describe('ESLint’s --format', () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'async-http-'));
  afterAll(() => rmSync(cwd, { recursive: true }));
  afterEach(() => {
    delete process.env['ASYNC_HTTP_COMPARE'];
    delete process.env['ASYNC_HTTP_LABEL'];
  });
  writeFileSync(path.join(cwd, 'a.js'), 'import axios from "axios";\nexport const load = (url) => axios.get(url);\nlet unused;\n');
  writeFileSync(path.join(cwd, 'b.js'), 'let a b;\n');

  async function results(namespace = 'async-http') {
    const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: [{ plugins: { [namespace]: plugin }, rules: { [`${namespace}/require-timeout`]: 'error', 'no-unused-vars': 'error' } }] });
    const list = await eslint.lintFiles('.');
    return [list, { cwd, rulesMeta: eslint.getRulesMetaForResults(list) }] as const;
  }

  it('makes the same reports as the command, of our rules alone', async () => {
    const report = JSON.parse(json(...(await results()))) as { findings: object[]; errors: object[]; files: number };
    expect(report).toMatchObject({ files: 2, findings: [{ rule: 'async-http/require-timeout', file: 'a.js', line: 2, tier: 'suggested' }], errors: [{ file: 'b.js', line: 1 }] });
    expect(markdown(...(await results()))).toContain('- [ ] `a.js:2` *suggested* `axios.get` has no deadline');
    expect(html(...(await results()))).toContain('"tier":"suggested"');
    expect(JSON.parse(sarif(...(await results())))).toMatchObject({ runs: [{ results: [{ ruleId: 'async-http/require-timeout' }] }] });
  });

  it('knows our rules under another name', async () => {
    expect(JSON.parse(json(...(await results('http'))))).toMatchObject({ findings: [{ rule: 'http/require-timeout' }] });
  });

  it('compares, and takes a label', async () => {
    const list = await results();
    const old = path.join(cwd, 'old.json');
    writeFileSync(old, json(...list));
    process.env['ASYNC_HTTP_COMPARE'] = old;
    process.env['ASYNC_HTTP_LABEL'] = 'now';
    expect(JSON.parse(json(...list))).toMatchObject({ label: 'now', comparison: { added: 0, gone: 0, left: 1 } });
    process.env['ASYNC_HTTP_COMPARE'] = path.join(cwd, 'a.js');
    expect(() => json(...list)).toThrow(BadReportError);
  });
});
