import { conventions, type ResponseModel } from '../../catalog/index.js';
import type { Node, SourceFile } from '../file.js';
import { keyOf, unwrap, variableOf, type Variable } from '../scope.js';

/** Whether a branch can be taken by a response that has a body: not after `status === 204`, nor where there is no `body`. */
export function allowsBody(file: SourceFile, test: Node, truth: boolean, model: ResponseModel, held: Variable): boolean {
  const inner = unwrap(test);
  const again = (part: Node, holds: boolean): boolean => allowsBody(file, part, holds, model, held);
  switch (inner.type) {
    case 'UnaryExpression':
      return inner.operator !== '!' || again(inner.argument, !truth);
    case 'LogicalExpression': {
      const isBoth = (inner.operator === '&&') === truth;
      return isBoth ? again(inner.left, truth) && again(inner.right, truth) : again(inner.left, truth) || again(inner.right, truth);
    }
    case 'MemberExpression':
      return truth || model.body === null || keyOf(inner) !== model.body || variableOf(file, unwrap(inner.object)) !== held;
    case 'BinaryExpression': {
      if (inner.operator === 'instanceof') return variableOf(file, unwrap(inner.left)) !== held || isResponseClass(inner.right) === truth;
      const isEqual = inner.operator === '===' || inner.operator === '==';
      if (!isEqual && !inner.operator.startsWith('!=')) return true;
      const isEmpty = !model.holdsEmpty && (tellsEmpty(file, inner.left, inner.right) || tellsEmpty(file, inner.right, inner.left));
      return !isEmpty || isEqual !== truth;
    }
    case 'SwitchCase': {
      const { parent } = inner;
      const isEmpty = !model.holdsEmpty && inner.test !== null && parent.type === 'SwitchStatement' && tellsEmpty(file, parent.discriminant, inner.test);
      return !isEmpty || !truth;
    }
    case 'CallExpression':
      return !truth || model.holdsEmpty === true || !isAmongEmpty(inner.callee, inner.arguments[0]);
    default:
      return true;
  }
}

/** `response.status` and `204`, `headers.get('content-length')` and `'0'`. */
function tellsEmpty(file: SourceFile, asked: Node, value: Node): boolean {
  if (isStatus(asked)) return isBodyless(value);
  const inner = unwrap(value);
  return inner.type === 'Literal' && (inner.value === 0 || inner.value === '0') && conventions.lengthHeader.test(file.sourceCode.getText(asked));
}

/** `[204, 304].includes(response.status)`. */
function isAmongEmpty(callee: Node, asked: Node | undefined): boolean {
  const list = callee.type === 'MemberExpression' && keyOf(callee) === 'includes' ? unwrap(callee.object) : null;
  return list?.type === 'ArrayExpression' && list.elements.every((element) => element && isBodyless(element)) && asked !== undefined && isStatus(asked);
}

function isStatus(node: Node): boolean {
  const inner = unwrap(node);
  const name = inner.type === 'MemberExpression' ? keyOf(inner) : inner.type === 'Identifier' ? inner.name : null;
  return name !== null && conventions.statusNames.test(name);
}

function isBodyless(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return (conventions.bodylessStatuses as readonly unknown[]).includes(inner.value);
  const name = inner.type === 'MemberExpression' ? keyOf(inner) : inner.type === 'Identifier' ? inner.name : null;
  return name !== null && conventions.bodylessNames.test(name);
}

function isResponseClass(node: Node): boolean {
  const inner = unwrap(node);
  const name = inner.type === 'MemberExpression' ? keyOf(inner) : inner.type === 'Identifier' ? inner.name : null;
  return name !== null && conventions.responseClasses.test(name);
}
