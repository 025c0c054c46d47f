import { describe, expect, it } from 'vitest';
import { leftovers, messagesFor, refusal, rewrite, type Rewriting } from './rewriting.js';

const rule = 'no-blocking-in-async';
const fixed = (code: string, rewriting: Partial<Rewriting> = {}): string => {
  const output = rewrite(code, { rule, fixes: 'safe', ...rewriting });
  expect(leftovers(code, rewriting)).toEqual(expect.arrayContaining([...leftovers(output, rewriting)]));
  return output;
};
const refused = (code: string, rewriting: Partial<Rewriting> = {}): string | null => refusal(code, { rule, fixes: 'all', ...rewriting });

/** A module around the body of an async function that is given `p`. */
const inAsync = (body: string, head = "import { readFileSync } from 'node:fs';"): string => `${head}\nexport async function load(p) {\n  ${body}\n}\n`;
const bodyOf = (output: string): string => /load\(p\) \{\n {2}([\s\S]*)\n\}\n$/.exec(output)?.[1] ?? output;
const headOf = (output: string): string => output.slice(0, output.indexOf('export async function'));

describe('where the call stands', () => {
  it.each([
    ['return readFileSync(p);', 'return await readFile(p);'],
    ['return JSON.parse(readFileSync(p));', 'return JSON.parse(await readFile(p));'],
    ['return readFileSync(p).toString();', 'return (await readFile(p)).toString();'],
    ['return (readFileSync(p)).toString();', 'return (await readFile(p)).toString();'],
    ['return readFileSync(p)[0];', 'return (await readFile(p))[0];'],
    ['return readFileSync(p)?.length;', 'return (await readFile(p))?.length;'],
    ['return `a ${readFileSync(p)} b ${readFileSync(p, "utf8").trim()}`;', 'return `a ${await readFile(p)} b ${(await readFile(p, "utf8")).trim()}`;'],
    ['return [...readFileSync(p), 1];', 'return [...await readFile(p), 1];'],
    ['return 1 + readFileSync(p) + 2;', 'return 1 + await readFile(p) + 2;'],
    ['return readFileSync(p) ** 2;', 'return (await readFile(p)) ** 2;'],
    ['return 2 ** readFileSync(p);', 'return 2 ** await readFile(p);'],
    ['return !readFileSync(p).length;', 'return !(await readFile(p)).length;'],
    ['return typeof readFileSync(p);', 'return typeof await readFile(p);'],
    ['return p ? readFileSync(p) : null;', 'return p ? await readFile(p) : null;'],
    ['return new (readFileSync(p))();', 'return new (await readFile(p))();'],
    ['return readFileSync(p)();', 'return (await readFile(p))();'],
    ['return readFileSync(p)`x`;', 'return (await readFile(p))`x`;'],
    ['return class extends readFileSync(p) {};', 'return class extends (await readFile(p)) {};'],
    ['return { [readFileSync(p)]: readFileSync(p) };', 'return { [await readFile(p)]: await readFile(p) };'],
    ['return await readFileSync(p);', 'return await readFile(p);'],
    ['return readFileSync(readFileSync(p, "utf8"));', 'return await readFile(await readFile(p, "utf8"));'],
    ['for (const b of readFileSync(p)) return b;', 'for (const b of await readFile(p)) return b;'],
    ['for (let i = readFileSync(p).length; i > 0; i--) return i;', 'for (let i = (await readFile(p)).length; i > 0; i--) return i;'],
    ['try { return readFileSync(p); } catch { return readFileSync("b"); } finally { readFileSync("c"); }', 'try { return await readFile(p); } catch { return await readFile("b"); } finally { await readFile("c"); }'],
    ['let s = ""; s += readFileSync(p); return s;', 'let s = ""; s += await readFile(p); return s;'],
    ['const { length = readFileSync(p) } = p; return length;', 'const { length = await readFile(p) } = p; return length;'],
    ['return readFileSync( p /* the path */, // why\n    "utf8");', 'return await readFile( p /* the path */, // why\n    "utf8");'],
    ['return async (q) => readFileSync(q);', 'return async (q) => await readFile(q);'],
  ])('%s', (body, expected) => {
    const output = fixed(inAsync(body));
    expect(bodyOf(output)).toBe(expected);
    expect(headOf(output)).toBe("import { readFile } from 'node:fs/promises';\n");
  });

  it('works in methods, object methods, async generators and async callbacks', () => {
    const output = fixed(`import fs from 'node:fs';
export class Store { async get(p) { return fs.readFileSync(p); } static async all(p) { return fs.readdirSync(p); } }
export const store = { async get(p) { return fs.statSync(p).size; } };
export async function* lines(p) { yield fs.readFileSync(p).toString(); }
export const each = (ps) => Promise.all(ps.map(async (p) => { return fs.readFileSync(p).length; }));
`);
    expect(output).not.toContain('Sync');
    expect(output).toContain('yield (await fs.promises.readFile(p)).toString();');
    expect(output).toContain('ps.map(async (p) => { return (await fs.promises.readFile(p)).length; })');
  });
});

