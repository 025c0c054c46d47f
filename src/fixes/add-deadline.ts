import type { TSESTree } from '@typescript-eslint/utils';
import { constantOf, isNumber } from '../analysis/values/constants.js';
import { plainDeadline } from '../analysis/deadlines/deadlines.js';
import type { Deadline, RequestFact } from '../analysis/facts.js';
import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { functionOf, returnedExpressions } from '../analysis/functions/functions.js';
import { valuesIn } from '../analysis/options/option-answers.js';
import { isCallbackName, isObject } from '../analysis/options/arguments.js';
import { besideSignal, callOption, requestCalls, type RequestCall } from '../analysis/requests/requests.js';
import { deadlineToAdd } from '../analysis/deadlines/saved-bodies.js';
import { isFunction, isInside, unwrap, variableOf, writesOf } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { indentOf, newlineOf } from './layout.js';
import { appendArguments, withProperty } from './options.js';
import { inObjectForm } from './object-form.js';
import type { Edit, FixPlan } from './plan.js';
import { addProperty } from './properties.js';

interface Idiom { readonly option: string; readonly value: string }

/**
 * Gives a request a deadline in its library's own idiom.
 *
 * @param ms milliseconds; where the code names a number itself in an option that does nothing, that number is kept.
 */
export function addDeadline(fact: RequestFact, ms: number): FixPlan {
  const { file, node } = handleOf(fact);
  const call = requestCalls(file).find((request) => request.node === node);
  const idiom = call && deadlineToAdd(file, call);
  if (!call || !idiom) return none('the call takes no deadline');
  if ('method' in idiom) return instead(file, fact.deadline, ms) ?? addMethod(file, call.node, idiom.method, idiom.value.replace('{{ms}}', numeral(ms)));
  if (call.opaque) return none('its arguments are spread');
  // The idiom is a group of options: a second group of the name would take the first one's place.
  if (idiom.value.startsWith('{ ') && callOption(file, call, idiom.option).answer !== 'no') return addToGroup(file, call, { ...idiom, value: idiom.value.replace('{{ms}}', numeral(ms)) });
  const whole = besideSignal(idiom, fact.deadline);
  if (whole !== idiom.value && !isGivenHere(file, call, idiom.option)) return none(`\`${idiom.option}\` is given already`);
  const value = (duration: string): Idiom => ({ option: idiom.option, value: whole.replace('{{ms}}', duration) });
  const edits = insteadOf(file, call.node, fact.deadline, value, ms) ?? inCall(file, call, value(numeral(ms)));
  return Array.isArray(edits) ? { tier: 'unsafe', edits } : none(edits);
}

/** `timeout: { connect: 1000 }` takes the part that counts, where the group stands in the call. */
function addToGroup(file: SourceFile, call: RequestCall, { option, value }: Idiom): FixPlan {
  const [given, second] = valuesIn(callOption(file, call, option));
  const group = given && unwrap(given.value);
  if (group?.type !== 'ObjectExpression' || second || !isGivenHere(file, call, option)) return none(`\`${option}\` is given already`);
  return { tier: 'unsafe', edits: [addProperty(file, group, value.slice('{ '.length, -' }'.length))] };
}

/** `.timeout(0)` takes the number itself. */
function instead(file: SourceFile, deadline: Deadline, ms: number): FixPlan | null {
  const at = deadline.state === 'disabled' ? nodeAt(file, deadline.site.range) : null;
  const argument = at?.type === 'CallExpression' ? at.arguments[0] : undefined;
  return argument ? { tier: 'unsafe', edits: [replaceNode(argument, numeral(ms))] } : null;
}

/** Whether an option stands in the call itself, so that its value can be named there again. */
function isGivenHere(file: SourceFile, call: RequestCall, option: string): boolean {
  const given = callOption(file, call, option);
  return given.answer === 'yes' && given.values.length === 1 && isInside(given.values[0].at, call.node);
}

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** As people write it: `30_000`. */
function numeral(ms: number): string {
  return ms >= 10_000 ? String(ms).replace(/\B(?=(?:\d{3})+$)/g, '_') : String(ms);
}

