import type { TSESTree } from '@typescript-eslint/utils';
import { namesType } from '../values/annotations.js';
import { callersOf } from '../functions/callers.js';
import { callbackRole } from '../functions/callbacks.js';
import { conventions } from '../../catalog/index.js';
import { exportNamesOf } from '../values/exports.js';
import type { Runs } from '../facts.js';
import { perFile, type CallNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { runningFunction } from '../functions/frames.js';
import { includes, returnedExpressions } from '../functions/functions.js';
import { decoratorModel, registrationOf } from './handlers.js';
import { importsModule } from '../values/imports.js';
import { mentionsOf } from '../functions/mentions.js';
import { calleeText } from './runs.js';
import { functionAround, keyOf, unwrap, variableOf } from '../scope.js';
import { modelOf, type Value } from '../values/values.js';

type HandlerShape = conventions.HandlerShape;

/** What a function is by itself: a handler, a hook, a test, a memoised initialiser. */
export function entryRole(file: SourceFile, node: FunctionNode): Runs | null {
  const places = mentionsOf(file, node).map((mention) => mention.node);
  const memo = callbackRole(file, node) === 'memo' || (places.length > 0 && callersOf(file, node).length === 0 && places.every((place) => callbackRole(file, place) === 'memo'));
  if (memo) return { when: 'memo', because: 'its value is kept after the first call', chain: [] };
  return exportedRole(file, node) ?? methodRole(file, node) ?? registeredRole(file, node) ?? typedRole(file, node) ?? shapeRole(file, node);
}

function registeredRole(file: SourceFile, node: FunctionNode): Runs | null {
  const maker = makerOf(file, node);
  const places = [node as Node, ...mentionsOf(file, node).filter(({ as }) => as !== 'exported').map((mention) => mention.node), ...(maker ? callersOf(file, maker) : [])];
  for (const call of places.flatMap((place) => registeringCalls(file, place, 0))) {
    if (isTestCall(file, call)) return { when: 'test', because: 'a test', chain: [] };
    const registration = registrationOf(file, call);
    if (!registration) continue;
    const { when = 'per-request' } = registration.model;
    return { when, because: `the ${when === 'per-request' ? 'handler' : 'hook'} passed to \`${calleeText(file, call)}\``, chain: [] };
  }
  return null;
}

/** Whether a function itself registers handlers of requests, or makes a server listen: that is done before requests come. */
export function setsUpServer(file: SourceFile, node: FunctionNode): boolean {
  return settingUp(file).has(node);
}

const settingUp = perFile((file): ReadonlySet<FunctionNode | null> => {
  const registering = file.nodes.calls.filter((call) => {
    const registration = registrationOf(file, call);
    if (!registration || isConnection(registration.value)) return false;
    const { when } = registration.model;
    // `app.get('env')` reads a setting.
    return when === undefined ? !(call.arguments.length === 1 && call.arguments[0]?.type === 'Literal') : when !== 'shutdown';
  });
  // Where it does not show what `app` is, the handlers given to it do.
  const given = file.nodes.functions.filter((node) => callbackRole(file, node) === 'other' && shapeRole(file, node) !== null);
  return new Set([...registering, ...given].map((node) => runningFunction(file, node)));
});

/** What comes with one connection, or opens one, sets up no server. */
function isConnection({ module, type }: Value): boolean {
  return module.entries.some(({ sessions = {} }) => Object.values(sessions).some((session) => session.type === type));
}

/** The function that returns this one: `app.use(authorise('admin'))`. */
function makerOf(file: SourceFile, node: FunctionNode): FunctionNode | null {
  const maker = functionAround(node);
  return maker && !maker.async && !maker.generator && returnedExpressions(file, maker).includes(node as never) ? maker : null;
}

/** The calls a function is given to: directly, in an options object, through a wrapper (`app.get(path, wrap(fn))`), or by the name of what the wrapper gives. */
function registeringCalls(file: SourceFile, place: Node, depth: number): readonly CallNode[] {
  let node = place;
  for (let parent = node.parent; parent; node = parent, parent = parent.parent) {
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== node) {
      const outer = parent.parent;
      const isWrapped = (outer?.type === 'CallExpression' || outer?.type === 'NewExpression') && outer.callee !== parent;
      if (isWrapped && parent.arguments.length === 1) return [outer];
      const name = outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' && depth === 0 ? variableOf(file, outer.id) : null;
      return [parent, ...(name?.references.flatMap((reference) => (reference.isWrite() ? [] : registeringCalls(file, reference.identifier, depth + 1))) ?? [])];
    }
    if (!['Property', 'ObjectExpression', 'ArrayExpression', 'TSAsExpression', 'TSSatisfiesExpression'].includes(parent.type)) return [];
  }
  return [];
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
    const name = annotation ? namesType(file, annotation, ({ handlerTypes }, type) => handlerTypes?.includes(type) ?? false) : null;
    if (name !== null) return { when: 'per-request', because: `a function typed \`${name}\``, chain: [] };
  }
  return null;
}

/** `exports.list = (req, res) => { res.json(…); }`: nobody is seen to call it, but it answers a request. */
function shapeRole(file: SourceFile, node: FunctionNode): Runs | null {
  for (const shape of conventions.handlerShapes) {
    const first = node.params.findIndex((_, index) => shape.parameters.every((name, offset) => isNamed(node.params[index + offset], name)));
    const answer = first < 0 ? undefined : node.params[first + shape.answersBy];
    const uses = (answer && variableOf(file, answer)?.references) ?? [];
    if (!uses.some(({ identifier }) => answers(identifier, shape))) continue;
    const names = node.params.slice(first, first + shape.parameters.length).map((parameter) => (parameter.type === 'Identifier' ? parameter.name : ''));
    return { when: 'per-request', because: `a request handler, by its \`(${names.join(', ')})\``, chain: [] };
  }
  return null;
}

function isNamed(parameter: Node | undefined, name: RegExp): boolean {
  return parameter?.type === 'Identifier' && name.test(parameter.name);
}

function answers(use: Node, { calls, assigns }: HandlerShape): boolean {
  const member = use.parent;
  const key = member?.type === 'MemberExpression' && member.object === use ? keyOf(member) : null;
  if (!member || key === null) return false;
  const { parent } = member;
  if (parent?.type === 'CallExpression' && parent.callee === member) return Object.hasOwn(calls, key) && parent.arguments.length >= (calls[key] ?? 0);
  return parent?.type === 'AssignmentExpression' && parent.left === member && assigns.includes(key);
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
    if (lifecycleMethods.startUp?.includes(name)) return { when: 'start-up', because: `the \`${name}\` hook`, chain: [] };
    if (lifecycleMethods.perRequest?.includes(name)) return { when: 'per-request', because: `the \`${name}\` method`, chain: [] };
    if (lifecycleMethods.shutdown?.includes(name)) return { when: 'shutdown', because: `the \`${name}\` hook`, chain: [] };
  }
  return null;
}

function isTestCall(file: SourceFile, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  let root: Node = callee;
  while (root.type === 'MemberExpression') root = root.object;
  const [first] = call.arguments;
  return root.type === 'Identifier' && includes(conventions.testFunctions, root.name) && (first?.type === 'Literal' || first?.type === 'TemplateLiteral' || /^(?:before|after)/.test(root.name)) && !modelOf(file, root, 'handlers');
}
