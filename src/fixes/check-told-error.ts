import { questionsOf, type ErrorCheck } from '../analysis/deadlines/error-checks.js';
import { errorHandlers } from '../analysis/deadlines/error-handlers.js';
import type { TimeoutCheckFact, ToldError } from '../analysis/facts.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { handleOf } from '../analysis/sites.js';
import { importBinding } from './imports.js';
import { quoted } from './layout.js';
import type { Edit, FixPlan } from './plan.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Asks an error for what its client really gives when a deadline passes. */
export function checkToldError(fact: TimeoutCheckFact): FixPlan {
  const [first, second] = fact.ends;
  const { file, node } = handleOf(fact);
  const check = errorHandlers(file).flatMap((handler) => questionsOf(file, handler).checks).find((one) => one.node === node && String(one.value) === fact.checked);
  if (!first || !check) return none('');
  if (second) return none('several errors may come');
  const { error } = first;
  if (error.by === 'message' || error.value === 'Error') return none('nothing but its text tells the error from others');
  if (check.literal && check.asked === error.by) return unsafe([{ range: check.literal.range, text: sameQuotes(file, check.literal, error.value) }]);
  const tested = testedError(file, check);
  if (tested === null) return none(`this form of the check knows no \`${error.by}\``);
  const { text, edits } = testFor(file, node, tested, error, fact);
  return unsafe([...edits, { range: node.range, text: isNegated(node) ? text.replace(' === ', ' !== ').replace(/^(.* instanceof .*)$/, '!($1)') : text }]);
}

function unsafe(edits: readonly Edit[]): FixPlan {
  return { tier: 'unsafe', edits };
}

/** The error itself, as it is written in the check, with what a member of it is joined by; `null` where only a part of it has a name. */
function testedError(file: SourceFile, { node, member, asked, literal }: ErrorCheck): string | null {
  if (!member || (node.type !== 'BinaryExpression' && literal !== null)) return null;
  // `error instanceof X`, `isX(error)`
  if (literal === null) return file.sourceCode.getText(member);
  const access = member.type === 'ChainExpression' ? member.expression : member;
  return access.type === 'MemberExpression' && asked !== 'cause' ? `${file.sourceCode.getText(access.object)}${access.optional ? '?' : ''}` : null;
}

function testFor(file: SourceFile, at: Node, tested: string, { by, value }: ToldError, { client }: TimeoutCheckFact): { readonly text: string; readonly edits: readonly Edit[] } {
  const part = by === 'cause' ? 'cause?.name' : by;
  if (by !== 'class') return { text: `${tested}.${part} === ${quoted(file, value)}`, edits: [] };
  const [name = value] = value.split('.');
  const { local, edits } = importBinding(file, { from: moduleOf(file, client.id), name }, at);
  return { text: `${tested.replace(/\?$/, '')} instanceof ${value.replace(name, local)}`, edits };
}

/** The module a client is imported from, as the catalogue names it first. */
function moduleOf(file: SourceFile, id: string): string {
  return file.catalogue.entries.find((entry) => entry.id === id)?.modules?.[0] ?? id;
}

function isNegated(node: Node): boolean {
  return node.type === 'BinaryExpression' && node.operator.startsWith('!');
}

/** A text in the quotes of the literal it replaces. */
function sameQuotes(file: SourceFile, literal: Node, text: string): string {
  const quote = file.sourceCode.getText(literal).charAt(0);
  return /['"`]/.test(quote) ? `${quote}${text}${quote}` : quoted(file, text);
}
