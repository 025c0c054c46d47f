import type { TSESTree } from '@typescript-eslint/utils';
import type { FanOutFact } from '../analysis/facts.js';
import { mappedIn, type Mapped } from '../analysis/mapped.js';
import type { FunctionNode, SourceFile } from '../analysis/file.js';
import { calledFunction, functionOf } from '../analysis/functions.js';
import { runtimeOf } from '../analysis/runtime.js';
import { functionAround, isInside, keyOf, unwrap, variableOf } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { modelOf } from '../analysis/values.js';
import type { Settings } from '../settings.js';
import { unwrapFakeLimit } from './fake-limit.js';
import { importBinding } from './imports.js';
import { indentOf, semicolonsOf } from './layout.js';
import { declareBefore, limiterName, limitersFor, statementAround, type Limiter } from './limiter-choice.js';
import { shifted } from './lines.js';
import { argumentsTaken, wrapMapper, wrapperFrom, type Wrapper } from './mapper.js';
import { declareAtModuleTop } from './module-top.js';
import { freeName } from './names.js';
import { mayBeNull, mayGiveNull } from './null-results.js';
import { addOption } from './options.js';
import type { Edit, FixPlan } from './plan.js';
import { pushedWork, wrapPushed } from './pushed.js';

/** What of a fan-out is rewritten. */
interface FanOut {
  readonly file: SourceFile;
  /** The call of the combinator, or of `forEach`. */
  readonly node: TSESTree.CallExpression;
  readonly combinator: string;
  readonly mapped: Mapped;
  readonly concurrency: number;
}

type Attempt = readonly Edit[] | { readonly because: string };

/** Bounds a fan-out with the project's own limiter, else with what Node has. Order and results stay. */
export function boundFanOut(fact: FanOutFact, _settings: Settings, { concurrency }: { readonly concurrency: number }): FixPlan {
  const { file, node } = handleOf(fact);
  if (node.type !== 'CallExpression') return { tier: 'none', because: 'it is no call' };
  if (fact.combinator === 'loop') return { tier: 'none', because: 'the function would have to wait for them' };
  const map = fact.limiter === 'fake' ? null : boundOption(file, node);
  if (map) {
    const edit = addOption(file, node, { index: map.argument, also: [] }, `${map.option}: ${fact.poolLimit ?? concurrency}`);
    return edit ? { tier: 'unsafe', edits: [edit] } : { tier: 'none', because: `\`${map.option}\` is given already` };
  }
  const mapped = fact.combinator === 'forEach' ? loose(file, node) : mappedIn(file, node.arguments[0]!, { from: node, depth: 0 });
  if (!mapped) return { tier: 'none', because: 'what starts the requests cannot be followed' };
  const fanOut: FanOut = { file, node, combinator: fact.combinator, mapped, concurrency: fact.poolLimit ?? concurrency };
  const attempt = fact.limiter === 'fake' ? unwrapFakeLimit(file, node, mapped) : bounded(fanOut);
  return 'because' in attempt ? { tier: 'none', because: attempt.because } : { tier: 'unsafe', edits: attempt };
}

/** The option by which a map of a limiter is bounded: `pMap(urls, load, { concurrency })`. */
function boundOption(file: SourceFile, call: TSESTree.CallExpression): { readonly argument: number; readonly option: string } | null {
  const model = modelOf(file, call.callee, 'limiters')?.model;
  return model?.kind === 'map' && model.limit.option !== undefined ? { argument: model.limit.argument, option: model.limit.option } : null;
}

function loose(file: SourceFile, call: TSESTree.CallExpression): Mapped | null {
  const mapper = call.arguments[0] ? functionOf(file, call.arguments[0]) : null;
  return mapper && call.callee.type === 'MemberExpression' ? ({ collection: call.callee.object, mapper, call } as Mapped) : null;
}

