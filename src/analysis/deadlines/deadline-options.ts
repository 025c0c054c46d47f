import { conventions, type IneffectiveDeadline, type Literal } from '../../catalog/index.js';
import { isObject } from '../options/arguments.js';
import { armingOf } from './armed-signals.js';
import { constantOf } from '../values/constants.js';
import { effectiveCall } from './deadline-methods.js';
import type { Answer, Deadline } from '../facts.js';
import type { Node, SourceFile } from '../file.js';
import { majorOf } from '../values/manifest.js';
import { valuesIn } from '../options/option-answers.js';
import type { OptionAnswer, OptionValue } from '../options/options.js';
import type { RequestCall } from '../requests/requests.js';
import { unwrap } from '../scope.js';
import { siteOf } from '../sites.js';

export const missing: Deadline = { state: 'missing' };
export const unknown = (because: string): Deadline => ({ state: 'unknown', because });

/** Where the options are read from: a call, an instance, defaults. */
export type Read = (path: string) => OptionAnswer;

/** What the catalogue says of the options of a call, an instance or a session. */
export interface DeadlineModel {
  readonly deadline?: readonly string[];
  readonly disables?: readonly Literal[];
  readonly ineffectiveDeadline?: readonly IneffectiveDeadline[];
}

/** What one options object says. */
export function deadlineIn(file: SourceFile, read: Read, model: DeadlineModel, call?: RequestCall): Deadline {
  const states = (model.deadline ?? []).map((group) => groupState(file, read, group, model, call));
  const isOpen = states.some((found) => found?.state === 'unknown');
  const set = states.find((found) => found?.state === 'set');
  if (set) return set;
  for (const { option, because, unless } of model.ineffectiveDeadline ?? []) {
    const answer = read(option);
    if (answer.answer !== 'yes') continue;
    if (unless && call && effectiveCall(file, call.node, unless.split(' '))) return { state: 'set', by: option };
    if (!isOpen) return { state: 'ineffective', option, because, site: siteOf(file, answer.values[0].at) };
  }
  const off = states.find((found) => found?.state === 'disabled');
  if (off) return off;
  return (isOpen ? states.find((found) => found?.state === 'unknown') : states.find((found) => found !== null)) ?? missing;
}

/** What options say that bound a request together; `null`: nothing. */
function groupState(file: SourceFile, read: Read, group: string, model: DeadlineModel, call: RequestCall | undefined): Deadline | null {
  const answers = group.split('+').map((path) => ({ path, answer: read(path) }));
  const parts = answers.map(({ path, answer }) => {
    const values = valuesIn(answer).filter(({ value }) => !isRefined(file, model, path, value));
    if (values.length > 0) return pathState(file, path, values, answer.answer === 'yes', model);
    return answer.answer === 'unknown' ? unknown('its options come from elsewhere') : null;
  });
  if (parts.includes(null)) return null;
  const open = parts.find((part) => part?.state === 'unknown');
  if (open) return open;
  const version = model.ineffectiveDeadline?.find(({ option, since }) => option === group && since !== undefined);
  const honoured = version ? honours(file, version, call) : 'yes';
  if (honoured !== 'yes') return honoured === 'unknown' ? unknown('it depends on the version of the client') : null;
  return parts.find((part) => part?.state !== 'set') ?? { state: 'set', by: group };
}

/** An object whose parts are judged one by one: `timeout: { connect: 5 }`. */
function isRefined(file: SourceFile, { deadline = [] }: DeadlineModel, path: string, value: Node): boolean {
  return deadline.some((other) => other.startsWith(`${path}.`)) && isObject(file, value);
}

/** What the values say that one option can have. A value that bounds the request is enough: the others are chosen for their case. */
function pathState(file: SourceFile, path: string, values: readonly OptionValue[], isCertain: boolean, model: DeadlineModel): Deadline {
  const states = values.flatMap((option) => alternatives(option.value).map((value) => valueState(file, path, value, option, model)));
  const kept = states.find(({ state }) => state === 'set') ?? states.find(({ state }) => state === 'unknown') ?? states[0];
  return !kept || (kept.state !== 'set' && !isCertain) ? unknown('its options come from elsewhere') : kept;
}

function alternatives(value: Node): readonly Node[] {
  const inner = unwrap(value);
  return inner.type === 'ConditionalExpression' ? [...alternatives(inner.consequent), ...alternatives(inner.alternate)] : [inner];
}

function valueState(file: SourceFile, path: string, value: Node, { at }: OptionValue, model: DeadlineModel): Deadline {
  const disabled = disabledBy(file, path, value, at, model);
  if (disabled) return disabled;
  const signal = conventions.signalOptions.test(path) ? armingOf(file, value) : 'set';
  if (signal === 'unknown') return unknown('somebody may end its signal');
  return signal === 'idle' ? { state: 'missing', signal: file.sourceCode.getText(value) } : { state: 'set', by: path };
}

/** Whether the project's version of the client still honours an option that later ones ignore. */
function honours(file: SourceFile, { since = 0 }: IneffectiveDeadline, call: RequestCall | undefined): Answer {
  const majors = (call?.found.entry.modules ?? []).map((module) => majorOf(file, module)).filter((major) => major !== null);
  const [major] = majors;
  return major === undefined ? 'unknown' : major < since ? 'yes' : 'no';
}

const nothing = [0, false, null] as const;

/** `timeout: 0`, `false`, `Infinity`: the option is there to say "none". Some clients take it for a time, or refuse it. */
export function disabledBy(file: SourceFile, option: string, value: Node, at: Node, { disables = nothing }: DeadlineModel): Deadline | null {
  const constant = constantOf(file, value);
  if (!constant.known || ![...nothing, Infinity].includes(constant.value as number)) return null;
  const honoured = disables.includes(constant.value === Infinity ? 'Infinity' : (constant.value as Literal));
  return { state: 'disabled', option, value: file.sourceCode.getText(value), effect: honoured ? 'waits' : 'fails', site: siteOf(file, at) };
}
