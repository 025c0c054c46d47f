import type { TSESTree } from '@typescript-eslint/utils';
import { constantOf } from '../analysis/values/constants.js';
import type { TlsFact } from '../analysis/facts.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { functionAround, isFunction, isInside, keyOf, unwrap, wrapped } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { deciderOf } from '../analysis/tls/tls.js';
import { isTurnedRound, type Off } from '../analysis/tls/tls-deciders.js';
import { trustOptionOf } from '../analysis/tls/trust.js';
import { indentOf, indentStepOf, lineEnd, lineStart, newlineOf, quoted } from './layout.js';
import type { Edit, FixPlan } from './plan.js';
import { removeProperty } from './properties.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });
const unsafe = (...edits: Edit[]): FixPlan => ({ tier: 'unsafe', edits });

/** Leaves the switch to development: verification is on wherever `NODE_ENV` is anything else. */
export function guardTls(fact: TlsFact): FixPlan {
  const { file, node } = handleOf(fact);
  const decider = deciderOf(fact);
  if (decider && (node.type === 'Property' || node.type === 'AssignmentExpression')) {
    const { off } = decider;
    const value = isOwn(node, decider.value) ? decider.value : node.type === 'Property' ? node.value : node.right;
    const edits = guardedValue(file, value, off, node.type === 'Property' && node.shorthand && isInside(value, node) ? `${file.sourceCode.getText(node)}: ` : '');
    if (edits) return unsafe(...edits);
    if (node.type === 'AssignmentExpression') return guardedStatement(file, node);
    // Without the property the library's own check is in place; `undefined` would take it away, too.
    if (node.parent.type === 'ObjectExpression') return unsafe({ range: node.range, text: `...(${inDevelopment(file)} && { ${file.sourceCode.getText(node)} })` });
  }
  return none('the switch takes no condition');
}

/** Whether a value decides here only: what a helper computes may be asked for other things, too. */
function isOwn(at: Node, value: Node): boolean {
  const around = functionAround(value);
  return isInside(value, at) || around === null || isInside(at, around);
}

function inDevelopment(file: SourceFile, operator = '==='): string {
  return `process.env.NODE_ENV ${operator} ${quoted(file, 'development')}`;
}

/** The value that switches off, made to depend on the environment, behind the key of a shorthand; `null` when it is no flag. */
function guardedValue(file: SourceFile, decider: Node, off: Off, key: string): Edit[] | null {
  const outer = wrapped(decider, { awaits: false });
  const constant = constantOf(file, decider);
  const flag = constant.known ? constant.value : off.find((value) => typeof value === 'boolean');
  if (typeof flag === 'boolean') {
    const condition = inDevelopment(file, flag ? '===' : '!==');
    if (constant.known || isTurnedRound(file, decider, flag)) return [{ range: outer.range, text: key + condition }, ...fallback(file, outer)];
    return [{ range: outer.range, text: `${key}${operand(file, outer, flag ? '&&' : '||')} ${condition}` }];
  }
  // `'0'` is the value of an environment variable; other texts are modes of an encrypted connection.
  if (typeof flag !== 'string' || /^\d*$/.test(flag)) return null;
  return [{ range: outer.range, text: `${key}${inDevelopment(file)} ? ${file.sourceCode.getText(outer)} : true` }];
}

/** An expression as the left operand of `||` or `&&`, with the operator. */
function operand(file: SourceFile, node: Node, operator: '&&' | '||'): string {
  const text = file.sourceCode.getText(node);
  if (node.type === 'LogicalExpression' && node.operator === operator) return `${text} ${operator}`;
  const isLoose = ['ConditionalExpression', 'LogicalExpression', 'AssignmentExpression', 'ArrowFunctionExpression', 'TSAsExpression', 'TSSatisfiesExpression'].includes(node.type);
  return `${isLoose ? `(${text})` : text} ${operator}`;
}

/** `setting || off`: somebody's explicit `false` still counts when the fallback is on, so the operator becomes `??`. */
function fallback(file: SourceFile, decider: Node): Edit[] {
  const { sourceCode } = file;
  const { parent } = decider;
  if (parent?.type !== 'LogicalExpression' || parent.operator !== '||' || parent.right !== decider) return [];
  const left = unwrap(parent.left);
  if (left.type !== 'Identifier' && left.type !== 'MemberExpression') return [];
  const operator = sourceCode.getTokenAfter(parent.left, ({ value }) => value === '||');
  const holder = parent.parent;
  const isMixed = holder.type === 'LogicalExpression' && sourceCode.getTokenBefore(parent)?.value !== '(';
  return operator && !isMixed ? [{ range: operator.range, text: '??' }] : [];
}

/** Puts the statement of an assignment under the condition. */
function guardedStatement(file: SourceFile, assignment: TSESTree.AssignmentExpression): FixPlan {
  const statement = assignment.parent;
  if (statement.type !== 'ExpressionStatement') return none('its value is used');
  const isInBlock = isStatementList(statement.parent);
  const indent = indentOf(file, statement);
  const inner = indent + indentStepOf(file);
  const newline = newlineOf(file);
  const text = `if (${inDevelopment(file)}) {${newline}${inner}${file.sourceCode.getText(statement)}${newline}${indent}}`;
  return unsafe({ range: statement.range, text: isInBlock ? text : `{ ${text} }` });
}

