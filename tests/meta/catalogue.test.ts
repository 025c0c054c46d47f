import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { clients } from '../../src/catalog/clients/index.js';

const files = readdirSync('src/catalog/clients')
  .filter((name) => name !== 'index.ts')
  .map((name) => name.replace(/\.ts$/, ''));

it('has one entry a file, with the name of the file as its id', () => {
  expect(clients.map(({ id }) => id).sort()).toEqual([...files].sort());
});

it('says where every entry comes from', () => {
  expect(clients.filter(({ source }) => source.trim() === '').map(({ id }) => id)).toEqual([]);
});

describe.each(clients.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
  it('is exercised by a sample', () => {
    expect(existsSync(`tests/catalog/samples/${id}.ts`)).toBe(true);
  });

  it('is plain data, as users write it in their settings', () => {
    expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
  });
});

it('declares no field that nothing reads', { timeout: 300_000 }, () => {
  expect(unreadFields()).toEqual([]);
});

/** Fields declared in `src/catalog/types.ts` and the files it is made of that neither the catalogue's door, the analysis, the fixes nor the generator reads. */
function unreadFields(): string[] {
  const types = readdirSync('src/catalog').filter((name) => name.endsWith('types.ts')).map((name) => resolve('src/catalog', name));
  const readers = ['src/catalog/index.ts', ...sources('src/analysis'), ...sources('src/fixes'), ...sources('tools/generate')].map((path) => resolve(path));
  const { config } = ts.readConfigFile('tsconfig.check.json', (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: readers, include: [] }, ts.sys, process.cwd());
  const program = ts.createProgram(readers, options);
  const checker = program.getTypeChecker();
  const declared = new Map<ts.Node, string>();
  const read = new Set<ts.Node>();

  const declare = (node: ts.Node, owner: string): void => {
    const name = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? node.name.text : owner;
    if (ts.isPropertySignature(node)) declared.set(node, `${owner}.${node.name.getText()}`);
    ts.forEachChild(node, (child) => declare(child, ts.isPropertySignature(node) ? `${owner}.${node.name.getText()}` : name));
  };
  const interfaces = types.flatMap((path) => program.getSourceFile(path)!.statements.filter(ts.isInterfaceDeclaration));
  const markRead = (symbol: ts.Symbol | undefined): void => {
    for (const declaration of symbol?.declarations ?? []) {
      if (read.has(declaration)) continue;
      read.add(declaration);
      // TypeScript reduces `SessionModel | InstanceModel` to the wider of the two: a read of one is a read of the other.
      if (!ts.isInterfaceDeclaration(declaration.parent)) continue;
      const wide = checker.getTypeAtLocation(declaration.parent.name);
      for (const { name } of interfaces) {
        const narrow = checker.getTypeAtLocation(name);
        if (symbol && checker.isTypeAssignableTo(narrow, wide)) narrow.getProperty(symbol.name)?.declarations?.forEach((field) => read.add(field));
      }
    }
  };
  const entryType = (): ts.Type => {
    const entry = interfaces.find(({ name }) => name.text === 'ClientEntry')!;
    return checker.getTypeAtLocation(entry.name);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) markRead(checker.getSymbolAtLocation(node.name));
    // `const { tls = [] } = model` and the same in parameters.
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name)) markRead(checker.getTypeAtLocation(node.parent).getProperty(name.text));
    }
    // `optionsArgument(call, model)`, where the parameter asks only for some of the model's fields.
    if (ts.isExpression(node) && ts.isCallExpression(node.parent) && node.parent.arguments.includes(node)) {
      const given = checker.getTypeAtLocation(node);
      for (const wanted of checker.getContextualType(node)?.getProperties() ?? []) {
        if (wanted !== given.getProperty(wanted.name)) markRead(given.getProperty(wanted.name));
      }
    }
    // `'limit' in model`, and names of groups handed to the catalogue's search: `find('sessions', …)`.
    if (ts.isStringLiteral(node)) {
      if (ts.isBinaryExpression(node.parent)) markRead(checker.getTypeAtLocation(node.parent.right).getProperty(node.text));
      else if (ts.isCallExpression(node.parent)) markRead(entryType().getProperty(node.text));
    }
    ts.forEachChild(node, visit);
  };

  for (const path of types) declare(program.getSourceFile(path)!, 'types');
  for (const reader of readers) visit(program.getSourceFile(reader)!);
  return [...declared].filter(([node]) => !read.has(node)).map(([, name]) => name);
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}
