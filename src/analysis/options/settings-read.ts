import type { TSESTree } from '@typescript-eslint/utils';
import { conventions } from '../../catalog/index.js';
import { callersOf } from '../functions/callers.js';
import type { Node, SourceFile } from '../file.js';
import { globalPath } from '../values/globals.js';
import { requiredModule } from '../values/modules.js';
import { readOption } from './options.js';
import { isFunction, isGlobal, keyOf, patternPath, rewritesOf, unwrap, variableOf, writesOf, type Variable } from '../scope.js';

/** A variable of the environment, read in place or taken out by destructuring; those that name the environment itself apart. */
export function isEnvironmentVariable(file: SourceFile, node: Node): boolean {
  if (node.type === 'MemberExpression') return holdsEnvironment(file, node.object) && !conventions.environmentNames.test(keyOf(node) ?? '');
  const variable = node.type === 'Identifier' ? variableOf(file, node) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  const [key, deeper] = write?.path ?? [];
  return write !== undefined && !second && key !== undefined && deeper === undefined && holdsEnvironment(file, write.expression) && !conventions.environmentNames.test(key);
}

function holdsEnvironment(file: SourceFile, node: Node): boolean {
  return conventions.environmentObjects.test(globalPath(file, node) ?? file.sourceCode.getText(node));
}

/**
 * Something that somebody outside of this file sets or leaves out: a variable of the environment, a member of an options
 * object that was given or imported, a parameter that may be missing.
 */
export function isSetting(file: SourceFile, node: Node): boolean {
  if (isEnvironmentVariable(file, node)) return true;
  if (node.type === 'MemberExpression') return isOptionalMember(file, node);
  const variable = node.type === 'Identifier' ? variableOf(file, node) : null;
  const name = variable?.identifiers[0];
  if (!variable || !name || name.parent.type === 'AssignmentPattern') return false;
  const definition = variable.defs[0];
  if (definition?.type === 'Parameter') return rewritesOf(variable)?.length === 0 && isOptionalParameter(file, variable, name);
  const [write, second] = definition?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  const key = write?.path.at(-1);
  return write !== undefined && !second && key !== undefined && namesOptions(write.expression) && isFromOutside(file, write.expression) && isMissing(file, write.expression, write.path) !== false;
}

function isOptionalMember(file: SourceFile, member: TSESTree.MemberExpression): boolean {
  const key = keyOf(member);
  if (key === null) return false;
  const missing = isMissing(file, member.object, [key]);
  if (missing !== null) return missing;
  return namesOptions(member.object) && isFromOutside(file, member.object) && !isRequired(file, member.object, key);
}

/** Whether an object of this file lacks a member; `null` when that cannot be seen. */
function isMissing(file: SourceFile, object: Node, path: readonly string[]): boolean | null {
  const { answer } = readOption(file, object, path);
  return answer === 'unknown' ? null : answer === 'no';
}

/** `options`, `this.config.tls`: an object whose members are for others to set. */
function namesOptions(object: Node): boolean {
  const inner = unwrap(object);
  if (inner.type === 'Identifier') return conventions.optionHolders.test(inner.name);
  return inner.type === 'MemberExpression' && (conventions.optionHolders.test(keyOf(inner) ?? '') || namesOptions(inner.object));
}

/** Whether an object comes as it is from a caller or another module: nothing in this file gives its members values. */
export function isFromOutside(file: SourceFile, object: Node, depth = 0): boolean {
  const inner = unwrap(object);
  if (depth > 5) return false;
  if (inner.type === 'MemberExpression' || inner.type === 'ThisExpression') return inner.type === 'ThisExpression' || isFromOutside(file, inner.object, depth + 1);
  if (inner.type === 'CallExpression') return requiredModule(file, inner) !== null;
  if (inner.type !== 'Identifier') return false;
  const variable = variableOf(file, inner);
  switch (variable?.defs[0]?.type) {
    case 'ImportBinding':
      return true;
    case 'Parameter':
      return (rewritesOf(variable) ?? [inner]).length === 0;
    case 'Variable': {
      const [write, second] = writesOf(variable) ?? [];
      return write !== undefined && !second && isFromOutside(file, write.expression, depth + 1);
    }
    default:
      return isGlobal(file, inner);
  }
}

/** Whether a parameter, or what is taken out of one, may be missing: nothing says that it must be given, and no caller of this file always gives it. */
function isOptionalParameter(file: SourceFile, variable: Variable, name: TSESTree.Identifier): boolean {
  const owner = variable.defs[0]?.node as Node | undefined;
  if (!isFunction(owner)) return false;
  const path = patternPath(name, null);
  const index = owner.params.findIndex((parameter) => parameter.range[0] <= name.range[0] && name.range[1] <= parameter.range[1]);
  const parameter = owner.params[index];
  if (!path || !parameter) return false;
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const annotation = 'typeAnnotation' in pattern ? pattern.typeAnnotation?.typeAnnotation : undefined;
  const [key] = path;
  if (key !== undefined) return !annotation || memberOf(file, annotation, key)?.optional !== false;
  if (name.optional) return true;
  if (annotation) return /\bundefined\b/.test(file.sourceCode.getText(annotation));
  const calls = callersOf(file, owner);
  return calls.length === 0 || calls.some(({ arguments: given }) => given.length <= index);
}

/** Whether a type that stands in this file says that a member of a parameter must be given. */
function isRequired(file: SourceFile, object: Node, key: string): boolean {
  const inner = unwrap(object);
  const name = inner.type === 'Identifier' ? variableOf(file, inner)?.identifiers[0] : undefined;
  const annotation = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  return annotation !== undefined && memberOf(file, annotation, key)?.optional === false;
}

/** The member of an object type of this file. */
function memberOf(file: SourceFile, type: TSESTree.TypeNode, key: string): TSESTree.TSPropertySignature | null {
  const isIt = (member: TSESTree.TypeElement): member is TSESTree.TSPropertySignature => member.type === 'TSPropertySignature' && keyOf(member) === key;
  if (type.type === 'TSTypeLiteral') return type.members.find(isIt) ?? null;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  const { name } = type.typeName;
  for (const statement of file.sourceCode.ast.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'TSInterfaceDeclaration' && declared.id.name === name) return declared.body.body.find(isIt) ?? null;
    if (declared?.type === 'TSTypeAliasDeclaration' && declared.id.name === name) return declared.typeAnnotation === type ? null : memberOf(file, declared.typeAnnotation, key);
  }
  return null;
}
