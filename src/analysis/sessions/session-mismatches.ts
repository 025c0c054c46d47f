import type { BuiltInFetch, ClientEntry, IgnoredSession, InstanceModel, RequestModel } from '../../catalog/index.js';
import { optionsArgument } from '../options/arguments.js';
import { cataloguedCalls } from '../values/catalogued.js';
import type { SessionMismatchFact } from '../facts.js';
import { perFile, type CallNode, type Node, type SourceFile } from '../file.js';
import { majorOf } from '../values/manifest.js';
import { valuesIn, type OptionAnswer } from '../options/option-answers.js';
import { readOption } from '../options/options.js';
import { callOption, requestCalls } from '../requests/requests.js';
import { calleeText, runsOf } from '../runs/runs.js';
import { clientName, remember, siteOf } from '../sites.js';
import { creates, modelOf, valueOf, type Value } from '../values/values.js';
import { majorsAllowed, nodesSupported } from '../values/versions.js';

/** A request or an instance, with the way to its options. */
interface Receiver {
  readonly node: CallNode;
  readonly entry: ClientEntry;
  readonly model: Pick<RequestModel & InstanceModel, 'session' | 'ignoredSession' | 'overFetch'>;
  readonly read: (path: string) => OptionAnswer;
}

/** Sessions given to clients that cannot use them: options that a client ignores, and versions that do not get on. */
export const sessionMismatchFacts = perFile((file): readonly SessionMismatchFact[] => {
  const found = [...receivers(file).flatMap((receiver) => [...ignoredOptions(file, receiver), ...failingSessions(file, receiver)]), ...ignoredInstallations(file)];
  // An object of options may be given to several requests.
  const places = new Set<string>();
  return found
    .filter(({ site, mismatch }) => isNew(places, [...site.range, mismatch.is].join()))
    .toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

function isNew(known: Set<string>, key: string): boolean {
  const { size } = known;
  return known.add(key).size > size;
}

const receivers = perFile((file): readonly Receiver[] => [
  ...requestCalls(file)
    // What may be one of several clients is none of them for sure.
    .filter(({ value }) => !value.others)
    .map((call) => ({ node: call.node, entry: call.found.entry, model: call.found.model, read: (path: string) => callOption(file, call, path) })),
  ...cataloguedCalls(file).flatMap((node) => {
    const found = modelOf(file, node.callee, 'instances');
    if (!found || found.value.others || !creates(found.model, node)) return [];
    const options = optionsArgument(file, node, found.model);
    return [{ node, entry: found.entry, model: found.model, read: (path: string) => readOption(file, options, path.split('.')) }];
  }),
]);

/** `fetch(url, { agent })`. Beside an option that works, it is there for another version or platform. */
function ignoredOptions(file: SourceFile, receiver: Receiver): SessionMismatchFact[] {
  const { ignoredSession = [], session = [] } = receiver.model;
  return ignoredSession.flatMap((ignored) => {
    const given = receiver.read(ignored.option);
    if (given.answer === 'no' || !isIgnored(file, receiver.entry, ignored)) return [];
    if (session.some((path) => path !== ignored.option && valuesIn(receiver.read(path)).length > 0)) return [];
    const { option, instead } = ignored;
    return valuesIn(given).map(({ at }) => factAt(file, at, receiver, { is: 'ignored option', option, instead }));
  });
}

function isIgnored(file: SourceFile, { modules = [] }: ClientEntry, { since }: IgnoredSession): boolean {
  return since === undefined || modules.some((name) => (majorOf(file, name) ?? -1) >= since);
}

/** `fetch(url, { dispatcher: new Agent() })`, with an `Agent` of a version that the built-in `fetch` of the supported Nodes does not take. */
function failingSessions(file: SourceFile, receiver: Receiver): SessionMismatchFact[] {
  const { session = [], overFetch } = receiver.model;
  if (!overFetch || (overFetch.unless !== undefined && receiver.read(overFetch.unless).answer !== 'no')) return [];
  return session.flatMap((path) => {
    const given = receiver.read(path);
    if (given.answer !== 'yes') return [];
    return given.values.flatMap(({ value, at }) => {
      const held = valueOf(file, value);
      const versions = held && misfits(file, held, 'fails');
      return versions ? [factAt(file, at, receiver, { is: 'failing version', option: path, fetchOption: overFetch.unless ?? null, ...versions })] : [];
    });
  });
}

/** `setGlobalDispatcher(agent)` in a file that sends with the built-in `fetch`, which does not hear of it. */
function ignoredInstallations(file: SourceFile): SessionMismatchFact[] {
  const unserved = receivers(file).find(({ node, model, read }) => node.type === 'CallExpression' && model.overFetch && (model.session ?? []).every((path) => read(path).answer === 'no'));
  if (!unserved) return [];
  return cataloguedCalls(file).flatMap((node) => {
    const found = modelOf(file, node.callee, 'installs');
    const versions = found && misfits(file, found.value, 'ignores');
    if (!versions) return [];
    return [factAt(file, node, unserved, { is: 'ignored installation', by: calleeText(file, node), ...versions })];
  });
}

type Versions = Pick<Extract<SessionMismatchFact['mismatch'], { is: 'failing version' }>, 'package' | 'majors' | 'nodes' | 'failure' | 'own'>;

/**
 * The Nodes of the project on which no version of the package that it allows gets on with the built-in `fetch`; `null` if there are none,
 * or that is not sure. A project that names no Node may run on any of them.
 */
function misfits(file: SourceFile, { module, others }: Value, how: 'fails' | 'ignores'): Versions | null {
  const entry = others ? undefined : module.entries.find(({ builtInFetch }) => builtInFetch);
  const name = entry?.modules?.[0];
  if (!entry?.builtInFetch || name === undefined) return null;
  const { own, failure, on } = entry.builtInFetch;
  const majors = majorsAllowed(file, name, candidates(entry.builtInFetch));
  if (!majors || majors.length === 0) return null;
  const known = on.map(({ node }) => node);
  const wanted = nodesSupported(file, known);
  const nodes = on.filter((row) => (wanted ?? known).includes(row.node) && majors.every((major) => row[how].includes(major))).map(({ node }) => node);
  return nodes.length === 0 || (wanted === null && nodes.length < known.length) ? null : { package: name, majors, nodes, failure, own };
}

/** The versions that are judged and their neighbours: a range that allows one of those is not sure to misfit. */
function candidates({ on }: BuiltInFetch): readonly number[] {
  const judged = on.flatMap(({ fails, ignores }) => [...fails, ...ignores]);
  return Array.from({ length: Math.max(...judged) + 2 }, (_, major) => major);
}

function factAt(file: SourceFile, at: Node, { node, entry }: Receiver, mismatch: SessionMismatchFact['mismatch']): SessionMismatchFact {
  return remember(file, node, {
    kind: 'session mismatch',
    site: siteOf(file, at),
    client: clientName(entry),
    api: `${node.type === 'NewExpression' ? 'new ' : ''}${calleeText(file, node)}`,
    mismatch,
    runs: runsOf(file, node),
  });
}
