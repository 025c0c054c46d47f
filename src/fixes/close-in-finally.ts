import type { TSESTree } from '@typescript-eslint/utils';
import { isAwaited } from '../analysis/functions/awaited.js';
import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { runningFunction } from '../analysis/functions/frames.js';
import { lifetimeOf } from '../analysis/sessions/lifetimes.js';
import { isHandle, leaks, mayNeed, returnsIn } from '../analysis/runs/leaving.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, variableOf, type Variable } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { usingEdit } from './declare-using.js';
import { withoutClosing } from './drop-close.js';
import { indentOf, indentStepOf, lineEnd, lineStart, newlineOf, semicolonsOf } from './layout.js';
import { isWithin, planOf, shifted } from './lines.js';
import { isCommonJs } from './module-top.js';
import type { Edit, FixPlan } from './plan.js';
import { placeOf } from './session-place.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/**
 * Closes a session in a `finally` block: wraps what comes after its declaration, as far as anything there needs the
 * session or what was made with it. A closing call that is there already moves into the block.
 */
export function closeInFinally(fact: SessionFact): FixPlan {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  const { closeMethod } = fact;
  if (!closeMethod) return none('it has no method that closes it');
  const place = placeOf(file, node, { awaited: true });
  if (typeof place === 'string') return none(place);
  const { declaration, variable, assigned, closes } = place;
  if (assigned) return none(`\`${file.sourceCode.getText(assigned)}\` is assigned apart from its declaration`);
  const block = declaration?.parent;
  if (!declaration || !variable || (block?.type !== 'BlockStatement' && block?.type !== 'Program')) return none('no constant of its own holds it');

  const [written] = closes;
  const isAsync = written ? written.parent.type === 'AwaitExpression' : closeMethod.async;
  const around = functionAround(node);
  const mayAwait = around ? around.async : !isCommonJs(file);
  if (isAsync && !mayAwait) return none('closing it takes an `await`, and the function is not async');
  const dropped = withoutClosing(file, closes);
  if (typeof dropped === 'string') return none(dropped);
  const region = regionOf(file, block, declaration, variable, dropped);
  if (typeof region === 'string') return none(region);
  if (fact.listens) return none('its work goes on in event handlers');
  if (callsBack(file, node, region)) return none('its work goes on in callbacks');
  if (fact.requests.some((request) => !isAwaited(file, handleOf(request).node))) return none('its requests are not awaited here');
  if (returnsIn(file, region).some((result) => leaks(file, result, variable))) return none('the response leaves the function while its body may still arrive');
  const using = isAsync ? usingEdit(file, node, declaration) : null;
  if (using) return planOf('unsafe', [using, ...dropped, ...unawaitedReturns(file, region, variable)]);
  const call = `${isAsync ? 'await ' : ''}${written ? file.sourceCode.getText(written) : `${variable.name}.${closeMethod.name}()`}${semicolonsOf(file)}`;
  return planOf('unsafe', [...wrapped(file, declaration, region, call, dropped), ...unawaitedReturns(file, region, variable)]);
}

/** Whether a method of the session is given a callback that nobody waits for; listeners apart. */
function callsBack(file: SourceFile, node: CallNode, region: readonly Node[]): boolean {
  return (lifetimeOf(file, node)?.calls ?? []).some((call) => {
    const { callee, arguments: given } = call;
    const isListener = callee.type === 'MemberExpression' && given[0]?.type === 'Literal' && /^(?:on|once|add|prepend|off|remove)/.test(keyOf(callee) ?? '');
    return !isListener && given.some(isFunction) && region.some((statement) => isInside(call, statement)) && !isAwaited(file, call) && !settlesAwaited(file, call);
  });
}

/** Whether every callback given to a call settles the promise in whose executor the call stands, and somebody waits for that: `await new Promise((resolve) => socket.send(text, () => resolve()))`. */
function settlesAwaited(file: SourceFile, call: CallNode): boolean {
  const executor = functionAround(call);
  const promise = executor?.parent;
  if (promise?.type !== 'NewExpression' || promise.arguments[0] !== executor || promise.parent.type !== 'AwaitExpression' || file.sourceCode.getText(promise.callee) !== 'Promise') return false;
  const settlers = executor.params.flatMap((parameter) => (parameter.type === 'Identifier' ? (variableOf(file, parameter)?.references ?? []) : []));
  return call.arguments.filter(isFunction).every((callback) => settlers.some(({ identifier }) => isInside(identifier, callback)));
}

