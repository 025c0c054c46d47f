import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { invocationsOf } from '../functions/callers.js';
import { callbackRole, runsAtOnce } from '../functions/callbacks.js';
import { entryRole, setsUpServer } from './entries.js';
import type { Runs } from '../facts.js';
import { perNode, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { isConstruction, runningFunction } from '../functions/frames.js';
import { labelOf } from '../functions/functions.js';
import { isForDevelopment } from '../paths/guards.js';
import { mentionsOf, type Mention } from '../functions/mentions.js';
import { isScriptFile, isTestFile, isWorkerFile } from './programs.js';
import { keyOf, unwrap } from '../scope.js';

const startUp = (because: string): Runs => ({ when: 'start-up', because, chain: [] });
const unknown: Runs = { when: 'unknown', because: '', chain: [] };

/** When does this code run, and how do we know? */
export function runsOf(file: SourceFile, node: Node): Runs {
  return isForDevelopment(file, node) ? { when: 'test', because: 'it runs in development only', chain: [] } : runsThere(file, node);
}

/** As `runsOf`, whatever the conditions: what is called in development only may be called elsewhere, too. */
function runsThere(file: SourceFile, node: Node): Runs {
  if (isTestFile(file)) return { when: 'test', because: 'the file is a test', chain: [] };
  if (isWorkerFile(file)) return { when: 'worker', because: 'the file runs in a worker thread', chain: [] };
  const entry = frameOf(file, node);
  if (entry.when === 'per-request' || entry.when === 'test' || entry.when === 'memo') return entry;
  const loop = loopAround(file, node);
  return loop ? { when: 'loop', because: loop, chain: [] } : entry;
}

/** As `runsOf`, without regard to loops: what the function around the code is. */
export function frameOf(file: SourceFile, node: Node): Runs {
  if (isConstruction(file, node)) return { when: 'construction', because: 'a constructor or field initialiser', chain: [] };
  const around = runningFunction(file, node);
  return around ? entryOf(file, around) : startUp('module top level');
}

const entryOf = perNode<FunctionNode, Runs>(unknown, (file, node) => {
  const own = entryRole(file, node);
  if (own) return own;
  const role = callbackRole(file, node);
  // Promise callbacks run as part of the frame they stand in, and so does what a request waits for.
  if (role === 'promise' || (role === 'event' && isAskedByRequest(file, node))) return frameOf(file, node.parent);
  const label = labelOf(node);
  const mentions = mentionsOf(file, node);
  const sites: readonly Node[] = [...invocationsOf(file, node), ...mentions.filter((mention) => runsWithGiver(file, mention)).map((mention) => mention.node)];
  const runs = sites.map((site) => ({ site, runs: runsAt(file, site) }));
  for (const when of ['per-request', 'loop', 'test'] as const) {
    const [best] = runs.filter((caller) => caller.runs.when === when).toSorted((a, b) => a.runs.chain.length - b.runs.chain.length);
    if (best) return { ...best.runs, chain: [...withCaller(file, best.runs.chain, best.site), ...(label ? [label] : [])] };
  }
  const open = mentions.filter((mention) => mention.as !== 'run' && !sites.includes(mention.node));
  if (runs.length > 0 && open.length === 0) {
    const settled = runs.find((caller) => caller.runs.when !== 'unknown' && caller.runs.when !== 'construction');
    if (settled && runs.every((caller) => ['start-up', 'memo', 'shutdown', 'construction'].includes(caller.runs.when))) return settled.runs;
    if (runs.every((caller) => caller.runs.when === 'construction')) return runs[0]?.runs ?? unknown;
  }
  if (isScriptFile(file)) return startUp('the file is a script');
  if (setsUpServer(file, node)) return startUp('it sets up a server');
  // An exported `bootstrap` is called once, wherever that is; a method of that name may be called often.
  return node.parent?.type !== 'MethodDefinition' && label !== null && conventions.startUpNames.test(label) ? startUp(`\`${label}\` runs once`) : unknown;
});

/** Whether a function that is given to a call runs as part of what the giver does. */
function runsWithGiver(file: SourceFile, { node, as }: Mention): boolean {
  const role = as === 'argument' ? callbackRole(file, node) : null;
  return runsAtOnce(role) || role === 'promise' || (role === 'event' && isAskedByRequest(file, node));
}

/** Whether a request's handler waits for the event or the operation that a callback is for. */
export function isAskedByRequest(file: SourceFile, callback: Node): boolean {
  return frameOf(file, callback).when === 'per-request';
}

/** When a function runs whose call, or mention, stands here: given to `map`, it runs once for each item. */
function runsAt(file: SourceFile, site: Node): Runs {
  const runs = runsThere(file, site);
  const repeats = callbackRole(file, site) === 'iteration' && !['per-request', 'test', 'memo'].includes(runs.when);
  return repeats ? { when: 'loop', because: itemsOf(site), chain: [] } : runs;
}

/** The caller's name goes before its callee's, once. */
function withCaller(file: SourceFile, chain: readonly string[], site: Node): readonly string[] {
  if (chain.length > 0) return chain;
  const caller = runningFunction(file, site);
  const label = caller && labelOf(caller);
  return label ? [label] : [];
}

/** The loop a node stands in, inside the function that runs it, as a phrase; `null` if none. */
export function loopAround(file: SourceFile, node: Node): string | null {
  let current = node;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    switch (parent.type) {
      case 'ForStatement':
        if (current === parent.body || current === parent.update) return 'in a loop';
        break;
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        if (current === parent.body) return 'in a loop';
        break;
      case 'ArrowFunctionExpression':
      case 'FunctionExpression': {
        const role = callbackRole(file, parent);
        if (role === 'iteration') return itemsOf(parent);
        if (role !== 'immediate' && role !== 'promise') return null;
        break;
      }
      case 'FunctionDeclaration':
        return null;
      default:
    }
  }
  return null;
}

function itemsOf({ parent: call }: Node): string {
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  return `once for each item of \`${(callee?.type === 'MemberExpression' ? keyOf(callee) : null) ?? 'map'}\``;
}

export function calleeText(file: SourceFile, call: CallNode | TSESTree.CallExpression): string {
  const text = file.sourceCode.getText(unwrap(call.callee)).replace(/\s*\?*\.\s*/g, '.').replace(/\s+/g, ' ');
  return text.length > 40 ? `…${text.slice(-39)}` : text;
}
