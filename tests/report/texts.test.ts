import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../src/report/json.js';
import { stylishReport } from '../../src/report/stylish.js';
import { summarize } from '../../src/report/summary.js';
import { findingOf as finding, reportOf } from './stand-in.js';

const FOUND = [finding('no-b', 'src/a.ts', 5, 'manual'), finding('no-a', 'src/a.ts', 120, 'fixable'), finding('no-a', 'src/b.ts', 1, 'suggested')];

const auditOf = (part: Parameters<typeof reportOf>[0]) => reportOf({ preset: 'strict', files: 12, found: FOUND, left: FOUND, seconds: 1.26, ...part });

const plain = (_format: string, text: string) => text;

describe('summary', () => {
  it('counts by rule and in all', () => {
    expect(summarize(auditOf({}))).toEqual({
      found: 3, fixed: 0, fixable: 1, suggested: 1, manual: 1,
      byRule: {
        'async-http/no-a': { found: 2, fixed: 0, fixable: 1, suggested: 1, manual: 0 },
        'async-http/no-b': { found: 1, fixed: 0, fixable: 0, suggested: 0, manual: 1 },
      },
    });
  });

  it('tells what was fixed from what is left', () => {
    expect(summarize({ found: FOUND, left: FOUND.slice(0, 1) })).toMatchObject({ found: 3, fixed: 2, fixable: 0, suggested: 0, manual: 1 });
  });

  it('counts what a fix brought to light', () => {
    const brought = finding('no-c', 'src/a.ts', 6, 'manual');
    expect(summarize({ found: FOUND, left: [brought] })).toMatchObject({ found: 4, fixed: 3, manual: 1 });
  });
});

describe('stylish', () => {
  it('groups by rule, then by file', () => {
    expect(stylishReport(auditOf({ errors: [{ file: 'src/c.ts', message: 'Parsing error: No.', line: 3, column: 8 }, { file: 'src/d.ts', message: 'Cannot be read.', line: null, column: null }] }), plain)).toBe(
      [
        'async-http/no-a (1 fixable, 1 suggested)',
        '  src/a.ts',
        '    120:3  fixable    Do not, says no-a.',
        '  src/b.ts',
        '      1:3  suggested  Do not, says no-a.',
        '',
        'async-http/no-b (1 manual)',
        '  src/a.ts',
        '    5:3  manual     Do not, says no-b.',
        '',
        'Not audited, or not in full',
        '  src/c.ts:3:8  Parsing error: No.',
        '  src/d.ts  Cannot be read.',
        '',
        'rule             found  fixable  suggested  manual',
        'async-http/no-a      2        1          1       0',
        'async-http/no-b      1        0          0       1',
        'total                3        1          1       1',
        '',
        '12 files scanned with `strict` in 1.3 s.',
        '`--fix` would rewrite 1 of them; `--dry-run` shows how.',
        '',
      ].join('\n'),
    );
  });

  it('is short when all is well', () => {
    expect(stylishReport(auditOf({ found: [], left: [] }), plain)).toBe('12 files scanned with `strict` in 1.3 s.\nNo findings.\n');
  });

  it('does not call it well when files could not be audited', () => {
    expect(stylishReport(auditOf({ found: [], left: [], errors: [{ file: 'a.ts', message: 'No.', line: 1, column: 1 }] }), plain)).toBe(
      'Not audited, or not in full\n  a.ts:1:1  No.\n\n12 files scanned with `strict` in 1.3 s.\n',
    );
  });

  it('colours words, never spaces that columns need', () => {
    const marked = stylishReport(auditOf({}), (format, text) => `<${format}>${text}</>`);
    expect(marked).toContain('<bold>async-http/no-a</> <dim>(1 fixable, 1 suggested)</>\n  <underline>src/a.ts</>\n    120:3  <green>fixable  </>  Do not');
    expect(marked.replace(/<\w*>|<\/>/g, '')).toBe(stylishReport(auditOf({}), plain));
  });
});

describe('json', () => {
  it('has the documented keys, and no times', () => {
    const report = JSON.parse(jsonReport(auditOf({ left: FOUND.slice(0, 1), mode: 'write' }))) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual(['version', 'preset', 'files', 'summary', 'findings', 'errors']);
    expect(report).toMatchObject({ version: 1, preset: 'strict', files: 12, errors: [], findings: [{ rule: 'async-http/no-b', file: 'src/a.ts', line: 5, column: 3 }] });
    expect(Object.keys((report['findings'] as object[])[0]!)).toEqual(['rule', 'file', 'line', 'column', 'endLine', 'endColumn', 'message', 'messageId', 'tier', 'fingerprint']);
  });
});
