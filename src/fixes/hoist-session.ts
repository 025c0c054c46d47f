import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, SourceFile } from '../analysis/file.js';
import { functionOf, returnedExpressions } from '../analysis/functions/functions.js';
import { functionAround, isFunction, isInside, variableOf, wrapped } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { asksForPlatform } from '../analysis/texts.js';
import { valueOf } from '../analysis/values/values.js';
import type { Settings } from '../settings.js';
import { poolingEdits } from './add-keep-alive.js';
import { declareSession, type SharedPlace } from './declared-session.js';
import { withoutClosing } from './drop-close.js';
import { conditionsOf, statementOf } from './home.js';
import { importBinding } from './imports.js';
import { anchorAt, planOf } from './lines.js';
import { declareAfter, declareAtModuleTop } from './module-top.js';
import { moveOf, type Move } from './movable.js';
import { variableNamed } from './names.js';
import type { Edit, FixPlan } from './plan.js';
import { capital, sessionName } from './session-name.js';
import { movedText, placeOf, usingName, type Place } from './session-place.js';
import { equalSession, isEqualCreation, isThisModule } from './shared-session.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Where the session goes, and which other sessions of the file may go along. */
export interface Sharing { readonly kept: SharedPlace; readonly among: readonly SessionFact[] }

/**
 * Creates a session once for the module, in place of every time its function runs: moves the creation, takes the local
 * closing away and makes a pool of what pools nothing. A session of the module that is equal is used instead; what
 * is created equally elsewhere in the file goes along.
 */
export function hoistSession(fact: SessionFact, settings: Settings, { kept: wanted, among }: Sharing): FixPlan {
  const own = leavingOf(fact);
  if (typeof own === 'string') return none(own);
  const { file, node, place } = own;
  const others = among.filter((other) => other !== fact).map(leavingOf).filter((other) => typeof other !== 'string');
  const { sharedSession } = settings;
  if (sharedSession && !isThisModule(file, sharedSession.module)) {
    const request = { from: sharedSession.module, name: sharedSession.export };
    const { local, edits } = importBinding(file, request, node);
    const alike = edits.length === 0 ? [] : others.filter((other) => importBinding(file, request, other.node).local === local);
    return replaced('unsafe', edits, own, alike, { use: local, kept: 'module' });
  }

  const made = madeAtTop(own);
  if (typeof made === 'string') return none(made);
  // Under a condition it may fail elsewhere, or not even exist: there it is made when it is first needed.
  const kept = isRisky(made) ? 'lazy' : wanted;
  const { text, tier, move } = made;
  const equal = equalSession(file, node, text, place.variable);
  if (equal !== null) return replaced(tier, [], made, [], { use: equal, kept: 'module' });
  const alike = others.map(madeAtTop).filter((other): other is AtTop => typeof other !== 'string' && isRisky(other) === isRisky(made) && other.tier === tier && other.text === text && isEqualCreation(file, other.node, node));
  const all = [made, ...alike].toSorted((a, b) => a.node.range[0] - b.node.range[0]);
  const first = all[0] ?? made;
  const { text: declaration, use } = declareSession(file, all.map((one) => one.place), nameFor(first, kept), text, kept);
  const needed = [...move.needs].map(statementOf).filter((statement) => statement !== null);
  const declared = kept === 'lazy' ? declareAtModuleTop(file, declaration) : declareAfter(file, needed, declaration);
  // Others that are declared elsewhere may have chosen the same name.
  const anchor = anchorAt(Math.min(declared.range[0], declareAtModuleTop(file, '').range[0]));
  return replaced(tier, [anchor, declared], made, all.filter((one) => one !== made), { use, kept });
}

/** A plan that puts what stands for the session in its place, and in that of others; for one alone where these are in its way. */
function replaced(tier: 'safe' | 'unsafe', declared: readonly Edit[], own: Leaving, others: readonly Leaving[], { use, kept }: { readonly use: string; readonly kept: SharedPlace }): FixPlan {
  const { file } = own;
  const plans = [[own, ...others], [own]].map((all): FixPlan => {
    const closing = withoutClosing(file, all.flatMap(({ place }) => place.closes));
    if (typeof closing === 'string') return none(closing);
    // A name wherever it was named, or a call where it was made.
    const uses = all.flatMap(({ place }) => (kept === 'lazy' ? [{ range: place.creation.range, text: use }] : usingName(file, place, use, closing)));
    return planOf(tier, [...declared, ...closing, ...all.flatMap(({ move }) => move?.outside ?? []), ...uses]);
  });
  return plans.find((plan) => plan.tier !== 'none') ?? plans[1]!;
}

