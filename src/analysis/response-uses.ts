import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type ResponseModel } from '../catalog/index.js';
import type { Node, SourceFile } from './file.js';
import { isCallee } from './callbacks.js';
import { includes } from './functions.js';
import { calleeText } from './runs.js';
import { keyOf, unwrap, variableOf, wrapped } from './scope.js';

/**
 * What one mention of a response does with its body. `takes`: reads it, releases it, or hands it on to somebody who may;
 * `looks`: leaves it where it is; a call: what happens to that argument in the function decides.
 */
export type Use = 'takes' | 'looks' | { readonly given: TSESTree.CallExpression; readonly index: number };

/** What a mention of the response does with the body. Whatever is not known to leave the body alone takes it. */
export function useOf(file: SourceFile, mention: Node, model: ResponseModel): Use {
  const outer = wrapped(mention, { awaits: false });
  const { parent } = outer;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === outer ? useOfMember(file, parent, model) : 'takes';
    case 'VariableDeclarator':
      return parent.id.type === 'ObjectPattern' && !takesFrom(file, parent.id, model) ? 'looks' : 'takes';
    case 'CallExpression':
      return parent.callee === outer ? 'takes' : useAsArgument(file, parent, outer);
    case 'IfStatement':
    case 'WhileStatement':
    case 'TemplateLiteral':
    case 'ExpressionStatement':
      return 'looks';
    case 'ConditionalExpression':
      return parent.test === outer ? 'looks' : 'takes';
    case 'LogicalExpression':
      // `response && response.json()`; as the value of `response ?? other` it goes on.
      return parent.left === outer && parent.operator === '&&' ? 'looks' : 'takes';
    case 'UnaryExpression':
    case 'BinaryExpression':
      return 'looks';
    default:
      return 'takes';
  }
}

function useOfMember(file: SourceFile, member: TSESTree.MemberExpression, model: ResponseModel): Use {
  const key = keyOf(member);
  if (key === null) return 'takes';
  if (key === model.body) return useOfBody(file, member, model);
  if (isCallee(member)) return model.body === null && leavesFlowing(member, key) ? 'looks' : 'takes';
  // A method that is kept, to be called later.
  return takers(model).includes(key) ? 'takes' : 'looks';
}

/** A call on a stream that does not make it flow: a listener for its end, an encoding. What the call gives must not be used: it is the stream. */
function leavesFlowing(member: TSESTree.MemberExpression, method: string): boolean {
  const call = wrapped(member, { awaits: false }).parent;
  if (call?.type !== 'CallExpression' || wrapped(call).parent?.type !== 'ExpressionStatement') return false;
  const [event] = call.arguments;
  return includes(conventions.idleMethods, method) || (/^(?:on|once|addListener)$/.test(method) && event?.type === 'Literal' && includes(conventions.idleEvents, String(event.value)));
}

function useOfBody(file: SourceFile, body: TSESTree.MemberExpression, model: ResponseModel): Use {
  const use = useOf(file, body, { ...model, body: null, reads: [] });
  return use === 'looks' && wrapped(body).parent?.type === 'ExpressionStatement' ? 'takes' : use === 'looks' ? 'looks' : 'takes';
}

/** Names of members by which a body is read or released. */
function takers({ body, reads, release }: ResponseModel): readonly string[] {
  return [...(body === null ? [] : [body]), ...reads, ...release.map(({ call }) => call)].map((path) => /^[^.?(:]+/.exec(path)?.[0] ?? path);
}

/** Whether a destructuring takes out the body, and somebody uses it, or a method that reads it. */
export function takesFrom(file: SourceFile, pattern: TSESTree.ObjectPattern, model: ResponseModel): boolean {
  return pattern.properties.some((property) => {
    if (property.type === 'RestElement') return true;
    const key = keyOf(property);
    if (key === null) return true;
    if (!takers(model).includes(key)) return false;
    const name = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    const variable = name.type === 'Identifier' ? variableOf(file, name) : null;
    return !variable || variable.references.some((reference) => !reference.isWrite());
  });
}

function useAsArgument(file: SourceFile, call: TSESTree.CallExpression, argument: Node): Use {
  const root = calleeText(file, call).split('.')[0] ?? '';
  if (includes(conventions.harmlessCalls, root) || conventions.assertions.test(calleeText(file, call))) return 'looks';
  return { given: call, index: call.arguments.indexOf(argument as never) };
}

/** Status codes of responses that have no body. */
const bodyless = [204, 205, 304];

/** Whether a branch can be taken by a response that has a body: not after `status === 204`, nor where there is no `body`. */
export function allowsBody(test: Node, truth: boolean, model: ResponseModel): boolean {
  const inner = unwrap(test);
  switch (inner.type) {
    case 'UnaryExpression':
      return inner.operator !== '!' || allowsBody(inner.argument, !truth, model);
    case 'LogicalExpression':
      if (inner.operator === '&&') return !truth || (allowsBody(inner.left, true, model) && allowsBody(inner.right, true, model));
      return truth || (allowsBody(inner.left, false, model) && allowsBody(inner.right, false, model));
    case 'MemberExpression':
      return truth || model.body === null || keyOf(inner) !== model.body;
    case 'BinaryExpression': {
      const isEqual = inner.operator === '===' || inner.operator === '==';
      if (!isEqual && !inner.operator.startsWith('!=')) return true;
      const [left, right] = [unwrap(inner.left), unwrap(inner.right)];
      const isStatus = left.type === 'MemberExpression' && /^status(?:Code)?$/.test(keyOf(left) ?? '') && right.type === 'Literal' && bodyless.includes(right.value as number);
      return !isStatus || isEqual !== truth;
    }
    default:
      return true;
  }
}
