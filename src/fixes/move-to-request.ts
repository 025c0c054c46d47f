import type { TSESTree } from '@typescript-eslint/utils';
import type { SharedMutationFact } from '../analysis/facts.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { runningFunction } from '../analysis/functions/frames.js';
import { readOption } from '../analysis/options/options.js';
import { callOption, type RequestCall } from '../analysis/requests/requests.js';
import { isFunction, isInside, keyOf, unwrap, variableOf } from '../analysis/scope.js';
import { sentBy } from '../analysis/sessions/shared-mutations.js';
import { sharedChanges, type Change } from '../analysis/sessions/shared-state.js';
import { handleOf } from '../analysis/sites.js';
import { quoted } from './layout.js';
import { planOf, withoutStatement } from './lines.js';
import { addOption } from './options.js';
import type { Edit, FixPlan } from './plan.js';
import { addProperty } from './properties.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Gives a value that is written to shared defaults to the requests that follow in the same function, and to no others. */
export function moveToRequest(fact: SharedMutationFact): FixPlan {
  const { file, node } = handleOf(fact);
  const change = sharedChanges(file).find((one) => one.node === node);
  const frame = change && runningFunction(file, node);
  if (!change || !frame || node.type !== 'AssignmentExpression' || node.parent.type !== 'ExpressionStatement' || node.operator !== '=') return none('it is more than an assignment');
  const option = optionFor(change);
  if (!option) return none('requests have no option for it');
  const requests = sentBy(file, change, frame);
  if (requests.length === 0) return none('the requests it is for are sent elsewhere');
  if (requests.some(({ node: request }) => request.range[0] < node.range[0] || isInside(node, request))) return none('requests are sent before it, too');
  const { right } = node;
  if (requests.length > 1 && !isCheap(right)) return none('its value would be computed for each of several requests');
  if (!isConstant(file, right)) return none('its value may change before the request is sent');
  if (requests.some((request) => !isAt(request.node, node))) return none('it is set on some ways only');
  const text = file.sourceCode.getText(right);
  const edits = requests.map((request) => optionEdit(file, request, option, right.type === 'SequenceExpression' ? `(${text})` : text));
  if (edits.includes(null)) return none('the options of a request come from elsewhere');
  return planOf('unsafe', [withoutStatement(file, node.parent), ...edits.filter((edit) => edit !== null)]);
}

/** Where a request takes what the shared member holds: `headers.Authorization`, for `headers.common.Authorization`. */
function optionFor({ path, found }: Change): readonly string[] | null {
  for (const { from, to } of found.model.moves ?? []) {
    const prefix = from.split('.');
    if (path && prefix.every((key, index) => path[index] === key) && path.length <= prefix.length + 1) return [...to.split('.'), ...path.slice(prefix.length)];
  }
  return null;
}

/** Names, members and texts made of them. */
function isCheap(node: Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
    case 'Literal':
      return true;
    case 'MemberExpression':
      return isCheap(inner.object) && (!inner.computed || isCheap(inner.property));
    case 'TemplateLiteral':
      return inner.expressions.every(isCheap);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isCheap(inner.left) && isCheap(inner.right);
    default:
      return false;
  }
}

/** Whether the variables in a value are written once only. */
function isConstant(file: SourceFile, value: Node): boolean {
  return file.sourceCode.ast.tokens
    .filter(({ type, range }) => type === 'Identifier' && range[0] >= value.range[0] && range[1] <= value.range[1])
    .every(({ range }) => {
      const name = file.sourceCode.getNodeByRangeIndex(range[0]);
      const variable = name?.type === 'Identifier' ? variableOf(file, name) : null;
      return !variable || variable.references.filter((reference) => reference.isWrite() && !reference.init).length === 0;
    });
}

/** Whether a request is sent wherever the assignment has been made: in the same block, or further in. */
function isAt(request: Node, assignment: Node): boolean {
  const block = assignment.parent?.parent;
  return block !== undefined && isInside(request, block) && (block.type === 'BlockStatement' || isFunction(block));
}

function optionEdit(file: SourceFile, { node, found, opaque, options }: RequestCall, [name = '', key]: readonly string[], value: string): Edit | null {
  if (opaque || found.model.options === null || found.model.options < 0) return null;
  const property = `${key === undefined ? name : keyText(file, key)}: ${value}`;
  const given = callOption(file, { node, found, opaque, options } as RequestCall, name);
  if (given.answer === 'no') {
    const also = found.model.optionsAlsoAt === undefined ? [] : [found.model.optionsAlsoAt];
    return addOption(file, node, { index: found.model.options, also }, key === undefined ? property : `${name}: { ${property} }`);
  }
  // The request has headers of its own: one more goes beside them.
  const [held, second] = given.answer === 'yes' ? given.values : [];
  const object = held && !second && key !== undefined ? unwrap(held.value) : null;
  if (object?.type !== 'ObjectExpression' || key === undefined || !isInside(object, node) || readOption(file, object, [key]).answer !== 'no') return null;
  return hasSame(object, key) ? null : addProperty(file, object, property);
}

/** Names of headers know no case. */
function hasSame(object: TSESTree.ObjectExpression, key: string): boolean {
  return object.properties.some((property) => property.type === 'Property' && keyOf(property)?.toLowerCase() === key.toLowerCase());
}

function keyText(file: SourceFile, key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : quoted(file, key);
}
