import { conventions } from '../../catalog/index.js';
import type { Node, SourceFile } from '../file.js';
import { includes } from '../functions/functions.js';
import { calleeText } from '../runs/runs.js';
import { keyOf } from '../scope.js';

/** The expression around some bytes that gives the same ones in another form: `Buffer.from(bytes)`, `blob.arrayBuffer()`, `array.buffer`. */
export function formAround(file: SourceFile, bytes: Node): Node | null {
  const { parent } = bytes;
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
      return parent.arguments[0] === bytes && includes(conventions.byteForms, calleeText(file, parent)) ? parent : null;
    case 'MemberExpression': {
      const key = parent.object === bytes ? (keyOf(parent) ?? '') : '';
      const call = parent.parent;
      if (includes(conventions.byteMethods, key)) return call.type === 'CallExpression' && call.callee === parent ? call : null;
      return includes(conventions.byteMembers, key) ? parent : null;
    }
    default:
      return null;
  }
}
