import { isCallee } from './callbacks.js';
import { perNode, type ClassNode, type FunctionNode, type Node } from './file.js';
import { isExported } from './mentions.js';
import { variableOf } from './scope.js';

/** The class whose constructor a function is. */
export function classMadeBy({ parent }: FunctionNode): ClassNode | null {
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor' ? parent.parent.parent : null;
}

/** Whether this file shows every place where instances of a class are made: its name goes nowhere else, nor do those of classes that extend it. */
export const isClosed = perNode<ClassNode, boolean>(false, (file, owner) => {
  const holder = owner.type === 'ClassExpression' && owner.parent.type === 'VariableDeclarator' ? owner.parent : owner;
  const name = holder.type === 'VariableDeclarator' ? holder.id : holder.id;
  const variable = name && variableOf(file, name);
  if (!variable || isExported(holder) || (holder.type === 'VariableDeclarator' && isExported(holder.parent))) return false;
  return variable.references.every(({ identifier, init }) => {
    const mention = identifier as Node;
    const { parent } = mention;
    if (init || isCallee(mention) || parent?.type === 'TSTypeReference') return true;
    if (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof') return true;
    if (parent?.type === 'MemberExpression' && parent.object === mention) return true;
    return (parent?.type === 'ClassDeclaration' || parent?.type === 'ClassExpression') && parent.superClass === mention && isClosed(file, parent);
  });
});
