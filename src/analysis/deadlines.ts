import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type IneffectiveDeadline } from '../catalog/index.js';
import { cataloguedCalls } from './catalogued.js';
import { constantOf } from './constants.js';
import type { Answer, Deadline } from './facts.js';
import { perFile, type CallNode, type Node, type SourceFile } from './file.js';
import { majorOf } from './manifest.js';
import { optionsArgument } from './arguments.js';
import { readOption, type OptionAnswer, type OptionValue } from './options.js';
import { callOption, heldSessions, sessionsOf, type RequestCall } from './requests.js';
import { callsOnResult } from './results.js';
import { deadlineAround } from './races.js';
import { keyOf } from './scope.js';
import { siteOf } from './sites.js';
import { lookUp, modelOf, valueOf, type Value } from './values.js';

/** The option that most clients take a deadline in: where it does nothing, a deadline was meant. */
export const { plainDeadline } = conventions;

const missing: Deadline = { state: 'missing' };
const unknown = (because: string): Deadline => ({ state: 'unknown', because });

type Read = (path: string) => OptionAnswer;
interface DeadlineModel { readonly deadline?: readonly string[]; readonly ineffectiveDeadline?: readonly IneffectiveDeadline[] }

/** Does a deadline reach this request: in the call, its instance, the session, the defaults, or around it? */
export function deadlineOf(file: SourceFile, call: RequestCall): Deadline {
  const { model } = call.found;
  const inCall = deadlineIn(file, (path) => callOption(file, call, path), model, call);
  if (inCall.state === 'set' || inCall.state === 'disabled') return inCall;
  const later = methodDeadline(file, call);
  if (later) return later;
  const around = deadlineAround(file, call.node);
  if (around) return around;
  if (inCall.state === 'unknown') return inCall;
  const inherited = inheritedDeadline(file, call);
  if (inherited.state === 'set' || inherited.state === 'unknown') return inherited;
  if (inCall.state !== 'missing') return inCall;
  if (inherited.state !== 'missing') return inherited;
  return model.boundedByDefault ? { state: 'bounded by default' } : missing;
}

/** What one options object says. */
function deadlineIn(file: SourceFile, read: Read, { deadline = [], ineffectiveDeadline = [] }: DeadlineModel, call?: RequestCall): Deadline {
  let open = false;
  let off: Deadline | null = null;
  for (const group of deadline) {
    const answers = group.split('+').map((path) => ({ path, answer: read(path) }));
    open ||= answers.some(({ answer }) => answer.answer === 'unknown');
    if (!answers.every(({ answer }) => answer.answer === 'yes')) continue;
    const version = ineffectiveDeadline.find(({ option, since }) => option === group && since !== undefined);
    const honoured = version ? honours(file, version, call) : 'yes';
    if (honoured === 'unknown') return unknown('it depends on the version of the client');
    if (honoured === 'no') continue;
    const disabled = answers.flatMap(({ path, answer }) => (answer.answer === 'yes' ? answer.values.map((option) => disabledBy(file, path, option)) : [])).find((state) => state !== null);
    if (!disabled) return { state: 'set', by: group };
    off = disabled;
  }
  for (const { option, because, unless } of ineffectiveDeadline) {
    const answer = read(option);
    if (answer.answer !== 'yes') continue;
    if (unless && call && isHandled(file, call.node, unless.split(' '))) return { state: 'set', by: option };
    if (!open) return { state: 'ineffective', option, because, site: siteOf(file, answer.values[0].at) };
  }
  return off ?? (open ? unknown('its options come from elsewhere') : missing);
}

/** Whether the project's version of the client still honours an option that later ones ignore. */
function honours(file: SourceFile, { since = 0 }: IneffectiveDeadline, call: RequestCall | undefined): Answer {
  const majors = (call?.found.entry.modules ?? []).map((module) => majorOf(file, module)).filter((major) => major !== null);
  const [major] = majors;
  return major === undefined ? 'unknown' : major < since ? 'yes' : 'no';
}

/** `timeout: 0`, `false`, `Infinity`: the option is there to say "none". */
function disabledBy(file: SourceFile, option: string, { value, at }: OptionValue): Deadline | null {
  const constant = constantOf(file, value);
  if (!constant.known || ![0, false, Infinity, null].includes(constant.value as number)) return null;
  return { state: 'disabled', option, value: file.sourceCode.getText(value), site: siteOf(file, at) };
}

/** `.timeout(5000)` in the chain, or on the returned object later. */
function methodDeadline(file: SourceFile, { node, found }: RequestCall): Deadline | null {
  const { deadlineMethods = [], returns } = found.model;
  if (deadlineMethods.length === 0 && returns !== 'builder' && returns !== 'emitter') return null;
  const { calls, escapes } = callsOnResult(file, node);
  const set = calls.find((call) => answersTo(call, deadlineMethods));
  if (set) return { state: 'set', by: file.sourceCode.getText(set.callee).split('.').at(-1) ?? '' };
  return escapes && returns !== undefined && returns !== 'promise' ? unknown('what it returns is configured elsewhere') : null;
}

