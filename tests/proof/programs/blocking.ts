import type { Form } from '../harness.js';
import type { Program } from '../proof.js';

interface Setting {
  readonly form?: Form;
  /** What is asked for, as an expression; without it, a file that is slow to read. */
  readonly asked?: string;
}

/**
 * A service whose handler blocks, and a client that asks it for one thing that takes long and meanwhile for others, which do
 * not. `slow()` makes a pipe that nobody writes to for a while: whoever reads it waits, on the loop or beside it. Prints the
 * answers, and how many others were answered first.
 */
function service(imports: string, handler: string, { form = 'mjs', asked = 'slow()' }: Setting = {}): string {
  const typed = form.endsWith('ts');
  const is = (type: string): string => (typed ? `: ${type}` : '');
  const required = form === 'cjs';
  const needed = (names: string, from: string): string => (required ? `const { ${names} } = require('${from}');` : `import { ${names} } from '${from}';`);
  const body = `const server = createServer(async (request, response) => {
  try {
    response.end(JSON.stringify(await handle((request.url${typed ? " ?? ''" : ''}).slice(1))));
  } catch (error) {
    response.end(${typed ? '(error as NodeJS.ErrnoException).code' : 'error.code'});
  }
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address()${typed ? ' as AddressInfo' : ''};
const get = async (path${is('string')}) => (await fetch('http://127.0.0.1:' + port + '/' + path)).text();
await get('missing.json');
const asked = ${asked};
(globalThis${typed ? ' as unknown as { startMeasuring(): void }' : ''}).startMeasuring();
let others = 0;
let waits = true;
const answer = get(asked).finally(() => (waits = false));
while (waits) {
  await get('missing.json');
  if (waits) others += 1;
}
console.log(await answer);
console.log(await get('missing.json'));
console.log('others', others);
server.close();
server.closeAllConnections();`;
  return `${imports}
${needed('createServer', 'node:http')}
${needed('once', 'node:events')}
${typed ? "import type { AddressInfo } from 'node:net';\n" : ''}${asked.includes('slow') ? `${needed('execFileSync, spawn', 'node:child_process')}\n${slow(is)}` : ''}
${handler}

${required ? `(async () => {\n${body.replace(/^(?=.)/gm, '  ')}\n})();` : body}
`;
}

const slow = (is: (type: string) => string): string => `
let pipes = 0;
function slow()${is('string')} {
  const name = 'pipe' + pipes++;
  execFileSync('mkfifo', [name]);
  spawn('sh', ['-c', 'sleep 0.7; printf \\'{"late":1}\\' > ' + name], { stdio: 'ignore' });
  return name;
}
`;

const secret = 'x'.repeat(64);
const twin = 'await the twin';
const readFile = "import { readFileSync } from 'node:fs';";

