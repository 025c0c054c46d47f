import { conventions } from '../../catalog/index.js';
import { isCallee } from '../functions/callbacks.js';
import type { Node, SourceFile } from '../file.js';
import { keyOf, unwrap, wrapped, type Variable } from '../scope.js';
import { modelOf } from '../values/values.js';

/** Whether a variable holds something that works by itself (`app`, of `app.listen()`), and keeps what it is given: no options, and no client. */
export function isLive(file: SourceFile, { defs, references }: Variable): boolean {
  const declarator = defs[0]?.node as Node | undefined;
  const init = declarator?.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : null;
  if (init?.type === 'ObjectExpression') return false;
  return references.some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    if (parent?.type !== 'MemberExpression' || !isCallee(parent)) return false;
    return !(conventions.promiseMethods as readonly (string | null)[]).includes(keyOf(parent)) && modelOf(file, parent, 'requests') === null;
  });
}
