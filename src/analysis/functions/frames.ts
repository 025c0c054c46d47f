import { callbackRole, runsAtOnce } from './callbacks.js';
import type { FunctionNode, Node, SourceFile } from '../file.js';
import { functionAround } from '../scope.js';

/**
 * The function whose frame really runs this node: callbacks that run at once (`map`, promise executors, IIFEs) belong
 * to the function around them. `null` at module level.
 */
export function runningFunction(file: SourceFile, node: Node): FunctionNode | null {
  let current = functionAround(node);
  while (current && !current.generator && runsAtOnce(callbackRole(file, current))) current = functionAround(current);
  return current;
}

/** Whether a node runs as part of a function's work: in it, in callbacks that run at once, and in those of its promises. */
export function isPartOf(file: SourceFile, node: Node, frame: FunctionNode | null): boolean {
  for (let around = functionAround(node); around !== frame; around = functionAround(around)) {
    const role = around && !around.generator ? callbackRole(file, around) : null;
    if (!around || (!runsAtOnce(role) && role !== 'promise')) return false;
  }
  return true;
}

/** Whether a node runs while an object is made: in a constructor or a field initialiser. */
export function isConstruction(file: SourceFile, node: Node): boolean {
  const around = runningFunction(file, node);
  if (around?.parent?.type === 'MethodDefinition' && around.parent.kind === 'constructor') return true;
  for (let current: Node | undefined = node; current && current !== around; current = current.parent) if (current.type === 'PropertyDefinition') return true;
  return false;
}
