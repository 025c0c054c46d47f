import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { messagesFor, rewrite, type Rewriting } from './rewriting.js';

const rule = 'no-session-per-request';
const fixed = (code: string, rewriting: Partial<Rewriting> = {}): string => rewrite(code, { rule, fixes: 'safe', ...rewriting });
const migrated = (code: string, rewriting: Partial<Rewriting> = {}): string => rewrite(code, { rule, ...rewriting });
/** What one pass of `--fix` makes of it. */
function inOnePass(code: string, settings: Readonly<Record<string, unknown>> = {}): string {
  const messages = new Linter().verify(code, { files: ['**'], plugins: { 'async-http': plugin }, rules: { [`async-http/${rule}`]: 'error' }, settings: { 'async-http': { fixes: 'all', ...settings } } }, { filename: 'service.js' });
  let [text, end] = ['', 0];
  for (const { fix } of messages) {
    if (!fix || fix.range[0] < end) continue;
    text += code.slice(end, fix.range[0]) + fix.text;
    [, end] = fix.range;
  }
  return text + code.slice(end);
}

const head = "import { Agent, fetch } from 'undici';\n";
const load = (body: string, imports = head, top = ''): string => `${imports}${top}\nexport async function load(url) {\n${body}}\n`;
const ask = '  const res = await fetch(url, { dispatcher: agent });\n  return res.json();\n';

describe('in a variable that is filled at its first use', () => {
  const options = { place: 'lazy' };

  it('from a constant, which then asks for it', () => {
    const body = `  const agent = new Agent({\n    connections: 10,\n  });\n  try {\n    return (await fetch(url, { dispatcher: agent })).status;\n  } finally {\n    await agent.close();\n  }\n`;
    expect(fixed(load(body), { options })).toBe(load('  const agent = getAgent();\n  return (await fetch(url, { dispatcher: agent })).status;\n', head, '\nlet sharedAgent;\nconst getAgent = () => (sharedAgent ??= new Agent({\n  connections: 10,\n}));\n'));
  });

  it('from an option', () => {
    expect(fixed(load('  return fetch(url, { dispatcher: new Agent() });\n'), { options })).toBe(load('  return fetch(url, { dispatcher: getAgent() });\n', head, '\nlet sharedAgent;\nconst getAgent = () => (sharedAgent ??= new Agent());\n'));
  });

  it('with its type', () => {
    const typed = (text: string): string => text.replace('(url)', '(url: string): Promise<unknown>');
    expect(fixed(typed(load(`  const agent = new Agent();\n${ask}`)), { options, filename: 'load.ts' })).toBe(typed(load(`  const agent = getAgent();\n${ask}`, head, '\nlet sharedAgent: Agent | undefined;\nconst getAgent = () => (sharedAgent ??= new Agent());\n')));
  });

  it('in CommonJS without semicolons, of a factory', () => {
    const code = (top: string, agent: string): string => `const { Agent, fetch } = require('undici')\n${top}const makeAgent = () => new Agent({ connections: 1 })\nmodule.exports = (url) => fetch(url, { dispatcher: ${agent} })\n`;
    expect(fixed(code('', 'makeAgent()'), { options, sourceType: 'commonjs' })).toBe(code('\nlet sharedAgent\nconst getAgent = () => (sharedAgent ??= makeAgent())\n', 'getAgent()'));
  });

  it('taking one that is there already', () => {
    const top = '\nlet kept;\nconst get = () => (kept ??= new Agent({ connections: 2 }));\n';
    expect(fixed(load('  return fetch(url, { dispatcher: new Agent({ connections: 2 }) });\n', head, top))).toBe(load('  return fetch(url, { dispatcher: get() });\n', head, top));
  });

  it.each([
    ['may keep it from failing', "import { ProxyAgent, fetch } from 'undici';\nconst PROXY = process.env.PROXY;\n", 'PROXY', 'new ProxyAgent(PROXY)'],
    ['asks for the platform', head, "typeof window === 'undefined'", 'new Agent()'],
  ])('where a condition %s', (_what, imports, condition, creation) => {
    const body = (agent: string): string => `  const agent = ${condition} ? ${agent} : undefined;\n${ask}`;
    const [first = '', ...others] = imports.split(/(?<=\n)/);
    expect(migrated(load(body(creation), imports))).toBe(load(body('getAgent()'), first, `\nlet sharedAgent;\nconst getAgent = () => (sharedAgent ??= ${creation});\n${others.join('')}`));
  });
});

