import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { fixers } from '../proof/fixers.js';
import { programs } from '../proof/programs/index.js';

/** Files of `src/fixes` that make a plan from a fact. */
const builders = readdirSync('src/fixes').filter((name) => /^export function \w+\(\w+: \w+Fact\b.*\): (?:FixPlan|Remedy|ScopedPlan) \{$/m.test(readFileSync(`src/fixes/${name}`, 'utf8'))).map((name) => name.replace(/\.ts$/, ''));

const page = readFileSync('docs/proof.md', 'utf8');

it('names every builder, and no other', () => {
  expect(builders.length).toBeGreaterThan(10);
  expect([...new Set(Object.values(fixers).map(({ builder }) => builder))].toSorted()).toEqual(builders.toSorted());
});

it('names a builder for each rule that has one', () => {
  const withFixes = Object.keys(rules).filter((id) => readFileSync(`src/rules/${id}.ts`, 'utf8').includes('../fixes/plan.js'));
  expect([...new Set<string>(Object.values(fixers).map(({ rule }) => rule))].toSorted()).toEqual(withFixes.toSorted());
});

it('tells programs of a fixer apart', () => {
  const names = programs.map(({ fixer, title }) => `${fixer}: ${title}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it('runs every module of programs', () => {
  const index = readFileSync('tests/proof/programs/index.ts', 'utf8');
  const modules = readdirSync('tests/proof/programs').filter((name) => name !== 'index.ts' && name !== 'asking.ts').map((name) => name.replace(/ts$/, 'js'));
  expect(modules.filter((name) => !index.includes(`'./${name}'`))).toEqual([]);
});

describe.each(Object.entries(fixers))('%s', (fixer, { rule }) => {
  const own = programs.filter((program) => program.fixer === fixer);

  it('has three programs, one of them CommonJS', () => {
    expect(own.length).toBeGreaterThanOrEqual(3);
    expect(own.some(({ form }) => form === 'cjs')).toBe(true);
  });

  it('stands on the page with all of them', () => {
    const section = page.split(/^## /m).find((text) => text.startsWith(`${rule}\n`)) ?? '';
    const written = new Set([...section.matchAll(/^\| (.+?) \| (.+?) \| /gm)].filter(([, name]) => name === fixer).map(([, , program]) => program));
    expect([...written].toSorted()).toEqual(own.map(({ title }) => title).toSorted());
  });

  it('is linked from the page of its rule', () => {
    expect(readFileSync(`docs/rules/${rule}.md`, 'utf8')).toContain(`](../proof.md#${rule})`);
  });
});
