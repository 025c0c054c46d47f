import type { SessionMismatchFact } from '../analysis/facts.js';
import type { Node, SourceFile } from '../analysis/file.js';
import { callOption, requestCalls } from '../analysis/requests/requests.js';
import { isGlobal, unwrap } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { modelOf } from '../analysis/values/values.js';
import { importBinding } from './imports.js';
import { addOption } from './options.js';
import type { FixPlan } from './plan.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Sends with the `fetch` of the package that the session is from: calls that one, or gives it to a client that takes one. */
export function useOwnFetch(fact: SessionMismatchFact): FixPlan {
  const { mismatch } = fact;
  if (mismatch.is === 'ignored option') return none('');
  if (mismatch.is === 'ignored installation') return none('each request would have to call it');
  const { file, node } = handleOf(fact);
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return none('');
  // A `Request` or `FormData` of Node's own means nothing to it: the one fails, the other is sent as "[object FormData]".
  const foreign = foreignTo(file, node);
  if (foreign !== null) return none(`${foreign} is not the one that \`${mismatch.package}\` knows`);
  const { local, edits } = importBinding(file, { from: mismatch.package, name: mismatch.own, preferred: ownName(mismatch.package, mismatch.own) }, node);
  if (mismatch.fetchOption === null) {
    return node.type === 'CallExpression' ? { tier: 'unsafe', edits: [...edits, { range: node.callee.range, text: local }] } : none('');
  }
  const model = modelOf(file, node.callee, 'instances')?.model ?? modelOf(file, node.callee, 'requests')?.model;
  const also = [model?.optionsAlsoAt ?? []].flat();
  const option = typeof model?.options === 'number' ? addOption(file, node, { index: model.options, also }, `${mismatch.fetchOption}: ${local}`) : null;
  return option ? { tier: 'unsafe', edits: [...edits, option] } : none(`its options take no \`${mismatch.fetchOption}\` here`);
}

/** `undiciFetch`: beside the global one, a name of its own. */
function ownName(from: string, name: string): string {
  return `${from.replace(/\W+(\w)?/g, (_all, next: string | undefined) => next?.toUpperCase() ?? '')}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** What a request is given that the `fetch` of a package takes for something else; `null` if there is nothing of the kind. */
function foreignTo(file: SourceFile, node: Node): string | null {
  const call = requestCalls(file).find((request) => request.node === node);
  if (!call) return null;
  if (call.opaque) return 'the request it is given';
  const body = callOption(file, call, 'body');
  if (body.answer === 'no') return null;
  return body.answer === 'yes' && body.values.every(({ value }) => isPlain(file, value)) ? null : 'its body may be a `FormData`, which';
}

/** Texts and what makes them. */
function isPlain(file: SourceFile, node: Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Literal':
    case 'TemplateLiteral':
      return true;
    case 'CallExpression':
      return /^(?:JSON\.stringify|String)$/.test(file.sourceCode.getText(inner.callee));
    case 'NewExpression':
      return inner.callee.type === 'Identifier' && inner.callee.name === 'URLSearchParams' && isGlobal(file, inner.callee);
    default:
      return false;
  }
}
