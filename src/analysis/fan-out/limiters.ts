import { conventions } from '../../catalog/index.js';
import { callbackRole, runsAtOnce } from '../functions/callbacks.js';
import { perNode, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { functionOf } from '../functions/functions.js';
import { functionAround, isFunction, unwrap, variableOf, writesOf } from '../scope.js';
import { namesOf, waitsForTurn } from './turns.js';
import { creates, modelOf } from '../values/values.js';

/** Whether something bounds what runs: `unknown` where it is handed to code that nobody sees. */
export type Limited = 'no' | 'yes' | 'unknown';

/** Both at once: a bound anywhere on the way bounds the whole. */
export function either(first: Limited, second: Limited): Limited {
  if (first === 'yes' || second === 'yes') return 'yes';
  return first === 'unknown' || second === 'unknown' ? 'unknown' : 'no';
}

/**
 * Whether a call bounds the function that it is given to run: a catalogued limiter, a function whose name says so, or a
 * function of this file, by what it does.
 */
export function limits(file: SourceFile, call: CallNode, callback: Node): Limited {
  if (modelOf(file, call.callee, 'limiters')?.model.kind === 'map' || limiterMade(file, call)) return 'yes';
  const names = namesOf(call.callee);
  if (names.some((name) => conventions.limiterNames.test(name))) return 'yes';
  const called = call.type === 'CallExpression' ? functionOf(file, call.callee) : null;
  const own = called && runsParameter(file, called, call.arguments.indexOf(callback as never));
  return own ?? (conventions.passingNames.test(names.at(-1) ?? '') ? 'no' : 'unknown');
}

/** How a function of this file runs the function it is given; `null` where that does not show. */
function runsParameter(file: SourceFile, called: FunctionNode, index: number): Limited | null {
  const parameter = called.params[index];
  return parameter?.type === 'Identifier' ? parameterRun(file, parameter) : null;
}

const parameterRun = perNode<Node, Limited | null>(null, (file, parameter) => {
  const owner = parameter.parent as FunctionNode;
  const uses = variableOf(file, parameter)?.references.filter((reference) => !reference.isWrite()) ?? [];
  let limited: Limited = 'no';
  for (const { identifier } of uses) {
    const use = identifier as Node;
    const call = use.parent;
    if (call?.type !== 'CallExpression') return null;
    const run = call.callee === use ? 'no' : limits(file, call, use);
    const way = either(run, limitedOnTheWay(file, call, owner) ?? 'unknown');
    if (way === 'unknown') return null;
    limited = either(limited, way);
  }
  return uses.length > 0 ? limited : null;
});

/** What bounds a node on the way from the beginning of some code; `null` if it does not run when the code does: a function kept for later. */
export function limitedOnTheWay(file: SourceFile, node: Node, code: Node): Limited | null {
  let limited = waitsForTurn(file, node, code);
  for (let around = functionAround(node); around && around !== code && around.range[0] >= code.range[0]; around = functionAround(around)) {
    const role = callbackRole(file, around);
    if (runsAtOnce(role) || role === 'promise') continue;
    const call = around.parent;
    if (role === null || (call?.type !== 'CallExpression' && call?.type !== 'NewExpression')) return null;
    limited = either(limited, role === 'other' ? limits(file, call, around) : 'unknown');
  }
  return limited;
}

/** Where the limiter was made that a call runs its work through: `pLimit(5)` of `limit(() => …)`, `new PQueue()` of `queue.add(…)`. */
export function limiterMade(file: SourceFile, call: CallNode): CallNode | null {
  const inner = unwrap(call.callee);
  const [holder, method] = inner.type === 'MemberExpression' ? [inner.object, namesOf(inner).at(-1)] : [inner, 'default'];
  const creation = creationOf(file, holder);
  const model = creation ? modelOf(file, creation.callee, 'limiters')?.model : undefined;
  if (model?.kind !== 'wrapper' || method === undefined || !creation || !creates(model, creation)) return null;
  const isRun = model.run === 'default' ? method === 'default' : model.run.includes(method);
  return isRun || (model.wrap?.includes(method) ?? false) || method === 'map' ? creation : null;
}

/** The call that made what a variable holds. */
function creationOf(file: SourceFile, node: Node): CallNode | null {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression' || inner.type === 'NewExpression') return inner;
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return write?.path.length === 0 ? creationOf(file, write.expression) : null;
}

/** Limiters that are made inside some code, and so anew each time it runs. */
export function makesOwnLimiter(file: SourceFile, node: Node, code: Node): boolean {
  let own = false;
  for (let around: Node | null = node; around && around !== code; around = around.parent ?? null) {
    if (around.type !== 'CallExpression' || !around.arguments.some((argument) => isFunction(unwrap(argument)))) continue;
    const made = limiterMade(file, around);
    const isOwn = made !== null && made.range[0] >= code.range[0] && made.range[1] <= code.range[1];
    if (!isOwn && limits(file, around, around.arguments.find((argument) => isFunction(unwrap(argument)))!) === 'yes') return false;
    own ||= isOwn;
  }
  return own;
}