describe('on globalThis', () => {
  const options = { place: 'global' };

  it('under a key made from the path', () => {
    expect(fixed(load(`  const agent = new Agent();\n${ask}`), { options, filename: 'src/lib/http-get.js' })).toBe(load(ask, head, '\nconst agent = (globalThis.__srcLibHttpGetAgent ??= new Agent());\n'));
  });

  it('with its type', () => {
    const typed = (text: string): string => text.replace('(url)', '(url: string): Promise<unknown>');
    expect(fixed(typed(load(`  const agent = new Agent();\n${ask}`)), { options, filename: 'load.ts' })).toBe(typed(load(ask, head, '\nconst agent = ((globalThis as typeof globalThis & { __loadAgent?: Agent }).__loadAgent ??= new Agent());\n')));
  });

  it('in CommonJS', () => {
    const code = (top: string, agent: string): string => `const { Agent, fetch } = require('undici');\n${top}module.exports = (url) => fetch(url, { dispatcher: ${agent} });\n`;
    expect(fixed(code('', 'new Agent()'), { options, sourceType: 'commonjs', filename: 'load.cjs' })).toBe(code('\nconst agent = (globalThis.__loadAgent ??= new Agent());\n', 'agent'));
  });
});

describe('in options that are assigned', () => {
  it.each([
    ['a property', '  const options = {};\n  if (url) options.dispatcher = new Agent({ connections: 1 });\n  return fetch(url, options);\n', '  const options = {};\n  if (url) options.dispatcher = agent;\n  return fetch(url, options);\n', 'agent'],
    ['a variable', `  let agent;\n  if (url) agent = new Agent({ connections: 1 });\n${ask}`, `  let agent;\n  if (url) agent = sharedAgent;\n${ask}`, 'sharedAgent'],
  ])('%s', (_what, body, expected, name) => {
    expect(fixed(load(body))).toBe(load(expected, head, `\nconst ${name} = new Agent({ connections: 1 });\n`));
  });
});

describe('several at once', () => {
  const many = (agent: string): string => Array.from({ length: 15 }, (_, index) => `export const load${index} = (url) => fetch(url, { dispatcher: ${agent} });\n`).join('');

  it('that are equal, in one pass', () => {
    expect(inOnePass(head + many('new Agent({ connections: 4 })'))).toBe(`${head}\nconst agent = new Agent({ connections: 4 });\n${many('agent')}`);
  });

  it('that an import takes the place of, in one pass', () => {
    expect(inOnePass(head + many('new Agent({ connections: 4 })'), { sharedSession: { module: '@/http', export: 'http' } })).toBe(`${head}import { http } from '@/http';\n${many('http')}`);
  });

  it('closed in one block', () => {
    const body = "  const one = new Agent();\n  const two = new Agent();\n  try {\n    return [await fetch(url, { dispatcher: one }), await fetch(url, { dispatcher: two })];\n  } finally {\n    await one.close();\n    await two.close();\n  }\n";
    expect(inOnePass(load(body))).toBe(load('  return [await fetch(url, { dispatcher: one }), await fetch(url, { dispatcher: one })];\n', head, '\nconst one = new Agent();\n'));
  });

  it('under names of their own, wherever they are declared', () => {
    const one = (value: string, agent: string, made = ''): string => `export const LIMIT${value} = [${value}];\n${made}export const load${value} = (url) => fetch(url, { dispatcher: ${agent} });\n`;
    const created = (value: string): string => `new Agent({ connections: LIMIT${value}[0] })`;
    const output = fixed(head + one('1', created('1')) + one('2', created('2')));
    expect(output).toBe(head + one('1', 'agent', `const agent = ${created('1')};\n`) + one('2', 'agent2', `const agent2 = ${created('2')};\n`));
  });

  it('but not those that differ, or stand where the name means something else', () => {
    const code = `${head}export const a = (url) => fetch(url, { dispatcher: new Agent({ connections: 4 }) });\nexport const b = (url, agent) => fetch(url, { agent, dispatcher: new Agent({ connections: 4 }) });\nexport const c = (url) => fetch(url, { dispatcher: new Agent({ connections: 5 }) });\n`;
    expect(fixed(code)).toBe(`${head}\nconst agent = new Agent({ connections: 5 });\n\nconst agent2 = new Agent({ connections: 4 });\nexport const a = (url) => fetch(url, { dispatcher: agent2 });\nexport const b = (url, agent) => fetch(url, { agent, dispatcher: agent2 });\nexport const c = (url) => fetch(url, { dispatcher: agent });\n`);
  });
});

