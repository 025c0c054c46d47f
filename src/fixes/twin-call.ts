import type { TSESTree } from '@typescript-eslint/utils';
import { blockingModel } from '../analysis/blocking/blocking.js';
import { constantOf, isNumber, nameOfProperty } from '../analysis/values/constants.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { literalOf } from '../analysis/functions/functions.js';
import { readOption } from '../analysis/options/options.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf } from '../analysis/scope.js';
import { awaitEdits } from './await-text.js';
import type { Edit } from './plan.js';
import { twinBinding, type Twin } from './twin.js';
import { withoutUse } from './unused.js';

/** A blocking call with its twin in its place, wherever it stands. */
export type Replacement = { readonly call: TSESTree.CallExpression; readonly tier: 'safe' | 'unsafe'; readonly edits: readonly Edit[] } | { readonly because: string };

export function twinCall(file: SourceFile, node: Node): Replacement {
  const twin = node.type === 'CallExpression' ? blockingModel(file, node)?.twin : undefined;
  if (node.type !== 'CallExpression' || !twin) return { because: 'it has no asynchronous twin' };
  const because = whyNoDropIn(file, node, twin);
  if (because !== null) return { because };
  const binding = twinBinding(file, node, twin);
  if ('because' in binding) return binding;
  const member = isDiscarded(node) ? null : (twin.text?.member ?? null);
  return { call: node, tier: twin.level === 'fix' ? 'safe' : 'unsafe', edits: [...withoutUse(file, node.callee, binding.local, binding.edits), ...awaitEdits(file, node, binding.local, member)] };
}

/** Why the twin cannot be put in this call's place, whatever is around it. */
function whyNoDropIn(file: SourceFile, call: TSESTree.CallExpression, twin: Twin): string | null {
  const { arguments: given } = call;
  if (call.optional || file.sourceCode.getText(call.callee).includes('?.')) return 'the call is optional';
  if (call.typeArguments) return 'the twin may take other type arguments';
  if (file.sourceCode.getCommentsInside(call.callee).length > 0) return 'a comment stands inside the name of the function';
  if (twin.losesTypes && /\.[cm]?tsx?$/.test(file.filename)) return `the published types of \`${twin.name}\` do not survive \`promisify\``;
  const spread = given.some(({ type }) => type === 'SpreadElement');
  const [first, ...others] = given;
  if (twin.notForDescriptors && first && (spread ? first.type === 'SpreadElement' : isDescriptor(file, first))) return 'the file may be given as a descriptor, which the twin does not take';
  for (const option of twin.notWith ?? []) {
    if (spread || others.some((argument) => readOption(file, argument, option.split('.')).answer !== 'no')) return `\`${twin.name}\` does not honour \`${option}\`, which may be given`;
  }
  if (twin.level === 'fix') return null;
  const ignored = others.map((argument) => ignoredOption(file, argument, twin)).find((name) => name !== null);
  if (ignored !== undefined && ignored !== '') return `\`${twin.name}\` does not honour \`${ignored}\``;
  if (!isDiscarded(call) && !(twin.text && isReadAsText(file, call))) return `\`${twin.name}\` resolves to another kind of value, which is used here`;
  if (spread || ignored !== undefined) return `\`${twin.name}\` honours other options`;
  return null;
}

/** The first option of an argument that the twin may not honour, `''` for one that has no name here; `null`: it is a list, honours all, or nobody sees. */
function ignoredOption(file: SourceFile, argument: Node, { text }: Twin): string | null {
  const literal = literalOf(file, unwrap(argument));
  if (literal === null) return null;
  if (!text) return '';
  const names = literal.properties.map((property: Node) => (property.type === 'Property' ? nameOfProperty(file, property) : null) ?? '');
  return names.find((name) => !text.honours.includes(name)) ?? null;
}

/** Whether bytes that a call gives become text at once: it is told an encoding, or `toString()` follows. */
function isReadAsText(file: SourceFile, call: TSESTree.CallExpression): boolean {
  const { parent } = call;
  if (parent.type === 'AwaitExpression') return false;
  if (parent.type === 'MemberExpression' && parent.object === call && !parent.optional && keyOf(parent) === 'toString' && parent.parent.type === 'CallExpression' && parent.parent.callee === parent) {
    return parent.parent.arguments.every((argument) => isUtf8(file, argument));
  }
  return call.arguments.slice(1).some((argument) => {
    const encoding = unwrap(argument).type === 'ArrayExpression' ? null : readOption(file, argument, ['encoding']);
    return encoding?.answer === 'yes' && encoding.values.every(({ value }) => isUtf8(file, value));
  });
}

function isUtf8(file: SourceFile, node: Node): boolean {
  const value = constantOf(file, node);
  return value.known && /^utf-?8$/i.test(String(value.value));
}

function isDiscarded(call: Node): boolean {
  const { parent } = call;
  return parent?.type === 'ExpressionStatement' || (parent?.type === 'AwaitExpression' && isDiscarded(parent));
}

/** Whether a value is, or by its name may be, the number of an open file. */
function isDescriptor(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  if (isNumber(constantOf(file, inner))) return true;
  switch (inner.type) {
    case 'Identifier': {
      if (/(?:^fd|fd|descriptor)\d*$/i.test(inner.name)) return true;
      const variable = variableOf(file, inner);
      const writes = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
      return writes.some(({ expression }) => expression.type !== 'Identifier' && isDescriptor(file, expression));
    }
    case 'MemberExpression':
      return /(?:^|[a-z_])fd$|descriptor$/i.test(keyOf(inner) ?? '');
    case 'CallExpression':
      // A call that opens a file blocks as well: its own twin gives something else.
      return blockingModel(file, inner)?.twin?.level === 'suggestion';
    case 'ConditionalExpression':
      return isDescriptor(file, inner.consequent) || isDescriptor(file, inner.alternate);
    case 'LogicalExpression':
      return isDescriptor(file, inner.left) || isDescriptor(file, inner.right);
    case 'AwaitExpression':
      return isDescriptor(file, inner.argument);
    default:
      return isFunction(inner);
  }
}
