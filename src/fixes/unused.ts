import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, SourceFile } from '../analysis/file.js';
import { isNodeModule } from '../analysis/values/manifest.js';
import { interopOf } from '../analysis/values/modules.js';
import { unwrap, variableOf } from '../analysis/scope.js';
import { endOfStatement, lineEnd, lineStart } from './layout.js';
import type { Edit } from './plan.js';

/**
 * Edits that go with taking away one use of an imported name: when it was the last one, the import of the name goes, too.
 * `local` is what takes its place, `added` are further edits of the plan, which may put another name into the same import.
 *
 * When several uses are rewritten in one pass, each plan sees the others still there, and all of them together would
 * leave an unused import. So the plan for the last use also claims the place of the one before it: the two are then not
 * applied in the same pass, and the one that remains removes the import.
 */
export function withoutUse(file: SourceFile, callee: Node, local: string, added: readonly Edit[]): readonly Edit[] {
  let root: Node = unwrap(callee);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const variable = root.type === 'Identifier' ? variableOf(file, root) : null;
  const name = variable?.identifiers[0] as Node | undefined;
  if (!variable || !name || variable.defs.length !== 1) return added;
  const word = new RegExp(`(?<![\\w$.])${variable.name.replaceAll('$', '\\$')}(?![\\w$])`);
  // `require('fs/promises')` does not use `fs`.
  if ([local, ...added.map(({ text }) => text.replace(/(['"]).*?\1/g, ''))].some((text) => word.test(text))) return added;
  const uses = variable.references.filter(({ identifier }) => identifier !== name).map(({ identifier }) => identifier as Node).toSorted((a, b) => a.range[0] - b.range[0]);
  const drop = dropName(file, name.parent, added);
  if (!drop) return added;
  if (uses.length === 1) return drop;
  const before = uses.at(-2);
  return uses.at(-1) === root && before ? [...added, { range: [before.range[0], before.range[0]], text: '' }] : added;
}

/** The added edits with those that remove a bound name; `null` when it must stay. */
function dropName(file: SourceFile, holder: Node | undefined, added: readonly Edit[]): readonly Edit[] | null {
  switch (holder?.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return dropSpecifier(file, holder, added);
    case 'Property':
      return dropProperty(file, holder, added);
    case 'VariableDeclarator':
      return required(holder) === null ? null : dropStatement(file, holder.parent, holder.parent.declarations.length === 1, required(holder), added);
    default:
      return null;
  }
}

function dropSpecifier(file: SourceFile, specifier: TSESTree.ImportClause, added: readonly Edit[]): readonly Edit[] | null {
  const declaration = specifier.parent as TSESTree.ImportDeclaration;
  const { specifiers, source } = declaration;
  if (file.sourceCode.getCommentsInside(declaration).length > 0) return null;
  if (specifiers.length === 1) return dropStatement(file, declaration, true, source.value, added, specifier);
  const named = specifiers.filter(({ type }) => type === 'ImportSpecifier');
  const inBraces = specifier.type === 'ImportSpecifier';
  // The last name in the braces goes with them: `import x, { name }`.
  if (inBraces && named.length === 1) {
    const inside = isInsideOf(declaration, added);
    if (inside) return replaced(added, inside, specifier);
    const [comma, close] = [file.sourceCode.getTokenAfter(specifiers[0]!), file.sourceCode.getTokenAfter(specifier)];
    return comma && close ? [...added, { range: [comma.range[0], close.range[1]], text: '' }] : null;
  }
  if (!inBraces) {
    const next = file.sourceCode.getTokenAfter(specifier);
    const after = next && file.sourceCode.getTokenAfter(next);
    return after ? [...added, { range: [specifier.range[0], after.range[0]], text: '' }] : null;
  }
  return [...added, listItem(named, specifier)];
}

function dropProperty(file: SourceFile, property: TSESTree.Property, added: readonly Edit[]): readonly Edit[] | null {
  const pattern = property.parent;
  const declarator = pattern.parent;
  if (pattern.type !== 'ObjectPattern' || declarator?.type !== 'VariableDeclarator' || property.value.type !== 'Identifier' || file.sourceCode.getCommentsInside(declarator).length > 0) return null;
  if (pattern.properties.some(({ type }) => type === 'RestElement')) return null;
  if (pattern.properties.length > 1) return [...added, listItem(pattern.properties, property)];
  return dropStatement(file, declarator.parent, declarator.parent.declarations.length === 1, required(declarator), added, property);
}

/** Removes a statement that binds nothing else; only where loading the module has no effect of its own, or it is loaded still. */
function dropStatement(file: SourceFile, statement: TSESTree.ImportDeclaration | TSESTree.VariableDeclaration, alone: boolean, source: string | null, added: readonly Edit[], item?: Node): readonly Edit[] | null {
  const inside = isInsideOf(statement, added);
  if (inside) return item ? replaced(added, inside, item) : null;
  if (!alone || source === null || !isNodeModule(source) || file.sourceCode.getCommentsInside(statement).length > 0) return null;
  return [...added, { range: lineOf(file, statement), text: '' }];
}

/** `require('x')`, as a whole, a member of it or in the wrapper of a transpiler; or `await import('x')`. */
function required(declarator: TSESTree.VariableDeclarator): string | null {
  let init: Node | null = declarator.init;
  while (init?.type === 'MemberExpression') init = init.object;
  if (init?.type === 'AwaitExpression' && init.argument.type === 'ImportExpression') {
    const { source } = init.argument;
    return source.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
  }
  if (init?.type === 'CallExpression') init = interopOf(init) ?? init;
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require') return null;
  const [source] = init.arguments;
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
}

function isInsideOf(statement: Node, edits: readonly Edit[]): Edit | undefined {
  return edits.find(({ range }) => range[0] > statement.range[0] && range[1] < statement.range[1]);
}

/** A name that joined the list takes the place of the only one there. */
function replaced(added: readonly Edit[], joined: Edit, item: Node): readonly Edit[] {
  return added.map((edit) => (edit === joined ? { range: item.range, text: joined.text.replace(/^,\s*/, '') } : edit));
}

function listItem(items: readonly Node[], item: Node): Edit {
  const index = items.indexOf(item);
  const [before, after] = [items[index - 1], items[index + 1]];
  if (after) return { range: [item.range[0], after.range[0]], text: '' };
  return { range: [before?.range[1] ?? item.range[0], item.range[1]], text: '' };
}

/** A statement with its line, when it has one of its own. */
function lineOf(file: SourceFile, statement: Node): readonly [number, number] {
  const { text } = file.sourceCode;
  const [start, end] = [statement.range[0], endOfStatement(file, statement)];
  const [from, to] = [lineStart(file, start), lineEnd(file, end)];
  const own = text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
  return own ? [from, to] : [start, end];
}