/** The first of the ways that can be taken; why not the last one, if none can. */
function bounded(fanOut: FanOut): Attempt {
  const limiters = limitersFor(fanOut.file);
  if ('because' in limiters) return limiters;
  let attempt: Attempt = { because: '' };
  for (const limiter of limiters) {
    attempt = withLimiter(fanOut, limiter);
    if (!('because' in attempt)) return attempt;
  }
  const streamed = withStream(fanOut);
  return 'because' in streamed && limiters.length > 0 ? attempt : streamed;
}

function withLimiter(fanOut: FanOut, limiter: Limiter): Attempt {
  const { all, wrap, declare } = limiter.rewrite;
  const replaced = all === undefined ? null : replacedWhole(fanOut, limiter, all);
  if (replaced && !('because' in replaced)) return replaced;
  return wrap === undefined || declare === undefined ? (replaced ?? { because: 'the limiter cannot be put around the work' }) : wrapped(fanOut, limiter, declare, wrap);
}

/** `pMap(xs, f, { concurrency: 10 })` in place of the combinator and the `map` in it. */
function replacedWhole(fanOut: FanOut, limiter: Limiter, template: string): Attempt {
  const because = whyNotWhole(fanOut, limiter.rewrite.passesIndex ? 2 : 1);
  if (because !== null) return { because };
  const { file, node, concurrency } = fanOut;
  const name = limiterName(file, limiter, node);
  if (!name) return { because: 'the limiter cannot be imported here' };
  return [...name.edits, ...filled(fanOut, template.replaceAll('{{name}}', name.local).replaceAll('{{limit}}', String(concurrency)))];
}

/** `Readable.from(xs).map(f, { concurrency: 10 }).toArray()`: what Node itself has. */
function withStream(fanOut: FanOut): Attempt {
  const { file, node, mapped, concurrency } = fanOut;
  const because = whyNotWhole(fanOut, 1) ?? whyNotStreamed(file, mapped);
  if (because !== null) return { because };
  const readable = importBinding(file, { from: 'node:stream', name: 'Readable' }, node);
  return [...readable.edits, ...filled(fanOut, `${readable.local}.from({{items}}).map({{mapper}}, { concurrency: ${concurrency} }).toArray()`)];
}

function whyNotStreamed(file: SourceFile, { collection, mapper }: Mapped): string | null {
  if (['browser', 'workers'].includes(runtimeOf(file))) return 'the project has no limiter that the catalogue knows';
  const inner = unwrap(collection);
  const hasNull = inner.type === 'ArrayExpression' && inner.elements.some((element) => element === null || mayBeNull(file, element));
  if (hasNull || (mapper && mayGiveNull(file, mapper))) return 'some results are `null`, and without a limiter package there is only a stream, which takes none';
  return null;
}

/** Why the combinator cannot be replaced as a whole by something that takes the collection and the mapper. */
function whyNotWhole({ file, node, combinator, mapped: { call, mapper } }: FanOut, most: number): string | null {
  const [list, ...others] = node.arguments;
  if (combinator !== 'Promise.all') return `only a limiter that wraps the work can bound \`${combinator}\``;
  if (!call || !list || !mapper || unwrap(list) !== call || others.length > 0) return 'the requests are not started by a `map` in the call itself';
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'map' || call.arguments.length !== 1) return 'the requests are not started by a plain `map`';
  if (callee.optional || call.optional || node.optional || node.typeArguments || call.typeArguments || list !== call || callee.object.type === 'SequenceExpression') return 'the form of the call cannot be kept';
  if (argumentsTaken(file, mapper) > most) return 'the mapper takes more than the item';
  const kept = [callee.object, call.arguments[0]!];
  if (file.sourceCode.getCommentsInside(node).some(({ range }) => !kept.some((part) => range[0] >= part.range[0] && range[1] <= part.range[1]))) return 'a comment stands between the parts';
  return null;
}

