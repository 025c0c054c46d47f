import { isCallee } from '../functions/callbacks.js';
import { perNode, type ClassNode, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { isExported } from '../functions/mentions.js';

/** The class whose constructor a function is. */
export function classMadeBy({ parent }: FunctionNode): ClassNode | null {
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor' ? parent.parent.parent : null;
}

/** Whether this file shows every place where instances of a class are made: its name goes nowhere else, nor do those of classes that extend it. */
export const isClosed: (file: SourceFile, owner: ClassNode) => boolean = perNode<ClassNode, boolean>(false, (file, owner) => {
  const holder = owner.type === 'ClassExpression' && owner.parent.type === 'VariableDeclarator' ? owner.parent : owner;
  // The name of a declaration is one variable outside of the class, and another within.
  const variables = (file.sourceCode.scopeManager?.getDeclaredVariables(holder) ?? []).filter(({ identifiers }) => identifiers.length > 0);
  if (variables.length === 0 || isExported(holder) || (holder.type === 'VariableDeclarator' && isExported(holder.parent))) return false;
  return variables.flatMap(({ references }) => references).every(({ identifier, init }) => {
    const mention = identifier as Node;
    const { parent } = mention;
    if (init || isCallee(mention) || parent?.type === 'TSTypeReference') return true;
    if (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof') return true;
    if (parent?.type === 'MemberExpression' && parent.object === mention) return true;
    return (parent?.type === 'ClassDeclaration' || parent?.type === 'ClassExpression') && parent.superClass === mention && isClosed(file, parent);
  });
});
