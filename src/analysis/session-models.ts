import type { Found, SessionModel } from '../catalog/index.js';
import { madeBy } from './factories.js';
import type { CallNode, SourceFile } from './file.js';
import { isSession } from './requests.js';
import { modelOf } from './values.js';

/** What a call makes, itself or as a factory of this file; `null` when it is no session. */
export function sessionModelOf(file: SourceFile, call: CallNode): Found<SessionModel> | null {
  const origin = isSession(file, call) ? call : (madeBy(file, call)?.origin ?? null);
  return origin && modelOf(file, origin.callee, 'sessions');
}
