import type { FunctionNode, Node, SourceFile } from './file.js';
import { nameOf } from './functions.js';
import { keyOf, variableOf } from './scope.js';

/** Names under which a function leaves the module: `handler`, `default`, `default.fetch`. */
export function exportNamesOf(file: SourceFile, node: FunctionNode): readonly string[] {
  const own = exportedAs(node);
  const name = nameOf(node);
  const variable = name && variableOf(file, name);
  const referred = variable ? variable.references.flatMap(({ identifier }) => exportedAs(identifier as Node)) : [];
  return [...own, ...referred];
}

/** Export names of whatever declaration, assignment or object member a node is the value of. */
function exportedAs(node: Node): readonly string[] {
  const { parent } = node;
  switch (parent?.type) {
    case 'ExportDefaultDeclaration':
      return ['default'];
    case 'ExportNamedDeclaration':
      return node.type === 'FunctionDeclaration' && node.id ? [node.id.name] : [];
    case 'ExportSpecifier':
      return [parent.exported.type === 'Identifier' ? parent.exported.name : parent.exported.value];
    case 'VariableDeclarator':
      return parent.init === node && parent.parent.parent.type === 'ExportNamedDeclaration' && parent.id.type === 'Identifier' ? [parent.id.name] : [];
    case 'AssignmentExpression':
      return parent.right === node ? assignedName(parent.left) : [];
    case 'Property': {
      const key = keyOf(parent);
      const object = parent.parent;
      return key === null || object.type !== 'ObjectExpression' ? [] : exportedAs(object).map((name) => (isModule(object) ? key : `${name}.${key}`));
    }
    // A wrapper keeps the name: `export const handler = wrap(async (event) => …)`.
    case 'CallExpression':
      return parent.callee === node ? [] : exportedAs(parent);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return exportedAs(parent);
    default:
      return [];
  }
}

/** `module.exports = …` is the default, `exports.x = …` and `module.exports.x = …` are named. */
function assignedName(left: Node): readonly string[] {
  if (left.type !== 'MemberExpression') return [];
  const key = keyOf(left);
  const { object } = left;
  if (object.type === 'Identifier' && object.name === 'module' && key === 'exports') return ['default'];
  const onExports = (object.type === 'Identifier' && object.name === 'exports') || (object.type === 'MemberExpression' && assignedName(object)[0] === 'default');
  return onExports && key !== null ? [key] : [];
}

/** `module.exports = { handler }` exports `handler`, not `default.handler`. */
function isModule(object: Node): boolean {
  return object.parent?.type === 'AssignmentExpression' && object.parent.right === object;
}
