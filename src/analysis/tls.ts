import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type ClientEntry, type TlsOption } from '../catalog/index.js';
import { cataloguedCalls } from './catalogued.js';
import { constantOf } from './constants.js';
import type { TlsFact } from './facts.js';
import { perFile, type CallNode, type Node, type SourceFile } from './file.js';
import { decidersOf, type Decider } from './tls-deciders.js';
import { guardOf } from './guards.js';
import { isObjectAssign } from './mutations.js';
import { optionsArgument } from './arguments.js';
import { readOption, type OptionAnswer } from './options.js';
import { callOption, requestCalls } from './requests.js';
import { callsOnResult } from './results.js';
import { calleeText, runsOf } from './runs.js';
import { isInside, keyOf, unwrap, variableOf } from './scope.js';
import { clientName, remember, siteOf } from './sites.js';
import { creates, modelOf } from './values.js';

interface Switch {
  /** What is reported: the property, assignment or call. */
  readonly at: Node;
  /** The expression that decides, for the guard. */
  readonly value: Node;
  /** As messages show it, when that is not the text of `at`. */
  readonly text?: string;
  readonly entry: Pick<ClientEntry, 'id' | 'name'>;
  readonly effect: TlsFact['effect'];
  readonly because: string | null;
  readonly processWide: boolean;
  /** The call the option takes effect in. */
  readonly consumer: Node | null;
}

