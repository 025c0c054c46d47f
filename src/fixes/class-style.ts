import type { TSESTree } from '@typescript-eslint/utils';
import { parentOf } from '../analysis/functions/classes.js';
import type { ClassNode, SourceFile } from '../analysis/file.js';
import { keyOf } from '../analysis/scope.js';
import { endedBefore, indentOf, indentStepOf, lineEnd, newlineOf, semicolonsOf } from './layout.js';
import type { Edit } from './plan.js';

/** A new field of a class, as its other members are written: `#agent`, `private readonly agent`, `_agent`, `agent`. */
export interface NewField {
  /** With the `#` or `_` in front. */
  readonly name: string;
  /** Keywords in front of the declaration, with the space after them. */
  readonly keywords: string;
  /** Whether the class names its fields in its body. */
  readonly isDeclared: boolean;
}

/** The manner in which a class would hold one more thing for itself, under a name that is free. */
export function newFieldOf(file: SourceFile, owner: ClassNode, wanted: string): NewField {
  const taken = namesIn(file, owner);
  const isHard = [...taken].some((name) => name.startsWith('#')) || (owner.superClass !== null && parentOf(file, owner) === null);
  const isTyped = /\.[cm]?tsx?$/.test(file.filename);
  const mark = isHard ? '#' : !isTyped && [...taken].some((name) => /^_[a-z]/i.test(name)) ? '_' : '';
  let name = mark + wanted;
  for (let attempt = 2; taken.has(name) || taken.has(name.replace(/^[#_]/, '')); attempt++) name = `${mark}${wanted}${attempt}`;
  const fields = owner.body.body.filter(({ type }) => type === 'PropertyDefinition');
  return { name, keywords: isTyped ? `${isHard ? '' : 'private '}readonly ` : '', isDeclared: isTyped || isHard || fields.length > 0 };
}

/** Names of members, and of what is read from or set on `this`. */
function namesIn(file: SourceFile, owner: ClassNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const member of owner.body.body) names.add(keyOf(member) ?? '');
  for (const member of file.nodes.members) {
    const isOwn = member.object.type === 'ThisExpression' && member.range[0] > owner.range[0] && member.range[1] < owner.range[1];
    if (isOwn) names.add(keyOf(member) ?? '');
  }
  const maker = owner.body.body.find((member) => member.type === 'MethodDefinition' && member.kind === 'constructor');
  for (const parameter of maker?.type === 'MethodDefinition' ? maker.value.params : []) {
    if (parameter.type === 'TSParameterProperty') names.add(file.sourceCode.getText(parameter.parameter).split(/\W/)[0] ?? '');
  }
  return names;
}

/** Puts a field into a class body: after another one, else after the last there is, else first. `text` without a semicolon. */
export function insertField(file: SourceFile, owner: ClassNode, text: string, after: TSESTree.PropertyDefinition | null): Edit {
  const newline = newlineOf(file);
  const [first] = owner.body.body;
  const last = after ?? owner.body.body.findLast((member) => member.type === 'PropertyDefinition' && !member.static);
  const place = last ?? file.sourceCode.getFirstToken(owner.body)!;
  const next = file.sourceCode.getTokenAfter(place);
  const line = text + semicolonsOf(file);
  // A method that is computed, or a generator, would continue it.
  const ended = next?.value === '*' && !line.endsWith(';') ? `${line};` : endedBefore(line, next);
  if (next?.loc.start.line === place.loc.end.line) return { range: [place.range[1], place.range[1]], text: ` ${text};` };
  const at = behindComment(file, place);
  if (last) return { range: [at, at], text: newline + indentOf(file, last) + ended };
  return { range: [at, at], text: newline + (first ? indentOf(file, first) : indentOf(file, owner) + indentStepOf(file)) + ended + newline };
}

/** After a part of the class and the comment on its line. */
function behindComment(file: SourceFile, member: { readonly range: readonly [number, number] }): number {
  const rest = file.sourceCode.text.slice(member.range[1], lineEnd(file, member.range[1]));
  return member.range[1] + (/^[\t ]*(?:\/\/[^\r\n]*|\/\*.*\*\/)(?=[\t ]*\r?\n?$)/.exec(rest)?.[0].length ?? 0);
}
