import type { TSESTree } from '@typescript-eslint/utils';
import { parentOf, sideOf } from '../analysis/functions/classes.js';
import type { ClassNode, FunctionNode, Node, SourceFile } from '../analysis/file.js';
import { functionAround, isFunction, keyOf } from '../analysis/scope.js';

/** Where a field of an object gets the only value it will have. */
export type Setting =
  /** In the class body. */
  | { readonly by: 'initialiser'; readonly node: TSESTree.PropertyDefinition }
  /** A statement of the constructor. */
  | { readonly by: 'constructor'; readonly node: Node }
  /** `constructor(private readonly url: string)`. */
  | { readonly by: 'parameter' }
  /** A class of the file that this one extends. */
  | { readonly by: 'parent' };

/** Where a field is set, when nothing in the file sets it, or a part of it, after the object is made; otherwise why that is not so, as a phrase. */
export function settingsOf(file: SourceFile, owner: ClassNode, name: string): readonly Setting[] | string {
  const settings: Setting[] = [];
  for (const member of owner.body.body) {
    if (keyOf(member) !== name || ('static' in member && member.static)) continue;
    if (member.type !== 'PropertyDefinition' || isFunction(member.value)) return `\`this.${name}\` is computed`;
    // Not every parser knows of decorators.
    if ((member.decorators as readonly unknown[] | undefined)?.length) return `\`this.${name}\` is set by a decorator`;
    if (member.value) settings.push({ by: 'initialiser', node: member });
  }
  const maker = constructorOf(owner);
  if (maker?.params.some((parameter) => parameter.type === 'TSParameterProperty' && nameOf(parameter) === name)) settings.push({ by: 'parameter' });
  for (const member of file.nodes.members) {
    const use = keyOf(member) === name ? useOf(file, owner, member) : 'reads';
    if (use === 'reads') continue;
    const statement = maker && use === 'sets' && functionAround(member) === maker ? statementIn(maker, member) : null;
    if (!statement) return `\`this.${name}\` changes`;
    settings.push({ by: 'constructor', node: statement });
  }
  if (settings.length > 0) return settings;
  const parent = parentOf(file, owner);
  const inherited = parent && !isFunction(parent) ? settingsOf(file, parent, name) : `\`this.${name}\` is not set in this class`;
  return typeof inherited === 'string' ? inherited : [{ by: 'parent' }];
}

/** The constructor of a class, when it has a body. */
export function constructorOf(owner: ClassNode): FunctionNode | null {
  const member = owner.body.body.find((one) => one.type === 'MethodDefinition' && one.kind === 'constructor');
  return member?.type === 'MethodDefinition' && isFunction(member.value) ? member.value : null;
}

function nameOf({ parameter }: TSESTree.TSParameterProperty): string | null {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target.name : null;
}

/** What the mention of a member does to the field of that name: sets it, changes it or a part of it, or only reads. */
function useOf(file: SourceFile, owner: ClassNode, member: TSESTree.MemberExpression): 'reads' | 'sets' | 'changes' {
  if (!isOwn(file, owner, member)) return 'reads';
  let target: Node = member;
  while (target.parent?.type === 'MemberExpression' && target.parent.object === target) target = target.parent;
  const { parent } = target;
  switch (parent?.type) {
    case 'AssignmentExpression':
      if (parent.left !== target) return 'reads';
      return parent.operator === '=' && target === member ? 'sets' : 'changes';
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return 'changes';
    case 'UnaryExpression':
      return parent.operator === 'delete' ? 'changes' : 'reads';
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === target ? 'changes' : 'reads';
    case 'Property':
      return parent.parent.type === 'ObjectPattern' ? 'changes' : 'reads';
    default:
      return 'reads';
  }
}

/** `this.x` in the class, or in one that extends it; what nobody knows may be an object of any kind, and has it in common by name only. */
function isOwn(file: SourceFile, owner: ClassNode, { object }: TSESTree.MemberExpression): boolean {
  const side = sideOf(file, object);
  return side !== null && !side.isStatic && (side.owner === owner || parentOf(file, side.owner) === owner);
}

function statementIn({ body }: FunctionNode, inner: Node): Node | null {
  let node = inner;
  while (node.parent && node.parent !== body) node = node.parent;
  return node.parent === body ? node : null;
}
