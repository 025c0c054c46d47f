import { conventions } from '../catalog/index.js';
import type { CallNode, Node } from './file.js';
import { keyOf } from './scope.js';

/** Whether an expression stands where only a text makes sense: the address a creation is given first, a part of a template, an option that names a host. */
export function isTextPlace(use: Node, created: CallNode): boolean {
  const { parent } = use;
  if (parent?.type === 'TemplateLiteral' || (parent?.type === 'BinaryExpression' && parent.operator === '+')) return true;
  if (parent === created) return created.arguments[0] === use;
  return parent?.type === 'Property' && parent.value === use && conventions.textOptions.test(keyOf(parent) ?? '');
}

/** Whether a name tells that it stands for an address, and not for options. */
export function isAddressName(name: string): boolean {
  return conventions.urlNames.test(name);
}

/** Whether a condition asks for the platform: what it guards may not exist on another. */
export function asksForPlatform(condition: string): boolean {
  return conventions.platformWords.test(condition);
}
