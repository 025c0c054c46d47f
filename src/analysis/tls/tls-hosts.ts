import { conventions } from '../../catalog/index.js';
import { constantOf } from '../values/constants.js';
import type { Node, SourceFile } from '../file.js';
import { readOption } from '../options/options.js';

/** Whether an address, or an object with options, names this machine and no other. */
export function isAtHome(file: SourceFile, given: Node): boolean {
  if (isLoopback(file, given)) return true;
  return conventions.machineOptions.some((key) => {
    const answer = readOption(file, given, [key]);
    return answer.answer === 'yes' && !answer.conditional && answer.values.every(({ value }) => isLoopback(file, value));
  });
}

function isLoopback(file: SourceFile, node: Node): boolean {
  const text = startOf(file, node);
  return text !== null && (conventions.loopbackHosts.test(text) || conventions.loopbackNames.test(text));
}

/** The fixed beginning of an address. */
function startOf(file: SourceFile, node: Node): string | null {
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.cooked ?? null;
  if (node.type === 'BinaryExpression' && node.operator === '+') return startOf(file, node.left);
  const constant = constantOf(file, node);
  return constant.known && typeof constant.value === 'string' ? constant.value : null;
}
