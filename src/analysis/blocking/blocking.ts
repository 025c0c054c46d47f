import type { BlockingModel } from '../../catalog/index.js';
import { constantOf } from '../values/constants.js';
import type { BlockingFact } from '../facts.js';
import { perFile, type CallNode, type SourceFile } from '../file.js';
import { readOption } from '../options/options.js';
import { calleeText, runsOf } from '../runs/runs.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf } from '../scope.js';
import { clientName, remember, siteOf } from '../sites.js';
import { modelOf } from '../values/values.js';
import { waitedFor } from './waiting.js';

/** Calls that block the event loop, with whether requests wait for them. */
export const blockingFacts = perFile((file): readonly BlockingFact[] =>
  file.nodes.calls.flatMap((node) => {
    const found = modelOf(file, node.callee, 'blocking') ?? madeBlocking(file, node);
    if (!found || !blocks(file, node, found.model)) return [];
    const { model, entry, path } = found;
    const way = waitedFor(file, node);
    const name = calleeText(file, node);
    return remember(file, node, {
      kind: 'blocking call',
      site: siteOf(file, node),
      client: clientName(entry),
      api: name,
      known: [entry.id, ...path.split(/[.#]/).filter((part) => part !== 'default')].join('.'),
      what: model.what,
      cheap: model.cheap ?? false,
      blocksRequests: way ? 'yes' : 'no',
      because: way?.because ?? '',
      chain: way && way.calls > 0 ? [...way.chain, lastName(node)] : [],
      get runs() {
        return runsOf(file, node);
      },
      twin: model.twin ? { name: model.twin.name, from: model.twin.from, form: model.twin.form, level: model.twin.level } : null,
      instead: model.instead ?? null,
    } satisfies BlockingFact);
  }),
);

/** A function made blocking (`const load = toSync(loadAsync)`) blocks when it is called, not when it is made. */
function madeBlocking(file: SourceFile, { callee }: CallNode): ReturnType<typeof modelOf<'blocking'>> {
  const inner = unwrap(callee);
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  const made = inner.type === 'CallExpression' ? inner : write && !second && write.path.length === 0 ? unwrap(write.expression) : null;
  const found = made?.type === 'CallExpression' ? modelOf(file, made.callee, 'blocking') : null;
  return found?.model.returnsBlocking ? found : null;
}

/** The catalogue's words on a blocking call, for the fixers. */
export function blockingModel(file: SourceFile, node: CallNode): BlockingModel | null {
  return modelOf(file, node.callee, 'blocking')?.model ?? null;
}

function lastName(node: CallNode): string {
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' ? (keyOf(callee) ?? 'call') : callee.type === 'Identifier' ? callee.name : 'call';
}

function blocks(file: SourceFile, node: CallNode, { when, unless, returnsBlocking }: BlockingModel): boolean {
  if (returnsBlocking) return modelOf(file, node.callee, 'blocking') === null;
  if (unless) {
    const given = readOption(file, node.arguments[unless.argument], unless.option.split('.'));
    const value = given.answer === 'yes' ? constantOf(file, given.values[0].value) : null;
    if (given.answer === 'unknown' || (value && (!value.known || value.value === unless.is))) return false;
  }
  if (when === undefined) return true;
  if (when === 'without-callback') {
    const last = node.arguments.at(-1);
    return !node.arguments.some(({ type }) => type === 'SpreadElement') && !(last && (isFunction(last) || (last.type === 'Identifier' && /^(?:cb|callback|done|next|resolve|fn)$/i.test(last.name))));
  }
  const argument = node.arguments[when.argument];
  const value = argument && constantOf(file, argument);
  return value?.known === true && value.value === when.is;
}
