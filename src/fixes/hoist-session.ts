import type { TSESTree } from '@typescript-eslint/utils';
import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { functionOf, isCallee, returnedExpressions } from '../analysis/functions.js';
import { closeMethodOf } from '../analysis/lifetimes.js';
import { functionAround, isFunction, isInside, keyOf, variableOf, wrapped, writesOf, type Variable } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { modelOf, valueOf } from '../analysis/values.js';
import type { Settings } from '../settings.js';
import { withoutClosing } from './drop-close.js';
import { importBinding } from './imports.js';
import { indentOf, newlineOf, semicolonsOf } from './layout.js';
import { isWithin, planOf, shifted, withEdits, withoutStatement } from './lines.js';
import { declareAfter } from './module-top.js';
import { isConditional, moveOf, statementOf, type Move } from './movable.js';
import { freeName } from './names.js';
import { addOption } from './options.js';
import type { Edit, FixPlan } from './plan.js';
import { equalSession, sharedSpecifier } from './shared-session.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** What stands in the function for the session: a constant of its own, or the creation itself. */
interface Place {
  readonly node: CallNode;
  /** The creation with the casts around it. */
  readonly creation: Node;
  /** The declaration that goes, when it declares nothing else. */
  readonly declaration: TSESTree.VariableDeclaration | null;
  readonly variable: Variable | null;
  readonly closes: readonly TSESTree.CallExpression[];
}

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
  const inside = pooling(file, fact, node);
  if (typeof inside === 'string') return none(inside);
  const text = textAtTop(file, place, [...move.inside, ...inside]);
  const tier = move.tier === 'safe' && !fact.keepsProcessAlive && fact.noun !== 'connection' ? 'safe' : 'unsafe';
  const equal = equalSession(file, node, text, place.variable);
  if (equal !== null) return planOf(tier, [...closing, ...move.outside, ...usingName(file, place, equal, closing)]);

  const needed = [...move.needs].map(statementOf).filter((statement) => statement !== null);
  if (needed.some((statement) => isInside(node, statement) || (functionAround(node) === null && statement.range[0] > node.range[0]))) return none('its options are set too late');
  const name = freeName(file, nameFor(fact, node), referencesOf(place), place.declaration && place.variable);
  const annotation = annotationOf(file, place);
  const declared = declareAfter(file, needed, `const ${name}${annotation} = ${text}${semicolonsOf(file)}`);
  return planOf(tier, [declared, ...closing, ...move.outside, ...usingName(file, place, name, closing)]);
}

function refusal(fact: SessionFact, node: CallNode): string | null {
  const { dependsOnCall, escape, runtime, shareable } = fact;
  if (runtime === 'workers') return 'sockets must not outlive a request on this platform';
  if (runtime === 'browser') return 'the file runs in a browser';
  if (dependsOnCall.answer !== 'no') return dependsOnCall.because === '' ? 'its options may depend on the call' : `its options depend on ${dependsOnCall.because}`;
  if (escape !== null) return 'it leaves the function';
  if (!shareable) return 'it is a connection for one purpose';
  if (fact.keepsProcessAlive && fact.noun === 'connection') return 'a connection that has ended must be opened again';
  if (fact.atModuleLevel && fact.runs.when === 'start-up') return 'it is created once already';
  return node.parent.type === 'AwaitExpression' ? 'creating it takes an `await`' : null;
}

