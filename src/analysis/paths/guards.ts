import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { callersOf } from '../functions/callers.js';
import { conditionsBy, leaves, type Condition } from './conditions.js';
import { constantOf } from '../values/constants.js';
import { perNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { byName, equality, isSafe, meaningOf, strongest, type Meaning } from './meaning.js';
import { isExported, mentionsOf } from '../functions/mentions.js';
import { isFunction, isInside, keyOf, variableOf, wrapped, writesOf } from '../scope.js';
import { isEnvironmentVariable } from '../options/settings-read.js';
import { whenUnset } from '../options/unset.js';

export type Guard = Meaning;

/** Under which condition does this code run: only in development, by a user's explicit choice, or always? */
export function guardOf(file: SourceFile, node: Node): Guard {
  if (conventions.developmentFiles.test(file.filename)) return 'development';
  let production: Guard = 'none';
  for (let current = node, parent = node.parent; parent; current = parent, parent = parent.parent) {
    const guard = strongest([...conditionsBy(file, parent, current).map((condition) => guardBy(file, condition)), namedPart(parent, current)]);
    const found = guard === 'none' && parent.type === 'SwitchCase' && current !== parent.test ? inCase(file, parent) : guard;
    if (isSafe(found)) return found;
    if (found === 'production') production = found;
    const called = isFunction(parent) ? callersGuard(file, parent) : 'none';
    if (called !== 'none') return called;
  }
  return production;
}

/** Whether a condition around the code names the environment, and holds in development alone: a flag for tests or traces may be set on any machine. */
export const isForDevelopment = perNode<Node, boolean>(false, (file, node) => {
  for (let current = node, parent = node.parent; parent; current = parent, parent = parent.parent) {
    const conditions = conditionsBy(file, parent, current).filter(({ test }) => conventions.environmentWords.test(file.sourceCode.getText(test)));
    if (conditions.some((condition) => guardBy(file, condition) === 'development')) return true;
  }
  return false;
});

/** What a condition means. Nobody chose what holds when no variable of the environment is set. */
function guardBy(file: SourceFile, { test, holds }: Condition): Guard {
  const meaning = meaningOf(file, test, holds);
  if (meaning !== 'opt-in') return meaning;
  const unset = whenUnset(file, test, (node) => isEnvironmentVariable(file, node) || hasFallback(file, node));
  return unset && Boolean(unset.value) === holds ? 'none' : meaning;
}

/** `settings.verify`, of `settings.verify ?? false`: whoever wrote that thought of leaving it out. */
function hasFallback(file: SourceFile, node: Node): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  return parent?.type === 'LogicalExpression' && parent.operator !== '&&' && parent.left === outer && constantOf(file, parent.right).known;
}

/** `{ development: … }`, `{ insecure: … }`: a part of a table that is picked by its name. */
function namedPart(parent: Node, child: Node): Guard {
  if (parent.type !== 'Property' || parent.value !== child || parent.parent.type !== 'ObjectExpression' || isFunction(child)) return 'none';
  const key = keyOf(parent) ?? '';
  if (conventions.developmentValues.test(key)) return 'development';
  const isOptions = child.type === 'ObjectExpression' || child.type === 'NewExpression' || child.type === 'CallExpression';
  return isOptions && byName(key, true) === 'opt-in' ? 'opt-in' : 'none';
}

/** The guard around all calls of a function; it may be another one at each. */
const callersGuard = perNode<FunctionNode, Guard>('none', (file, node) => {
  if (mentionsOf(file, node).length > 0) return 'none';
  return common(callersOf(file, node).filter((call) => !isInside(call, node)).map((call) => guardOf(file, call)));
});

/** What guards have in common; safe ones may differ. */
function common(guards: readonly Guard[]): Guard {
  const [first] = guards;
  return first && (guards.every(isSafe) || guards.every((guard) => guard === first)) ? first : 'none';
}

/** The guard around all uses of the variable that holds what an expression makes. */
export function guardOfUses(file: SourceFile, made: Node): Guard {
  const outer = wrapped(made);
  const { parent } = outer;
  const name = parent?.type === 'VariableDeclarator' && parent.init === outer ? parent.id : parent?.type === 'AssignmentExpression' && parent.right === outer ? parent.left : null;
  const variable = name?.type === 'Identifier' ? variableOf(file, name) : null;
  if (!variable || variable.defs[0]?.type !== 'Variable' || !writesOf(variable) || isExported(outer)) return 'none';
  const uses = variable.references.filter((reference) => !reference.isWrite()).map(({ identifier }) => identifier as Node);
  return uses.some(isExported) ? 'none' : common(uses.map((use) => guardOf(file, use)));
}

/** `case 'development':`, with the cases that fall through to it. */
function inCase(file: SourceFile, label: TSESTree.SwitchCase): Guard {
  const { cases, discriminant } = label.parent;
  const index = cases.indexOf(label);
  const first = cases.findLastIndex(({ consequent }, at) => at < index && consequent.some((statement) => leaves(file, statement))) + 1;
  return common(cases.slice(first, index + 1).map(({ test }) => (test ? equality(file, discriminant, test, true) : 'none')));
}
