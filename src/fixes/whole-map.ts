import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceFile } from '../analysis/file.js';
import type { Mapped } from '../analysis/fan-out/mapped.js';
import { runtimeOf } from '../analysis/runs/runtime.js';
import { keyOf, unwrap } from '../analysis/scope.js';
import { droppedIn } from '../analysis/fan-out/unawaited.js';
import { importBinding } from './imports.js';
import { typedItems } from './item-types.js';
import { indentOf } from './layout.js';
import { limiterName, type Limiter } from './limiter-choice.js';
import { shifted } from './lines.js';
import { argumentsTaken } from './mapper.js';
import { mayBeNull, mayGiveNull } from './null-results.js';
import type { Edit } from './plan.js';
import type { FanOut } from './wrap-work.js';

type Attempt = readonly Edit[] | { readonly because: string };

/** `pMap(xs, f, { concurrency: 10 })` in place of the combinator and the `map` in it. */
export function withLimiterMap(fanOut: FanOut, limiter: Limiter, template: string): Attempt {
  const parts = partsOf(fanOut, limiter.rewrite.passesIndex ? 2 : 1);
  if ('because' in parts) return parts;
  const name = limiterName(fanOut.file, limiter, parts.node);
  if (!name) return { because: 'the limiter cannot be imported here' };
  return [...name.edits, ...filled(fanOut.file, parts, template.replaceAll('{{name}}', name.local).replaceAll('{{limit}}', String(fanOut.concurrency)))];
}

/** `Readable.from(xs).map(f, { concurrency: 10 }).toArray()`: what Node itself has. */
export function withStream(fanOut: FanOut): Attempt {
  const { file, mapped, concurrency } = fanOut;
  const parts = partsOf(fanOut, 1);
  if ('because' in parts) return parts;
  const because = whyNotStreamed(file, mapped);
  if (because !== null) return { because };
  const items = typedItems(file, parts.node, parts.items, parts.mapper);
  if ('because' in items) return items;
  const readable = importBinding(file, { from: 'node:stream', name: 'Readable' }, parts.node);
  return [...readable.edits, ...items.edits, ...filled(file, parts, `${readable.local}.from({{items}}).map({{mapper}}, { concurrency: ${concurrency} }).toArray()`, items.name)];
}

function whyNotStreamed(file: SourceFile, { collection, mapper }: Mapped): string | null {
  if (['browser', 'workers'].includes(runtimeOf(file))) return 'the project has no limiter that the catalogue knows';
  const inner = unwrap(collection);
  const hasNull = inner.type === 'ArrayExpression' && inner.elements.some((element) => element === null || mayBeNull(file, element));
  if (hasNull || (mapper && mayGiveNull(file, mapper))) return 'some results are `null`, and without a limiter package there is only a stream, which takes none';
  return null;
}

/** The call of a combinator, the items and the mapper in it. */
interface Parts { readonly node: TSESTree.CallExpression; readonly items: TSESTree.Node; readonly mapper: TSESTree.Node }

/** What is replaced as a whole by something that takes the collection and the mapper; or why it cannot. */
function partsOf({ file, node, combinator, mapped: { call, mapper } }: FanOut, most: number): Parts | { readonly because: string } {
  if (combinator !== 'Promise.all' || node.type !== 'CallExpression') return { because: `only a limiter that wraps the work can bound ${combinator === 'loop' ? 'the loop' : `\`${combinator}\``}` };
  const [list, ...others] = node.arguments;
  if (!call || !list || !mapper || unwrap(list) !== call || others.length > 0) return { because: 'the requests are not started by a `map` in the call itself' };
  const { callee } = call;
  const [given] = call.arguments;
  if (callee.type !== 'MemberExpression' || keyOf(callee) !== 'map' || call.arguments.length !== 1 || !given) return { because: 'the requests are not started by a plain `map`' };
  if (callee.optional || call.optional || node.optional || node.typeArguments || call.typeArguments || list !== call || callee.object.type === 'SequenceExpression') return { because: 'the form of the call cannot be kept' };
  if (argumentsTaken(file, mapper) > most) return { because: 'the mapper takes more than the item' };
  if (droppedIn(file, mapper).length > 0) return { because: 'the mapper does not wait for its requests' };
  const kept = [callee.object, given];
  if (file.sourceCode.getCommentsInside(node).some(({ range }) => !kept.some((part) => range[0] >= part.range[0] && range[1] <= part.range[1]))) return { because: 'a comment stands between the parts' };
  return { node, items: callee.object, mapper: given };
}

/** Edits that turn `Promise.all(items.map(mapper))` into a template, the text of mapper and items (if nothing else is `named` for them) left where it is. */
function filled(file: SourceFile, { node, items, mapper }: Parts, template: string, named: string | null = null): readonly Edit[] {
  const [before, between, after] = template.split(/\{\{(?:items|mapper)\}\}/);
  if (template.indexOf('{{items}}') > template.indexOf('{{mapper}}')) {
    const text = template.replace('{{items}}', () => file.sourceCode.getText(items)).replace('{{mapper}}', () => file.sourceCode.getText(mapper));
    return [{ range: node.range, text }];
  }
  return [
    ...(named === null
      ? [{ range: [node.range[0], items.range[0]], text: before ?? '' }, { range: [items.range[1], mapper.range[0]], text: between ?? '' }] satisfies Edit[]
      : [{ range: [node.range[0], mapper.range[0]], text: `${before ?? ''}${named}${between ?? ''}` }] satisfies Edit[]),
    // The mapper's lines move out with the parentheses that are gone.
    ...shifted(file, mapper.range, indentOf(file, mapper), indentOf(file, node)),
    { range: [mapper.range[1], node.range[1]], text: after ?? '' },
  ];
}
