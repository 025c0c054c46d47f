import type { ClassNode, FunctionNode, Node } from '../file.js';
import { isFunction } from '../scope.js';

/** What `this` stands for in a piece of code. */
export type Receiver =
  /** The instance of the class around it, or that class itself. */
  | { readonly kind: 'class'; readonly owner: ClassNode; readonly isStatic: boolean }
  /** The object whose member the function around it is, as it is written there. */
  | { readonly kind: 'object'; readonly object: Node }
  /** What `new` makes, if the function around it is called that way. */
  | { readonly kind: 'made'; readonly maker: FunctionNode };

/** What is `this` here? Arrow functions keep it, other functions get their own. `null` at module level. */
export function receiverOf(node: Node): Receiver | null {
  for (let current: Node = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'ClassBody') return { kind: 'class', owner: parent.parent, isStatic: current.type === 'StaticBlock' || ('static' in current && current.static) };
    if (!isFunction(current) || current.type === 'ArrowFunctionExpression') continue;
    switch (parent.type) {
      case 'MethodDefinition':
      case 'PropertyDefinition':
        break;
      case 'Property':
        return parent.parent.type === 'ObjectExpression' ? { kind: 'object', object: nameOfObject(parent.parent) } : null;
      case 'AssignmentExpression':
        if (parent.left.type === 'MemberExpression') return { kind: 'object', object: parent.left.object };
        return { kind: 'made', maker: current };
      default:
        return { kind: 'made', maker: current };
    }
  }
  return null;
}

/** An object literal by the name it is given, under which more may be added to it; else the literal. */
function nameOfObject(object: Node): Node {
  const { parent } = object;
  switch (parent?.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return nameOfObject(parent);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id : object;
    case 'AssignmentExpression':
      return parent.right === object ? parent.left : object;
    // `Object.assign(Loader.prototype, { load() { … } })`.
    case 'CallExpression':
      return parent.callee.type === 'MemberExpression' && parent.callee.property.type === 'Identifier' && parent.callee.property.name === 'assign' && parent.arguments[0] !== object ? parent.arguments[0]! : object;
    default:
      return object;
  }
}
