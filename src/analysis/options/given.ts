import { conditionsBetween } from '../paths/conditions.js';
import { constantOf } from '../values/constants.js';
import type { Node, SourceFile } from '../file.js';
import { unwrap } from '../scope.js';

/** Whether code runs only where a setting is given, under one of its names: `if (options.verify !== undefined) …`. */
export function isGivenAt(file: SourceFile, node: Node, settings: readonly Node[]): boolean {
  const texts = settings.map((setting) => plain(file, setting));
  return conditionsBetween(file, node).some(({ test, holds }) => texts.some((text) => implies(file, test, holds, text)));
}

/** Whether a condition that comes out this way says that a setting is there. */
function implies(file: SourceFile, test: Node, holds: boolean, setting: string): boolean {
  const inner = unwrap(test);
  if (plain(file, inner) === setting) return holds;
  switch (inner.type) {
    case 'UnaryExpression':
      return inner.operator === '!' && implies(file, inner.argument, !holds, setting);
    case 'LogicalExpression': {
      const sides = [inner.left, inner.right].map((side) => implies(file, side, holds, setting));
      return (inner.operator === '&&') === holds ? sides.includes(true) : !sides.includes(false);
    }
    case 'BinaryExpression': {
      if (inner.operator === 'in') return holds && setting.endsWith(`.${String(constantText(file, inner.left))}`);
      if (!/^[!=]==?$/.test(inner.operator)) return false;
      const isSame = inner.operator.startsWith('=') === holds;
      return [[inner.left, inner.right], [inner.right, inner.left]].some(([side, other]) => side && other && saysGiven(file, side, other, isSame, setting));
    }
    case 'CallExpression':
      // `hasOwn(options, 'verify')`, `isBoolean(options.verify)`, `options.verify.startsWith('t')`.
      return holds && (plain(file, inner.callee).startsWith(`${setting}.`) || inner.arguments.some((argument) => plain(file, argument) === setting || setting.endsWith(`.${String(constantText(file, argument))}`)));
    default:
      return false;
  }
}

function saysGiven(file: SourceFile, side: Node, other: Node, isSame: boolean, setting: string): boolean {
  const value = constantOf(file, other);
  if (!value.known) return false;
  const inner = unwrap(side);
  if (inner.type === 'UnaryExpression' && inner.operator === 'typeof') return plain(file, inner.argument) === setting && (value.value === 'undefined') !== isSame;
  const isAbout = plain(file, inner) === setting || (inner.type === 'CallExpression' && plain(file, inner.callee).startsWith(`${setting}.`));
  return isAbout && (value.value === undefined || value.value === null) !== isSame;
}

function constantText(file: SourceFile, node: Node): unknown {
  const value = node.type === 'PrivateIdentifier' ? null : constantOf(file, node);
  return value?.known ? value.value : undefined;
}

/** The text of an expression, however its parts are chained. */
function plain(file: SourceFile, node: Node): string {
  return file.sourceCode.getText(unwrap(node)).replace(/\?\./g, '.').replace(/\s+/g, '');
}