export const twins: readonly Program[] = [
  { fixer: twin, title: 'reading files', code: service(readFile, "async function handle(name) {\n  return JSON.parse(readFileSync(name, 'utf8'));\n}") },
  { fixer: twin, title: 'reading files, by the namespace', code: service("import * as fs from 'fs';", 'async function handle(name) {\n  return fs.readFileSync(name).toString().length;\n}') },
  { fixer: twin, title: 'reading files, in a callback of map', code: service(readFile, "async function handle(name) {\n  return [name].map((one) => JSON.parse(readFileSync(one, 'utf8'))).filter(Boolean).length;\n}") },
  { fixer: twin, title: 'reading files, CommonJS', form: 'cjs', code: service("const fs = require('fs')", "const handle = async (name) => {\n  const { late } = JSON.parse(fs.readFileSync(name, { encoding: 'utf8' }))\n  fs.writeFileSync('seen.json', String(late))\n  return [late, fs.readdirSync('.').includes('seen.json'), fs.statSync('seen.json').size]\n}", { form: 'cjs' }) },
  { fixer: twin, title: 'reading files, TypeScript', form: 'mts', code: service("import { readFileSync, type PathLike } from 'node:fs';", "interface Late { readonly late: number }\nasync function handle(name: PathLike): Promise<Late> {\n  const text: string = readFileSync(name, 'utf8').trim();\n  return JSON.parse(text) as Late;\n}", { form: 'mts' }) },
  { fixer: twin, title: 'deriving keys', code: service("import { existsSync } from 'node:fs';\nimport { pbkdf2Sync } from 'node:crypto';", `async function handle(name) {\n  if (!existsSync(name)) throw Object.assign(new Error('none'), { code: 'ENOENT' });\n  return pbkdf2Sync('${secret}', name, 900_000, 64, 'sha512').toString('hex').slice(0, 16);\n}`, { asked: "'package.json'" }) },
  { fixer: twin, title: 'making keys, TypeScript', form: 'mts', code: service("import { existsSync } from 'node:fs';\nimport crypto from 'node:crypto';", `async function handle(name: string): Promise<string> {\n  if (!existsSync(name)) throw Object.assign(new Error('none'), { code: 'ENOENT' });\n  const first = crypto.pbkdf2Sync(name, '${secret}', 900_000, 32, 'sha512');\n  return crypto.createHmac('sha256', first).update(name).digest('hex');\n}`, { form: 'mts', asked: "'package.json'" }) },
  { fixer: twin, title: 'compressing', code: service("import zlib from 'node:zlib';\nconst bytes = Buffer.from(Array.from({ length: 120_000 }, (_, index) => (index * index) % 251 ^ (index >> 7)));", "async function handle(name) {\n  if (name !== 'zeros') throw Object.assign(new Error('none'), { code: 'ENOENT' });\n  return zlib.brotliCompressSync(bytes).length;\n}", { asked: "'zeros'" }) },
  { fixer: twin, title: 'running a program', code: service("import { readFile } from 'node:fs/promises';\nimport { execFileSync as run } from 'node:child_process';", "async function handle(name) {\n  run(name === 'missing.json' ? 'no-such-program' : 'cp', [name, 'copy.json']);\n  return JSON.parse(await readFile('copy.json', 'utf8'));\n}") },
  { fixer: twin, title: 'the output of a program', code: service("import { execFileSync as run } from 'node:child_process';", "async function handle(name) {\n  return JSON.parse(run(name === 'missing.json' ? 'no-such-program' : 'cat', [name], { encoding: 'utf8' }));\n}") },
  { fixer: twin, title: 'the output of a program, TypeScript', form: 'mts', code: service("import { execFileSync as run } from 'node:child_process';", "const printed = (name: string): string => run(name === 'missing.json' ? 'no-such-program' : 'cat', [name]).toString().trim();\nasync function handle(name: string): Promise<unknown> {\n  return JSON.parse(printed(name)) as unknown;\n}", { form: 'mts' }) },
  { fixer: twin, title: 'asking another service through a program, CommonJS', form: 'cjs', code: service("const { execFileSync: run } = require('node:child_process');\nconst { readFile } = require('node:fs/promises');", "const script = \"setTimeout(async () => require('fs').writeFileSync(process.argv[2], await (await fetch(process.argv[1])).text()), 500)\";\nasync function handle(name) {\n  run(name === 'missing.json' ? 'no-such-program' : process.execPath, ['-e', script, process.env.SERVER + '/' + name, 'answer.json']);\n  return JSON.parse(await readFile('answer.json', 'utf8')).path;\n}", { form: 'cjs', asked: "'a'" }) },
];

const spread = 'make helpers async';

export const helpers: readonly Program[] = [
  { fixer: spread, title: 'two helpers', code: service(readFile, "const read = (name) => JSON.parse(readFileSync(name, 'utf8'));\nfunction load(name) {\n  const { late } = read(name);\n  return { late };\n}\nasync function handle(name) {\n  return [load(name).late + 1];\n}") },
  { fixer: spread, title: 'a helper that is called twice, CommonJS', form: 'cjs', code: service("const fs = require('node:fs');", "function read(name) {\n  const text = fs.readFileSync(name, 'utf8');\n  return JSON.parse(text || '{}');\n}\n\nasync function handle(name) {\n  const first = read(name);\n  if (!first.late) return null;\n  return { ...first, ...read('package.json') };\n}", { form: 'cjs' }) },
  { fixer: spread, title: 'helpers with types', form: 'mts', code: service("import fs from 'node:fs';", "const lines = (name: string): string[] => fs.readFileSync(name, 'utf8').split('\\n');\nfunction count(name: string): number {\n  return lines(name).length;\n}\nasync function handle(name: string): Promise<readonly [string, number]> {\n  const all = count(name);\n  return [name === '' ? name : 'lines', all];\n}", { form: 'mts' }) },
  { fixer: spread, title: 'a helper that derives keys', code: service("import { existsSync } from 'node:fs';\nimport { pbkdf2Sync } from 'node:crypto';", `function keyFor(name) {\n  if (!existsSync(name)) throw Object.assign(new Error('none'), { code: 'ENOENT' });\n  return pbkdf2Sync('${secret}', name, 900_000, 64, 'sha512').toString('hex');\n}\nasync function handle(name) {\n  const key = keyFor(name);\n  return \`key \${key.slice(0, 16)}\`;\n}`, { asked: "'package.json'" }) },
];
