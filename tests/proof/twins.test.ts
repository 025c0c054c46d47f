import { describe, expect, it } from 'vitest';
import { rewrite } from '../fixes/rewriting.js';
import { runProgram } from './harness.js';
import { expectEnd } from './proof.js';

/** A service that does one thing after another in a folder of its own, and tells what each gave, or which error. */
const program = (imports: string, steps: readonly string[]): string => `${imports}
import { createServer } from 'node:http';
import { once } from 'node:events';

const dir = import.meta.dirname;
const server = createServer(async (request, response) => {
  const out = [];
${steps.map((step) => `  try {\n    out.push(${step});\n  } catch (error) {\n    out.push([error.name, error.code, error.errno]);\n  }\n`).join('')}  response.end(JSON.stringify(out, null, 1));
}).listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(await (await fetch('http://127.0.0.1:' + server.address().port)).text());
server.close();
server.closeAllConnections();
`;

const fs = "import fs from 'node:fs';";
const cases: readonly (readonly [title: string, code: string])[] = [
  ['making and copying files', program(fs, [
    "fs.mkdirSync(dir + '/a/b', { recursive: true }).replace(dir, '')", "fs.writeFileSync(dir + '/a/one', 'one')", "fs.appendFileSync(dir + '/a/one', ' two', 'utf8')", "fs.copyFileSync(dir + '/a/one', dir + '/a/two')",
    "fs.cpSync(dir + '/a', dir + '/c', { recursive: true })", "fs.renameSync(dir + '/a/two', dir + '/a/b/three')", "fs.readdirSync(dir + '/c').sort()", "fs.readdirSync(dir + '/a', { withFileTypes: true }).map((entry) => entry.name + entry.isFile()).sort()", "fs.readdirSync(dir + '/a', { recursive: true }).sort()",
    "fs.mkdirSync(dir + '/a')", "fs.writeFileSync(dir, 'a')", "fs.copyFileSync(dir + '/none', dir + '/two')", "fs.renameSync(dir + '/none', dir + '/two')", "fs.readdirSync(dir + '/none')",
  ])],
  ['links and modes', program(`${fs}\nimport { readFile, writeFile } from 'node:fs/promises';`, [
    "await writeFile(dir + '/one', 'one two')", "fs.symlinkSync('one', dir + '/link')", "fs.linkSync(dir + '/one', dir + '/hard')", "fs.readlinkSync(dir + '/link')", "fs.realpathSync(dir + '/link').split('/').pop()", "fs.chmodSync(dir + '/one', 0o600)", "fs.utimesSync(dir + '/one', 1, 2)", "fs.truncateSync(dir + '/hard', 3)", "fs.lstatSync(dir + '/link').isSymbolicLink()",
    "await readFile(dir + '/one', 'utf8')", "fs.symlinkSync('one', dir + '/link')", "fs.readlinkSync(dir + '/one')", "fs.realpathSync(dir + '/none')", "fs.chmodSync(dir + '/none', 0o600)", "fs.truncateSync(dir + '/none', 3)",
  ])],
  ['reading and removing files', program(`${fs}\nimport { mkdir, writeFile } from 'node:fs/promises';`, [
    "await writeFile(dir + '/one', 'one two')", "typeof (await mkdir(dir + '/full/in', { recursive: true }))", "fs.readFileSync(dir + '/one', 'utf8')", "fs.readFileSync(dir + '/one').length", "fs.readFileSync(new URL('one', import.meta.url), { encoding: 'hex' })", "fs.statSync(dir + '/one').size", "fs.statSync(dir + '/one', { bigint: true }).size.toString()", "fs.accessSync(dir + '/one')", "typeof fs.statfsSync(dir).bsize", "fs.mkdtempSync(dir + '/tmp-').length - dir.length",
    "fs.rmdirSync(dir + '/full')", "fs.rmdirSync(dir + '/full/in')", "fs.unlinkSync(dir + '/one')", "fs.readFileSync(dir + '/one')", "fs.readFileSync(dir)", "fs.accessSync(dir + '/one')", "fs.statSync(dir + '/one')", "fs.unlinkSync(dir + '/one')",
  ])],
  ['keys', program("import * as crypto from 'node:crypto';", [
    "crypto.pbkdf2Sync('p', 's', 10, 32, 'sha1').toString('hex')", "crypto.scryptSync('p', 's', 16).toString('hex')", "crypto.scryptSync('p', 's', 16, { N: 1024 }).toString('hex')", "Buffer.from(crypto.hkdfSync('sha256', 'k', 's', 'i', 16)).toString('hex')", "crypto.generateKeySync('hmac', { length: 64 }).export().length",
    "crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.asymmetricKeyType", "crypto.generatePrimeSync(32).byteLength", 'crypto.checkPrimeSync(7n)', "crypto.pbkdf2Sync('p', 's', 0, 32, 'sha1')", "crypto.pbkdf2Sync('p', 's', 1, 32, 'nope')", "crypto.scryptSync('p', 's', 16, { N: 3 })", "crypto.generateKeySync('none', {})",
  ])],
  ['packing', program("import zlib from 'node:zlib';\nconst text = Buffer.from('text '.repeat(100));", [
    'zlib.gzipSync(text, { level: 9 }).length', 'zlib.gunzipSync(zlib.gzipSync(text)).equals(text)', 'zlib.unzipSync(zlib.deflateSync(text)).length', "zlib.inflateSync(zlib.deflateSync(text)).toString('latin1').length", 'zlib.brotliDecompressSync(zlib.brotliCompressSync(text)).toString().length', "zlib.gunzipSync(Buffer.from('no'))", "zlib.inflateSync('no')", "zlib.gzipSync(text, { level: 99 })",
  ])],
];

describe.concurrent('the twins give what the calls gave', () => {
  it.for(cases)('%s', async ([, code]) => {
    const output = rewrite(code, { rule: 'no-blocking-in-async', filename: 'program.mjs', fixes: 'safe' });
    expect(code).toContain('Sync(');
    expect(output).not.toContain('Sync(');
    const [before, after] = await Promise.all([runProgram(code), runProgram(output)]);
    expectEnd(before);
    expectEnd(after, output);
    expect(after.stdout).toBe(before.stdout);
    expect(JSON.parse(before.stdout)).toHaveLength(code.match(/^  try \{$/gm)?.length ?? 0);
  });
});