/** A session that can be taken from where it is. */
interface Leaving { readonly fact: SessionFact; readonly file: SourceFile; readonly node: CallNode; readonly place: Place; readonly move?: Move }

const leavings = new WeakMap<SessionFact, Leaving | string>();

/** What goes with a session that leaves its function; why it cannot leave, as a phrase. */
function leavingOf(fact: SessionFact): Leaving | string {
  let leaving = leavings.get(fact);
  if (leaving === undefined) leavings.set(fact, (leaving = computeLeaving(fact)));
  return leaving;
}

function computeLeaving(fact: SessionFact): Leaving | string {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  const because = refusalOf(fact) ?? dependenceOf(fact);
  if (because !== null) return because;
  const place = placeOf(file, node);
  if (typeof place === 'string') return place;
  if (place.unshareable !== null) return place.unshareable;
  const closing = withoutClosing(file, place.closes);
  return typeof closing === 'string' ? closing : { fact, file, node, place };
}

/** Why a session must stay with the call it is made in, whatever its options are, as a phrase. */
export function refusalOf(fact: SessionFact): string | null {
  const { escape, installed, runtime, shareable } = fact;
  if (runtime === 'workers') return 'sockets must not outlive a request on this platform';
  if (runtime === 'browser') return 'the file runs in a browser';
  if (escape !== null && !(installed && fact.inline)) return 'it leaves the function';
  if (fact.keepsCookies) return 'it keeps cookies, which belong to one caller';
  if (!shareable) return 'it is a connection for one purpose';
  if (fact.keepsProcessAlive && fact.noun === 'connection') return 'a connection that has ended must be opened again';
  if (fact.atModuleLevel && fact.runs.when === 'start-up') return 'it is created once already';
  return null;
}

/** Why its options keep it from being the same for all calls, as a phrase. */
export function dependenceOf({ dependsOnCall: { answer, because } }: SessionFact): string | null {
  if (answer === 'no') return null;
  return because === '' ? 'its options may depend on the call' : `its options depend on ${because}`;
}

/** A creation as it reads at the top of the module. */
interface AtTop extends Leaving { readonly text: string; readonly tier: 'safe' | 'unsafe'; readonly move: Move }

function madeAtTop(leaving: Leaving): AtTop | string {
  const { fact, file, node, place } = leaving;
  const move = fact.factory === null ? moveOf(file, node) : factoryMove(file, node);
  if (typeof move === 'string') return move;
  const inside = poolingEdits(file, fact, node);
  if (typeof inside === 'string') return inside;
  const needed = [...move.needs].map(statementOf).filter((statement) => statement !== null);
  if (needed.some((statement) => isInside(node, statement) || (functionAround(node) === null && statement.range[0] > node.range[0]))) return 'its options are set too late';
  // A pool keeps its sockets open, and says so in every request.
  const tier = move.tier === 'safe' && inside.length === 0 && !fact.keepsProcessAlive && fact.noun !== 'connection' ? 'safe' : 'unsafe';
  return { ...leaving, text: movedText(file, place, [...move.inside, ...inside], ''), tier, move };
}

/** Whether a creation may fail where its condition does not hold. */
function isRisky({ file, node, move }: AtTop): boolean {
  const conditions = conditionsOf(node);
  return conditions.length > 0 && (!move.isFixed || conditions.some((condition) => asksForPlatform(file.sourceCode.getText(condition))));
}

/** The name it had; one like it where a variable that stays has that name. */
function nameFor({ fact, file, node, place }: Leaving, kept: SharedPlace): string {
  const name = sessionName(fact, valueOf(file, node)?.origin ?? node);
  const stays = kept !== 'lazy' && place.declaration === null && !fact.inline && fact.name !== null && variableNamed(file, name, node) !== null;
  return stays ? `shared${capital(name)}` : name;
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