/** Edits that turn `Promise.all(items.map(mapper))` into a template, the text of items and mapper left where it is. */
function filled({ file, node, mapped }: FanOut, template: string): readonly Edit[] {
  const call = mapped.call!;
  const items = mapped.collection;
  const mapper = call.arguments[0]!;
  const [before, between, after] = template.split(/\{\{(?:items|mapper)\}\}/);
  if (template.indexOf('{{items}}') > template.indexOf('{{mapper}}')) {
    const text = template.replace('{{items}}', () => file.sourceCode.getText(items)).replace('{{mapper}}', () => file.sourceCode.getText(mapper));
    return [{ range: node.range, text }];
  }
  return [
    { range: [node.range[0], items.range[0]], text: before ?? '' },
    { range: [items.range[1], mapper.range[0]], text: between ?? '' },
    // The mapper's lines move out with the parentheses that are gone.
    ...shifted(file, mapper.range, indentOf(file, mapper), indentOf(file, node)),
    { range: [mapper.range[1], node.range[1]], text: after ?? '' },
  ];
}

/** `xs.map((x) => limit(() => f(x)))`, the combinator kept. */
function wrapped(fanOut: FanOut, limiter: Limiter, declare: string, wrap: string): Attempt {
  const { file, node, mapped, concurrency } = fanOut;
  const because = whyNotWrapped(fanOut);
  if (because !== null) return { because };
  const work = mapped.call ?? pushedWork(file, node) ?? node;
  const name = limiterName(file, limiter, work);
  if (!name) return { because: 'the limiter cannot be imported here' };
  const local = freeName(file, wrap.startsWith('{{limiter}}(') ? 'limit' : 'limiter', mapped.mapper && isInside(mapped.mapper, work) ? [work, mapped.mapper] : [work]);
  const wrapper = wrapperFrom(wrap, local);
  const edits = wrapper && workEdits(fanOut, wrapper);
  if (!edits) return { because: 'the form of the mapper cannot be kept' };
  const text = ended(file, declare.replaceAll('{{limiter}}', local).replaceAll('{{name}}', name.local).replaceAll('{{limit}}', String(concurrency)));
  // One limiter for all calls bounds them together. Work that comes back here would wait for itself, and on some platforms
  // nothing may be shared between requests: there each call gets its own.
  if (!name.isLocal && runtimeOf(file) !== 'workers' && !comesBack(file, mapped.mapper, functionAround(node))) return [...name.edits, declareAtModuleTop(file, text), ...edits];
  const statement = statementAround(work);
  return statement ? [...name.edits, declareBefore(file, statement, text), ...edits] : { because: 'there is no place for the limiter' };
}

function ended(file: SourceFile, text: string): string {
  return text.replace(/;$/, semicolonsOf(file));
}

function workEdits({ file, node, mapped }: FanOut, wrapper: Wrapper): readonly Edit[] | null {
  const { call, mapper } = mapped;
  if (!call) return wrapPushed(file, node, wrapper);
  const given = call.arguments.find((argument) => functionOf(file, argument) === mapper);
  return given && mapper ? wrapMapper(file, given, mapper, wrapper) : null;
}

function whyNotWrapped({ file, node, combinator, mapped: { call } }: FanOut): string | null {
  if (combinator === 'forEach' || !call) return null;
  const list = unwrap(node.arguments[0]!);
  if (list === call) return null;
  const variable = list.type === 'Identifier' ? variableOf(file, list) : null;
  const init = variable?.references.find((reference) => reference.init)?.writeExpr;
  // The mapped promises of a variable may be looked at before they are waited for; then it matters what they are.
  return variable && init && unwrap(init) === call && variable.references.length === 2 ? null : 'something else is done with the promises first';
}

/** Whether the work, through functions of this file, reaches the function the fan-out stands in. */
function comesBack(file: SourceFile, mapper: FunctionNode | null, around: FunctionNode | null): boolean {
  if (!mapper || !around) return false;
  const seen = new Set<FunctionNode>([mapper]);
  for (const code of seen) {
    for (const call of file.nodes.calls) {
      if (!isInside(call, code)) continue;
      const called = calledFunction(file, call);
      if (called === around) return true;
      if (called) seen.add(called);
    }
  }
  return false;
}
