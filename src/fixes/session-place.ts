import type { TSESTree } from '@typescript-eslint/utils';
import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { closeMethodOf } from '../analysis/lifetimes.js';
import { functionAround, isInside, keyOf, variableOf, wrapped, writesOf, type Variable } from '../analysis/scope.js';
import { unshareable } from '../analysis/sharing.js';
import { modelOf, valueOf } from '../analysis/values.js';

/** What stands in the function for the session: a constant of its own, or the creation itself. */
export interface Place {
  readonly node: CallNode;
  /** The creation with the casts around it. */
  readonly creation: Node;
  /** The declaration that goes, when it declares nothing else. */
  readonly declaration: TSESTree.VariableDeclaration | null;
  readonly variable: Variable | null;
  readonly closes: readonly TSESTree.CallExpression[];
  /** Why the use made of it does not suit a session that is shared, as a phrase. */
  readonly unshareable: string | null;
}

/** Where the session is held and closed; why it cannot be taken from there, as a phrase. `awaited`: also when its creation is. */
export function placeOf(file: SourceFile, node: CallNode, { awaited = false } = {}): Place | string {
  const creation = wrapped(node, { awaits: awaited });
  const { parent } = creation;
  const isHeld = parent?.type === 'VariableDeclarator' && parent.init === creation && parent.id.type === 'Identifier';
  const assigned = parent?.type === 'AssignmentExpression' && parent.right === creation ? parent.left : null;
  if (assigned) return `\`${file.sourceCode.getText(assigned)}\` is assigned apart from its declaration`;
  const variable = isHeld ? variableOf(file, parent.id) : null;
  if (isHeld && (!variable || writesOf(variable)?.length !== 1)) return `\`${file.sourceCode.getText(parent.id)}\` changes`;
  const declaration = isHeld ? parent.parent : null;
  if (declaration?.kind.endsWith('using')) return `it is declared with \`${declaration.kind}\``;
  if (declaration && (declaration.declarations.length !== 1 || declaration.parent.type.startsWith('For'))) return 'it is declared together with something else';
  const origin = valueOf(file, node)?.origin ?? node;
  const frame = functionAround(node) ?? file.sourceCode.ast;
  const calls = file.nodes.calls.filter((call): call is TSESTree.CallExpression => {
    if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !isInside(call, frame)) return false;
    const { object } = call.callee;
    return variable && object.type === 'Identifier' ? variableOf(file, object) === variable : valueOf(file, object)?.origin === origin && modelOf(file, call.callee, 'requests') === null;
  });
  const closes = calls.filter(({ callee }) => closeMethodOf(file, node, keyOf(callee)) !== null);
  const isOneOfSeveral = parent?.type === 'ConditionalExpression' || parent?.type === 'LogicalExpression';
  const isClosedInFrame = file.nodes.calls.some(({ callee }) => isInside(callee, frame) && callee.type === 'MemberExpression' && closeMethodOf(file, node, keyOf(callee)) !== null);
  if (isOneOfSeveral && isClosedInFrame) return 'what is closed may also be another one';
  return { node, creation, declaration, variable, closes, unshareable: unshareable(file, node, variable, calls.filter((call) => !closes.includes(call))) };
}