describe('the shared session of the project', () => {
  const settings = { sharedSession: { module: './src/lib/http', export: 'http' } };
  const body = (agent: string): string => `  return fetch(url, { dispatcher: ${agent} });\n`;
  const made = body('new Agent()');

  it.each<[title: string, imports: string, expected: string, use: string, rewriting: Partial<Rewriting>]>([
    ['ESM', head, `${head}import { http } from './lib/http';\n`, 'http', { filename: 'src/app.js' }],
    ['ESM with extensions', `${head}import { log } from './log.js';\n`, `${head}import { log } from './log.js';\nimport { http } from './lib/http.js';\n`, 'http', { filename: 'src/app.js' }],
    ['an import that is there', `${head}import { http } from './lib/http.js';\n`, `${head}import { http } from './lib/http.js';\n`, 'http', { filename: 'src/app.js' }],
    ['one with another name', `${head}import { http as shared } from './lib/http.js';\n`, `${head}import { http as shared } from './lib/http.js';\n`, 'shared', { filename: 'src/app.js' }],
    ['one of something else', `${head}import { other } from '../src/lib/http';\n`, `${head}import { other, http } from '../src/lib/http';\n`, 'http', { filename: 'src/app.js' }],
    ['an alias, TypeScript', head, `${head}import { http } from '@/http';\n`, 'http', { filename: 'src/app.ts', settings: { sharedSession: { module: '@/http', export: 'http' } } }],
    ['a default export, TypeScript', head, `${head}import http from '@acme/http';\n`, 'http', { filename: 'src/app.mts', settings: { sharedSession: { module: '@acme/http', export: 'default' } } }],
  ])('%s', (_title, imports, expected, use, rewriting) => {
    expect(migrated(load(made, imports), { settings, ...rewriting })).toBe(load(body(use), expected));
  });

  it('CommonJS', () => {
    const code = (imports: string, agent: string): string => `const { Agent, fetch } = require('undici');\n${imports}\nexports.load = (url) => fetch(url, { dispatcher: ${agent} });\n`;
    const rewriting = { settings, sourceType: 'commonjs', filename: 'src/app.cjs' } as const;
    expect(migrated(code('', 'new Agent()'), rewriting)).toBe(code("const { http } = require('./lib/http');\n", 'http'));
    const there = "const { http: shared } = require('./lib/http');\n";
    expect(migrated(code(there, 'new Agent()'), rewriting)).toBe(code(there, 'shared'));
  });
});

describe('for each key', () => {
  const offers = (code: string): readonly string[] => messagesFor(code, { rule, fixes: 'safe' }).flatMap(({ suggestions = [] }) => suggestions.map(({ messageId = '' }) => messageId));
  const aws = (name: string): string => `import { S3Client, ListBucketsCommand } from '@aws-sdk/client-s3';\nexport async function list(${name}) {\n  const s3 = new S3Client(${name});\n  return s3.send(new ListBucketsCommand({}));\n}\n`;

  it('never by options: each call may bring an object of its own', () => {
    expect(offers(aws('config'))).toEqual([]);
  });

  it('but by an address that stands in their place', () => {
    expect(offers("import { ProxyAgent, fetch } from 'undici';\nexport async function load(url, proxyUrl) {\n  const agent = new ProxyAgent(proxyUrl);\n  return (await fetch(url, { dispatcher: agent })).json();\n}\n")).toEqual(['cacheByKey']);
  });
});
