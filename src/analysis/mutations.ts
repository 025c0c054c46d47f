import { conventions } from '../catalog/index.js';
import { perFile, type FunctionNode, type Node, type SourceFile } from './file.js';
import { functionOf } from './functions.js';
import { keyOf, variableOf, type Variable } from './scope.js';
import { valueOf } from './values.js';

/** Whether the object is given to code that may add options to it. */
export function changedElsewhere(file: SourceFile, variable: Variable, depth: number): boolean {
  return variable.references.some(({ identifier }) => {
    const { parent } = identifier as Node;
    if (parent?.type === 'MemberExpression' && parent.object === identifier && parent.computed) return parent.parent?.type === 'AssignmentExpression' && parent.parent.left === parent && keyOf(parent) === null;
    if ((parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') || parent.callee === identifier) return false;
    if (valueOf(file, parent.callee) || isObjectAssign(file, parent)) return false;
    const called = parent.type === 'CallExpression' ? functionOf(file, parent.callee) : null;
    if (called) return depth > 3 || writesInto(file, called, parent.arguments.indexOf(identifier as never));
    const root = file.sourceCode.getText(parent.callee).split(/[.(?[]/)[0] ?? '';
    return !(conventions.harmlessCalls as readonly string[]).includes(root) && !/^(?:Object|Array|Promise)$/.test(root);
  });
}

function writesInto(file: SourceFile, called: FunctionNode, index: number): boolean {
  const parameter = called.params[index];
  const variable = parameter?.type === 'Identifier' ? variableOf(file, parameter) : null;
  if (!variable) return parameter?.type !== 'ObjectPattern';
  return variable.references.some(({ identifier }) => {
    const { parent } = identifier as Node;
    if (parent?.type === 'CallExpression' && parent.callee !== identifier) return !valueOf(file, parent.callee);
    return parent?.type === 'MemberExpression' && parent.parent?.type === 'AssignmentExpression' && parent.parent.left === parent;
  });
}

/** `Object.assign(target, …)`. */
export function isObjectAssign(file: SourceFile, call: Node): boolean {
  return call.type === 'CallExpression' && file.sourceCode.getText(call.callee) === 'Object.assign' && objectIsGlobal(file);
}

const objectIsGlobal = perFile((file) => !file.sourceCode.scopeManager?.globalScope?.childScopes[0]?.set.has('Object'));
