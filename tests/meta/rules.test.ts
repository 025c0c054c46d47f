import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { rules } from '../../src/rules/index.js';

const ids = readdirSync('src/rules')
  .filter((name) => name !== 'index.ts')
  .map((name) => name.replace(/\.ts$/, ''));

it('registers every rule file, and nothing else', () => {
  expect(Object.keys(rules).sort()).toEqual([...ids].sort());
});

it('has each of the first six', () => {
  expect(ids).toEqual(expect.arrayContaining([
    'no-blocking-in-async', 'no-insecure-tls', 'no-session-per-request', 'no-unbounded-fan-out', 'require-session-disposal', 'require-timeout',
  ]));
});

describe.each(Object.entries(rules))('%s', (id, rule) => {
  const { docs, messages, schema } = rule.meta;

  it('is named after its file', () => {
    expect(rule.name).toBe(id);
  });

  it('has a page and a test', () => {
    expect(existsSync(`docs/rules/${id}.md`), 'page').toBe(true);
    expect(existsSync(`tests/rules/${id}.test.ts`), 'test').toBe(true);
  });

  it('describes itself with a verb and no full stop', () => {
    expect(docs?.description).toMatch(/^(?:Disallow|Require|Enforce|Prefer) .*[^.]$/);
  });

  it('says whether it is recommended, and where its page is', () => {
    expect(docs?.recommended).toBeTypeOf('boolean');
    expect(docs?.url).toBe(`https://github.com/async-http/eslint-plugin-async-http/blob/main/docs/rules/${id}.md`);
    expect(plugin.rules[id]?.meta).toHaveProperty('languages', ['js/js']);
  });

  it('ends each message with a full stop or a note', () => {
    for (const message of Object.values<string>(messages)) expect(message).toMatch(/(?:\.|\{\{note\}\})$/);
  });

  it('uses every message', () => {
    const used = stringsOutsideTypes(readFileSync(`src/rules/${id}.ts`, 'utf8'));
    expect(Object.keys(messages).filter((messageId) => !used.has(messageId))).toEqual([]);
  });

  it('takes one object of described options, or none', () => {
    const schemas = [schema].flat();
    expect(schemas.length).toBeLessThanOrEqual(1);
    for (const options of schemas) {
      expect(options).toMatchObject({ type: 'object', additionalProperties: false });
      expect(undescribed(options)).toEqual([]);
    }
  });

  it('has defaults for its own options only', () => {
    const [options] = [schema].flat() as { properties?: object }[];
    const [defaults] = (rule.meta.defaultOptions ?? []) as object[];
    expect(Object.keys(options?.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(defaults ?? {})));
  });
});

/** String literals of a file; those in types and property names are left out. */
function stringsOutsideTypes(text: string): Set<string> {
  const strings = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isPropertyAssignment(node)) {
      visit(node.initializer);
      return;
    }
    if (ts.isStringLiteralLike(node)) strings.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('rule.ts', text, ts.ScriptTarget.Latest));
  return strings;
}

/** Paths of properties without a description. */
function undescribed(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, items } = schema as { properties?: Record<string, { description?: string }>; items?: unknown };
  const own = Object.entries(properties).flatMap(([name, property]) => [
    ...(property.description ? [] : [`${path}${name}`]),
    ...undescribed(property, `${path}${name}.`),
  ]);
  return [...own, ...undescribed(items, `${path}[].`)];
}