function isStatementList(node: Node): boolean {
  return ['BlockStatement', 'Program', 'SwitchCase', 'StaticBlock', 'TSModuleBlock'].includes(node.type);
}

/** Takes the switch out: verification is on, always. */
export function removeTlsSwitch(fact: TlsFact): FixPlan {
  const { file, node } = handleOf(fact);
  switch (node.type) {
    case 'Property':
      return removedProperty(file, node, fact);
    case 'AssignmentExpression':
      return removedStatement(file, node);
    case 'Literal':
    case 'TemplateLiteral':
      return removedParameter(file, node);
    default:
      return removedCall(file, node);
  }
}

function removedProperty(file: SourceFile, property: TSESTree.Property, { effect }: TlsFact): FixPlan {
  const constant = constantOf(file, property.value);
  // A mode of an encrypted connection: without it there would be no encryption at all.
  const isMode = effect !== 'ineffective' && constant.known && typeof constant.value === 'string' && !/^\d*$/.test(constant.value);
  if (isMode) return unsafe({ range: property.value.range, text: 'true' });
  return property.parent.type === 'ObjectExpression' ? unsafe(removeProperty(file, property)) : none('it stands in a pattern');
}

function removedStatement(file: SourceFile, assignment: TSESTree.AssignmentExpression): FixPlan {
  const statement = assignment.parent;
  return statement.type === 'ExpressionStatement' ? removedLine(file, statement) : none('its value is used');
}

/** A statement out of its list, with its line where it has one of its own. */
function removedLine(file: SourceFile, statement: TSESTree.ExpressionStatement): FixPlan {
  const { sourceCode } = file;
  const removed = emptiedIf(file, statement) ?? statement;
  if (!isStatementList(removed.parent)) return unsafe({ range: removed.range, text: '{}' });
  const [start, end] = [lineStart(file, removed.range[0]), lineEnd(file, removed.range[1])];
  const isAlone = sourceCode.text.slice(start, end).trim() === sourceCode.getText(removed);
  return unsafe({ range: isAlone ? [start, end] : removed.range, text: '' });
}

/** The `if` that would be left with nothing to do, when its condition does nothing either. */
function emptiedIf(file: SourceFile, statement: TSESTree.ExpressionStatement): TSESTree.IfStatement | null {
  const block = statement.parent;
  const branch = block.type === 'BlockStatement' && block.body.length === 1 ? block : statement;
  const { parent } = branch;
  if (parent?.type !== 'IfStatement' || parent.consequent !== branch || parent.alternate) return null;
  const { sourceCode } = file;
  return sourceCode.getCommentsInside(parent).length === 0 && !/[(=`]/.test(sourceCode.getText(parent.test).replace(/[!=]==?/g, '')) ? parent : null;
}

/** `.disableTLSCerts()` out of its chain. */
function removedCall(file: SourceFile, name: Node): FixPlan {
  const { sourceCode } = file;
  const member = name.parent;
  const call = member?.parent;
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.callee !== member) return none('it is no call of a chain');
  // A name on its own is no statement anybody wants to keep.
  if (member.object.type === 'Identifier' && call.parent.type === 'ExpressionStatement') return removedLine(file, call.parent);
  const before = sourceCode.getTokenBefore(sourceCode.getTokenBefore(name)!, { includeComments: true })!;
  return unsafe({ range: [before.range[1], call.range[1]], text: '' });
}

/** `tlsInsecure=true` out of an address. A mode (`sslmode=…`) is no flag: without it the connection would not be encrypted. */
function removedParameter(file: SourceFile, address: Node): FixPlan {
  const text = file.sourceCode.getText(address);
  const parameters = file.catalogue.entries.flatMap(({ tlsUrlParameters = [] }) => tlsUrlParameters).filter((parameter) => parameter.endsWith('=true'));
  for (const parameter of parameters) {
    const at = text.toLowerCase().indexOf(parameter.toLowerCase());
    if (at < 1 || !'?&;'.includes(text[at - 1] ?? '')) continue;
    const end = at + parameter.length;
    const hasNext = text[end] === '&';
    const range = [address.range[0] + (hasNext ? at : at - 1), address.range[0] + (hasNext ? end + 1 : end)] as const;
    return unsafe({ range, text: '' });
  }
  return none('the connection might not be encrypted at all without it');
}

/**
 * Trusts a certificate instead of any: `CA_CERTIFICATE` of the environment holds it as PEM text. Where that is not set,
 * the value is `undefined` and the certificates that come with the platform are trusted.
 */
export function caFromConfig(fact: TlsFact): FixPlan {
  const { node } = handleOf(fact);
  const option = trustOptionOf(fact);
  if (option === null || node.type !== 'Property' || node.parent.type !== 'ObjectExpression') return none('there is no place for a certificate beside it');
  const isThere = node.parent.properties.some((property) => property.type === 'Property' && keyOf(property) === option);
  if (isThere) return none(`\`${option}\` is set already`);
  return isFunction(node.value) ? none('it is no flag') : unsafe({ range: node.range, text: `${option}: process.env.CA_CERTIFICATE` });
}
