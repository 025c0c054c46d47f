import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../catalog/index.js';
import { exportNamesOf } from './exports.js';
import type { Runs } from './facts.js';
import { perFile, perNode, type CallNode, type FunctionNode, type Node, type SourceFile } from './file.js';
import { callersOf } from './callers.js';
import { callbackRole, includes, isConstruction, labelOf, mentionsOf, returnedExpressions, runningFunction } from './functions.js';
import { manifestOf } from './manifest.js';
import { functionAround, keyOf, unwrap } from './scope.js';
import { importedType } from './annotations.js';
import { decoratorModel, registrationOf } from './handlers.js';
import { modelOf } from './values.js';

const startUp = (because: string): Runs => ({ when: 'start-up', because, chain: [] });
const unknown: Runs = { when: 'unknown', because: '', chain: [] };

/** When does this code run, and how do we know? */
export function runsOf(file: SourceFile, node: Node): Runs {
  if (isTestFile(file)) return { when: 'test', because: 'the file is a test', chain: [] };
  if (isWorkerFile(file)) return { when: 'worker', because: 'the file runs in a worker thread', chain: [] };
  const entry = frameOf(file, node);
  if (entry.when === 'per-request' || entry.when === 'test' || entry.when === 'memo') return entry;
  const loop = loopAround(node);
  return loop ? { when: 'loop', because: loop, chain: [] } : entry;
}

/** As `runsOf`, without regard to loops: what the function around the code is. */
export function frameOf(file: SourceFile, node: Node): Runs {
  if (isConstruction(node)) return { when: 'construction', because: 'a constructor or field initialiser', chain: [] };
  const around = runningFunction(node);
  return around ? entryOf(file, around) : startUp('module top level');
}

const entryOf = perNode<FunctionNode, Runs>(unknown, (file, node) => {
  const own = ownRole(file, node);
  if (own) return own;
  const { parent } = node;
  // Promise callbacks and functions nested in a known frame run as part of it.
  if (parent && callbackRole(node) === 'promise') return frameOf(file, parent);
  const label = labelOf(node);
  const mentions = mentionsOf(file, node);
  const sites: Node[] = [...callersOf(file, node)];
  for (const mention of mentions) {
    if (mention.as !== 'argument') continue;
    const role = callbackRole(mention.node);
    if (role === 'iteration' || role === 'immediate' || role === 'promise') sites.push(mention.node);
  }
  const runs = sites.map((site) => ({ site, runs: runsAt(file, site) }));
  for (const when of ['per-request', 'loop', 'test'] as const) {
    const [best] = runs.filter((caller) => caller.runs.when === when).toSorted((a, b) => a.runs.chain.length - b.runs.chain.length);
    if (best) return { ...best.runs, chain: [...withCaller(best.runs.chain, best.site), ...(label ? [label] : [])] };
  }
  const open = mentions.filter(({ node: mention, as }) => as !== 'argument' || !sites.includes(mention));
  if (runs.length > 0 && open.length === 0) {
    const settled = runs.find((caller) => caller.runs.when !== 'unknown' && caller.runs.when !== 'construction');
    if (settled && runs.every((caller) => ['start-up', 'memo', 'shutdown', 'construction'].includes(caller.runs.when))) return settled.runs;
    if (runs.every((caller) => caller.runs.when === 'construction')) return runs[0]?.runs ?? unknown;
  }
  if (isScriptFile(file)) return startUp('the file is a script');
  // An exported `bootstrap` is called once, wherever that is; a method of that name may be called often.
  return node.parent?.type !== 'MethodDefinition' && label !== null && conventions.startUpNames.test(label) ? startUp(`\`${label}\` runs once`) : unknown;
});

/** When a function runs whose call, or mention, stands here: given to `map`, it runs once for each item. */
function runsAt(file: SourceFile, site: Node): Runs {
  const runs = runsOf(file, site);
  const repeats = callbackRole(site) === 'iteration' && !['per-request', 'test', 'memo'].includes(runs.when);
  return repeats ? { when: 'loop', because: itemsOf(site), chain: [] } : runs;
}

/** The caller's name goes before its callee's, once. */
function withCaller(chain: readonly string[], site: Node): readonly string[] {
  if (chain.length > 0) return chain;
  const caller = runningFunction(site);
  const label = caller && labelOf(caller);
  return label ? [label] : [];
}

/** What a function is by itself: a handler, a hook, a test, a memoised initialiser. */
function ownRole(file: SourceFile, node: FunctionNode): Runs | null {
  const places = mentionsOf(file, node).map((mention) => mention.node);
  const memo = callbackRole(node) === 'memo' || (places.length > 0 && callersOf(file, node).length === 0 && places.every((place) => callbackRole(place) === 'memo'));
  if (memo) return { when: 'memo', because: 'its value is kept after the first call', chain: [] };
  return exportedRole(file, node) ?? methodRole(file, node) ?? callbackRoleOf(file, node) ?? typedRole(file, node);
}

function callbackRoleOf(file: SourceFile, node: FunctionNode): Runs | null {
  const maker = makerOf(file, node);
  const places = [node as Node, ...mentionsOf(file, node).filter(({ as }) => as !== 'exported').map((mention) => mention.node), ...(maker ? callersOf(file, maker) : [])];
  for (const place of places) {
    const call = registeringCall(place);
    if (!call) continue;
    if (isTestCall(file, call)) return { when: 'test', because: 'a test', chain: [] };
    const registration = registrationOf(file, call);
    if (!registration) continue;
    const { when = 'per-request' } = registration.model;
    return { when, because: `the ${when === 'per-request' ? 'handler' : 'hook'} passed to \`${calleeText(file, call)}\``, chain: [] };
  }
  return null;
}

