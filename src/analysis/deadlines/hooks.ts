import type { TSESTree } from '@typescript-eslint/utils';
import type { Hook } from '../../catalog/index.js';
import { deadlineIn, missing, unknown, type DeadlineModel, type Read } from './deadline-options.js';
import type { Deadline } from '../facts.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { isOpen } from '../values/mutations.js';
import { valuesIn } from '../options/option-answers.js';
import { readOption, type OptionAnswer } from '../options/options.js';
import { keyOf, unwrap, variableOf } from '../scope.js';

/** A deadline that hooks among some options set on every request that passes through them. */
export function deadlineByHooks(file: SourceFile, read: Read, hooks: readonly Hook[], model: DeadlineModel): Deadline {
  const found = hooks.flatMap(({ option, parameter, member }) =>
    valuesIn(read(option)).flatMap(({ value }) => functionsIn(value)).map((hook) => deadlineByHook(file, hook, model, parameter, member)),
  );
  return found.find(({ state }) => state === 'set') ?? found.find(({ state }) => state === 'unknown') ?? missing;
}

function functionsIn(value: Node): readonly Node[] {
  const inner = unwrap(value);
  return inner.type === 'ArrayExpression' ? inner.elements.filter((element) => element !== null) : [inner];
}

/** What a function does to the options that it is given: it sets a deadline, does not, or hands them to somebody who may. */
export function deadlineByHook(file: SourceFile, hook: Node, model: DeadlineModel, parameter = 0, member?: string): Deadline {
  const called = functionOf(file, hook);
  if (!called) return unknown('its options pass through code from elsewhere');
  const taken = optionsTaken(called, parameter, member);
  if (!taken) return missing;
  return deadlineIn(file, (path) => optionSet(file, called, taken.name, [...taken.path, ...path.split('.')]), model);
}

/** The name by which a function knows the options, and the path to them from there. */
function optionsTaken({ params }: FunctionNode, parameter: number, member: string | undefined): { readonly name: TSESTree.Identifier; readonly path: readonly string[] } | null {
  const taken = params[parameter];
  const pattern = taken?.type === 'AssignmentPattern' ? taken.left : taken;
  if (pattern?.type === 'Identifier') return { name: pattern, path: member === undefined ? [] : [member] };
  if (pattern?.type !== 'ObjectPattern' || member === undefined) return null;
  const property = pattern.properties.find((one) => one.type === 'Property' && keyOf(one) === member);
  return property?.type === 'Property' && property.value.type === 'Identifier' ? { name: property.value, path: [] } : null;
}

/** What it came with does not count: only what the function adds, by assignment or in what it returns. */
function optionSet(file: SourceFile, hook: FunctionNode, name: TSESTree.Identifier, path: readonly string[]): OptionAnswer {
  const ways = [name, ...returnedExpressions(file, hook)].map((node) => readOption(file, node, path));
  const set = ways.find(({ answer }) => answer === 'yes') ?? ways.find((way) => valuesIn(way).length > 0);
  if (set) return set;
  const uses = variableOf(file, name)?.references.map(({ identifier }): Node => identifier).filter((use) => !isPassedOn(file, use, hook)) ?? [];
  return { answer: isOpen(file, uses, path) ? 'unknown' : 'no' };
}

/** `next(options)`, with `next` a parameter of the hook. */
function isPassedOn(file: SourceFile, use: Node, hook: FunctionNode): boolean {
  const call = use.parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return false;
  const definition = variableOf(file, call.callee)?.defs[0];
  return definition?.type === 'Parameter' && definition.node === hook;
}
