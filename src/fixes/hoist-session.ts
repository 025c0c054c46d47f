import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { functionOf, returnedExpressions } from '../analysis/functions.js';
import { functionAround, isFunction, isInside, keyOf, variableOf, wrapped } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { valueOf } from '../analysis/values.js';
import type { Settings } from '../settings.js';
import { poolingEdits } from './add-keep-alive.js';
import { withoutClosing } from './drop-close.js';
import { importBinding } from './imports.js';
import { indentOf, newlineOf, semicolonsOf } from './layout.js';
import { isWithin, planOf, shifted, withEdits, withoutStatement } from './lines.js';
import { declareAfter } from './module-top.js';
import { isConditional, moveOf, statementOf, type Move } from './movable.js';
import { freeName } from './names.js';
import type { Edit, FixPlan } from './plan.js';
import { placeOf, type Place } from './session-place.js';
import { equalSession, sharedSpecifier } from './shared-session.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/**
 * Creates a session once, where the module loads, in place of every time its function runs: moves the creation, takes the
 * local closing away and makes a pool of what pools nothing. A session of the module that is equal is used instead.
 */
export function hoistSession(fact: SessionFact, settings: Settings): FixPlan {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  const because = refusal(fact, node);
  if (because !== null) return none(because);
  const place = placeOf(file, node);
  if (typeof place === 'string') return none(place);
  if (place.unshareable !== null) return none(place.unshareable);
  const closing = withoutClosing(file, place.closes);
  if (typeof closing === 'string') return none(closing);

  const shared = settings.sharedSession && sharedSpecifier(file, settings.sharedSession.module);
  if (settings.sharedSession && shared !== null) {
    const { local, edits } = importBinding(file, { from: shared, name: settings.sharedSession.export }, node);
    return planOf('unsafe', [...edits, ...closing, ...usingName(file, place, local, closing)]);
  }
  const move = fact.factory === null ? moveOf(file, node) : factoryMove(file, node);
  if (typeof move === 'string') return none(move);
  if (!move.isFixed && isConditional(node)) return none('it is created under a condition, which may keep it from failing');
  const inside = poolingEdits(file, fact, node);
  if (typeof inside === 'string') return none(inside);
  const text = textAtTop(file, place, [...move.inside, ...inside]);
  // A pool keeps its sockets open, and says so in every request.
  const tier = move.tier === 'safe' && inside.length === 0 && !fact.keepsProcessAlive && fact.noun !== 'connection' ? 'safe' : 'unsafe';
  const equal = equalSession(file, node, text, place.variable);
  if (equal !== null) return planOf(tier, [...closing, ...move.outside, ...usingName(file, place, equal, closing)]);

  const needed = [...move.needs].map(statementOf).filter((statement) => statement !== null);
  if (needed.some((statement) => isInside(node, statement) || (functionAround(node) === null && statement.range[0] > node.range[0]))) return none('its options are set too late');
  const name = freeName(file, nameFor(fact, valueOf(file, node)?.origin ?? node), referencesOf(place), place.declaration && place.variable);
  const annotation = annotationOf(file, place);
  const declared = declareAfter(file, needed, `const ${name}${annotation} = ${text}${semicolonsOf(file)}`);
  return planOf(tier, [declared, ...closing, ...move.outside, ...usingName(file, place, name, closing)]);
}

function refusal(fact: SessionFact, node: CallNode): string | null {
  const { dependsOnCall, escape, installed, runtime, shareable } = fact;
  if (runtime === 'workers') return 'sockets must not outlive a request on this platform';
  if (runtime === 'browser') return 'the file runs in a browser';
  if (dependsOnCall.answer !== 'no') return dependsOnCall.because === '' ? 'its options may depend on the call' : `its options depend on ${dependsOnCall.because}`;
  if (escape !== null && !(installed && fact.inline)) return 'it leaves the function';
  if (!shareable) return 'it is a connection for one purpose';
  if (fact.keepsProcessAlive && fact.noun === 'connection') return 'a connection that has ended must be opened again';
  if (fact.atModuleLevel && fact.runs.when === 'start-up') return 'it is created once already';
  return node.parent.type === 'AwaitExpression' ? 'creating it takes an `await`' : null;
}

