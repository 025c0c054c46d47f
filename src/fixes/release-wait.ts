import { callbackRole } from '../analysis/functions/callbacks.js';
import type { FunctionNode, SourceFile } from '../analysis/file.js';
import { asyncEdits } from './await-text.js';
import type { Edit } from './plan.js';

/**
 * What it takes for `await` to stand in a function: nothing in an async one and at module level, where the response has been awaited
 * already; a promise callback may become async, for the chain waits for it. `null`: it cannot stand there.
 */
export function waitIn(file: SourceFile, owner: FunctionNode | null): readonly Edit[] | null {
  if (owner === null || owner.async) return [];
  return !owner.generator && callbackRole(file, owner) === 'promise' ? asyncEdits(owner) : null;
}
