import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { inProject } from '../projects.js';

// The pages of the rules are tests. A code block whose first line is a comment that starts with ❌ must be reported by the rule
// of its page; one that starts with ✅ must not be. Further comments in a block may say
//
// - where the code stands: `// file: app/items/route.ts`;
// - what the nearest package.json says: `// package.json: { "engines": { "node": ">=22" } }`;
// - what is in `settings['async-http']`: `// settings: { "runtime": "workers" }`;
// - options of the rule, in ESLint's own words: a block comment `eslint async-http/<rule>: ["error", { … }]`.
interface Sample { readonly line: number; readonly language: string; readonly code: string; readonly bad: boolean; readonly file: string; readonly settings: unknown }

const folder = 'docs/rules';
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
const linter = new Linter({ configType: 'flat' });

describe.each(pages)('%s', (page) => {
  const id = page.replace(/\.md$/, '');
  const text = readFileSync(join(folder, page), 'utf8');
  const samples = samplesOf(text);

  it('shows what is wrong and what is right', () => {
    expect(samples.some(({ bad }) => bad), '❌').toBe(true);
    expect(samples.some(({ bad }) => !bad), '✅').toBe(true);
  });

  it.each(samples.map((sample) => [`line ${sample.line}, ${sample.bad ? 'wrong' : 'right'}`, sample] as const))('%s', (_name, sample) => {
    const messages = linter.verify(sample.code, configFor(id, sample), { filename: sample.file });
    expect(messages.filter(({ fatal, ruleId }) => fatal === true || ruleId !== `async-http/${id}`)).toEqual([]);
    if (sample.bad) expect(messages).not.toEqual([]);
    else expect(messages).toEqual([]);
  });

  it('has its parts, in order', () => {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    const wanted = ['Rule details', 'When not to use it', 'Known limits', 'Related rules'];
    expect(headings.filter((heading) => wanted.includes(heading!))).toEqual(wanted);
  });

  it('names every option', () => {
    const [schema] = [plugin.rules[id]?.meta?.schema ?? []].flat() as { properties?: object }[];
    for (const option of Object.keys(schema?.properties ?? {})) expect(text).toContain(`### \`${option}\``);
  });

  it('links to what exists', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target!);
    expect(targets.filter((target) => !existsSync(join(dirname(join(folder, page)), target)))).toEqual([]);
  });
});

function configFor(id: string, { language, settings }: Sample): Linter.Config[] {
  return [
    {
      files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}'],
      plugins: { 'async-http': plugin },
      rules: { [`async-http/${id}`]: 'error' },
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } }, ...(language.startsWith('ts') && { parser }) },
      ...(settings !== undefined && { settings: { 'async-http': settings } }),
    },
  ] as Linter.Config[];
}

/** Fenced blocks of code that say whether they are right. */
function samplesOf(text: string): Sample[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(({ 1: language = '', 2: code = '', index }) => {
    const mark = /^\/\/ (❌|✅)/.exec(code)?.[1];
    if (mark === undefined) return [];
    const line = text.slice(0, index).split('\n').length;
    const settings = /^\/\/ settings: (\{.*\})$/m.exec(code)?.[1];
    const name = /^\/\/ file: (\S+)$/m.exec(code)?.[1] ?? `src/sample.${language}`;
    const manifest = /^\/\/ package\.json: (\{.*\})$/m.exec(code)?.[1];
    const file = manifest === undefined ? name : inProject(JSON.parse(manifest) as Record<string, unknown>, name);
    return [{ line, language, code, bad: mark === '❌', file, settings: settings === undefined ? undefined : (JSON.parse(settings) as unknown) }];
  });
}