/** The statements to wrap: up to the last that needs the session, or anything declared on the way there. */
function regionOf(file: SourceFile, block: TSESTree.BlockStatement | TSESTree.Program, declaration: Node, session: Variable, dropped: readonly Edit[]): readonly Node[] | string {
  const body = block.body as readonly Node[];
  const first = body.indexOf(declaration) + 1;
  const isKept = (statement: Node): boolean => !dropped.some(({ range, text }) => text === '' && isWithin(statement.range, range));
  const rest = body.slice(first);
  const names = new Set<Variable>([session]);
  let end = -1;
  for (;;) {
    const last = rest.findLastIndex((statement) => isKept(statement) && [...names].some((variable) => mentions(variable, statement)));
    if (last <= end) break;
    for (const statement of rest.slice(end + 1, last + 1)) for (const variable of [...declaredBy(file, statement), ...handlesSetBy(file, statement, session)]) names.add(variable);
    end = last;
  }
  const region = rest.slice(0, end + 1);
  if (region.length === 0) return 'nothing uses it';
  if (region.some(({ type }) => type.startsWith('Export') || type === 'ImportDeclaration')) return 'an export cannot stand in a block';
  const leaves = [...names].some((variable) => isHandle(file, variable, session) && variable.references.some((reference) => reference.isRead() && !isInside(reference.identifier, block)));
  if (leaves) return 'the response leaves the block while its body may still arrive';
  const isUsedBefore = [...names].some((variable) => variable !== session && variable.references.some(({ identifier }) => (identifier as Node).range[0] < declaration.range[1] && !region.some((statement) => isInside(identifier, statement))));
  if (isUsedBefore) return 'what is declared after it is used before it';
  if (block.type === 'Program' && session.references.some(({ identifier }) => runningFunction(file, identifier) !== null)) return 'functions of the module use it';
  return region;
}

function mentions(variable: Variable, statement: Node): boolean {
  return variable.references.some(({ identifier }) => isInside(identifier, statement)) || variable.identifiers.some((name) => isInside(name, statement));
}

/** Variables that a statement declares for the statements after it. */
function declaredBy(file: SourceFile, statement: Node): readonly Variable[] {
  if (!['VariableDeclaration', 'FunctionDeclaration', 'ClassDeclaration'].includes(statement.type)) return [];
  return file.sourceCode.getDeclaredVariables?.(statement) ?? [];
}

/** Variables of an outer block that a statement makes hold a response, or something else that needs the session. */
function handlesSetBy(file: SourceFile, statement: Node, session: Variable): readonly Variable[] {
  return file.nodes.assignments.flatMap(({ left }) => {
    const variable = left.type === 'Identifier' && isInside(left, statement) ? variableOf(file, left) : null;
    return variable && isHandle(file, variable, session) ? [variable] : [];
  });
}

/** `try {` before the statements, and the block that closes after them; their lines move in by one step. With the edits that drop the closing. */
function wrapped(file: SourceFile, declaration: Node, region: readonly Node[], call: string, dropped: readonly Edit[]): Edit[] {
  const { sourceCode } = file;
  const first = region[0]!;
  const last = region.at(-1)!;
  const [indent, step, newline] = [indentOf(file, declaration), indentStepOf(file), newlineOf(file)];
  // Comments between the declaration and the first statement belong to the latter, save one on the declaration's own line.
  const comments = sourceCode.getCommentsBefore(first).filter(({ range, loc }) => range[0] >= declaration.range[1] && loc.start.line > declaration.loc.end.line);
  const start = comments[0]?.range[0] ?? first.range[0];
  const isOnOneLine = sourceCode.text.slice(lineStart(file, start), start).trim() !== '';
  if (isOnOneLine) return [...dropped, { range: [start, start], text: 'try { ' }, { range: [last.range[1], last.range[1]], text: ` } finally { ${call} }` }];
  const closing = `${newline}${indent}} finally {${newline}${indent}${step}${call}${newline}${indent}}`;
  const end = endOfLine(file, last);
  const lines = shifted(file, [lineStart(file, start) - 1, end], indent, indent + step).filter(({ range }) => !dropped.some((edit) => edit.range[0] <= range[0] && range[1] <= edit.range[1]));
  const begin = lineStart(file, start);
  // Lines that moved out of a block which is gone move in again.
  const kept = dropped.map(({ range, text }) => (isIndentation(file, range) && text.startsWith(indent) ? { range, text: indent + step + text.slice(indent.length) } : { range, text }));
  return [{ range: [begin, begin], text: `${indent}try {${newline}` }, ...kept, ...lines, { range: [end, end], text: closing }];
}

function isIndentation(file: SourceFile, [start, end]: readonly [number, number]): boolean {
  return start === lineStart(file, start) && /^[\t ]+$/.test(file.sourceCode.text.slice(start, end));
}

/** After a statement and the comment that follows it on its line. */
function endOfLine(file: SourceFile, statement: Node): number {
  const { text } = file.sourceCode;
  const end = lineEnd(file, statement.range[1]);
  const rest = text.slice(statement.range[1], end);
  return /^\s*(?:\/\/|\/\*.*\*\/\s*$)/.test(rest) ? statement.range[1] + rest.trimEnd().length : statement.range[1];
}

/** `await` for promises that are returned from these statements: the block would close before they settle. */
function unawaitedReturns(file: SourceFile, region: readonly Node[], session: Variable): Edit[] {
  return returnsIn(file, region).flatMap((result): Edit[] => {
    const inner = unwrap(result);
    return inner.type === 'CallExpression' && functionAround(result)?.async && mayNeed(file, inner, session) ? [{ range: [result.range[0], result.range[0]], text: 'await ' }] : [];
  });
}