/** Where the session is held and closed; why it cannot be taken from there, as a phrase. */
function placeOf(file: SourceFile, node: CallNode): Place | string {
  const creation = wrapped(node, { awaits: false });
  const { parent } = creation;
  const isHeld = parent?.type === 'VariableDeclarator' && parent.init === creation && parent.id.type === 'Identifier';
  const assigned = parent?.type === 'AssignmentExpression' && parent.right === creation ? parent.left : null;
  if (assigned) return `\`${file.sourceCode.getText(assigned)}\` is assigned apart from its declaration`;
  const variable = isHeld ? variableOf(file, parent.id) : null;
  if (isHeld && (!variable || writesOf(variable)?.length !== 1)) return `\`${file.sourceCode.getText(parent.id)}\` changes`;
  const declaration = isHeld ? parent.parent : null;
  if (declaration && declaration.kind.endsWith('using')) return `it is declared with \`${declaration.kind}\``;
  if (declaration && (declaration.declarations.length !== 1 || declaration.parent.type.startsWith('For'))) return 'it is declared together with something else';
  const origin = valueOf(file, node)?.origin ?? node;
  const frame = functionAround(node) ?? file.sourceCode.ast;
  const calls = file.nodes.calls.filter((call): call is TSESTree.CallExpression => {
    if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !isInside(call, frame)) return false;
    const { object } = call.callee;
    return variable && object.type === 'Identifier' ? variableOf(file, object) === variable : valueOf(file, object)?.origin === origin && modelOf(file, call.callee, 'requests') === null;
  });
  const closes = calls.filter(({ callee }) => closeMethodOf(file, node, keyOf(callee)) !== null);
  const special = calls.find((call) => !closes.includes(call) && /^(?:on|once|off|addListener|prependListener|connect|open|setMaxListeners|unref|ref|compose)$/.test(keyOf(call.callee) ?? ''));
  if (special) return `\`${keyOf(special.callee) ?? ''}\` is called on it each time`;
  const changed = variable?.references.some(({ identifier }) => {
    const member = (identifier as Node).parent;
    return member?.type === 'MemberExpression' && member.object === identifier && ((member.parent.type === 'AssignmentExpression' && member.parent.left === member) || (!isCallee(member) && closeMethodOf(file, node, keyOf(member)) !== null));
  });
  return changed ? 'it is changed after its creation' : { node, creation, declaration, variable, closes };
}

/** The option that makes a pool of it, for one that pools nothing; why it cannot be added, as a phrase. */
function pooling(file: SourceFile, { pools, poolsWith, factory }: SessionFact, node: CallNode): Edit[] | string {
  if (pools !== 'no' || poolsWith === null) return [];
  if (factory !== null) return 'what the function returns pools nothing';
  const model = modelOf(file, node.callee, 'sessions')?.model;
  const edit = model && model.options !== null ? addOption(file, node, { index: model.options, also: model.optionsAlsoAt ?? [] }, poolsWith) : null;
  return edit ? [edit] : `\`${poolsWith}\` cannot be added`;
}

/** A call of a function of the module that does nothing but create the session. */
function factoryMove(file: SourceFile, call: CallNode): Move | string {
  const made = functionOf(file, call.callee);
  const origin = valueOf(file, call)?.origin;
  const [result, second] = made ? returnedExpressions(file, made) : [];
  const isPlain = made && origin && result && !second && wrapped(origin) === wrapped(result) && (made.body.type !== 'BlockStatement' || made.body.body.length === 1);
  const holder = call.callee.type === 'Identifier' ? variableOf(file, call.callee) : null;
  if (!isPlain || !holder || call.arguments.length > 0 || functionAround(made) !== null || isFunction(holder.scope.block as Node)) return `\`${file.sourceCode.getText(call.callee)}\` does more than create it`;
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
  if (!declaration || !variable) {
    const { parent } = creation;
    const isNamed = parent?.type === 'Property' && parent.value === creation && !parent.computed && keyOf(parent) === name;
    return [isNamed ? { range: parent.range, text: name } : { range: creation.range, text: name }];
  }
  const renamed = variable.references.flatMap(({ identifier }): Edit[] => {
    const { range, parent } = identifier as Node;
    if (identifier.name === name || isInside(identifier as Node, declaration) || closing.some((edit) => isWithin(range, edit.range))) return [];
    return [parent?.type === 'Property' && parent.shorthand ? { range: parent.range, text: `${String(identifier.name)}: ${name}` } : { range, text: name }];
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
