import type { DeadlineErrors, ErrorModel } from '../../catalog/index.js';
import { optionsArgument } from '../options/arguments.js';
import { constantOf } from '../values/constants.js';
import type { EndedBy } from '../facts.js';
import type { Node, SourceFile } from '../file.js';
import { majorOf } from '../values/manifest.js';
import { readOption, type OptionAnswer } from '../options/options.js';
import { callOption, sessionsOf, type RequestCall } from '../requests/requests.js';
import { callsOnResult } from '../values/results.js';
import { globalPath } from '../values/globals.js';
import { keyOf, unwrap } from '../scope.js';
import { signalOf, type Abort } from './aborts.js';
import { modelOf, type Value } from '../values/values.js';

/** A deadline that a request has, and the errors it may end it with. */
export interface Ending {
  readonly from: EndedBy;
  readonly errors: readonly ErrorModel[];
}

/** How deadlines and aborts end a request. */
export interface Endings {
  /** Deadlines it has for sure. */
  readonly sure: readonly Ending[];
  /** What else may end it: aborts, and deadlines that may be set elsewhere. */
  readonly possible: readonly ErrorModel[];
  /** A deadline may be set where this file does not show it. */
  readonly elsewhere: boolean;
  /** Something may end it with an error of any kind. */
  readonly open: boolean;
}

/** By which errors does a request learn that its deadline has passed? `null`: that is not known of this client. */
export function endingsOf(file: SourceFile, call: RequestCall): Endings | null {
  const { errors } = call.found.model;
  if (!errors || call.value.others) return null;
  const { signal = 'signal', timeoutSignal, abortSignal, reason, options = {}, methods = {} } = errors;
  const inVersion = (models: readonly ErrorModel[] = []): readonly ErrorModel[] => models.filter((model) => isIn(file, call, model));
  const sure: Ending[] = [];
  const possible = [timeoutSignal, abortSignal, ...Object.values(options)].flatMap((models = []) => models.filter(({ anytime }) => anytime));
  let open = false;
  let elsewhere = false;
  const signalledElsewhere = (): void => {
    possible.push(...inVersion(timeoutSignal), ...inVersion(abortSignal));
    open ||= reason === 'thrown';
    elsewhere = true;
  };

  for (const answer of answersFor(file, call, signal)) {
    if (answer.answer === 'unknown') signalledElsewhere();
    for (const { value } of answer.answer === 'yes' ? answer.values : []) {
      const fired = signalOf(file, value);
      if (fired.timeout) sure.push({ from: { what: 'timeout signal' }, errors: inVersion(timeoutSignal) });
      for (const abort of fired.aborts) {
        const given = reason === 'thrown' && abort.reason ? reasonGiven(file, abort) : inVersion(abortSignal);
        if (!given) open = true;
        else if (abort.timed) sure.push({ from: { what: abort.reason ? 'reason' : 'controller' }, errors: given });
        else possible.push(...given);
      }
      if (fired.open) signalledElsewhere();
    }
  }
  for (const [path, models] of Object.entries(options)) {
    const state = optionState(file, call, path);
    if (state === 'set') sure.push({ from: { what: 'option', name: path }, errors: inVersion(models) });
    if (state !== 'unknown') continue;
    possible.push(...inVersion(models));
    elsewhere = true;
  }
  sure.push(...ownDeadline(file, call, options, sure).map((ending) => ({ ...ending, errors: inVersion(ending.errors) })));
  const called = Object.keys(methods).length > 0 ? callsOnResult(file, call.node).calls.map(({ callee }) => keyOf(callee)) : [];
  for (const [name, models] of Object.entries(methods)) if (called.includes(name)) sure.push({ from: { what: 'option', name }, errors: inVersion(models) });
  // A version whose errors nobody has looked at.
  return sure.some((ending) => ending.errors.length === 0) ? null : { sure, possible, elsewhere, open };
}

/** A client that gives up by itself does so unless it is told not to. */
function ownDeadline(file: SourceFile, call: RequestCall, options: NonNullable<DeadlineErrors['options']>, sure: readonly Ending[]): readonly Ending[] {
  const [[path, errors] = []] = Object.entries(options);
  if (!call.found.model.boundedByDefault || path === undefined || !errors || sure.some(({ from }) => from.what === 'option' && from.name === path)) return [];
  return optionState(file, call, path) === 'none' ? [{ from: { what: 'option', name: path }, errors }] : [];
}

