import type { Found, SessionModel } from '../../catalog/index.js';
import { madeBy } from './factories.js';
import type { CallNode, SourceFile } from '../file.js';
import type { Lifetime } from './lifetimes.js';
import { isSession, type RequestCall } from '../requests/requests.js';
import { requestsBy } from './sessions.js';
import { modelOf, valueOf } from '../values/values.js';

/** What a call makes, itself or as a factory of this file; `null` when it is no session. */
export function sessionModelOf(file: SourceFile, call: CallNode): Found<SessionModel> | null {
  const origin = originOf(file, call);
  return origin && modelOf(file, origin.callee, 'sessions');
}

/** Requests sent with the session that a call makes. Those over another one of the same factory are none of them. */
export function requestsWith(file: SourceFile, call: CallNode, { calls }: Lifetime): readonly RequestCall[] {
  const origin = originOf(file, call);
  if (!origin || origin === call) return requestsBy(file, call);
  return requestsBy(file, origin).filter(({ node }) => calls.includes(node));
}

function originOf(file: SourceFile, call: CallNode): CallNode | null {
  if (isSession(file, call)) return call;
  const origin = call.type === 'CallExpression' ? madeBy(file, call)?.origin : null;
  return origin && valueOf(file, call)?.origin === origin ? origin : null;
}
