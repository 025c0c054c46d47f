import type { CallNode, Node, SourceFile } from '../analysis/file.js';
import { isNodeModule } from '../analysis/values/manifest.js';
import { variableOf } from '../analysis/scope.js';
import type { Place } from './session-place.js';

/** Whether a file can have types written in it. */
export function isTyped(file: SourceFile): boolean {
  return /\.[cm]?tsx?$/.test(file.filename);
}

/** The type of what is created, as a TypeScript file would write it: what it is cast to, the class, or what the function returns. */
export function typeOfCreated(file: SourceFile, { node, creation }: Pick<Place, 'node' | 'creation'>): string {
  if (creation.type === 'TSAsExpression') return file.sourceCode.getText(creation.typeAnnotation);
  return typeOfCall(file, node);
}

function typeOfCall(file: SourceFile, { type, callee }: CallNode): string {
  const text = file.sourceCode.getText(callee);
  if (type === 'CallExpression') return `ReturnType<typeof ${text}>`;
  return isTypeName(file, callee) ? text : `InstanceType<typeof ${text}>`;
}

/** Whether the name of a class is also one of a type: it was imported as such, or stands in a namespace. */
function isTypeName(file: SourceFile, callee: Node): boolean {
  const isMember = callee.type === 'MemberExpression' && !callee.computed;
  const root = isMember ? callee.object : callee;
  const definition = root.type === 'Identifier' ? variableOf(file, root)?.defs[0] : undefined;
  if (definition?.type === 'ClassName') return !isMember;
  if (definition?.type !== 'ImportBinding') return false;
  if (!isMember) return true;
  const source = definition.parent?.type === 'ImportDeclaration' ? definition.parent.source.value : '';
  return definition.node.type === 'ImportNamespaceSpecifier' || isNodeModule(source);
}
