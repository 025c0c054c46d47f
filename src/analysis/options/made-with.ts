import type { InstanceModel, SessionModel } from '../../catalog/index.js';
import { optionsArgument } from './arguments.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { modelOf, type Value } from '../values/values.js';

/** One step in the making of an instance or a session. */
export interface Making {
  readonly call: CallNode;
  readonly model: InstanceModel | SessionModel;
  readonly options: Node | null;
}

const deepest = 5;

/** How a value was made, as far as this file shows it: from the last step back to the first. */
export function makingsOf(file: SourceFile, { origin }: Value, depth = 0): readonly Making[] {
  const made = origin && depth < deepest ? (modelOf(file, origin.callee, 'instances') ?? modelOf(file, origin.callee, 'sessions')) : null;
  if (!origin || !made) return [];
  return [{ call: origin, model: made.model, options: optionsArgument(file, origin, made.model) }, ...makingsOf(file, made.value, depth + 1)];
}