/** Takes the place of an option that says "none", or that was meant as the deadline and is ignored; `null` where there is none. */
function insteadOf(file: SourceFile, call: CallNode, deadline: Deadline, idiom: (duration: string) => Idiom, ms: number): Edit[] | null {
  if (deadline.state !== 'disabled' && deadline.state !== 'ineffective') return null;
  const at = nodeAt(file, deadline.site.range);
  const { option, value } = idiom(numeral(ms));
  const isOwn = at?.type === 'Property' && isMadeFor(file, at.parent, call);
  if (deadline.state === 'disabled') {
    // A signal starts to run where it is written; a number may stand anywhere.
    if (deadline.option !== option || (!isOwn && value.includes('('))) return null;
    if (at?.type === 'AssignmentExpression') return [replaceNode(at.right, value)];
    return at?.type === 'Property' ? [at.shorthand ? replaceNode(at, `${option}: ${value}`) : replaceNode(at.value, value)] : null;
  }
  // The usual option, ignored where the deadline is a signal: the number is good, the place is not.
  if (!isOwn || at.shorthand || deadline.option !== plainDeadline || !value.includes('(')) return null;
  const given = constantOf(file, at.value);
  const isDuration = given.known ? isNumber(given) && given.value > 0 && given.value < Infinity : true;
  return [replaceNode(at, `${option}: ${idiom(isDuration ? file.sourceCode.getText(at.value) : numeral(ms)).value}`)];
}

/** Whether an object is made anew for this call, and for it alone. */
function isMadeFor(file: SourceFile, object: Node, call: CallNode): boolean {
  return call.arguments.some((argument) => {
    const inner = unwrap(argument);
    return inner === object || (inner.type === 'Identifier' && ownLiteral(file, inner, call) === object);
  });
}

/** Adds the option to what the call is given. Answers why not, if it cannot. */
function inCall(file: SourceFile, call: RequestCall, idiom: Idiom): Edit[] | string {
  const { argumentNames, optionsAlsoAt, urlOption } = call.found.model;
  const given = call.node.arguments;
  const property = `${idiom.option}: ${idiom.value}`;
  const options = indexOf(file, call);
  const atIndex = options === null ? undefined : given[options];
  // The address stands in the place of the options, which take it: `phin(url)`.
  if (atIndex && options === 0 && urlOption !== undefined && isAddress(file, atIndex)) return [replaceNode(atIndex, `{ ${urlOption}: ${file.sourceCode.getText(atIndex)}, ${property} }`)];
  if (atIndex && call.found.model.options === -1 && !isObject(file, atIndex)) return `\`${shortText(file, atIndex)}\` may be an address or options`;
  if (atIndex && !isCallback(file, atIndex)) return [inObject(file, call.node, atIndex, property)];
  // More than one argument, or text: it is not the object already.
  if (argumentNames && given.length <= argumentNames.length && (given.length > 1 || (given[0] && isAddress(file, given[0])))) return inObjectForm(file, call.node, argumentNames, property);
  const instead = optionsAlsoAt === undefined ? undefined : given[optionsAlsoAt];
  if (instead && call.options.includes(instead)) {
    if (isObject(file, instead)) return [inObject(file, call.node, instead, property)];
    if (!isAddress(file, instead)) return `\`${shortText(file, instead)}\` may be an address or options`;
  }
  if (options === null) return 'this form of the call takes no options';
  const missing = options - given.length;
  if (atIndex) return [{ range: [atIndex.range[0], atIndex.range[0]], text: `{ ${property} }, ` }];
  return [appendArguments(file, call.node, [...Array.from({ length: missing }, () => 'undefined'), `{ ${property} }`])];
}

/** Where the options stand. As the last argument they come after an address, or are the object there. */
function indexOf(file: SourceFile, { node, found }: RequestCall): number | null {
  const { options } = found.model;
  if (options === null || options >= 0) return options;
  const last = node.arguments.at(-1);
  return last && !isAddress(file, last) ? node.arguments.length - 1 : node.arguments.length;
}

