import { conventions } from '../../catalog/index.js';
import type { Node, SourceFile } from '../file.js';
import { globalPath } from '../values/globals.js';

/** A test, and how it came out where some code runs. */
export interface Condition { readonly test: Node; readonly holds: boolean }

/** What a node's parent says must hold where the node runs: branches, short circuits, and exits that stand before it. */
export function conditionsBy(file: SourceFile, parent: Node, child: Node): readonly Condition[] {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return child === parent.test ? [] : [{ test: parent.test, holds: child === parent.consequent }];
    case 'WhileStatement':
      return child === parent.body ? [{ test: parent.test, holds: true }] : [];
    case 'ForStatement':
      return child === parent.body && parent.test ? [{ test: parent.test, holds: true }] : [];
    case 'LogicalExpression':
      return child === parent.right && parent.operator !== '??' ? [{ test: parent.left, holds: parent.operator === '&&' }] : [];
    case 'SwitchCase':
      return child === parent.test ? [] : afterExits(file, parent.consequent, child);
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      return afterExits(file, parent.body, child);
    default:
      return [];
  }
}

/** `if (production) return;` says something about what follows. A declared function can be called before: only its calls count. */
function afterExits(file: SourceFile, statements: readonly Node[], child: Node): readonly Condition[] {
  if (child.type === 'FunctionDeclaration') return [];
  return statements.slice(0, statements.indexOf(child)).flatMap((statement) => afterBranch(file, statement));
}

function afterBranch(file: SourceFile, statement: Node): readonly Condition[] {
  if (statement.type !== 'IfStatement') return [];
  const { test, consequent, alternate } = statement;
  if (leaves(file, consequent)) return [{ test, holds: false }, ...(alternate ? afterBranch(file, alternate) : [])];
  return alternate && leaves(file, alternate) ? [{ test, holds: true }] : [];
}

/** Whether nothing that follows a statement is reached through it. */
export function leaves(file: SourceFile, statement: Node | null | undefined): boolean {
  switch (statement?.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some((one) => leaves(file, one));
    case 'IfStatement':
      return leaves(file, statement.consequent) && leaves(file, statement.alternate);
    case 'TryStatement':
      return leaves(file, statement.finalizer) || (leaves(file, statement.block) && (!statement.handler || leaves(file, statement.handler.body)));
    case 'ExpressionStatement': {
      const call = statement.expression;
      return call.type === 'CallExpression' && conventions.exitCalls.test(globalPath(file, call.callee) ?? '');
    }
    default:
      return false;
  }
}

/** All conditions under which a node runs once `outer` does, innermost first. */
export function conditionsBetween(file: SourceFile, node: Node, outer: Node | null = null): readonly Condition[] {
  const found: Condition[] = [];
  for (let current = node, { parent } = node; parent && current !== outer; current = parent, { parent } = parent) found.push(...conditionsBy(file, parent, current));
  return found;
}
