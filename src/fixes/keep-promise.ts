import type { TSESTree } from '@typescript-eslint/utils';
import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { keyOf, unwrap, variableOf, wrapped, type Variable } from '../analysis/scope.js';
import { isOpening } from '../analysis/sessions/sharing.js';
import { handleOf } from '../analysis/sites.js';
import { valueOf } from '../analysis/values/values.js';
import { poolingEdits } from './add-keep-alive.js';
import { isTyped } from './created-type.js';
import { withoutClosing } from './drop-close.js';
import { indentStepOf, newlineOf, semicolonsOf } from './layout.js';
import { isWithin, planOf, withoutStatement } from './lines.js';
import { declareAtModuleTop } from './module-top.js';
import { moveOf } from './movable.js';
import { freeName } from './names.js';
import type { Edit, FixPlan } from './plan.js';
import { capital, sessionName } from './session-name.js';
import { movedText, placeOf } from './session-place.js';
import { equalPromise } from './shared-session.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/**
 * Shares a session that takes an `await` to be there: the module keeps the promise of the first call. A promise that fails
 * is forgotten, so that the next call tries again.
 */
export function keepPromise(fact: SessionFact): FixPlan {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  if (fact.factory !== null) return none('creating it takes an `await`');
  // A pool opens sockets anew when they have ended.
  if (fact.noun === 'connection') return none('a connection that has ended must be opened again');
  const opening = openingOf(file, node);
  const place = placeOf(file, node, { awaited: true, opening: opening?.call ?? null });
  if (typeof place === 'string') return none(place);
  if (place.unshareable !== null) return none(place.unshareable);
  const closing = withoutClosing(file, place.closes);
  if (typeof closing === 'string') return none(closing);
  const move = moveOf(file, node);
  if (typeof move === 'string') return none(move);
  const pooling = poolingEdits(file, fact, node);
  if (typeof pooling === 'string') return none(pooling);

  const [newline, step, end] = [newlineOf(file), indentStepOf(file), semicolonsOf(file)];
  const created = movedText(file, { creation: wrapped(node, { awaits: false }) }, [...move.inside, ...pooling], opening ? step : '');
  const wanted = sessionName(fact, valueOf(file, node)?.origin ?? node);
  const [open, kept, get] = [`open${capital(wanted)}`, `${wanted}Promise`, `get${capital(wanted)}`].map((name) => freeName(file, name, [node]));
  const opened = opening
    ? `{${newline}${step}const ${opening.variable.name} = ${created}${end}${newline}${step}${file.sourceCode.getText(opening.statement)}${newline}${step}return ${opening.variable.name}${end}${newline}}`
    : created;
  const removed = opening ? [withoutStatement(file, opening.statement)] : [];
  const dropped = closing.filter(({ range }) => !removed.some((edit) => isWithin(range, edit.range)));
  const inUse = (promise: string): Edit[] => [{ range: place.creation.range, text: `await ${promise}` }, ...removed, ...dropped, ...move.outside];
  const equal = equalPromise(file, node, opened);
  if (equal !== null) return planOf('unsafe', inUse(equal));
  const lines = [
    `const ${open} = async () => ${opened}${end}`,
    `let ${kept}${isTyped(file) ? `: ReturnType<typeof ${open}> | undefined` : ''}${end}`,
    `const ${get} = () =>`,
    `${step}(${kept} ??= ${open}().catch((error) => {`,
    `${step}${step}${kept} = undefined${end}`,
    `${step}${step}throw error${end}`,
    `${step}}))${end}`,
  ];
  return planOf('unsafe', [declareAtModuleTop(file, lines.join(newline)), ...inUse(`${get}()`)]);
}

/** Whether a session takes an `await` before it can be used: its creation gives a promise, or a call opens it. */
export function takesAwait(fact: SessionFact): boolean {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  return wrapped(node, { awaits: false }).parent?.type === 'AwaitExpression' || openingOf(file, node) !== null;
}

interface Opening { readonly call: TSESTree.CallExpression; readonly statement: Node; readonly variable: Variable }

/** `await client.connect();`, right behind the constant that holds the session, or first in a `try` block there whose failure nothing handles. */
function openingOf(file: SourceFile, node: CallNode): Opening | null {
  const creation = wrapped(node, { awaits: false });
  const { parent } = creation;
  const declaration = parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.parent : null;
  const variable = declaration?.declarations.length === 1 && parent?.type === 'VariableDeclarator' ? variableOf(file, parent.id) : null;
  const block = declaration?.parent;
  if (!variable || block?.type !== 'BlockStatement') return null;
  const next = block.body[block.body.indexOf(declaration as never) + 1];
  const statement = next?.type === 'TryStatement' && !next.handler ? next.block.body[0] : next;
  const awaited = statement?.type === 'ExpressionStatement' ? unwrap(statement.expression) : null;
  const call = awaited?.type === 'AwaitExpression' ? unwrap(awaited.argument) : null;
  if (!statement || call?.type !== 'CallExpression' || call.arguments.length > 0 || call.callee.type !== 'MemberExpression') return null;
  return isOpening(keyOf(call.callee)) && call.callee.object.type === 'Identifier' && variableOf(file, call.callee.object) === variable ? { call, statement, variable } : null;
}