/** The option in an argument; a constant that is made for this call takes it where it is declared. */
function inObject(file: SourceFile, call: CallNode, argument: Node, property: string): Edit {
  const inner = unwrap(argument);
  const literal = inner.type === 'Identifier' ? ownLiteral(file, inner, call) : null;
  return literal ? addProperty(file, literal, property) : withProperty(file, argument, property);
}

/**
 * The object literal of a local constant that only this call uses, made each time the call is: a deadline starts to run
 * where it is written, so it must not stand outside a loop or function around the call.
 */
function ownLiteral(file: SourceFile, name: TSESTree.Identifier, call: CallNode): TSESTree.ObjectExpression | null {
  const variable = variableOf(file, name);
  const [definition] = variable?.defs ?? [];
  const reads = variable?.references.filter((reference) => !reference.isWrite()) ?? [];
  const [write, second] = (variable && definition?.type === 'Variable' ? writesOf(variable) : null) ?? [];
  if (!write || second || write.path.length > 0 || reads.length !== 1) return null;
  const literal = unwrap(write.expression);
  const declaration = literal.parent?.type === 'VariableDeclarator' || literal.parent?.type.startsWith('TS') ? (definition?.parent as Node | undefined) : undefined;
  const block = declaration?.parent;
  if (literal.type !== 'ObjectExpression' || declaration?.type !== 'VariableDeclaration' || !block || !isInside(call, block)) return null;
  for (let node: Node = call; node !== block; node = node.parent!) if (isFunction(node) || /^(?:For|While|DoWhile)/.test(node.type)) return null;
  // Nor before anything that is waited for.
  const between = file.sourceCode.getTokensBetween(declaration, call);
  return between.slice(0, -1).some(({ value }) => value === 'await' || value === 'yield') ? null : literal;
}

/** `.timeout(ms)` right after the call that starts the chain. */
function addMethod(file: SourceFile, call: TSESTree.CallExpression, method: string, argument: string): FixPlan {
  if (call.arguments.some((given) => isCallback(file, given))) return none('with a callback the request is sent at once');
  const { callee } = call;
  const isOnOwnLine = callee.type === 'MemberExpression' && callee.property.loc.start.line > callee.object.loc.end.line;
  const gap = isOnOwnLine ? newlineOf(file) + indentOf(file, callee.property) : '';
  return { tier: 'unsafe', edits: [{ range: [call.range[1], call.range[1]], text: `${gap}.${method}(${argument})` }] };
}

function isCallback(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  return isFunction(inner) || isCallbackName(file, inner) || functionOf(file, inner) !== null;
}

/** Certainly text: an address, not options. */
function isAddress(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Literal' || inner.type === 'TemplateLiteral' || inner.type === 'TaggedTemplateExpression' || inner.type === 'BinaryExpression' || inner.type === 'NewExpression') return true;
  if (inner.type === 'Identifier') {
    const variable = variableOf(file, inner);
    const [write, second] = (variable?.defs[0]?.type === 'Variable' ? writesOf(variable) : null) ?? [];
    return write !== undefined && !second && write.path.length === 0 && unwrap(write.expression).type !== 'Identifier' && isAddress(file, write.expression);
  }
  const made = inner.type === 'CallExpression' ? functionOf(file, inner.callee) : null;
  return made !== null && returnedExpressions(file, made).every((result) => ['Literal', 'TemplateLiteral', 'BinaryExpression'].includes(unwrap(result).type));
}

function shortText(file: SourceFile, node: Node): string {
  const text = file.sourceCode.getText(node).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function replaceNode(node: Node, text: string): Edit {
  return { range: node.range, text };
}

/** The node of exactly this range, the outermost one. */
function nodeAt(file: SourceFile, [start, end]: readonly [number, number]): Node | null {
  let node = file.sourceCode.getNodeByRangeIndex(start);
  while (node && node.range[1] < end) node = node.parent ?? null;
  return node?.range[0] === start && node.range[1] === end ? node : null;
}
