import { cataloguedCalls } from '../values/catalogued.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { isInside, variableOf } from '../scope.js';
import type { Switch } from './tls-switch.js';
import { modelOf } from '../values/values.js';

/** `postgres://…?sslmode=no-verify` given to a client that reads it. */
export function addressSwitches(file: SourceFile): readonly Switch[] {
  return cataloguedCalls(file).flatMap((call) => {
    const found = modelOf(file, call.callee, 'sessions') ?? modelOf(file, call.callee, 'instances');
    const parameters = found?.entry.tlsUrlParameters ?? [];
    if (!found || parameters.length === 0) return [];
    return file.nodes.strings.flatMap((address): Switch[] => {
      const raw = file.sourceCode.getText(address);
      // The parameter alone is shown: the rest of an address may hold a password.
      const parameter = parameters.find((name) => raw.toLowerCase().includes(name.toLowerCase()));
      return parameter !== undefined && reaches(file, address, call) ? [{ at: address, value: address, from: address, off: [], text: parameter, entry: found.entry, effect: 'off', because: null, processWide: false, consumer: call }] : [];
    });
  });
}

/** Whether a text stands in a call, or in a variable that is named in it. */
function reaches(file: SourceFile, text: Node, call: CallNode): boolean {
  if (isInside(text, call)) return true;
  let node = text;
  while (node.parent && ['BinaryExpression', 'ConditionalExpression', 'LogicalExpression', 'TemplateLiteral', 'TSAsExpression'].includes(node.parent.type)) node = node.parent;
  const { parent } = node;
  const name = parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' ? parent.left : null;
  const holder = name && variableOf(file, name);
  return holder?.references.some(({ identifier }) => isInside(identifier, call)) ?? false;
}