function isIn(file: SourceFile, call: RequestCall, { since = 0, until = Infinity }: ErrorModel): boolean {
  const [major] = (call.found.entry.modules ?? []).map((name) => majorOf(file, name)).filter((known) => known !== null);
  return major === undefined || (major >= since && major <= until);
}

/** Whether an option sets a deadline, in the call or wherever the request takes its options from. `off`: it says that there is none. */
function optionState(file: SourceFile, call: RequestCall, group: string): 'set' | 'off' | 'unknown' | 'none' {
  const states = group.split('+').map((path) => {
    const answers = answersFor(file, call, path);
    const given = answers.flatMap((answer) => (answer.answer === 'yes' ? answer.values : []));
    if (given.length > 0) return given.some(({ value }) => !isOff(file, value)) ? 'set' : 'off';
    return answers.some(({ answer }) => answer === 'unknown') || mayBeDefault(call) ? 'unknown' : 'none';
  });
  return (['none', 'off', 'unknown'] as const).find((state) => states.includes(state)) ?? 'set';
}

function isOff(file: SourceFile, node: Node): boolean {
  const constant = constantOf(file, node);
  return constant.known && [0, false, Infinity, null].includes(constant.value as number);
}

/** Defaults of the library itself may be set in any file. */
function mayBeDefault({ value: { type, origin, module } }: RequestCall): boolean {
  return type !== null && origin === null && module.entries.some(({ defaults }) => Object.values(defaults ?? {}).includes(type));
}

/** What is said of an option, by the call and by everything it takes options from; who comes first, has the last word. */
function answersFor(file: SourceFile, call: RequestCall, path: string): readonly OptionAnswer[] {
  const members = path.split('.');
  const own = callOption(file, call, path);
  if (own.answer === 'yes' && !own.conditional) return [own];
  const sessions = sessionsOf(file, call).map((session) => {
    const model = modelOf(file, session.callee, 'sessions')?.model;
    return model ? readOption(file, optionsArgument(file, session, model), members) : ({ answer: 'no' } as const);
  });
  return [own, ...instanceAnswers(file, call.value, members), ...sessions];
}

function instanceAnswers(file: SourceFile, value: Value, members: readonly string[], depth = 0): readonly OptionAnswer[] {
  if (value.injected ?? value.typed) return [{ answer: 'unknown' }];
  const { origin } = value;
  if (!origin || depth > 5) return [];
  const instance = modelOf(file, origin.callee, 'instances');
  const made = instance ?? modelOf(file, origin.callee, 'sessions');
  if (!made) return [{ answer: 'unknown' }];
  return [readOption(file, optionsArgument(file, origin, made.model), members), ...(instance ? instanceAnswers(file, made.value, members, depth + 1) : [])];
}

const errorClasses = /^(?:Error|AggregateError|EvalError|RangeError|ReferenceError|SyntaxError|TypeError|URIError)$/;

/** The error that `abort(reason)` gives, where the reason is what arrives; `null` if it does not show. */
function reasonGiven(file: SourceFile, { reason }: Abort): readonly ErrorModel[] | null {
  const inner = reason && unwrap(reason);
  if (!inner) return null;
  const constant = constantOf(file, inner);
  if (inner.type === 'TemplateLiteral' || (constant.known && typeof constant.value === 'string')) return [{ name: 'string', toldBy: 'message', message: file.sourceCode.getText(inner) }];
  if (inner.type !== 'NewExpression' && inner.type !== 'CallExpression') return null;
  const made = globalPath(file, inner.callee) ?? '';
  if (made === 'DOMException' && inner.arguments[1]) {
    const name = constantOf(file, inner.arguments[1]);
    return name.known && typeof name.value === 'string' ? [{ name: name.value }] : null;
  }
  return errorClasses.test(made) || made === 'DOMException' ? [{ name: made === 'DOMException' ? 'Error' : made }] : null;
}
