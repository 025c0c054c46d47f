import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { labelOf } from '../analysis/functions/functions.js';
import { frameOf } from '../analysis/runs/runs.js';
import { functionAround, isFunction, isInside, rewritesOf, writesOf, type Variable } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { modelOf, valueOf } from '../analysis/values/values.js';
import { poolingEdits } from './add-keep-alive.js';
import { withoutClosing } from './drop-close.js';
import { isConditional } from './home.js';
import { indentOf, indentStepOf, lineStart, newlineOf, quoted, semicolonsOf, statementsOf } from './layout.js';
import { anchorAt, planOf } from './lines.js';
import { moveOf } from './movable.js';
import { freeName, scopesAt } from './names.js';
import type { Edit, FixPlan } from './plan.js';
import { sessionName } from './session-name.js';
import { annotationOf, movedText, placeOf, referencesOf, usingName } from './session-place.js';
import { equalSession } from './shared-session.js';

/** The function that a session is kept in, as a phrase. */
export interface ScopedPlan { readonly plan: FixPlan; readonly scope: string }

const none = (because: string): ScopedPlan => ({ plan: { tier: 'none', because }, scope: '' });

/**
 * Creates a session once in the function that sets the handler up (a plugin, a factory of handlers), when its options need
 * what that function is given. Where the framework says when it ends, the session is closed then.
 */
export function keepInScope(fact: SessionFact): ScopedPlan {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  const because = `its options depend on ${fact.dependsOnCall.because}`;
  const handler = handlerAround(file, node);
  const statement = handler && statementAround(handler);
  const maker = handler && functionAround(handler);
  if (!statement || !maker || fact.factory !== null) return none(because);
  const place = placeOf(file, node);
  if (typeof place === 'string') return none(place);
  if (place.unshareable !== null) return none(place.unshareable);
  const closing = withoutClosing(file, place.closes);
  if (typeof closing === 'string') return none(closing);
  const has = (variable: Variable): boolean => isThere(variable, statement);
  const move = moveOf(file, node, { has });
  // Without anything of that function it would belong to the module.
  if (typeof move === 'string' || ![...move.needs].some((variable) => functionAround(nameOf(variable)) !== null)) return none(because);
  if (isConditional(node)) return none('it is created under a condition, which may keep it from failing');
  const pooling = poolingEdits(file, fact, node);
  if (typeof pooling === 'string') return none(pooling);

  const label = labelOf(maker);
  const scope = label === null ? 'the function that sets the handler up' : `\`${label}\``;
  const inside = [...move.inside, ...pooling];
  const there = [...scopesAt(file, statement)].flatMap(({ variables }) => variables.filter(has));
  const equal = equalSession(file, node, movedText(file, place, inside, ''), place.variable, there);
  if (equal !== null) return { plan: planOf('unsafe', [...closing, ...move.outside, ...usingName(file, place, equal, closing)]), scope };
  const name = freeName(file, sessionName(fact, valueOf(file, node)?.origin ?? node), [statement, ...referencesOf(place)], place.declaration && place.variable ? [place.variable] : []);
  const indent = indentOf(file, statement);
  const lines = [`const ${name}${annotationOf(file, place)} = ${movedText(file, place, inside, indent)}${semicolonsOf(file)}`, ...closingLines(file, handler, fact, name, indent)];
  const edits = [anchorAt(maker.body.range[0]), before(file, statement, lines), ...closing, ...move.outside, ...usingName(file, place, name, closing)];
  return { plan: planOf('unsafe', edits), scope };
}

/** The function around a creation that runs for each request, although the code around it does not; or that the function around it returns. */
function handlerAround(file: SourceFile, node: Node): FunctionNode | null {
  for (let handler = functionAround(node); handler; handler = functionAround(handler)) {
    const maker = functionAround(handler);
    if (!maker) return null;
    const { when } = frameOf(file, handler.parent);
    if (when === 'per-request' || when === 'loop' || when === 'test') continue;
    const isReturned = handler.parent.type === 'ReturnStatement' || (handler.parent.type === 'ArrowFunctionExpression' && handler.parent.body === handler);
    if (isReturned || frameOf(file, handler.body).when === 'per-request') return handler;
  }
  return null;
}

