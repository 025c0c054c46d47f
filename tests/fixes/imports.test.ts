import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createSourceFile, type Node, type SourceFile } from '../../src/analysis/file.js';
import { importBinding } from '../../src/fixes/imports.js';
import { declareAtModuleTop } from '../../src/fixes/module-top.js';
import { freeName } from '../../src/fixes/names.js';
import type { Edit } from '../../src/fixes/plan.js';
import { readSettings } from '../../src/settings.js';

/** A file with the place `HERE` in it, its last such identifier. */
function fileOf(code: string, { filename = '/app/src/file.js', sourceType = 'module' }: { filename?: string; sourceType?: 'module' | 'commonjs' } = {}): { readonly file: SourceFile; readonly here: Node } {
  const linter = new Linter({ cwd: '/app' });
  linter.verify(code, { files: ['**'], languageOptions: { sourceType } }, { filename });
  const sourceCode = linter.getSourceCode() as unknown as SourceFile['sourceCode'];
  expect(sourceCode, code).toBeTruthy();
  const file = createSourceFile(sourceCode, readSettings({}), filename, '/app');
  const here = sourceCode.getNodeByRangeIndex(code.lastIndexOf('HERE'));
  return { file, here: here ?? sourceCode.ast };
}

function edited(code: string, edits: readonly Edit[]): string {
  return edits.toSorted((a, b) => b.range[0] - a.range[0]).reduce((text, edit) => text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]), code);
}

describe('a new import', () => {
  it.each([
    ['after the last one', "import a from 'a';\nimport b from 'b';\nHERE(a, b);\n", "import a from 'a';\nimport b from 'b';\nimport { x } from 'm';\nHERE(a, b);\n"],
    ['after one with a comment at its end', "import a from 'a'; // why\nHERE(a);\n", "import a from 'a'; // why\nimport { x } from 'm';\nHERE(a);\n"],
    ['after one that shares its line', "import a from 'a'; HERE(a);\n", "import a from 'a';\nimport { x } from 'm';\n HERE(a);\n"],
    ['after one at the end of the file', "HERE();\nimport a from 'a';", "HERE();\nimport a from 'a';\nimport { x } from 'm';"],
    ['first', 'export const a = HERE;\n', "import { x } from 'm';\n\nexport const a = HERE;\n"],
    ['after a hashbang', '#!/usr/bin/env node\nexport const a = HERE;\n', "#!/usr/bin/env node\nimport { x } from 'm';\n\nexport const a = HERE;\n"],
    ['after a hashbang and an empty line', '#!/usr/bin/env node\n\nexport const a = HERE;\n', "#!/usr/bin/env node\nimport { x } from 'm';\n\nexport const a = HERE;\n"],
    ['after pragmas and a licence, before a comment of the code', '/*! MIT */\n// @ts-check\n/* eslint-env node */\n/** Says a. */\nexport const a = HERE;\n', "/*! MIT */\n// @ts-check\n/* eslint-env node */\n\nimport { x } from 'm';\n\n/** Says a. */\nexport const a = HERE;\n"],
    ['after directives', "'use client';\n\nexport const a = HERE;\n", "'use client';\n\nimport { x } from 'm';\n\nexport const a = HERE;\n"],
    ['among names', "import { a } from 'm';\nHERE(a);\n", "import { a, x } from 'm';\nHERE(a);\n"],
    ['beside a default', "import a from 'm';\nHERE(a);\n", "import a, { x } from 'm';\nHERE(a);\n"],
    ['not into a namespace', "import * as a from './m.js';\nHERE(a);\n", "import * as a from './m.js';\nimport { x } from 'm';\nHERE(a);\n"],
  ])('%s', (_title, code, expected) => {
    const { file, here } = fileOf(code);
    const { local, edits } = importBinding(file, { from: 'm', name: 'x' }, here);
    expect([local, edited(code, edits)]).toEqual(['x', expected]);
    // What it added is found the next time.
    const again = fileOf(expected);
    expect(importBinding(again.file, { from: 'm', name: 'x' }, again.here)).toEqual({ local: 'x', edits: [] });
  });

  it.each([
    ["const a = require('a');\nHERE(a);\n", "const a = require('a');\nconst x = require('m');\nHERE(a);\n"],
    ["require('a').config()\nvar b = require('b')\nHERE(b)\n", "require('a').config()\nvar b = require('b')\nconst x = require('m')\nHERE(b)\n"],
    ["'use strict';\nmodule.exports = HERE;\n", "'use strict';\n\nconst x = require('m');\nmodule.exports = HERE;\n"],
  ])('of a default, in CommonJS: %j', (code, expected) => {
    const { file, here } = fileOf(code, { sourceType: 'commonjs' });
    const { local, edits } = importBinding(file, { from: 'm', name: 'default', preferred: 'x' }, here);
    expect([local, edited(code, edits)]).toEqual(['x', expected]);
    const again = fileOf(expected, { sourceType: 'commonjs' });
    expect(importBinding(again.file, { from: 'm', name: 'default' }, again.here)).toEqual({ local: 'x', edits: [] });
  });

  it.each([
    ["import { a } from '../a.js';\nHERE(a);", './src/lib/http', '../lib/http.js'],
    ["import { a } from '../a';\nHERE(a);", './src/lib/http.ts', '../lib/http'],
    ["import { a } from 'a';\nHERE(a);", './lib/http.mjs', '../../lib/http.mjs'],
    ["import { a } from 'a';\nHERE(a);", '@/http', '@/http'],
  ])('of a path of the project is relative: %j, %s', (code, from, expected) => {
    const { file, here } = fileOf(code, { filename: '/app/src/pages/file.js' });
    const { edits } = importBinding(file, { from, name: 'http' }, here);
    const output = edited(code, edits);
    expect(output).toContain(`import { http } from '${expected}';`);
    const again = fileOf(output, { filename: '/app/src/pages/file.js' });
    expect(importBinding(again.file, { from, name: 'http' }, again.here)).toEqual({ local: 'http', edits: [] });
  });

  it('is named after its module', () => {
    const { file, here } = fileOf("import { fastGlob } from 'a';\nHERE(fastGlob);");
    expect(importBinding(file, { from: 'fast-glob', name: 'default' }, here).local).toBe('fastGlob2');
  });
});

describe('a declaration at the top of the module', () => {
  it.each([
    ["import a from 'a';\n\nHERE(a);\n", "import a from 'a';\n\nconst y = 1;\n\nHERE(a);\n"],
    ["const a = require('a');\nHERE(a);\n", "const a = require('a');\n\nconst y = 1;\nHERE(a);\n"],
    ['HERE();\n', 'const y = 1;\n\nHERE();\n'],
    ["'use strict'\n;(HERE)\n", "'use strict'\n\nconst y = 1;\n;(HERE)\n"],
  ])('%j', (code, expected) => {
    expect(edited(code, [declareAtModuleTop(fileOf(code).file, 'const y = 1;')])).toBe(expected);
  });
});

describe('a free name', () => {
  it.each([
    ['HERE;', 'x'],
    ['const x = 1; HERE(x);', 'x2'],
    ['x(HERE);', 'x2'],
    ['function f(x) { HERE(x); }', 'x2'],
    ['function f(x) { return x; } HERE(f);', 'x'],
    ['const x = 1; { const x2 = 2; HERE(x, x2); }', 'x3'],
    ['try { a(); } catch (x) { HERE(x); }', 'x2'],
    ['class x { y() { HERE(); } }', 'x2'],
  ])('%j: %s', (code, expected) => {
    const { file, here } = fileOf(code);
    expect(freeName(file, 'x', [here])).toBe(expected);
  });
});
