import type { TSESTree } from '@typescript-eslint/utils';
import type { FileWriterModel } from '../../catalog/index.js';
import type { Node, SourceFile } from '../file.js';
import { importedAs } from '../values/imports.js';
import { keyOf, unwrap, variableOf, writesOf } from '../scope.js';
import { modelOf } from '../values/values.js';

/** A call that puts data into a file. */
export interface FileWrite {
  readonly call: TSESTree.CallExpression;
  /** The data argument. */
  readonly data: Node;
  readonly model: FileWriterModel;
  /** The call that names the file: the same one, or the one that opened it. */
  readonly opening: TSESTree.CallExpression;
}

/** The call that puts an expression into a file, as it is; `null` when what is done with it is anything else. */
export function writeOf(file: SourceFile, data: Node): FileWrite | null {
  const call = data.parent;
  if (call?.type !== 'CallExpression' || call.callee === data) return null;
  const index = call.arguments.indexOf(data as never);
  const model = writerOf(file, call.callee);
  if (model && !model.methods) return model.data === index ? { call, data, model, opening: call } : null;
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? keyOf(callee) : null;
  const opening = callee.type === 'MemberExpression' && method !== null ? madeBy(file, callee.object) : null;
  const opened = opening ? writerOf(file, opening.callee) : null;
  return opening && opened?.methods?.includes(method!) && opened.data === index ? { call, data, model: opened, opening } : null;
}

function writerOf(file: SourceFile, callee: Node): FileWriterModel | null {
  const found = modelOf(file, callee, 'fileWriters');
  if (found) return found.model;
  // `const writeFile = promisify(fs.writeFile)`.
  const made = madeBy(file, callee);
  const wrapper = made && importedAs(file, made.callee);
  const wrapped = made?.arguments[0];
  if (wrapper?.module !== 'util' || wrapper.path[0] !== 'promisify' || !wrapped) return null;
  const inner = modelOf(file, wrapped, 'fileWriters');
  return inner && { ...inner.model, form: 'promise' };
}

/** Whether an expression is a stream into a file. */
export function isFileStream(file: SourceFile, node: Node): boolean {
  const made = madeBy(file, node);
  return made !== null && modelOf(file, made.callee, 'fileWriters')?.model.form === 'stream';
}

/** The call whose result an expression is, directly or by the name that holds it. */
function madeBy(file: SourceFile, node: Node): TSESTree.CallExpression | null {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'CallExpression':
      return inner;
    case 'AwaitExpression':
      return madeBy(file, inner.argument);
    case 'Identifier': {
      const variable = variableOf(file, inner);
      const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
      return write?.path.length === 0 && !second && unwrap(write.expression) !== inner ? madeBy(file, write.expression) : null;
    }
    default:
      return null;
  }
}
