import type { TSESTree } from '@typescript-eslint/utils';
import { isRunMethod } from './callbacks.js';
import { classOf, fieldsOf, membersOn, parentOf, sideOf, type Owner } from './classes.js';
import { perFile, type CallNode, type ClassNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { calledFunction, functionOf, literalOf } from './functions.js';
import { isFunction, keyOf, unwrap, variableOf, writesOf } from '../scope.js';

/** Calls of a function that stand in this file, with the function's own arguments. */
export function callersOf(file: SourceFile, called: FunctionNode): readonly CallNode[] {
  return callGraph(file).get(called) ?? [];
}

/**
 * Every place of the file where a function runs as soon as the code around it does: calls, `f.call(…)`, templates that it
 * tags, reads and writes of the property whose getter or setter it is, calls of a method that it overrides.
 */
export function invocationsOf(file: SourceFile, called: FunctionNode): readonly Node[] {
  return [...callersOf(file, called), ...(otherRuns(file).get(called) ?? [])];
}

/** Where the file makes instances of a class, or of one that extends it. */
export function constructionsOf(file: SourceFile, owner: ClassNode): readonly Node[] {
  return constructions(file).get(owner) ?? [];
}

/** Adds a place to those known of something. */
function add<K, N>(places: Map<K, N[]>, of: K, place: N): void {
  const known = places.get(of);
  if (known) known.push(place);
  else places.set(of, [place]);
}

const callGraphs = new WeakMap<SourceFile, ReadonlyMap<FunctionNode, readonly CallNode[]>>();

/**
 * Who calls whom. What a member of an object holds may depend on what callers give, so those calls come second: while
 * they are looked into, the graph has the calls by name only.
 */
function callGraph(file: SourceFile): ReadonlyMap<FunctionNode, readonly CallNode[]> {
  const known = callGraphs.get(file);
  if (known) return known;
  const graph = new Map<FunctionNode, CallNode[]>();
  const found = (calls: readonly CallNode[]) => calls.flatMap((call) => {
    const called = calledFunction(file, call);
    return called && called !== call.callee ? [{ called, call }] : [];
  });
  const byName = new Set(file.nodes.calls.filter((call) => isByName(file, call)));
  for (const { called, call } of found([...byName])) add(graph, called, call);
  callGraphs.set(file, graph);
  for (const { called, call } of found(file.nodes.calls.filter((one) => !byName.has(one)))) add(graph, called, call);
  for (const calls of graph.values()) calls.sort((a, b) => a.range[0] - b.range[0]);
  return graph;
}

/** A call of a declared function, a function constant or a method of a class: whom it calls shows without a look at values. */
function isByName(file: SourceFile, call: CallNode): boolean {
  const callee = unwrap(call.callee);
  if (call.type === 'NewExpression' || isFunction(callee)) return true;
  if (callee.type === 'MemberExpression') return fieldsOf(file, callee.object) !== null;
  const variable = callee.type === 'Identifier' ? variableOf(file, callee) : null;
  const [write] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return variable?.defs[0]?.type === 'FunctionName' || (write?.path.length === 0 && isFunction(unwrap(write.expression)));
}

const otherRuns = perFile((file): ReadonlyMap<FunctionNode, readonly Node[]> => {
  const runs = new Map<FunctionNode, Node[]>();
  const addRun = (called: FunctionNode | null, at: Node): void => {
    if (called) add(runs, called, at);
  };
  for (const call of file.nodes.calls) {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || call.type === 'NewExpression') continue;
    if (isRunMethod(callee)) addRun(functionOf(file, callee.object), call);
    for (const override of overridesOf(file, callee)) if (override !== calledFunction(file, call)) addRun(override, call);
  }
  for (const { parent } of file.nodes.strings) if (parent.type === 'TaggedTemplateExpression') addRun(functionOf(file, parent.tag), parent);
  for (const { accessor, at } of accesses(file)) addRun(accessor, at);
  return runs;
});

/** What classes that extend the one `this` is an instance of have in its method's place. */
function overridesOf(file: SourceFile, member: TSESTree.MemberExpression): readonly FunctionNode[] {
  const key = keyOf(member);
  const heirs = subclasses(file);
  if (heirs.size === 0 || key === null || unwrap(member.object).type !== 'ThisExpression') return [];
  const side = sideOf(file, member.object);
  return side ? (heirs.get(side.owner) ?? []).flatMap((heir) => membersOn(file, { owner: heir, isStatic: side.isStatic }).get(key)?.method ?? []) : [];
}

/** The classes of the file that extend others of it, directly or not. */
const subclasses = perFile((file) => {
  const heirs = new Map<Owner, Owner[]>();
  const classes = new Set(file.nodes.functions.flatMap(({ parent }) => (parent?.parent?.type === 'ClassBody' ? [parent.parent.parent] : [])));
  for (const heir of classes) {
    for (let parent = parentOf(file, heir), seen = 0; parent && seen < 10; parent = parentOf(file, parent), seen += 1) add(heirs, parent, heir);
  }
  return heirs;
});

const constructions = perFile((file): ReadonlyMap<Owner, readonly Node[]> => {
  const made = new Map<Owner, Node[]>();
  for (const call of file.nodes.calls) {
    let owner = call.type === 'NewExpression' ? classOf(file, call.callee) : null;
    for (let seen = 0; owner && seen < 10; owner = parentOf(file, owner), seen += 1) add(made, owner, call);
  }
  return made;
});

interface Access { readonly accessor: FunctionNode; readonly at: Node }

/** Reads and writes of properties that run a getter or a setter of this file. */
function accesses(file: SourceFile): readonly Access[] {
  const names = new Set(file.nodes.functions.flatMap(({ parent }) => ((parent?.type === 'MethodDefinition' || parent?.type === 'Property') && (parent.kind === 'get' || parent.kind === 'set') ? [keyOf(parent)] : [])));
  if (names.size === 0) return [];
  return file.nodes.members.flatMap((member) => {
    const key = keyOf(member);
    if (key === null || !names.has(key)) return [];
    const { parent } = member;
    const isTarget = (parent.type === 'AssignmentExpression' && parent.left === member) || parent.type === 'UpdateExpression';
    const isRead = !isTarget || parent.type === 'UpdateExpression' || parent.operator !== '=';
    const found = [isRead ? accessorOf(file, member.object, key, 'get') : null, isTarget ? accessorOf(file, member.object, key, 'set') : null];
    return found.flatMap((accessor) => (accessor ? [{ accessor, at: member }] : []));
  });
}

function accessorOf(file: SourceFile, object: Node, key: string, kind: 'get' | 'set'): FunctionNode | null {
  const fields = fieldsOf(file, object);
  if (fields) return (kind === 'get' ? fields.get(key)?.getter : fields.get(key)?.setter) ?? null;
  const property = literalOf(file, object)?.properties.find((one) => one.type === 'Property' && one.kind === kind && keyOf(one) === key);
  return property?.type === 'Property' && isFunction(property.value) ? property.value : null;
}
