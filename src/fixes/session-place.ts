import type { TSESTree } from '@typescript-eslint/utils';
import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { closeMethodOf } from '../analysis/sessions/close-methods.js';
import { functionAround, isInside, keyOf, unwrap, variableOf, wrapped, writesOf, type Variable } from '../analysis/scope.js';
import { unshareable } from '../analysis/sessions/sharing.js';
import { modelOf, valueOf } from '../analysis/values/values.js';
import { indentOf, newlineOf } from './layout.js';
import { isWithin, shifted, withEdits, withoutStatement } from './lines.js';
import type { Edit } from './plan.js';

/** What stands in the function for the session: a constant of its own, or the creation itself. */
export interface Place {
  readonly node: CallNode;
  /** The creation with the casts around it. */
  readonly creation: Node;
  /** The declaration that goes, when it declares nothing else. */
  readonly declaration: TSESTree.VariableDeclaration | null;
  readonly variable: Variable | null;
  /** What it is assigned to, apart from a declaration. */
  readonly assigned: Node | null;
  readonly closes: readonly TSESTree.CallExpression[];
  /** Why the use made of it does not suit a session that is shared, as a phrase. */
  readonly unshareable: string | null;
}

/** Where the session is held and closed; why it cannot be taken from there, as a phrase. `awaited`: also when its creation is; `opening`: a call that goes along. */
export function placeOf(file: SourceFile, node: CallNode, { awaited = false, opening = null }: { readonly awaited?: boolean; readonly opening?: Node | null } = {}): Place | string {
  const creation = wrapped(node, { awaits: awaited });
  const { parent } = creation;
  const isHeld = parent?.type === 'VariableDeclarator' && parent.init === creation && parent.id.type === 'Identifier';
  const assigned = parent?.type === 'AssignmentExpression' && parent.right === creation ? unwrap(parent.left) : null;
  const variable = isHeld ? variableOf(file, parent.id) : null;
  if (isHeld && (!variable || writesOf(variable)?.length !== 1)) return `\`${file.sourceCode.getText(parent.id)}\` changes`;
  const declaration = isHeld ? parent.parent : null;
  if (declaration?.kind.endsWith('using')) return `it is declared with \`${declaration.kind}\``;
  if (declaration && (declaration.declarations.length !== 1 || declaration.parent.type.startsWith('For'))) return 'it is declared together with something else';
  const origin = valueOf(file, node)?.origin ?? node;
  const frame = functionAround(node) ?? file.sourceCode.ast;
  const held = assigned?.type === 'Identifier' ? variableOf(file, assigned) : variable;
  const calls = file.nodes.calls.filter((call): call is TSESTree.CallExpression => {
    if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !isInside(call, frame)) return false;
    const { object } = call.callee;
    return held && object.type === 'Identifier' ? variableOf(file, object) === held : valueOf(file, object)?.origin === origin && modelOf(file, call.callee, 'requests') === null;
  });
  const closes = calls.filter(({ callee }) => closeMethodOf(file, node, keyOf(callee)) !== null);
  const isOneOfSeveral = parent?.type === 'ConditionalExpression' || parent?.type === 'LogicalExpression' || assigned !== null;
  const isClosedInFrame = file.nodes.calls.some(({ callee }) => isInside(callee, frame) && callee.type === 'MemberExpression' && closeMethodOf(file, node, keyOf(callee)) !== null);
  if (isOneOfSeveral && isClosedInFrame) return 'what is closed may also be another one';
  return { node, creation, declaration, variable, assigned, closes, unshareable: unshareable(file, node, held, calls.filter((call) => call !== opening && !closes.includes(call))) };
}

/** The creation as it reads elsewhere, at another indentation. */
export function movedText(file: SourceFile, { creation }: Pick<Place, 'creation'>, inside: readonly Edit[], to: string): string {
  const indent = indentOf(file, creation);
  const newline = newlineOf(file);
  const own = inside.map(({ range, text }) => ({ range, text: text.replaceAll(newline + indent, newline + to) }));
  const lines = shifted(file, creation.range, indent, to).filter(({ range }) => !own.some((edit) => isWithin(range, edit.range)));
  return withEdits(file, creation.range, [...own, ...lines]);
}

/** The type the constant is declared with, after its colon. */
export function annotationOf(file: SourceFile, { declaration }: Place): string {
  const annotation = declaration?.declarations[0].id.typeAnnotation;
  return annotation ? file.sourceCode.getText(annotation) : '';
}

/** Where the session is named; the creation itself when nothing names it. */
export function referencesOf({ node, variable }: Place): readonly Node[] {
  return variable ? variable.references.map(({ identifier }) => identifier as Node) : [node];
}

/** Puts the name where the session was: in place of the creation, or of the constant that held it. */
export function usingName(file: SourceFile, { creation, declaration, variable }: Place, name: string, closing: readonly Edit[]): Edit[] {
  const isNamed = ({ parent }: Node, value: Node): boolean => parent?.type === 'Property' && parent.value === value && !parent.computed && keyOf(parent) === name;
  if (!declaration || !variable) return [{ range: isNamed(creation, creation) ? creation.parent!.range : creation.range, text: name }];
  const renamed = variable.references.flatMap(({ identifier }): Edit[] => {
    const { range, parent } = identifier as Node;
    if (identifier.name === name || isInside(identifier, declaration) || closing.some((edit) => isWithin(range, edit.range))) return [];
    if (parent && isNamed(identifier, identifier)) return [{ range: parent.range, text: name }];
    return [parent?.type === 'Property' && parent.shorthand ? { range: parent.range, text: `${identifier.name}: ${name}` } : { range, text: name }];
  });
  return [withoutStatement(file, declaration), ...renamed];
}
