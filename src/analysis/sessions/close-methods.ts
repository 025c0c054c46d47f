import type { SessionModel } from '../../catalog/index.js';
import type { CallNode, SourceFile } from '../file.js';
import { modelOf, valueOf } from '../values/values.js';

/** The way of closing that a method name is for a created session. */
export function closeMethodOf(file: SourceFile, created: CallNode, method: string | null): SessionModel['close'][number] | null {
  const value = valueOf(file, created);
  const origin = value?.origin;
  const model = origin && modelOf(file, origin.callee, 'sessions')?.model;
  return model?.close.find((close) => close.method === method) ?? null;
}