describe('where the twin comes from', () => {
  const cases: readonly (readonly [title: string, head: string, call: string, expectedHead: string, expectedCall: string])[] = [
    ['an import that is there', "import { readFile } from 'node:fs/promises';\nimport { readFileSync } from 'node:fs';", 'readFileSync(p)', "import { readFile } from 'node:fs/promises';\n", 'readFile(p)'],
    ['a renamed import', "import { readFile as rf } from 'fs/promises';\nimport { readFileSync } from 'fs';", 'readFileSync(p)', "import { readFile as rf } from 'fs/promises';\n", 'rf(p)'],
    ['a default import of the promises', "import fsp from 'fs/promises';\nimport fs from 'fs';", 'fs.readFileSync(p)', "import fsp from 'fs/promises';\n", 'fsp.readFile(p)'],
    ['a namespace of the promises', "import * as fsp from 'fs/promises';\nimport fs from 'fs';", 'fs.readFileSync(p)', "import * as fsp from 'fs/promises';\n", 'fsp.readFile(p)'],
    ['the default import of fs', "import fs from 'fs';", 'fs.readFileSync(p)', "import fs from 'fs';\n", 'fs.promises.readFile(p)'],
    ['the namespace of fs', "import * as fs from 'node:fs';", 'fs.readFileSync(p)', "import * as fs from 'node:fs';\n", 'fs.promises.readFile(p)'],
    ['promises imported by name', "import { promises as fs, readFileSync } from 'fs';", 'readFileSync(p)', "import { promises as fs } from 'fs';\n", 'fs.readFile(p)'],
    ['a default and a name of one import', "import fs, { readFileSync } from 'fs';\nexport { fs };", 'readFileSync(p)', "import fs from 'fs';\nexport { fs };\n", 'fs.promises.readFile(p)'],
    ['a new import beside other names', "import { existsSync, readFileSync } from 'fs';\nexport { existsSync };", 'readFileSync(p)', "import { existsSync } from 'fs';\nimport { readFile } from 'fs/promises';\nexport { existsSync };\n", 'readFile(p)'],
    ['a name joined to an import', "import { stat } from 'fs/promises';\nimport { readFileSync } from 'fs';\nexport { stat };", 'readFileSync(p)', "import { stat, readFile } from 'fs/promises';\nexport { stat };\n", 'readFile(p)'],
    ['a name joined to an import of many lines', "import {\n  stat,\n  open,\n} from 'fs/promises';\nimport { readFileSync } from 'fs';\nexport { open, stat };", 'readFileSync(p)', "import {\n  stat,\n  open,\n  readFile,\n} from 'fs/promises';\nexport { open, stat };\n", 'readFile(p)'],
    ['double quotes, no semicolons', 'import { readFileSync } from "fs"\nimport x from "x"\nexport { x }', 'readFileSync(p)', 'import x from "x"\nimport { readFile } from "fs/promises"\nexport { x }\n', 'readFile(p)'],
    ['a re-used name of another package', "import fse from 'fs-extra';", 'fse.readJsonSync(p)', "import fse from 'fs-extra';\n", 'fse.readJson(p)'],
    ['a name of another package', "import { readJsonSync } from 'fs-extra';", 'readJsonSync(p)', "import { readJson } from 'fs-extra';\n", 'readJson(p)'],
    ['one of several names of another package', "import { globSync, hasMagic } from 'glob';\nexport { hasMagic };", 'globSync(p)', "import { hasMagic, glob } from 'glob';\nexport { hasMagic };\n", 'glob(p)'],
    ['the module itself', "import fg from 'fast-glob';", 'fg.sync(p)', "import fg from 'fast-glob';\n", 'fg(p)'],
    ['the module itself, behind its namespace', "import * as fg from 'fast-glob';", 'fg.sync(p)', "import * as fg from 'fast-glob';\n", 'fg.default(p)'],
  ];
  it.each(cases)('%s', (_title, head, call, expectedHead, expectedCall) => {
    const output = fixed(inAsync(`return ${call};`, head));
    expect(headOf(output)).toBe(expectedHead);
    expect(bodyOf(output)).toBe(`return await ${expectedCall};`);
  });

  const required: readonly (readonly [title: string, head: string, call: string, expectedHead: string, expectedCall: string])[] = [
    ['a module object', "const fs = require('fs');", 'fs.readFileSync(p)', "const fs = require('fs');\n", 'fs.promises.readFile(p)'],
    ['its promises', "const fs = require('fs').promises;\nconst { readFileSync } = require('fs');", 'readFileSync(p)', "const fs = require('fs').promises;\n", 'fs.readFile(p)'],
    ['a nested pattern', "const { promises: { readFile }, readFileSync } = require('fs');", 'readFileSync(p)', "const { promises: { readFile } } = require('fs');\n", 'readFile(p)'],
    ['a name taken out of the promises', "const { readFile } = require('node:fs').promises;\nconst fs = require('node:fs');", 'fs.readFileSync(p)', "const { readFile } = require('node:fs').promises;\n", 'readFile(p)'],
    ['a new name', "'use strict';\n\nconst { readFileSync } = require('fs');", 'readFileSync(p)', "'use strict';\n\nconst { readFile } = require('fs/promises');\n", 'readFile(p)'],
    ['a name joined to a pattern', "const { stat } = require('fs/promises');\nconst { readFileSync } = require('fs');\nexports.stat = stat;", 'readFileSync(p)', "const { stat, readFile } = require('fs/promises');\nexports.stat = stat;\n", 'readFile(p)'],
    ['in place', "'use strict';", "require('fs').readFileSync(p)", "'use strict';\n", "require('fs').promises.readFile(p)"],
    ['a name that is also in the path of the new module', "const fs = __importStar(require('fs'));", 'fs.readFileSync(p)', "const { readFile } = require('fs/promises');\n\n", 'readFile(p)'],
    ['the output of a transpiler', "const fs_1 = __importDefault(require('fs'));", 'fs_1.default.readFileSync(p)', "const { readFile } = require('fs/promises');\n\n", 'readFile(p)'],
    ['another package', "const fse = require('fs-extra');", 'fse.outputJsonSync(p, 1)', "const fse = require('fs-extra');\n", 'fse.outputJson(p, 1)'],
  ];
  it.each(required)('CommonJS: %s', (_title, head, call, expectedHead, expectedCall) => {
    const code = `${head}\nexports.load = async function load(p) { return ${call}; };\n`;
    expect(fixed(code, { sourceType: 'commonjs' })).toBe(`${expectedHead}exports.load = async function load(p) { return await ${expectedCall}; };\n`);
  });

  it('reads the kind of module off the code when the parser was told otherwise', () => {
    expect(fixed("const { statSync } = require('fs');\nmodule.exports = async (p) => statSync(p);\n")).toBe("const { stat } = require('fs/promises');\nmodule.exports = async (p) => await stat(p);\n");
  });

  it('keeps what stands above the first import', () => {
    const code = "#!/usr/bin/env node\n// @ts-check\n/** About the file. */\n\n/** About the function. */\nexport async function load(p) {\n  const { readFileSync } = await import('node:fs');\n  return readFileSync(p);\n}\n";
    // A script by its first line: not reported by itself, so the hashbang goes.
    const output = fixed(code.slice(code.indexOf('\n') + 1));
    expect(output).toBe("// @ts-check\n/** About the file. */\n\nimport { readFile } from 'node:fs/promises';\n\n/** About the function. */\nexport async function load(p) {\n  return await readFile(p);\n}\n");
  });

  it('follows Windows line ends', () => {
    expect(fixed("import { readFileSync, watch } from 'fs';\r\nexport { watch };\r\nexport async function load(p) {\r\n  return readFileSync(p);\r\n}\r\n")).toBe(
      "import { watch } from 'fs';\r\nimport { readFile } from 'fs/promises';\r\nexport { watch };\r\nexport async function load(p) {\r\n  return await readFile(p);\r\n}\r\n",
    );
  });
});