/** A call of a function of the module that does nothing but create the session. */
function factoryMove(file: SourceFile, call: CallNode): Move | string {
  const made = functionOf(file, call.callee);
  const origin = valueOf(file, call)?.origin;
  const [result, second] = made ? returnedExpressions(file, made) : [];
  const isPlain = made && origin && result && !second && wrapped(origin) === wrapped(result) && (made.body.type !== 'BlockStatement' || made.body.body.length === 1);
  const holder = call.callee.type === 'Identifier' ? variableOf(file, call.callee) : null;
  if (!isPlain || !holder || call.arguments.length > 0 || functionAround(made) !== null || isFunction(holder.scope.block)) return `\`${file.sourceCode.getText(call.callee)}\` does more than create it`;
  const move = moveOf(file, origin);
  if (typeof move === 'string') return move;
  return { ...move, needs: holder.defs[0]?.type === 'Variable' ? new Set([...move.needs, holder]) : move.needs };
}

/** The creation as it reads at the top of the module. */
function textAtTop(file: SourceFile, { creation }: Place, inside: readonly Edit[]): string {
  const indent = indentOf(file, creation);
  const newline = newlineOf(file);
  const own = inside.map(({ range, text }) => ({ range, text: text.replaceAll(newline + indent, newline) }));
  const lines = shifted(file, creation.range, indent, '').filter(({ range }) => !own.some((edit) => isWithin(range, edit.range)));
  return withEdits(file, creation.range, [...own, ...lines]);
}

function annotationOf(file: SourceFile, { declaration }: Place): string {
  const annotation = declaration?.declarations[0].id.typeAnnotation;
  return annotation ? file.sourceCode.getText(annotation) : '';
}

function referencesOf({ node, variable }: Place): readonly Node[] {
  return variable ? variable.references.map(({ identifier }) => identifier as Node) : [node];
}

/** Puts the name where the session was: in place of the creation, or of the constant that held it. */
function usingName(file: SourceFile, { creation, declaration, variable }: Place, name: string, closing: readonly Edit[]): Edit[] {
  const isNamed = ({ parent }: Node, value: Node): boolean => parent?.type === 'Property' && parent.value === value && !parent.computed && keyOf(parent) === name;
  if (!declaration || !variable) return [{ range: isNamed(creation, creation) ? creation.parent!.range : creation.range, text: name }];
  const renamed = variable.references.flatMap(({ identifier }): Edit[] => {
    const { range, parent } = identifier as Node;
    if (identifier.name === name || isInside(identifier, declaration) || closing.some((edit) => isWithin(range, edit.range))) return [];
    if (parent && isNamed(identifier, identifier)) return [{ range: parent.range, text: name }];
    return [parent?.type === 'Property' && parent.shorthand ? { range: parent.range, text: `${identifier.name}: ${name}` } : { range, text: name }];
  });
  return [withoutStatement(file, declaration), ...renamed];
}

/** The name it had; else one from its class: `httpsAgent` for `new https.Agent()`. */
function nameFor({ name, inline }: SessionFact, { callee }: CallNode): string {
  if (name !== null && !inline) return name.replace(/^[#_]+/, '');
  const parts = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? [callee.object.name, keyOf(callee) ?? ''] : [callee.type === 'Identifier' ? callee.name : keyOf(callee)];
  const words = parts.map((part) => part ?? '').join(' ').replace(/[^\w$ ]/g, '').split(' ').filter((word) => word !== '');
  const [first = 'session', ...others] = words;
  return lowered(first) + others.map((word) => (word[0] ?? '').toUpperCase() + word.slice(1)).join('');
}

/** `S3Client` → `s3Client`, `HTTPAgent` → `httpAgent`. */
function lowered(word: string): string {
  return word.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]\d?/, (start) => start.toLowerCase());
}