function isHandled(file: SourceFile, node: CallNode, handlers: readonly string[]): boolean {
  const { calls, escapes } = callsOnResult(file, node);
  return escapes || calls.some((call) => answersTo(call, handlers));
}

/** `timeout`: a call of that method; `on:timeout`: with that literal, or a call of that function, among its arguments. */
function answersTo({ callee, arguments: given }: TSESTree.CallExpression, methods: readonly string[]): boolean {
  const name = callee.type === 'MemberExpression' ? keyOf(callee) : null;
  if (name === null) return false;
  return methods.some((method) => {
    const [wanted, argument] = method.split(':');
    if (wanted !== name) return false;
    return argument === undefined || given.some((one) => (one.type === 'Literal' && one.value === argument) || (one.type === 'CallExpression' && one.callee.type === 'Identifier' && one.callee.name === argument));
  });
}

/** From the instance, what it extends, the library's defaults, the session and the process-wide session. */
function inheritedDeadline(file: SourceFile, call: RequestCall): Deadline {
  const clients = [call.value, ...(call.value.others ?? [])];
  if (clients.some(({ injected }) => injected)) return unknown('it is configured where it is made');
  const [instance = missing, ...others] = clients.map((client) => instanceDeadline(file, client));
  if (others.some(({ state }) => state !== instance.state)) return unknown('it depends on the client');
  if (instance.state !== 'missing') return instance;
  const key = call.value.type;
  if (key !== null && defaultsSet(file).some(({ type, option, origin }) => type === key && origin === null && call.found.model.deadline.includes(option))) return { state: 'set', by: 'defaults' };
  const sessions = sessionsOf(file, call);
  for (const session of [...sessions, ...installedSessions(file, call)]) {
    const model = modelOf(file, session.callee, 'sessions')?.model;
    if (!model) continue;
    const options = optionsArgument(file, session, model);
    const state = deadlineIn(file, (path) => readOption(file, options, path.split('.')), model);
    if (state.state !== 'missing') return state;
  }
  const given = (call.found.model.session ?? []).map((path) => callOption(file, call, path));
  // A session from elsewhere can only matter where sessions carry deadlines: those clients give up by themselves, too.
  const foreign = sessions.length === 0 && (given.some(({ answer }) => answer !== 'no') || installsUnknown(file, call)) && call.found.model.waits !== 'forever';
  return foreign ? unknown('its session comes from elsewhere') : missing;
}

function instanceDeadline(file: SourceFile, value: Value | null, depth = 0): Deadline {
  const origin = value?.origin;
  if (!origin || depth > 5) return missing;
  const instance = modelOf(file, origin.callee, 'instances');
  const made = instance ?? modelOf(file, origin.callee, 'sessions');
  if (!made) return unknown('it is configured where it is made');
  const { deadline = [] } = made.model;
  const options = optionsArgument(file, origin, made.model);
  const state = deadlineIn(file, (path) => readOption(file, options, path.split('.')), made.model);
  if (state.state !== 'missing') return state;
  const assigned = holderDefaults(file, origin, deadline);
  return assigned ?? instanceDeadline(file, made.value, depth + 1);
}

/** `api.defaults.timeout = 5000` on the instance itself. */
function holderDefaults(file: SourceFile, origin: CallNode, deadline: readonly string[]): Deadline | null {
  const set = defaultsSet(file).find((assigned) => assigned.origin === origin && deadline.includes(assigned.option));
  return set ? { state: 'set', by: 'defaults' } : null;
}

/** Assignments to library-wide or instance-wide defaults: `axios.defaults.timeout = 5000`. */
const defaultsSet = perFile((file) =>
  file.nodes.assignments.flatMap(({ left }) => {
    const members: string[] = [];
    let node: Node = left;
    while (node.type === 'MemberExpression') {
      const key = keyOf(node);
      if (key === null) return [];
      const value = valueOf(file, node);
      const type = value && members.length > 0 ? lookUp(value, 'defaults')?.model : null;
      if (value && type) return [{ type, option: members.join('.'), origin: value.origin }];
      members.unshift(key);
      node = node.object;
    }
    return [];
  }),
);

/** Whether the file installs a session that was made elsewhere. */
function installsUnknown(file: SourceFile, call: RequestCall): boolean {
  return call.value.origin === null && Boolean(call.found.model.session?.length) && installations(file).some((sessions) => sessions.length === 0);
}

/** Sessions that the file installs for the whole process, for requests of the same client that name none. */
function installedSessions(file: SourceFile, call: RequestCall): readonly CallNode[] {
  const named = (call.found.model.session ?? []).some((path) => callOption(file, call, path).answer !== 'no');
  return named || call.value.origin || !call.found.model.session ? [] : installed(file);
}

const installed = perFile((file) => installations(file).flat());

const installations = perFile((file) =>
  cataloguedCalls(file).flatMap((node) => {
    const found = modelOf(file, node.callee, 'installs');
    const session = found && node.arguments[found.model];
    return session ? [heldSessions(file, valueOf(file, session))] : [];
  }),
);
