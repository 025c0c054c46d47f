import { fieldsOf } from './classes.js';
import type { CallNode, FunctionNode, SourceFile } from './file.js';
import { calledFunction } from './functions.js';
import { isFunction, unwrap, variableOf, writesOf } from './scope.js';

/** Calls of a function that stand in this file. */
export function callersOf(file: SourceFile, called: FunctionNode): readonly CallNode[] {
  return callGraph(file).get(called) ?? [];
}

type CallGraph = ReadonlyMap<FunctionNode, readonly CallNode[]>;

const callGraphs = new WeakMap<SourceFile, CallGraph>();

/**
 * Who calls whom. What a member of an object holds may depend on what callers give, so those calls come second: while
 * they are looked into, the graph has the calls by name only.
 */
function callGraph(file: SourceFile): CallGraph {
  const known = callGraphs.get(file);
  if (known) return known;
  const graph = new Map<FunctionNode, CallNode[]>();
  const add = (called: FunctionNode, call: CallNode): void => {
    const calls = graph.get(called);
    if (calls) calls.push(call);
    else graph.set(called, [call]);
  };
  const found = (calls: readonly CallNode[]) => calls.flatMap((call) => {
    const called = calledFunction(file, call);
    return called && called !== call.callee ? [{ called, call }] : [];
  });
  const byName = new Set(file.nodes.calls.filter((call) => isByName(file, call)));
  for (const { called, call } of found([...byName])) add(called, call);
  callGraphs.set(file, graph);
  for (const { called, call } of found(file.nodes.calls.filter((one) => !byName.has(one)))) add(called, call);
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
