import type { ClientEntry, IneffectiveTls, TlsOption } from '../../catalog/index.js';
import { optionsArgument } from '../options/arguments.js';
import { cataloguedCalls } from '../values/catalogued.js';
import { constantOf } from '../values/constants.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { majorOf } from '../values/manifest.js';
import { readOption, type OptionAnswer } from '../options/options.js';
import { callOption, requestCalls, sessionsOf, type RequestCall } from '../requests/requests.js';
import { callsOnResult } from '../values/results.js';
import { keyOf } from '../scope.js';
import { decidersOf, type Decider } from './tls-deciders.js';
import type { Switch } from './tls-switch.js';
import { creates, modelOf } from '../values/values.js';

/** Where options are read, and the models that say which of them are switches. */
interface Reader {
  readonly consumer: CallNode;
  readonly entry: ClientEntry;
  readonly read: (path: string) => OptionAnswer;
  readonly tls: readonly TlsOption[];
  readonly ineffective: readonly IneffectiveTls[];
  /** Why a switch does nothing although it stands in its place; a sentence fragment. */
  readonly idle: (path: string) => string | null;
}

/** Options in their real place, of sessions, instances and requests; those in a place where they do nothing, too. */
export function optionSwitches(file: SourceFile): readonly Switch[] {
  const ofRequests = requestCalls(file).map((call): Reader => {
    const { entry, model } = call.found;
    return { consumer: call.node, entry, read: (path) => callOption(file, call, path), tls: model.tls ?? [], ineffective: model.ineffectiveTls ?? [], idle: (path) => overruled(file, call, path) };
  });
  const ofCreations = cataloguedCalls(file).flatMap((node): Reader[] => {
    const made = modelOf(file, node.callee, 'sessions') ?? modelOf(file, node.callee, 'instances');
    if (!made || !creates(made.model, node)) return [];
    const options = optionsArgument(file, node, made.model);
    const unused = unusedBy(file, node);
    return [{ consumer: node, entry: made.entry, read: (path) => readOption(file, options, path.split('.')), tls: made.model.tls ?? [], ineffective: made.model.ineffectiveTls ?? [], idle: () => unused }];
  });
  return [...ofRequests, ...ofCreations].flatMap((reader) => readSwitches(file, reader));
}

function readSwitches(file: SourceFile, reader: Reader): readonly Switch[] {
  const { consumer, entry, tls, ineffective, idle } = reader;
  const effective = tls.flatMap((option) => {
    const { option: path, is = false, accepts, until } = typeof option === 'string' ? { option } : option;
    const major = until === undefined ? null : majorOf(file, entry.modules?.[0] ?? entry.id);
    const outdated = until !== undefined && major !== null && major > until ? `${entry.name ?? entry.id} refuses \`${path}\` from version ${until + 1} on` : null;
    const because = outdated ?? idle(path);
    return given(file, reader, path, is, (decider) => (because === null ? worded(decider, accepts) : { ...decider, effect: 'ineffective', because }));
  });
  const idling = ineffective.flatMap((option) => {
    const { option: path, is = false, because } = typeof option === 'string' ? { option } : option;
    return given(file, reader, path, is, (decider) => ({ ...decider, effect: 'ineffective', because: because ?? `${entry.name ?? entry.id} ignores \`${path}\` here` }));
  });
  return [...effective, ...idling].map((one) => ({ ...one, entry, processWide: false, consumer }));
}

type Part = Decider & Pick<Switch, 'at' | 'off'>;

function given(file: SourceFile, { read }: Reader, path: string, is: unknown, say: (decider: Decider) => Decider): readonly Part[] {
  const answer = read(path);
  if (answer.answer !== 'yes') return [];
  return answer.values.flatMap(({ value, at }) => decidersOf(file, value, [is]).map((decider) => ({ ...say(decider), at, off: [is] })));
}

/** What a switch accepts, in the words of the catalogue. */
function worded(decider: Decider, accepts: string | undefined): Decider {
  return decider.effect === 'off' && decider.because === null && accepts !== undefined ? { ...decider, because: accepts } : decider;
}

/** An agent that says the opposite wins over the request. */
function overruled(file: SourceFile, call: RequestCall, path: string): string | null {
  const key = path.split('.').at(-1) ?? path;
  const sessions = sessionsOf(file, call);
  const isOn = (session: CallNode): boolean => {
    const made = modelOf(file, session.callee, 'sessions');
    const own = made?.model.tls?.find((option) => option === key);
    const answer = made && own !== undefined ? readOption(file, optionsArgument(file, session, made.model), [key]) : null;
    return answer?.answer === 'yes' && answer.values.every(({ value }) => {
      const constant = constantOf(file, value);
      return constant.known && constant.value === true;
    });
  };
  return sessions.length > 0 && sessions.every(isOn) ? `\`${key}\` of the agent is \`true\`, and counts for more` : null;
}

/** Why a session that is made inside the options of a call is not used there: `adapter: 'fetch'` knows no agents. */
function unusedBy(file: SourceFile, session: CallNode): string | null {
  for (let node: Node | undefined = session.parent; node; node = node.parent) {
    if (node.type !== 'CallExpression') continue;
    const call = node;
    const request = requestCalls(file).find((one) => one.node === call);
    const made = request ? null : modelOf(file, call.callee, 'instances');
    if (!request && !made) continue;
    const unless = request ? request.found.model.sessionUnless : made?.model.sessionUnless;
    if (!unless) return null;
    const { option, is } = unless;
    const answer = request ? callOption(file, request, option) : made ? readOption(file, optionsArgument(file, call, made.model), option.split('.')) : null;
    const isSet = answer?.answer === 'yes' && answer.values.every(({ value }) => {
      const constant = constantOf(file, value);
      return constant.known && constant.value === is;
    });
    return isSet ? `\`${option}: ${JSON.stringify(is).replaceAll('"', "'")}\` sends requests without this agent` : null;
  }
  return null;
}

/** `.disableTLSCerts()` in a request's chain, or on an instance. */
export function methodSwitches(file: SourceFile): readonly Switch[] {
  const ofRequests = requestCalls(file).map(({ node, found }) => ({ node, entry: found.entry, methods: found.model.tlsMethods ?? [] }));
  const ofInstances = cataloguedCalls(file).flatMap((node) => {
    const made = node.type === 'CallExpression' ? modelOf(file, node.callee, 'instances') : null;
    return made && creates(made.model, node) ? [{ node, entry: made.entry, methods: made.model.tlsMethods ?? [] }] : [];
  });
  return [...ofRequests, ...ofInstances].flatMap(({ node, entry, methods }) => {
    if (methods.length === 0) return [];
    return callsOnResult(file, node).calls.flatMap((call): Switch[] => {
      const name = call.callee.type === 'MemberExpression' ? keyOf(call.callee) : null;
      const at = call.callee.type === 'MemberExpression' ? call.callee.property : call;
      return name !== null && methods.includes(name) ? [{ at, value: call, from: call, off: [], text: `.${name}()`, entry, effect: 'off', because: null, processWide: false, consumer: null }] : [];
    });
  });
}
