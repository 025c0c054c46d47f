import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { functionOf } from '../analysis/functions/functions.js';
import type { Mapped } from '../analysis/fan-out/mapped.js';
import { comesBackTo } from '../analysis/requests/reach.js';
import { runtimeOf } from '../analysis/runs/runtime.js';
import { functionAround, isFunction, isInside } from '../analysis/scope.js';
import { sendingCalls } from '../analysis/requests/senders.js';
import { droppedIn } from '../analysis/fan-out/unawaited.js';
import { arrives } from './arrival.js';
import { semicolonsOf } from './layout.js';
import { declareBefore, limiterName, limiterPlace, type Limiter } from './limiter-choice.js';
import { wrapMapper, wrapperFrom, type Wrapper } from './mapper.js';
import { declareAtModuleTop } from './module-top.js';
import { freeName } from './names.js';
import type { Edit } from './plan.js';
import { pushedWork, wrapExpression } from './pushed.js';

/** What of a fan-out is rewritten. */
export interface FanOut {
  readonly file: SourceFile;
  /** What is reported: the call of the combinator or of `forEach`, the list of a loop, the request that a loop starts. */
  readonly node: Node;
  /** What it is part of, when all of that is to share one limiter. */
  readonly whole?: Node;
  readonly combinator: string;
  /** The list of promises, where somebody waits for one. */
  readonly list: TSESTree.Expression | null;
  readonly mapped: Mapped;
  readonly concurrency: number;
}

type Attempt = readonly Edit[] | { readonly because: string };

/** `xs.map((x) => limit(() => f(x)))`, `jobs.push(limit(() => f(x)))`: the work goes through a limiter, and whoever waits for it stays. */
export function wrapWork(fanOut: FanOut, limiter: Limiter): Attempt {
  const { file, node, mapped } = fanOut;
  const because = whyNot(fanOut);
  if (because !== null) return { because };
  const work = mapped.call ?? expressionOf(fanOut);
  if (!work) return { because: 'the requests are not started by a `map` in the call itself' };
  // Work that comes back here would wait for itself.
  const around = functionAround(node);
  const isOwn = around !== null && comesBackTo(file, mapped.work, around);
  return throughLimiter(fanOut, limiter, { work, inside: mapped.mapper ? [mapped.mapper] : [], of: isOwn ? 'call' : 'either' }, (wrapper) => workEdits(fanOut, work, wrapper));
}

interface Work {
  readonly work: Node;
  /** Functions whose names the limiter must not take. */
  readonly inside: readonly FunctionNode[];
  /** Whose the limiter is: of the module, of each call of the function around, or of the module where that can be. */
  readonly of: 'module' | 'call' | 'either';
}

/** Declares a limiter for some work, and puts the work into it. */
export function throughLimiter({ file, node, whole = node, concurrency }: FanOut, limiter: Limiter, { work, inside, of }: Work, editsFor: (wrapper: Wrapper) => readonly Edit[] | null): Attempt {
  const { wrap, declare } = limiter.rewrite;
  const at = isInside(work, whole) ? whole : work;
  const name = limiterName(file, limiter, at);
  if (wrap === undefined || declare === undefined || !name) return { because: 'the limiter cannot be imported here' };
  const local = freeName(file, wrap.startsWith('{{limiter}}(') ? 'limit' : 'limiter', [work, ...inside.filter((one) => isInside(one, work))]);
  const wrapper = wrapperFrom(wrap, local);
  const edits = wrapper && editsFor(wrapper);
  if (!edits) return { because: 'the form of the mapper cannot be kept' };
  const text = declare.replaceAll('{{limiter}}', local).replaceAll('{{name}}', name.local).replaceAll('{{limit}}', String(concurrency)).replace(/;$/, semicolonsOf(file));
  // On some platforms nothing may be shared between requests: there each call gets its own.
  if (!name.isLocal && runtimeOf(file) !== 'workers' && of !== 'call') return [...name.edits, declareAtModuleTop(file, text), ...edits];
  if (of === 'module') return { because: 'the one limiter for all calls cannot be made outside of them here' };
  const statement = limiterPlace(at);
  return statement ? [...name.edits, declareBefore(file, statement, text), ...edits] : { because: 'there is no place for the limiter' };
}

/** An expression in a loop that starts a request: pushed to the list, or a statement of its own. */
function expressionOf({ file, node, list, mapped }: FanOut): TSESTree.CallExpression | null {
  if (list) return pushedWork(file, list);
  return mapped.work === node && node.type === 'CallExpression' ? node : null;
}

function workEdits({ file, mapped: { call, mapper } }: FanOut, work: TSESTree.CallExpression, wrapper: Wrapper): readonly Edit[] | null {
  if (!call) return wrapExpression(file, work, wrapper);
  const given = call.arguments.find((argument) => functionOf(file, argument) === mapper);
  if (!given || !mapper) return null;
  const dropped = droppedIn(file, mapper);
  return dropped.length > 0 ? droppedEdits(file, given, dropped, wrapper) : wrapMapper(file, given, mapper, wrapper);
}

/** What a mapper starts and does not wait for goes through the limiter by itself: around the mapper, the limiter would wait for nothing. */
function droppedEdits(file: SourceFile, mapper: Node, dropped: readonly TSESTree.CallExpression[], wrapper: Wrapper): readonly Edit[] | null {
  const isOther = sendingCalls(file).some(({ node }) => isInside(node, mapper) && !dropped.some((call) => isInside(node, call)));
  const edits = isFunction(mapper) && !isOther ? dropped.map((call) => wrapExpression(file, call, wrapper)) : [null];
  return edits.includes(null) ? null : edits.flatMap((edit) => edit!);
}

function whyNot({ file, list, mapped: { call } }: FanOut): string | null {
  return !list || !call || arrives(file, call, list) ? null : 'something else is done with the promises first';
}