/** Every place that switches certificate verification off, or tries to. */
export const tlsFacts = perFile((file): readonly TlsFact[] => {
  const seen = new Set<Node>();
  const switches = [...optionSwitches(file), ...assignedSwitches(file), ...methodSwitches(file), ...addressSwitches(file)];
  const first = switches.filter(({ at }) => !seen.has(at) && seen.add(at));
  return [...first, ...plainSwitches(file, seen)].map((one) => fact(file, one)).toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

const deciders = new WeakMap<TlsFact, Node>();

/** The expression that switches verification off: the value, its branch or its fallback; the call of a method. */
export function deciderOf(fact: TlsFact): Node | null {
  return deciders.get(fact) ?? null;
}

function fact(file: SourceFile, { at, value, text, entry, effect, because, processWide, consumer }: Switch): TlsFact {
  const own = guardOf(file, value);
  // Leaving a setting out is nobody's choice: `settings.verify || false`.
  const isChosen = effect !== 'off by default' || own !== 'opt-in';
  const guards = [...(isChosen ? [own] : []), ...[at, ...(consumer ? [consumer] : [])].map((node) => guardOf(file, node))];
  const known = remember(file, at, {
    kind: 'TLS switch',
    site: siteOf(file, at),
    client: clientName(entry as ClientEntry),
    switch: text ?? siteOf(file, at).text,
    effect,
    because,
    processWide,
    guard: guards.find((guard) => guard === 'development' || guard === 'opt-in') ?? guards.find((guard) => guard !== 'none') ?? 'none',
    get runs() {
      return runsOf(file, at);
    },
  } satisfies TlsFact);
  deciders.set(known, value);
  return known;
}

/** Options in their real place, of sessions, instances and requests. */
function optionSwitches(file: SourceFile): readonly Switch[] {
  const fromRequests = requestCalls(file).flatMap((call) => {
    const { entry, model } = call.found;
    return readSwitches(file, call.node, entry, (path) => callOption(file, call, path), model.tls, model.ineffectiveTls);
  });
  const fromCreations = cataloguedCalls(file).flatMap((node) => {
    const made = modelOf(file, node.callee, 'sessions') ?? modelOf(file, node.callee, 'instances');
    if (!made || !creates(made.model, node)) return [];
    const options = optionsArgument(file, node, made.model);
    return readSwitches(file, node, made.entry, (path) => readOption(file, options, path.split('.')), made.model.tls, made.model.ineffectiveTls);
  });
  return [...fromRequests, ...fromCreations];
}

function readSwitches(file: SourceFile, consumer: CallNode, entry: ClientEntry, read: (path: string) => OptionAnswer, tls: readonly TlsOption[] = [], ineffective: readonly string[] = []): readonly Switch[] {
  const effective = tls.flatMap((option) => {
    const path = typeof option === 'string' ? option : option.option;
    const off = typeof option === 'string' ? false : option.is;
    const given = read(path);
    if (given.answer !== 'yes') return [];
    return given.values.flatMap(({ value, at }) => decidersOf(file, value, off).map((decider) => ({ at, entry, processWide: false, consumer, ...decider })));
  });
  const idle = ineffective.flatMap((path) => {
    const given = read(path);
    if (given.answer !== 'yes') return [];
    const because = `${entry.name ?? entry.id} ignores \`${path}\` here`;
    return given.values.flatMap(({ value, at }) => decidersOf(file, value, false).map((decider) => ({ at, entry, processWide: false, consumer, ...decider, effect: 'ineffective' as const, because })));
  });
  return [...effective, ...idle];
}

/** `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'`, `https.globalAgent.options.rejectUnauthorized = false`, in all spellings. */
function assignedSwitches(file: SourceFile): readonly Switch[] {
  const assignments = file.nodes.assignments.flatMap((node) => {
    const { left } = node;
    if (left.type !== 'MemberExpression') return [];
    const name = left.computed ? constantOf(file, left.property) : null;
    const key = name?.known ? String(name.value) : keyOf(left);
    return key === null ? [] : switchAssigned(file, node, left.object, key, node.right);
  });
  const merged = file.nodes.calls.flatMap((call) => {
    const [target, ...sources] = call.arguments;
    if (!target || !isObjectAssign(file, call)) return [];
    return sources.flatMap((source) => {
      const object = unwrap(source);
      if (object.type !== 'ObjectExpression') return [];
      return object.properties.flatMap((property) => {
        const key = property.type === 'Property' ? keyOf(property) : null;
        return property.type === 'Property' && key !== null ? switchAssigned(file, property, target, key, property.value) : [];
      });
    });
  });
  return [...assignments, ...merged];
}

/** Properties whose assignment can be a switch; all other assignments are none of our business. */
const assignedProperties = perFile((file) => new Set(file.catalogue.entries.flatMap(({ tlsAssignments = {} }) => Object.values(tlsAssignments).flatMap((list) => list.map(({ property }) => property)))));

function switchAssigned(file: SourceFile, at: Node, object: Node, property: string, right: Node): readonly Switch[] {
  if (!assignedProperties(file).has(property)) return [];
  const found = modelOf(file, object, 'tlsAssignments');
  return (found?.model ?? []).flatMap((assigned) => {
    if (!found || assigned.property !== property) return [];
    const constant = constantOf(file, right);
    const off = constant.known && assigned.is.includes(constant.value as never);
    const effect = off ? decidersOfAssigned(right) : branchOff(file, right, assigned.is);
    return effect.map((decider) => ({ at, entry: found.entry, processWide: true, consumer: null, ...decider }));
  });
}

function decidersOfAssigned(value: Node): readonly Decider[] {
  return [{ value, effect: 'off', because: null }];
}

function branchOff(file: SourceFile, right: Node, is: readonly unknown[]): readonly Decider[] {
  const inner = unwrap(right);
  if (inner.type !== 'ConditionalExpression') return [];
  return [inner.consequent, inner.alternate].flatMap((branch) => {
    const constant = constantOf(file, branch);
    return constant.known && is.includes(constant.value) ? [{ value: branch, effect: 'off' as const, because: null }] : [];
  });
}

/** `.disableTLSCerts()` in a request's chain. */
function methodSwitches(file: SourceFile): readonly Switch[] {
  return requestCalls(file).flatMap(({ node, found }) => {
    const methods = found.model.tlsMethods ?? [];
    if (methods.length === 0) return [];
    return callsOnResult(file, node).calls.flatMap((call) => {
      const name = call.callee.type === 'MemberExpression' ? keyOf(call.callee) : null;
      const at = call.callee.type === 'MemberExpression' ? call.callee.property : call;
      return name !== null && methods.includes(name) ? [{ at, value: call, text: `.${name}()`, entry: found.entry, effect: 'off' as const, because: null, processWide: false, consumer: null }] : [];
    });
  });
}

/** `postgres://…?sslmode=no-verify` given to a client that reads it. */
function addressSwitches(file: SourceFile): readonly Switch[] {
  return cataloguedCalls(file).flatMap((call) => {
    const found = modelOf(file, call.callee, 'sessions');
    const parameters = found?.entry.tlsUrlParameters ?? [];
    if (!found || parameters.length === 0) return [];
    return file.nodes.strings.flatMap((address) => {
      const raw = file.sourceCode.getText(address);
      // The parameter alone is shown: the rest of an address may hold a password.
      const parameter = parameters.find((name) => raw.includes(name));
      return parameter !== undefined && reaches(file, address, call) ? [{ at: address, value: address, text: parameter, entry: found.entry, effect: 'off' as const, because: null, processWide: false, consumer: call }] : [];
    });
  });
}

/** Whether a text stands in a call, or in a constant that is named in it. */
function reaches(file: SourceFile, text: Node, call: CallNode): boolean {
  if (isInside(text, call)) return true;
  const holder = text.parent?.type === 'VariableDeclarator' ? variableOf(file, text.parent.id) : null;
  return holder?.references.some(({ identifier }) => isInside(identifier, call)) ?? false;
}

/**
 * An option whose name says all, in an object whose reader is not known: whoever it is, verification is off. Options of
 * servers, where it is about client certificates, are left alone.
 */
function plainSwitches(file: SourceFile, seen: ReadonlySet<Node>): readonly Switch[] {
  const wideProperties = new Map(file.catalogue.entries.flatMap((entry) => Object.values(entry.tlsAssignments ?? {}).flatMap((list) => list.map((assigned) => [assigned.property, { entry, is: assigned.is }] as const))));
  return file.nodes.objects.flatMap((object) =>
    object.properties.flatMap((property): Switch[] => {
      const key = property.type === 'Property' ? keyOf(property) : null;
      if (property.type !== 'Property' || key === null || seen.has(property)) return [];
      const isPlain = (conventions.plainTlsOptions as readonly string[]).includes(key);
      const wide = isPlain ? undefined : wideProperties.get(key);
      if ((!isPlain && !wide) || isServerSide(file, object) || isOverridden(object, property)) return [];
      const constant = constantOf(file, property.value);
      if (wide) {
        const off = constant.known && wide.is.includes(constant.value as never);
        return off ? [{ at: property, value: property.value, entry: wide.entry, effect: 'off', because: 'every process started with this environment is affected', processWide: true, consumer: null }] : [];
      }
      if (isKnownReader(file, object)) return [];
      return decidersOf(file, property.value, false)
        .filter(({ effect }) => effect !== 'ineffective')
        .map((decider) => ({ at: property, entry: { id: 'tls', name: 'TLS' }, processWide: false, consumer: null, ...decider }));
    }),
  );
}

function isServerSide(file: SourceFile, object: TSESTree.ObjectExpression): boolean {
  if (conventions.serverTlsOptions.some((option) => object.properties.some((property) => property.type === 'Property' && keyOf(property) === option))) return true;
  const call = object.parent;
  return (call.type === 'CallExpression' || call.type === 'NewExpression') && conventions.serverNames.test(calleeText(file, call));
}

/** A spread after the option may set it again. */
function isOverridden(object: TSESTree.ObjectExpression, property: TSESTree.Property): boolean {
  return object.properties.slice(object.properties.indexOf(property) + 1).some(({ type }) => type === 'SpreadElement');
}

/** Given directly to a catalogued call, where the catalogue has said already what counts. */
function isKnownReader(file: SourceFile, object: Node): boolean {
  let node = object;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== node) {
      const found = modelOf(file, parent.callee, 'sessions') ?? modelOf(file, parent.callee, 'instances') ?? modelOf(file, parent.callee, 'requests');
      return Boolean(found && (found.model.tls ?? found.model.ineffectiveTls));
    }
    if (parent.type !== 'Property' && parent.type !== 'ObjectExpression' && parent.type !== 'ConditionalExpression' && parent.type !== 'LogicalExpression') return false;
  }
  return false;
}
