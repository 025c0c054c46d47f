import { conventions } from '../../catalog/index.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { globalPath } from './globals.js';
import { unwrap, variableOf } from '../scope.js';
import { modelOf } from './values.js';

/** What a call does beside giving a value: nothing, perhaps throw, or nobody knows. Arguments are judged apart. */
export type Effect = 'none' | 'may throw' | 'unknown';

/** Does it matter when, and how often, this call is made? */
export function effectOf(file: SourceFile, call: CallNode): Effect {
  const name = globalPath(file, call.callee);
  if (name !== null && conventions.pureCalls.test(name) && call.type === 'CallExpression') return 'none';
  if (name !== null && conventions.pickyCalls.test(name)) return 'may throw';
  const source = importedFrom(file, call.callee);
  if (source !== null && (conventions.pureModules as readonly string[]).includes(source)) return 'may throw';
  const blocking = modelOf(file, call.callee, 'blocking');
  return blocking?.model.what === 'reads or writes files' && /(?:^|[.#])read/.test(blocking.path) ? 'may throw' : 'unknown';
}

/** The module that a function, or the object it is a member of, was imported or required from. */
function importedFrom(file: SourceFile, callee: Node): string | null {
  let root: Node = unwrap(callee);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  const definition = root.type === 'Identifier' ? variableOf(file, root)?.defs[0] : undefined;
  if (definition?.type === 'ImportBinding') return definition.parent?.type === 'ImportDeclaration' ? bare(definition.parent.source.value) : null;
  const init = definition?.type === 'Variable' ? definition.node.init : null;
  const [source] = init?.type === 'CallExpression' && file.sourceCode.getText(init.callee) === 'require' ? init.arguments : [];
  return source?.type === 'Literal' ? bare(String(source.value)) : null;
}

function bare(source: string): string {
  return source.replace(/^node:/, '');
}
