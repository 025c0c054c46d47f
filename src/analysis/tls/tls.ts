import type { ClientEntry } from '../../catalog/index.js';
import { conventions } from '../../catalog/index.js';
import type { TlsFact } from '../facts.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { guardOf, guardOfUses, type Guard } from '../paths/guards.js';
import { strongest } from '../paths/meaning.js';
import { lastsUnder, otherWrites } from '../options/overrides.js';
import { runsOf } from '../runs/runs.js';
import { functionAround } from '../scope.js';
import { clientName, remember, siteOf } from '../sites.js';
import { addressSwitches } from './tls-addresses.js';
import { assignedSwitches } from './tls-assigned.js';
import type { Off } from './tls-deciders.js';
import { isAtHome } from './tls-hosts.js';
import { methodSwitches, optionSwitches } from './tls-options.js';
import { plainSwitches } from './tls-plain.js';
import type { Switch } from './tls-switch.js';

/** Every place that switches certificate verification off, or tries to: one fact each, the worst of what can be said of it. */
export const tlsFacts = perFile((file): readonly TlsFact[] => {
  const known = [...optionSwitches(file), ...assignedSwitches(file), ...methodSwitches(file), ...addressSwitches(file)];
  const places = new Map<Node, Switch[]>();
  for (const one of [...known, ...plainSwitches(file, new Set(known.map(({ at }) => at)))]) places.set(one.at, [...(places.get(one.at) ?? []), one]);
  const facts = [...places.values()].flatMap((switches): readonly TlsFact[] => {
    const [worst] = switches.flatMap((one) => judged(file, one)).toSorted((a, b) => rank(a) - rank(b));
    return worst ? [fact(file, worst)] : [];
  });
  return facts.toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

interface Judged extends Switch { readonly guard: TlsFact['guard'] }

/** How bad: what always happens, what happens by default, what does nothing, what somebody chose. */
function rank({ effect, guard }: Judged): number {
  if (guard !== 'none' && guard !== 'production') return 3;
  return effect === 'off' ? 0 : effect === 'off by default' ? 1 : 2;
}

const deciders = new WeakMap<TlsFact, { readonly value: Node; readonly off: Off }>();

/** The expression that switches verification off, and the values that do: the value, its branch or its fallback; the call of a method. */
export function deciderOf(fact: TlsFact): { readonly value: Node; readonly off: Off } | null {
  return deciders.get(fact) ?? null;
}

function judged(file: SourceFile, one: Switch): readonly Judged[] {
  const lasting = lastsUnder(file, { node: one.at, value: one.value }, otherWrites(file, one.at));
  if (lasting === 'gone') return [];
  const places: readonly Node[] = [one.from, one.at, ...(one.consumer ? [one.consumer] : [])];
  const held = heldNodes(one);
  const isHome = [...held, ...argumentsOf(one.consumer)].some((node) => isAtHome(file, node));
  const guards: readonly Guard[] = [lasting === 'unknown' ? 'none' : lasting, isHome ? 'development' : 'none', ...places.map((node) => guardOf(file, node)), ...held.map((node) => guardOfUses(file, node))];
  const guard = strongest(guards);
  return [{ ...one, guard: guard === 'none' && isChecked(file, one) ? 'unknown' : guard }];
}

/** What a variable may hold: the agent, or the object with the option. */
function heldNodes({ at, consumer }: Switch): readonly Node[] {
  const objects: Node[] = [];
  for (let node = at.parent; node?.type === 'ObjectExpression' || node?.type === 'Property'; node = node.parent) if (node.type === 'ObjectExpression') objects.push(node);
  return consumer ? [...objects, consumer] : objects;
}

function argumentsOf(call: Node | null): readonly Node[] {
  return call?.type === 'CallExpression' || call?.type === 'NewExpression' ? call.arguments : [];
}

/** Whether the function around looks at the peer's certificate itself. */
function isChecked(file: SourceFile, { at, consumer, processWide }: Switch): boolean {
  const frames = [at, ...(consumer ? [consumer] : [])].map(functionAround);
  return !processWide && frames.some((around) => around !== null && conventions.peerChecks.test(file.sourceCode.getText(around)));
}

function fact(file: SourceFile, { at, value, off, text, entry, effect, because, processWide, guard }: Judged): TlsFact {
  const known = remember(file, at, {
    kind: 'TLS switch',
    site: siteOf(file, at),
    client: clientName(entry as ClientEntry),
    switch: text ?? siteOf(file, at).text,
    effect,
    because,
    processWide,
    guard,
    get runs() {
      return runsOf(file, at);
    },
  } satisfies TlsFact);
  deciders.set(known, { value, off });
  return known;
}
