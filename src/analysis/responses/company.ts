import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { functionOf, includes, returnedExpressions } from '../functions/functions.js';
import { exitsFrom } from '../paths/paths.js';
import { isFunction, isInside, keyOf, unwrap, variableOf, writesOf, type Variable, type Write } from '../scope.js';
import { isNothing, modelOf } from '../values/values.js';

/** What a variable can hold beside a response: no other thing, `null` or `undefined`, or something else. */
export type Company = 'none' | 'nothing' | 'else';

/**
 * What can be in a variable in a response's place, at any time. `arrival`: where the response gets there.
 *
 * `atOnce`: right then, before anything else gets there.
 */
export function companyOf(file: SourceFile, variable: Variable, arrival: Node, { atOnce }: { readonly atOnce: boolean }): Company {
  if (isFunction(arrival)) return upstream(file, arrival);
  // An item of a list of responses.
  if (arrival.type === 'Identifier') return 'none';
  const isEmptyFirst = arrival.type !== 'VariableDeclarator' && variable.defs.some(({ node }) => (node as Node).type === 'VariableDeclarator' && (node as TSESTree.VariableDeclarator).init === null);
  const writes = writesOf(variable) ?? [];
  if (writes.length === 0) return 'else';
  const here = writes.filter(({ node }) => isInside(node, arrival)).map((write) => companyOfWrite(file, write));
  if (atOnce) return worst(here);
  return worst([isEmptyFirst ? 'nothing' : 'none', ...writes.map((write) => companyOfWrite(file, write))]);
}

/** `const [response] = await Promise.all([request()])`: that of the item. */
function companyOfWrite(file: SourceFile, { expression, path: [place, ...rest] }: Write): Company {
  const index = /^\[(\d+)\]$/.exec(place ?? '')?.[1];
  if (index === undefined) return companyIn(file, expression);
  const call = unwrap(unwrap(expression).type === 'AwaitExpression' ? (unwrap(expression) as TSESTree.AwaitExpression).argument : expression);
  const list = call.type === 'CallExpression' && call.arguments[0] ? unwrap(call.arguments[0]) : null;
  const item = list?.type === 'ArrayExpression' ? list.elements[Number(index)] : null;
  return item && rest.length < 2 ? companyIn(file, item) : 'else';
}

/** Before a promise callback stands the chain that it is given to. */
function upstream(file: SourceFile, callback: FunctionNode): Company {
  const call = callback.parent;
  const member = call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && keyOf(call.callee) === 'then' ? call.callee : null;
  return member ? companyIn(file, member.object) : 'none';
}

/** What an expression can be in a response's place. */
export function companyIn(file: SourceFile, node: Node, depth = 0): Company {
  const inner = unwrap(node);
  const again = (part: Node): Company => companyIn(file, part, depth + 1);
  if (depth > 6) return 'else';
  if (isNothing(inner)) return 'nothing';
  switch (inner.type) {
    case 'AwaitExpression':
      return again(inner.argument);
    case 'ConditionalExpression':
      return worst([again(inner.consequent), again(inner.alternate)]);
    case 'LogicalExpression':
      return inner.operator === '&&' ? worst(['nothing', again(inner.right)]) : again(inner.left) === 'else' ? 'else' : again(inner.right);
    case 'Identifier': {
      const variable = variableOf(file, inner);
      if (variable?.defs[0]?.type === 'Parameter') return 'none';
      const [write, second] = variable?.defs[0]?.type === 'Variable' ? variable.references.filter((reference) => reference.isWrite()) : [];
      return write?.writeExpr && !second ? again(write.writeExpr) : 'else';
    }
    case 'CallExpression':
      return ofCall(file, inner, depth);
    default:
      return 'else';
  }
}

function ofCall(file: SourceFile, call: TSESTree.CallExpression, depth: number): Company {
  if (modelOf(file, call.callee, 'requests')?.model.response) return 'none';
  const method = call.callee.type === 'MemberExpression' ? (keyOf(call.callee) ?? '') : '';
  if (call.callee.type === 'MemberExpression' && includes(conventions.promiseMethods, method)) {
    const before = method === 'then' ? 'none' : companyIn(file, call.callee.object, depth + 1);
    return worst([before, ...(method === 'finally' ? [] : call.arguments.map((handler) => ofReturns(file, functionOf(file, handler), depth)))]);
  }
  return ofReturns(file, functionOf(file, call.callee), depth);
}

/** What a function can return beside responses. */
function ofReturns(file: SourceFile, given: FunctionNode | null, depth: number): Company {
  if (!given) return 'else';
  const values = returnedExpressions(file, given).map((value) => companyIn(file, value, depth + 1));
  const exits = given.body.type === 'BlockStatement' ? exitsFrom(file, given, { stops: () => false }) : [];
  const isEmpty = exits?.some(({ kind, node }) => kind === 'end' || (node?.type === 'ReturnStatement' && !node.argument)) ?? true;
  return worst([...values, isEmpty ? 'nothing' : 'none']);
}

function worst(all: readonly Company[]): Company {
  return all.includes('else') ? 'else' : all.includes('nothing') ? 'nothing' : 'none';
}