/** The statement of the function around a handler that sets it up. */
function statementAround(handler: FunctionNode): Node | null {
  for (let node: Node = handler; node.parent; node = node.parent) {
    // What a `case` declares would be there for the others, too.
    if (statementsOf(node.parent).includes(node)) return node.parent.type === 'SwitchCase' ? null : node;
    if (isFunction(node.parent)) return null;
  }
  return null;
}

/** Whether a variable has its value for good before a statement begins: a parameter that stays as given, or a constant above it. */
function isThere(variable: Variable, statement: Node): boolean {
  const [definition] = variable.defs;
  const name = nameOf(variable);
  if (!definition || isInside(name, statement) || !isInside(statement, variable.scope.block)) return false;
  if (definition.type === 'Parameter') return rewritesOf(variable)?.length === 0;
  if (definition.type === 'FunctionName') return !variable.references.some((reference) => reference.isWrite());
  return definition.type === 'Variable' && writesOf(variable)?.length === 1 && (functionAround(name) !== functionAround(statement) || name.range[1] < statement.range[0]);
}

function nameOf({ defs: [definition], scope }: Variable): Node {
  return (definition?.name ?? scope.block);
}

/** A hook that closes the session, where the handler is set up through something that has one for its end. */
function closingLines(file: SourceFile, handler: FunctionNode, { closeMethod }: SessionFact, name: string, indent: string): string[] {
  let call: Node | undefined = handler.parent;
  while (call && call.type !== 'CallExpression' && (call.type === 'Property' || call.type === 'ObjectExpression')) call = call.parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.object.type !== 'Identifier' || !closeMethod) return [];
  const found = modelOf(file, call.callee, 'handlers');
  const type = found?.path.split('#')[0] ?? '';
  for (const [path, models] of Object.entries(found?.entry.handlers ?? {})) {
    const ends = ('via' in models ? [models] : models).find(({ via, when, event }) => via === 'callback' && when === 'shutdown' && event !== undefined);
    const [event] = ends?.event ?? [];
    if (event === undefined || !path.startsWith(`${type}#`)) continue;
    const [end, newline] = [semicolonsOf(file), newlineOf(file) + indent];
    const closes = `${closeMethod.async ? 'await ' : ''}${name}.${closeMethod.name}()${end}`;
    return [`${call.callee.object.name}.${path.slice(type.length + 1)}(${quoted(file, event)}, async () => {${newline}${indentStepOf(file)}${closes}${newline}})${end}`];
  }
  return [];
}

/** Lines in front of a statement and the comments that belong to it. */
function before(file: SourceFile, statement: Node, lines: readonly string[]): Edit {
  const indent = indentOf(file, statement);
  const start = lineStart(file, statement.range[0]);
  if (file.sourceCode.text.slice(start, statement.range[0]).trim() !== '') return { range: [statement.range[0], statement.range[0]], text: `${lines.map((line) => (line.endsWith(';') ? line : `${line};`)).join(' ')} ` };
  const comments = file.sourceCode.getCommentsBefore(statement).filter((comment, index, all) => {
    const next = all[index + 1] ?? statement;
    return comment.loc.end.line === next.loc.start.line - 1 && file.sourceCode.text.slice(lineStart(file, comment.range[0]), comment.range[0]).trim() === '';
  });
  const at = lineStart(file, comments[0]?.range[0] ?? start);
  const newline = newlineOf(file);
  return { range: [at, at], text: `${lines.map((line) => indent + line + newline).join('')}${lines.length > 1 ? newline : ''}` };
}
