import { conventions } from '../../catalog/index.js';
import { constantOf } from '../values/constants.js';
import { perFile, type CallNode, type Node, type SourceFile } from '../file.js';
import { functionOf } from '../functions/functions.js';
import { functionAround, isFunction, isInside, keyOf, unwrap } from '../scope.js';

/**
 * Whether code waits for its turn before it comes to a node: `await semaphore.acquire()`. A pause that is not the same
 * for all items may spread them, too.
 */
export function waitsForTurn(file: SourceFile, node: Node, code: Node): 'yes' | 'no' | 'unknown' {
  const before = turns(file).filter(({ call }) => call.range[1] <= node.range[0] && isInside(call, code) && isInside(node, functionAround(call) ?? code));
  if (before.some(({ isTurn }) => isTurn)) return 'yes';
  return before.length > 0 ? 'unknown' : 'no';
}

/** Calls that code waits for to be let through, or to let time go by. */
const turns = perFile((file) =>
  file.nodes.calls.flatMap((call) => {
    // What is given a function bounds that function only.
    if (call.parent.type !== 'AwaitExpression' || call.arguments.some((argument) => isFunction(unwrap(argument)) || (argument.type === 'Identifier' && functionOf(file, argument) !== null))) return [];
    const isTurn = isTurnTaken(call);
    const isPause = conventions.pauseNames.test(namesOf(call.callee).at(-1) ?? '') && call.arguments.some((argument) => !constantOf(file, argument).known);
    return isTurn || isPause ? [{ call, isTurn }] : [];
  }),
);

/** `await gate.acquire()`, `await rateLimit(key)`; not `await pool.query(…)`, whose place is free again when it is done. */
function isTurnTaken({ callee }: CallNode): boolean {
  const [object, name] = namesOf(callee);
  if (name === undefined) return object !== undefined && conventions.turnNames.test(object);
  return conventions.turnNames.test(name) || (object !== undefined && conventions.limiterNames.test(object) && conventions.turnMethods.test(name));
}

/** The last two names of a callee: `['semaphore', 'acquire']`. */
export function namesOf(callee: Node): readonly string[] {
  const inner = unwrap(callee);
  if (inner.type === 'MemberExpression') return [lastName(inner.object), keyOf(inner) ?? ''];
  return inner.type === 'Identifier' ? [inner.name] : [];
}

function lastName(node: Node): string {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'MemberExpression' ? (keyOf(inner) ?? '') : '';
}
