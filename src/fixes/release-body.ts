import type { ResponseFact } from '../analysis/facts.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { exitsFrom } from '../analysis/paths.js';
import { consumptionBehind } from '../analysis/responses.js';
import { functionAround, isFunction, wrapped } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { indentOf, indentStepOf, newlineOf, semicolonsOf, statementsOf } from './layout.js';
import { freeName } from './names.js';
import { planOf } from './lines.js';
import type { Edit, FixPlan } from './plan.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Lets go of a body: right where the response arrives when nobody reads it, else before each way out that leaves it unread. */
export function releaseBody(fact: ResponseFact): FixPlan {
  const { file, node } = handleOf(fact);
  const { variable, arrival, unread } = consumptionBehind(fact);
  if (fact.release === null) return none('there is no way to let go of it');
  const release = fact.release + semicolonsOf(file);
  const owner = arrival && (isFunction(arrival) ? arrival : functionAround(arrival));
  const isAsync = release.startsWith('await ');
  if (isAsync && owner && !owner.async) return none('letting go of it takes an `await`, and the function is not async');
  if (!variable || !arrival) return fact.body === 'never' ? heldAndReleased(file, node, fact.release) : none('no variable holds the response');
  if (fact.body === 'never') return onArrival(file, arrival, release);

  const edits: Edit[] = [];
  for (const { kind, node: exit } of unread) {
    const edit = kind === 'end' ? (exit ? null : atEnd(file, fact, arrival, release)) : exit && before(file, exit, release);
    if (!edit) return none('it is left unread where ways join on which it has been read');
    if (!edits.some(({ range }) => range[0] === edit.range[0])) edits.push(edit);
  }
  return planOf('unsafe', edits);
}

/** `await fetch(url);` gets a name for its response. */
function heldAndReleased(file: SourceFile, request: Node, release: string): FixPlan {
  const waited = wrapped(request);
  const statement = waited.parent;
  if (waited.type !== 'AwaitExpression' || statement?.type !== 'ExpressionStatement') return none('no variable holds the response');
  if (statementsOf(statement.parent).length === 0) return none('the request is no statement of a block');
  const name = freeName(file, 'response', [statement]);
  const text = `${release.replace(/\bresponse\b/, name)}${semicolonsOf(file)}`;
  return planOf('unsafe', [
    { range: [statement.range[0], statement.range[0]], text: `const ${name} = ` },
    { range: [statement.range[1], statement.range[1]], text: newlineOf(file) + indentOf(file, statement) + text },
  ]);
}

function onArrival(file: SourceFile, arrival: Node, release: string): FixPlan {
  if (isFunction(arrival)) {
    if (arrival.body.type !== 'BlockStatement') return none('the callback has no block of its own');
    const [first] = arrival.body.body;
    const at = arrival.body.range[0] + 1;
    const indent = first && first.loc.start.line > arrival.body.loc.start.line ? indentOf(file, first) : indentOf(file, arrival.body) + indentStepOf(file);
    const isOneLine = arrival.body.loc.start.line === arrival.body.loc.end.line;
    return planOf('unsafe', [{ range: [at, at], text: isOneLine ? ` ${release}` : newlineOf(file) + indent + release }]);
  }
  const statement = arrival.parent;
  const isStatement = statement?.type === 'VariableDeclaration' ? statement.declarations.length === 1 : statement?.type === 'ExpressionStatement';
  if (!statement || !isStatement || statementsOf(statement.parent).length === 0) return none('the response does not arrive in a statement of its own');
  return planOf('unsafe', [{ range: [statement.range[1], statement.range[1]], text: newlineOf(file) + indentOf(file, statement) + release }]);
}

/** In front of a statement that leaves; one that stands alone after a condition gets a block. */
function before(file: SourceFile, exit: Node, release: string): Edit | null {
  if (exit.type !== 'ReturnStatement' && exit.type !== 'ThrowStatement') return null;
  const newline = newlineOf(file);
  if (statementsOf(exit.parent).length > 0) {
    const isOneLine = exit.parent.type === 'BlockStatement' && exit.parent.loc.start.line === exit.loc.start.line;
    return { range: [exit.range[0], exit.range[0]], text: `${release}${isOneLine ? ' ' : newline + indentOf(file, exit)}` };
  }
  const outer = indentOf(file, exit.parent);
  const inner = outer + indentStepOf(file);
  const [from, to] = exit.range;
  const text = `{${newline}${inner}${release}${newline}${inner}${file.sourceCode.text.slice(from, to)}${newline}${outer}}`;
  // Behind the condition, on its line.
  const gap = /\s*$/.exec(file.sourceCode.text.slice(0, from))?.[0] ?? '';
  return { range: [from - gap.length, to], text: ` ${text}` };
}

/** At the end of the block in which the response arrives, when nobody who gets there has read it. */
function atEnd(file: SourceFile, fact: ResponseFact, arrival: Node, release: string): Edit | null {
  const block = isFunction(arrival) ? arrival.body : arrival.parent?.parent;
  const last = block?.type === 'BlockStatement' ? block.body.at(-1) : undefined;
  if (!block || !last || last.loc.start.line === block.loc.start.line) return null;
  let isShared = false;
  const arrives = (node: Node): boolean => {
    isShared ||= node === block;
    return node === block;
  };
  for (const taker of consumptionBehind(fact).takers) exitsFrom(file, taker, { stops: arrives });
  return isShared ? null : { range: [last.range[1], last.range[1]], text: newlineOf(file) + indentOf(file, last) + release };
}