describe('names that are taken', () => {
  it.each([
    ['by a parameter', 'export async function load(readFile) {\n  return readFileSync(readFile);\n}'],
    ['by a variable of the module', 'export const readFile = 1;\nexport async function load(p) {\n  return readFileSync(p);\n}'],
    ['by a variable of a block', 'export async function load(p) {\n  if (p) {\n    const readFile = 1;\n    return readFileSync(p) + readFile;\n  }\n}'],
    ['by a global that is used', 'export async function load(p) {\n  return readFile(readFileSync(p));\n}'],
    ['by a function around', 'export function outer(readFile) {\n  return async () => readFileSync(readFile);\n}'],
  ])('%s', (_title, code) => {
    const output = fixed(`import { readFileSync } from 'node:fs';\n${code}\n`);
    expect(output).toContain("import { readFile as readFileAsync } from 'node:fs/promises';\n");
    expect(output).toMatch(/await readFileAsync\(/);
  });

  it('passes over a binding that is hidden where it would be used', () => {
    const output = fixed("import { readFileSync } from 'fs';\nimport { readFile } from 'fs/promises';\nexport async function a(p) { return readFileSync(p); }\nexport async function b(readFile) { return readFileSync(readFile); }\n");
    expect(output).toBe("import { readFile, readFile as readFileAsync } from 'fs/promises';\nexport async function a(p) { return await readFile(p); }\nexport async function b(readFile) { return await readFileAsync(readFile); }\n");
  });

  it('does not use a binding before it has a value', () => {
    const output = fixed("const fs = require('fs');\nexports.load = async (p) => { const x = fs.readFileSync(p); const { readFile } = fs.promises; return readFile(x); };\n", { sourceType: 'commonjs' });
    expect(output).toContain('const x = await fs.promises.readFile(p);');
  });

  it('takes the sync name out of the import once its last use is gone, however many there are', () => {
    const calls = Array.from({ length: 5 }, (_, index) => `  const v${index} = readFileSync(p);`).join('\n');
    const output = fixed(`import { readFileSync } from 'node:fs';\nexport async function load(p) {\n${calls}\n  return [v0, v1, v2, v3, v4];\n}\n`);
    expect(output).not.toContain('Sync');
    expect(output.match(/await readFile\(p\)/g)).toHaveLength(5);
  });

  it('keeps the sync name while something uses it', () => {
    const output = fixed("import { readFileSync } from 'node:fs';\nexport const config = readFileSync('a');\nexport async function load(p) { return readFileSync(p); }\n");
    expect(output).toBe("import { readFileSync } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nexport const config = readFileSync('a');\nexport async function load(p) { return await readFile(p); }\n");
  });
});

describe('twins with a callback', () => {
  it('are promisified once, after the imports', () => {
    const output = fixed("import { pbkdf2Sync } from 'node:crypto';\nimport express from 'express';\n\nexport const app = express();\nexport async function hash(p) { return pbkdf2Sync(p, 's', 1, 32, 'sha512').toString('hex'); }\nexport async function check(p) { return pbkdf2Sync(p, 's', 1, 32, 'sha512'); }\n");
    expect(output).toBe("import { pbkdf2 } from 'node:crypto';\nimport express from 'express';\nimport { promisify } from 'node:util';\n\nconst pbkdf2Async = promisify(pbkdf2);\n\nexport const app = express();\nexport async function hash(p) { return (await pbkdf2Async(p, 's', 1, 32, 'sha512')).toString('hex'); }\nexport async function check(p) { return await pbkdf2Async(p, 's', 1, 32, 'sha512'); }\n");
  });

  it('use what is there', () => {
    const code = "const util = require('util');\nconst zlib = require('zlib');\nexports.pack = async (b) => zlib.gzipSync(b);\n";
    expect(fixed(code, { sourceType: 'commonjs' })).toBe("const util = require('util');\nconst zlib = require('zlib');\n\nconst gzipAsync = util.promisify(zlib.gzip);\nexports.pack = async (b) => await gzipAsync(b);\n");
    const promisified = "import { promisify } from 'util';\nimport zlib from 'zlib';\nconst gzip = promisify(zlib.gzip);\nexport const pack = async (b) => zlib.gzipSync(b);\nexport const quick = gzip;\n";
    expect(fixed(promisified)).toBe(promisified.replace('zlib.gzipSync(b)', 'await gzip(b)'));
  });

  it('are left alone in TypeScript where promisify loses their types', () => {
    const code = (call: string) => `import crypto from 'node:crypto';\nexport async function hash(p: string) { return crypto.${call}; }\n`;
    expect(rewrite(code("hkdfSync('sha1', p, 'b', 'c', 1)"), { rule, fixes: 'safe', filename: 'hash.ts' })).toContain("await hkdfAsync('sha1', p, 'b', 'c', 1)");
    expect(refused(code("scryptSync(p, 's', 32)"), { filename: 'hash.ts' })).toBe('the published types of `scrypt` do not survive `promisify`');
    expect(fixed(code("scryptSync(p, 's', 32)").replace('p: string', 'p'))).toContain("await scryptAsync(p, 's', 32)");
  });
});

describe('TypeScript', () => {
  it('keeps casts and assertions', () => {
    const output = fixed("import { readFileSync, type Stats } from 'node:fs';\nexport type { Stats };\nexport async function load(p: string) {\n  const a = readFileSync(p) as Buffer;\n  const b = readFileSync(p)!.length;\n  const c = <Buffer>readFileSync(p);\n  return [a, b, c satisfies unknown];\n}\n", { filename: 'load.ts' });
    expect(output).toBe("import { type Stats } from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nexport type { Stats };\nexport async function load(p: string) {\n  const a = await readFile(p) as Buffer;\n  const b = (await readFile(p))!.length;\n  const c = <Buffer>await readFile(p);\n  return [a, b, c satisfies unknown];\n}\n");
  });

  it('does not take types for values', () => {
    const output = fixed("import type { readFile } from 'node:fs/promises';\nimport fs = require('fs');\nexport type Read = typeof readFile;\nexport async function load(p: string) { return fs.readFileSync(p); }\n", { filename: 'load.ts' });
    expect(output).toContain('return await fs.promises.readFile(p);');
  });
});

describe('files without semicolons', () => {
  it('do not let parentheses join the line before', () => {
    const output = fixed("import { readFileSync } from 'fs'\nexport async function load(p) {\n  const a = p\n  readFileSync(a).toString()\n  if (p) readFileSync(p).fill(0)\n  readFileSync(p).swap16()\n}\n");
    expect(output).toBe("import { readFile } from 'fs/promises'\nexport async function load(p) {\n  const a = p\n  ;(await readFile(a)).toString()\n  if (p) (await readFile(p)).fill(0)\n  ;(await readFile(p)).swap16()\n}\n");
  });

  it('end an added import before a line that would go on', () => {
    expect(fixed("const { readFileSync, watch } = require('fs')\n;(async (p) => { exports.x = [readFileSync(p), watch] })\n", { sourceType: 'commonjs' })).toContain("require('fs/promises')\n;(async");
  });
});

describe('what is not rewritten', () => {
  it.each([
    ['no twin', "import { spawnSync } from 'child_process';\nexport async function f() { return spawnSync('a'); }", 'it has no asynchronous twin'],
    ['a descriptor by number', "import { readFileSync } from 'fs';\nexport async function f() { return readFileSync(0); }", 'the file may be given as a descriptor, which the twin does not take'],
    ['a descriptor by origin', "import fs from 'fs';\nexport async function f(file) { return fs.readFileSync(file.fd); }", 'the file may be given as a descriptor, which the twin does not take'],
    ['a descriptor by name', "import fs from 'fs';\nexport async function f(logFd) { fs.writeFileSync(logFd, ''); }", 'the file may be given as a descriptor, which the twin does not take'],
    ['an option only the sync form has', "import fs from 'fs';\nexport async function f(p) { return fs.statSync(p, { throwIfNoEntry: false }); }", '`stat` does not honour `throwIfNoEntry`, which may be given'],
    ['options that are not known', "import fs from 'fs';\nexport async function f(p, o) { return fs.statSync(p, o); }", '`stat` does not honour `throwIfNoEntry`, which may be given'],
    ['a value of another kind', "import { execSync } from 'child_process';\nexport async function f() { return execSync('a'); }", '`exec` resolves to another kind of value, which is used here'],
    ['a sync callback', "import { writeFileSync } from 'fs';\nexport async function f(ps) { ps.forEach((p) => writeFileSync(p, '')); }", 'it runs in a sync callback of `forEach`'],
    ['the executor of a promise', "import { readFileSync } from 'fs';\nexport async function f(p) { return new Promise((resolve) => { resolve(readFileSync(p)); }); }", 'it runs in the executor of a promise'],
    ['a sync handler', "import express from 'express';\nimport { readFileSync } from 'fs';\nconst app = express();\napp.get('/', (req, res) => { res.send(readFileSync('a')); });", 'it runs in a sync callback of `get`'],
    ['an exported helper', "import { readFileSync } from 'fs';\nexport function read(p) { return readFileSync(p); }\nexport async function f(p) { return read(p); }", '`read` is exported, and callers elsewhere do not await it'],
    ['a helper handed on', "import { readFileSync } from 'fs';\nfunction read(p) { return readFileSync(p); }\nexport async function f(p) { return [read(p), new Map([[p, read]])]; }", '`read` is also handed on as a value'],
    ['a helper of sync code', "import { readFileSync } from 'fs';\nfunction read(p) { return readFileSync(p); }\nexport async function f(p) { return read(p); }\nexport class A { b() { return read('c'); } }", '`read` is also called in sync code: `b` is not async'],
    ['a helper called in a default', "import { readFileSync } from 'fs';\nfunction read(p) { return readFileSync(p); }\nexport async function f(p = read('x')) { return p; }", '`read` is also called where nothing can be awaited: it runs in the default of a parameter'],
    ['the default of a parameter', "import { readFileSync } from 'fs';\nexport async function f(p = readFileSync('x')) { return p; }", 'it runs in the default of a parameter'],
    ['a sync generator', "import { readFileSync } from 'fs';\nimport express from 'express';\nconst app = express();\nfunction* parts(p) { yield readFileSync(p); }\napp.get('/', (req, res) => res.json([...parts(req.url)]));", 'it runs in a sync generator'],
    ['a lost update', "import { readFileSync } from 'fs';\nlet total = 0;\nexport async function f(p) { total += readFileSync(p).length; return total; }", '`total += await …` would lose what others write meanwhile'],
    ['a lost update, written out', "import { readFileSync } from 'fs';\nconst stats = { total: 0 };\nexport async function f(p) { stats.total = stats.total + readFileSync(p).length; }", '`stats.total = … await …` would lose what others write meanwhile'],
    ['callbacks nobody waits for', "import { writeFileSync } from 'fs';\nexport function f(ps) { ps.forEach(async (p) => { writeFileSync(p, ''); }); }", 'nobody waits for the callbacks of `forEach`'],
    ['a comment in the name', "import fs from 'fs';\nexport async function f(p) { return fs./* sync */readFileSync(p); }", 'a comment stands inside the name of the function'],
    ['an optional call', "import fs from 'fs';\nexport async function f(p) { return fs.readFileSync?.(p); }", 'the call is optional'],
  ])('%s', (_title, code, because) => {
    expect(refused(code)).toBe(because);
  });

  it('a descriptor from a call that opens a file', () => {
    const code = "import fs from 'fs';\nexport async function f(p) { const file = fs.openSync(p, 'r'); return fs.readFileSync(file); }";
    expect(rewrite(code, { rule })).toBe(code);
  });

  it('class members that cannot wait', () => {
    const code = "import { readFileSync } from 'fs';\nexport async function f(p) { class A { static { A.x = readFileSync(p); } y = readFileSync(p); } return A; }";
    const notes = messagesFor(code, { rule }).map(({ message }) => /Not rewritten: (.*)\.$/.exec(message)?.[1]);
    expect(notes).toEqual(expect.arrayContaining(['it runs in a static block of a class']));
    expect(rewrite(code, { rule })).toBe(code);
  });
});

describe('what is only suggested', () => {
  it('a twin of another value whose value nobody takes', () => {
    const code = "import { execSync } from 'child_process';\nexport async function f() { execSync('a'); }\n";
    expect(rewrite(code, { rule, fixes: 'safe' })).toBe(code);
    expect(rewrite(code, { rule })).toBe("import { exec } from 'child_process';\nimport { promisify } from 'node:util';\n\nconst execAsync = promisify(exec);\nexport async function f() { await execAsync('a'); }\n".replace('node:util', 'util'));
    expect(refused("import { execSync } from 'child_process';\nexport async function f() { execSync('a', { stdio: 'inherit' }); }")).toBe('`exec` does not honour `stdio`');
  });

  it('an order that can change', () => {
    const code = "import fs from 'fs';\nexport async function f(ps) {\n  const all = [];\n  await Promise.all(ps.map(async (p) => { all.push(fs.readFileSync(p)); }));\n  return all;\n}\n";
    expect(rewrite(code, { rule, fixes: 'safe' })).toBe(code);
    expect(rewrite(code, { rule })).toContain('all.push(await fs.promises.readFile(p));');
  });

  it('a callback of `map`', () => {
    const code = "import fs from 'fs';\nexport async function f(ps) {\n  return ps.map((p) => JSON.parse(fs.readFileSync(p))).filter(Boolean);\n}\n";
    expect(rewrite(code, { rule, fixes: 'safe' })).toBe(code);
    expect(rewrite(code, { rule })).toContain('return (await Promise.all(ps.map(async (p) => JSON.parse(await fs.promises.readFile(p))))).filter(Boolean);');
  });

  it('a promise callback', () => {
    const code = "import fs from 'fs';\nexport const f = (p) => fetch(p).then(function (r) { return r.ok && fs.readFileSync(p); }).catch((e) => fs.readFileSync(e.path).length);\n";
    expect(rewrite(code, { rule })).toBe("import fs from 'fs';\nexport const f = (p) => fetch(p).then(async function (r) { return r.ok && await fs.promises.readFile(p); }).catch(async (e) => (await fs.promises.readFile(e.path)).length);\n");
  });
});

describe('helpers reached from async code', () => {
  it('become async with their callers, up to async functions', () => {
    const code = `import { readFileSync } from 'fs';

const parse = (p) => JSON.parse(readFileSync(p, 'utf8'));

// Reads the settings.
function settings(p) {
  const { base, ...rest } = parse(p);
  return base ? { ...settings(base), ...rest } : rest;
}

export async function handler(p) {
  if (settings(p).off) return null;
  return settings(p);
}
`;
    expect(rewrite(code, { rule, fixes: 'safe' })).toBe(code);
    expect(fixed(code, { fixes: 'all' })).toBe(`import { readFile } from 'fs/promises';

const parse = async (p) => JSON.parse(await readFile(p, 'utf8'));

// Reads the settings.
async function settings(p) {
  const { base, ...rest } = await parse(p);
  return base ? { ...await settings(base), ...rest } : rest;
}

export async function handler(p) {
  if ((await settings(p)).off) return null;
  return await settings(p);
}
`);
  });

  it('give promises of what they are declared to give', () => {
    const code = "import { readFileSync } from 'fs';\nfunction size(p: string): number { return readFileSync(p).length; }\nexport const f = async (p: string): Promise<number> => size(p) + 1;\n";
    expect(rewrite(code, { rule, filename: 'size.ts' })).toBe("import { readFile } from 'fs/promises';\nasync function size(p: string): Promise<number> { return (await readFile(p)).length; }\nexport const f = async (p: string): Promise<number> => await size(p) + 1;\n");
  });
});

describe('a file that is read and written back in one turn', () => {
  const head = "import fs from 'node:fs';\nimport path from 'node:path';\n";
  const reasons = (code: string): readonly (string | null)[] =>
    messagesFor(head + code, { rule, fixes: 'all' }).map(({ message }) => / Not rewritten: (.*)\.$/.exec(message)?.[1] ?? null);
  const lost = (file: string, by: string | null = 'add'): string =>
    `${by === null ? `\`${file}\` is read and written back` : `\`${by}\` reads \`${file}\` and writes it back`} in one turn, and what others write in between would be lost`;

  it.each([
    ['directly', 'export async function add(f, x) { const all = JSON.parse(fs.readFileSync(f, "utf8")); fs.writeFileSync(f, JSON.stringify([...all, x])); }', [lost('f'), lost('f')]],
    ['in one expression', 'export async function touch(f) { fs.writeFileSync(f, fs.readFileSync(f, "utf8") + "!"); }', [lost('f', 'touch'), lost('f', 'touch')]],
    ['named twice', 'export async function add(d) { const x = fs.readFileSync(path.join(d, "a")); fs.writeFileSync(path.join(d, "a"), x + 1); }', [lost('path.join(d, "a")'), lost('path.join(d, "a")')]],
    ['named by a constant once', 'export async function add(d) { const f = d + "/a"; const x = fs.readFileSync(f); fs.writeFileSync(d + "/a", x + 1); }', [lost('d + "/a"'), lost('d + "/a"')]],
    [
      'through helpers',
      'const f = "a.json";\nfunction read() { return JSON.parse(fs.readFileSync(f)); }\nfunction write(all) { fs.writeFileSync(f, JSON.stringify(all)); }\nexport async function list() { return read(); }\nexport async function add(x) { const all = read(); all.push(x); write(all); }',
      [lost('f'), lost('f')],
    ],
    [
      'through helpers that are told the name',
      'function read(name) { return fs.readFileSync(path.join("data", name)); }\nfunction write(name, text) { fs.writeFileSync(path.join("data", name), text); }\nexport async function add(name, x) { write(name, read(name) + x); }',
      [lost('path.join("data", name)'), lost('path.join("data", name)')],
    ],
    ['with other work in between', 'export async function add(f) { const x = fs.readFileSync(f); fs.mkdirSync("d"); fs.writeFileSync(f, x + 1); fs.rmSync("d"); }', [lost('f'), lost('f'), lost('f'), null]],
    ['in a promise callback', 'export const add = (p, f) => p.then((x) => { const all = fs.readFileSync(f); fs.writeFileSync(f, all + x); });', [lost('f', null), lost('f', null)]],
  ])('stays so: %s', (_name, code, expected) => {
    expect(reasons(code)).toEqual(expected);
  });

  it.each([
    ['another file', 'export async function copy(a, b) { fs.writeFileSync(b, fs.readFileSync(a)); }'],
    ['written first', 'export async function check(f, x) { fs.writeFileSync(f, x); return fs.readFileSync(f); }'],
    ['parted already', 'export async function add(f, p) { const all = fs.readFileSync(f); const x = await p; fs.writeFileSync(f, all + x); }'],
    ['parted in the arguments', 'export async function add(f, p) { fs.writeFileSync(f, fs.readFileSync(f) + await p); }'],
    ['helpers for different files', 'function read(name) { return fs.readFileSync(name); }\nfunction write(name, text) { fs.writeFileSync(name, text); }\nexport async function add(a, b) { write(b, read(a)); }'],
    ['appended to', 'export async function log(f, x) { if (fs.readFileSync(f).length < 100) fs.appendFileSync(f, x); }'],
  ])('is not: %s', (_name, code) => {
    expect(rewrite(head + code, { rule })).not.toContain('Sync');
  });
});

describe('processes whose output is read as text', () => {
  const inModule = (body: string): string => `const { execSync, execFileSync } = require('child_process');\nexports.f = async (a) => ${body};\n`;
  const bodyIn = (output: string): string => /async \(a\) => (.*);\n$/.exec(output)?.[1] ?? output;

  it.each([
    ["execSync('git describe').toString()", "(await execAsync('git describe')).stdout.toString()"],
    ["execSync('git describe').toString('utf8').trim()", "(await execAsync('git describe')).stdout.toString('utf8').trim()"],
    ["execSync('git describe', { cwd: a, encoding: 'utf-8' })", "(await execAsync('git describe', { cwd: a, encoding: 'utf-8' })).stdout"],
    ["JSON.parse(execFileSync('jq', ['-n', a], { timeout: 9, encoding: 'utf8' }))", "JSON.parse((await execFileAsync('jq', ['-n', a], { timeout: 9, encoding: 'utf8' })).stdout)"],
    ["({ v: execFileSync('git', a).toString() })", "({ v: (await execFileAsync('git', a)).stdout.toString() })"],
  ])('%s', (body, expected) => {
    expect(bodyIn(rewrite(inModule(body), { rule, sourceType: 'commonjs' }))).toBe(expected);
    expect(rewrite(inModule(body), { rule, sourceType: 'commonjs', fixes: 'safe' })).toBe(inModule(body));
  });

  it.each([
    ["execSync('git describe')", '`exec` resolves to another kind of value, which is used here'],
    ["execSync('git describe').length", '`exec` resolves to another kind of value, which is used here'],
    ["execSync('git describe').toString('hex')", '`exec` resolves to another kind of value, which is used here'],
    ["execSync('git describe', { encoding: a })", '`exec` resolves to another kind of value, which is used here'],
    ["execFileSync('jq', ['.'], { input: a }).toString()", '`execFile` does not honour `input`'],
    ["execFileSync('jq', ['.'], { input: a })", '`execFile` does not honour `input`'],
    ["execSync('git describe', { encoding: 'utf8', ...a }).toString()", '`exec` honours other options'],
    ["execSync('git describe', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })", '`exec` does not honour `stdio`'],
  ])('but not %s', (body, because) => {
    expect(refused(inModule(body), { sourceType: 'commonjs' })).toBe(because);
  });
});
