import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type ResponseModel } from '../../catalog/index.js';
import type { Node, SourceFile } from '../file.js';
import { isCallee } from '../functions/callbacks.js';
import { includes } from '../functions/functions.js';
import { calleeText } from '../runs/runs.js';
import { keyOf, variableOf, wrapped } from '../scope.js';

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
    case 'DoWhileStatement':
    case 'SwitchStatement':
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
  if (key === model.body) return useOf(file, member, bodyOnly(model)) === 'looks' ? 'looks' : 'takes';
  if (isCallee(member)) return model.body === null && leavesFlowing(member) ? 'looks' : 'takes';
  // A method that is kept, to be called later.
  return includes([...takers(model), ...conventions.upgrades], key) || endsCarrier(member, key) ? 'takes' : 'looks';
}

/** A call on a stream that does not make it flow: a listener for its end, an encoding. What it gives is the stream: more such calls may follow. */
function leavesFlowing(member: TSESTree.MemberExpression): boolean {
  const call = wrapped(member, { awaits: false }).parent;
  if (call?.type !== 'CallExpression' || !isIdle(keyOf(member) ?? '', call.arguments[0])) return false;
  const { parent } = wrapped(call);
  return parent?.type === 'ExpressionStatement' || (parent?.type === 'MemberExpression' && isCallee(parent) && leavesFlowing(parent));
}

function isIdle(method: string, event: Node | undefined): boolean {
  if (includes(conventions.idleMethods, method) || includes(conventions.sendingMethods, method)) return true;
  return /^(?:on|once|addListener)$/.test(method) && event?.type === 'Literal' && includes(conventions.idleEvents, String(event.value));
}

/** `response.socket.destroy()`: nothing is left to read. */
function endsCarrier(member: TSESTree.MemberExpression, key: string): boolean {
  const { parent } = member;
  return includes(conventions.carriers, key) && parent.type === 'MemberExpression' && isCallee(parent) && includes([...conventions.requestEnders, 'end'], keyOf(parent) ?? '');
}

/** What is left of a response where only its body was taken out of it. */
export function bodyOnly(model: ResponseModel): ResponseModel {
  const { body } = model;
  if (body === null) return model;
  const rest = (path: string): string => path.slice(path.startsWith(`${body}.`) ? body.length + 1 : body.length);
  const reads = model.reads.filter((path) => path.startsWith(`${body}.`)).map(rest);
  return { ...model, body: null, reads, release: model.release.flatMap(({ call, async }) => (call.startsWith(body) ? [{ call: rest(call), async }] : [])) };
}

/** Names of members by which a body is read or released. */
export function takers({ body, reads, release }: ResponseModel): readonly string[] {
  return [...(body === null ? [] : [body]), ...reads, ...release.map(({ call }) => call)].map((path) => /^[^.?(:]+/.exec(path)?.[0] ?? path);
}

/** Whether a destructuring takes out the body, and somebody uses it, or a method that reads it. */
function takesFrom(file: SourceFile, pattern: TSESTree.ObjectPattern, model: ResponseModel): boolean {
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
