import { perFile, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { nameOf } from '../functions/functions.js';
import { propertyOf } from '../options/options.js';
import { keyOf, unwrap, variableOf } from '../scope.js';
import { isNothing } from './values.js';

/** Names under which a function leaves the module: `handler`, `default`, `default.fetch`. */
export function exportNamesOf(file: SourceFile, node: FunctionNode): readonly string[] {
  const name = nameOf(node);
  return [...exportedAs(file, node, 0), ...(name ? exportedUnder(file, name, 0) : [])].map((exported) => (exported === wholeModule ? 'default' : exported));
}

/** What `module.exports = …` sets. */
const wholeModule = 'module.exports';

/** Export names of what a variable holds, apart from the export of the variable itself. */
function exportedUnder(file: SourceFile, name: Node, depth: number): readonly string[] {
  if (depth > 3) return [];
  return variableOf(file, name)?.references.flatMap((reference) => (reference.isWrite() ? [] : exportedAs(file, reference.identifier, depth + 1))) ?? [];
}

/** Export names of whatever declaration, assignment or object member a node is the value of. */
function exportedAs(file: SourceFile, node: Node, depth: number): readonly string[] {
  const { parent } = node;
  switch (parent?.type) {
    case 'ExportDefaultDeclaration':
      return ['default'];
    case 'ExportNamedDeclaration':
      return node.type === 'FunctionDeclaration' && node.id ? [node.id.name] : [];
    case 'ExportSpecifier':
      return [parent.exported.type === 'Identifier' ? parent.exported.name : parent.exported.value];
    case 'VariableDeclarator':
      if (parent.init !== node || parent.id.type !== 'Identifier') return [];
      if (parent.parent.parent.type === 'ExportNamedDeclaration') return [parent.id.name];
      // `const worker = { fetch() {} }; export default worker;`
      return node.type === 'ObjectExpression' ? exportedUnder(file, parent.id, depth) : [];
    case 'AssignmentExpression':
      return parent.right === node ? assignedName(parent.left) : [];
    case 'Property': {
      const key = keyOf(parent);
      const object = parent.parent;
      return key === null || object.type !== 'ObjectExpression' ? [] : exportedAs(file, object, depth).map((name) => (name === wholeModule ? key : `${name}.${key}`));
    }
    // A wrapper keeps the name: `export const handler = wrap(async (event) => …)`.
    case 'CallExpression':
      return parent.callee === node ? [] : exportedAs(file, parent, depth);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return exportedAs(file, parent, depth);
    default:
      return [];
  }
}

/** `module.exports = …` is the whole module, `exports.x = …` and `module.exports.x = …` are named. */
function assignedName(left: Node): readonly string[] {
  if (left.type !== 'MemberExpression') return [];
  const key = keyOf(left);
  const { object } = left;
  if (object.type === 'Identifier' && object.name === 'module' && key === 'exports') return [wholeModule];
  const onExports = (object.type === 'Identifier' && object.name === 'exports') || (object.type === 'MemberExpression' && assignedName(object)[0] === wholeModule);
  return onExports && key !== null ? [key] : [];
}

/** `exports`, `module.exports`. */
export function isExportsObject(file: SourceFile, object: Node): boolean {
  const inner = unwrap(object);
  if (inner.type === 'MemberExpression') return assignedName(inner)[0] === wholeModule;
  return inner.type === 'Identifier' && inner.name === 'exports' && variableOf(file, inner) === null;
}

/** What the file itself finds under a name of its exports: `exports.load(…)`, `module.exports.load(…)`. `null` if that is no export, or set more than once. */
export function exportedValue(file: SourceFile, object: Node, key: string): Node | null {
  if (!isExportsObject(file, object)) return null;
  const { whole, named } = exportAssignments(file);
  const [value, second] = named.get(key) ?? [];
  if (value) return second ? null : value;
  const [exported, other] = whole;
  return exported && !other ? propertyOf(file, exported, key) : null;
}

/** What is assigned to the exports as a whole, and to their members by name. */
export const exportAssignments: (file: SourceFile) => { readonly whole: readonly Node[]; readonly named: ReadonlyMap<string, readonly Node[]> } = perFile((file) => {
  const whole: Node[] = [];
  const named = new Map<string, Node[]>();
  for (const { left, right } of file.nodes.assignments) {
    const [name] = assignedName(left);
    let value = unwrap(right);
    while (value.type === 'AssignmentExpression') value = unwrap(value.right);
    // Compilers announce exports first: `exports.load = exports.save = void 0`.
    if (name === undefined || isNothing(value)) continue;
    if (name === wholeModule) whole.push(right);
    else named.set(name, [...(named.get(name) ?? []), right]);
  }
  return { whole, named };
});