/** The function that returns this one: `app.use(authorise('admin'))`. */
function makerOf(file: SourceFile, node: FunctionNode): FunctionNode | null {
  const maker = functionAround(node);
  return maker && !maker.async && !maker.generator && returnedExpressions(file, maker).includes(node as never) ? maker : null;
}

/** The call a function is given to, directly, in an options object, or through a wrapper (`app.get(path, wrap(fn))`). */
function registeringCall(place: Node): CallNode | null {
  let node = place;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== node) {
      const outer = parent.parent;
      const isWrapped = (outer?.type === 'CallExpression' || outer?.type === 'NewExpression') && outer.callee !== parent;
      return isWrapped && parent.arguments.length === 1 ? outer : parent;
    }
    if (!['Property', 'ObjectExpression', 'ArrayExpression', 'TSAsExpression', 'TSSatisfiesExpression'].includes(parent.type)) return null;
  }
  return null;
}

function exportedRole(file: SourceFile, node: FunctionNode): Runs | null {
  const names = exportNamesOf(file, node);
  if (names.length === 0) return null;
  for (const { exportedHandlers = [], name, id } of file.catalogue.entries) {
    for (const handler of exportedHandlers) {
      if (!names.includes(handler.export)) continue;
      if (handler.path && !new RegExp(handler.path).test(file.filename)) continue;
      const [first] = node.params;
      if (handler.firstParameter && !(first?.type === 'Identifier' && handler.firstParameter.includes(first.name))) continue;
      return { when: handler.when, because: `the ${name ?? id} handler \`${handler.export}\``, chain: [] };
    }
  }
  return null;
}

/** `const list: RequestHandler = …`, `(req: Request, res: Response) => …`. */
function typedRole(file: SourceFile, node: FunctionNode): Runs | null {
  const holder = node.parent?.type === 'VariableDeclarator' ? node.parent.id : null;
  for (const target of [holder, ...node.params]) {
    const annotation = target && 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : null;
    const name = annotation?.type === 'TSTypeReference' ? importedType(file, annotation.typeName) : null;
    if (name?.entries.some(({ handlerTypes }) => handlerTypes?.includes(name.type))) {
      return { when: 'per-request', because: `a function typed \`${name.type}\``, chain: [] };
    }
  }
  return null;
}

function methodRole(file: SourceFile, node: FunctionNode): Runs | null {
  const method = node.parent;
  if (method?.type !== 'MethodDefinition') return null;
  // Parsers of plain JavaScript leave the list out.
  for (const { expression } of (method.decorators as TSESTree.Decorator[] | undefined) ?? []) {
    const target = expression.type === 'CallExpression' ? expression.callee : expression;
    const handler = decoratorModel(file, target);
    if (handler) return { when: handler.when ?? 'per-request', because: `the method decorated with \`@${file.sourceCode.getText(target)}\``, chain: [] };
  }
  const name = keyOf(method);
  for (const { lifecycleMethods, modules = [] } of file.catalogue.entries) {
    if (!lifecycleMethods || name === null || !modules.some((module) => importsModule(file, module))) continue;
    if (lifecycleMethods.startUp?.includes(name)) return startUp(`the \`${name}\` hook`);
    if (lifecycleMethods.perRequest?.includes(name)) return { when: 'per-request', because: `the \`${name}\` method`, chain: [] };
    if (lifecycleMethods.shutdown?.includes(name)) return { when: 'shutdown', because: `the \`${name}\` hook`, chain: [] };
  }
  return null;
}

export function importsModule(file: SourceFile, name: string): boolean {
  return importedModules(file).has(name);
}

/** Sources of all imports and requires, without `node:`. */
const importedModules = perFile((file) => {
  const sources = file.nodes.imports.map(({ source }) => source.value);
  for (const call of file.nodes.calls) {
    const [first] = call.arguments;
    if (call.callee.type === 'Identifier' && call.callee.name === 'require' && first?.type === 'Literal') sources.push(String(first.value));
  }
  return new Set(sources.map((source) => source.replace(/^node:/, '')));
});

/** The loop a node stands in, inside the function that runs it, as a phrase; `null` if none. */
export function loopAround(node: Node): string | null {
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
        const role = callbackRole(parent);
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

/** The file's path inside its package: what stands above it says nothing about the code. */
const pathInPackage = perFile((file) => {
  const root = manifestOf(file)?.folder ?? file.cwd;
  return file.filename.startsWith(`${root}/`) ? file.filename.slice(root.length) : file.filename;
});

export const isTestFile = perFile((file) => {
  const relative = pathInPackage(file);
  return conventions.testPaths.test(relative) || conventions.testModules.some((module) => importsModule(file, module.replace(/^node:/, '')) && module !== 'chai');
});

function isTestCall(file: SourceFile, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  let root: Node = callee;
  while (root.type === 'MemberExpression') root = root.object;
  const [first] = call.arguments;
  return root.type === 'Identifier' && includes(conventions.testFunctions, root.name) && (first?.type === 'Literal' || first?.type === 'TemplateLiteral' || /^(?:before|after)/.test(root.name)) && !modelOf(file, root, 'handlers');
}

const isWorkerFile = perFile((file) => importsModule(file, 'worker_threads') && /\b(?:parentPort|workerData)\b/.test(file.sourceCode.text) && !/\bnew Worker\b/.test(file.sourceCode.text));

/** Code that runs once and ends: an executable, a build script, tool configuration. */
export const isScriptFile = perFile((file) => {
  const relative = pathInPackage(file);
  return file.sourceCode.text.startsWith('#!') || conventions.scriptPaths.test(relative) || (conventions.commandPaths.test(relative) && manifestOf(file)?.hasCommands === true);
});
