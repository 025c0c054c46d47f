import type { TSESTree } from '@typescript-eslint/utils';
import { conventions, type AssignedSwitch, type TlsOption } from '../../catalog/index.js';
import { classOf } from '../functions/classes.js';
import { nameOfProperty } from '../values/constants.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { globalPath } from '../values/globals.js';
import { alongPath } from '../values/mutations.js';
import { calleeText } from '../runs/runs.js';
import { runtimeOf } from '../runs/runtime.js';
import { keyOf, unwrap, variableOf } from '../scope.js';
import { isFromOutside } from '../options/settings-read.js';
import { decidersOf, type Decider, type Off } from './tls-deciders.js';
import { anyTls, type Switch } from './tls-switch.js';
import { modelOf } from '../values/values.js';

/**
 * Options whose name says all, set in an object whose reader is not known: whoever it is, verification is off. Options of
 * servers, where it is about client certificates, are left alone; so are user interfaces, which send none of this.
 */
export function plainSwitches(file: SourceFile, seen: ReadonlySet<Node>): readonly Switch[] {
  const inObjects = file.nodes.objects.flatMap((object) => object.properties.flatMap((property) => (property.type !== 'Property' || seen.has(property) ? [] : inProperty(file, object, property))));
  if (runtimeOf(file) === 'browser') return inObjects.filter(({ processWide }) => processWide);
  return [...inObjects, ...file.nodes.assignments.flatMap((node) => (seen.has(node) ? [] : inAssignment(file, node)))];
}

function plainOff(key: string): Off | null {
  const option = (conventions.plainTlsOptions as readonly TlsOption[]).find((one) => (typeof one === 'string' ? one : one.option) === key);
  return option === undefined ? null : [typeof option === 'string' ? false : (option.is ?? false)];
}

function inProperty(file: SourceFile, object: TSESTree.ObjectExpression, property: TSESTree.Property): readonly Switch[] {
  const key = nameOfProperty(file, property);
  if (key === null) return [];
  const off = plainOff(key);
  if (!off) return inEnvironment(file, object, property, key);
  if (isServerSide(file, object)) return [];
  const reader = readerOf(file, object);
  const spread = spreadAfter(object, property);
  // What a known reader does with its options is known already, unless something may be set over them.
  if (reader && (!spread || !reader.reads([...reader.path, key].join('.')))) return [];
  const deciders = decidersOf(file, property.value, off).filter(({ effect }) => effect !== 'ineffective');
  const found = spread ? whereNotSet(file, deciders, spread) : deciders;
  return found.map((decider) => ({ ...decider, at: property, off, entry: reader?.entry ?? anyTls, processWide: false, consumer: reader?.call ?? null }));
}

/** `env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' }`. */
function inEnvironment(file: SourceFile, object: TSESTree.ObjectExpression, property: TSESTree.Property, key: string): readonly Switch[] {
  return file.catalogue.entries.flatMap((entry) => {
    const models: readonly AssignedSwitch[] = Object.values(entry.tlsAssignments ?? {}).flat();
    return models.filter((model) => model.property === key && !spreadAfter(object, property)).flatMap(({ is }) =>
      decidersOf(file, property.value, is).filter(({ effect }) => effect !== 'ineffective').map((decider): Switch => ({ ...decider, at: property, off: is, entry, processWide: true, consumer: null })),
    );
  });
}

/** A spread after the option may set it again. */
function spreadAfter(object: TSESTree.ObjectExpression, property: TSESTree.Property): TSESTree.SpreadElement | null {
  const rest = object.properties.slice(object.properties.indexOf(property) + 1);
  return rest.find((one) => one.type === 'SpreadElement') ?? null;
}

/** `{ rejectUnauthorized: false, ...options }`: what callers may give, they may leave out. */
function whereNotSet(file: SourceFile, deciders: readonly Decider[], { argument }: TSESTree.SpreadElement): readonly Decider[] {
  const inner = unwrap(argument);
  const isParameter = inner.type === 'Identifier' && variableOf(file, inner)?.defs[0]?.type === 'Parameter';
  if (!isParameter || !conventions.optionHolders.test(inner.name) || !isFromOutside(file, inner)) return [];
  return deciders.filter(({ effect }) => effect === 'off').map((decider) => ({ ...decider, effect: 'off by default', because: `verification is off whenever \`${inner.name}\` does not say otherwise` }));
}

interface Known {
  readonly call: CallNode;
  readonly entry: Switch['entry'];
  /** Where the object stands in the options of the call. */
  readonly path: readonly string[];
  readonly reads: (path: string) => boolean;
}

/** The catalogued call that an object is given to directly, when the catalogue says which switches count there. */
function readerOf(file: SourceFile, object: Node): Known | null {
  const path: string[] = [];
  let node = object;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== node) {
      const found = modelOf(file, parent.callee, 'sessions') ?? modelOf(file, parent.callee, 'instances') ?? modelOf(file, parent.callee, 'requests');
      if (!found || !(found.model.tls ?? found.model.ineffectiveTls)) return null;
      const { tls = [] } = found.model;
      return { call: parent, entry: found.entry, path, reads: (option) => tls.some((one) => (typeof one === 'string' ? one : one.option) === option) };
    }
    if (parent.type === 'Property') path.unshift(keyOf(parent) ?? '');
    else if (parent.type !== 'ObjectExpression' && parent.type !== 'ConditionalExpression' && parent.type !== 'LogicalExpression') return null;
  }
  return null;
}

/** `options.rejectUnauthorized = false`, whoever gets the options. What an object says of itself (`this.strictSSL`) is a flag, and counts where it is read. */
function inAssignment(file: SourceFile, node: TSESTree.AssignmentExpression): readonly Switch[] {
  const { left } = node;
  const key = left.type === 'MemberExpression' ? nameOfProperty(file, left) : null;
  const off = key === null ? null : plainOff(key);
  if (left.type !== 'MemberExpression' || !off) return [];
  const object = unwrap(left.object);
  if (classOf(file, object) ?? isSelf(file, object)) return [];
  if (conventions.environmentObjects.test(globalPath(file, object) ?? '') || isServerTarget(file, object)) return [];
  return decidersOf(file, node.right, off).filter(({ effect }) => effect !== 'ineffective').map((decider) => ({ ...decider, at: node, off, entry: anyTls, processWide: false, consumer: null }));
}

/** `this`, and `const self = this`. */
function isSelf(file: SourceFile, object: Node): boolean {
  if (object.type === 'ThisExpression') return true;
  const variable = object.type === 'Identifier' ? variableOf(file, object) : null;
  const { node } = variable?.defs[0] ?? {};
  return node?.type === 'VariableDeclarator' && node.init?.type === 'ThisExpression';
}

function isServerSide(file: SourceFile, object: TSESTree.ObjectExpression): boolean {
  if (conventions.serverTlsOptions.some((option) => object.properties.some((property) => property.type === 'Property' && keyOf(property) === option))) return true;
  const { parent } = object;
  if (isServerCall(file, parent)) return true;
  return parent.type === 'VariableDeclarator' && parent.init === object && isServerTarget(file, parent.id);
}

/** Whether an object is given to a server, or holds an option that only servers have. */
function isServerTarget(file: SourceFile, target: Node): boolean {
  if (target.type === 'MemberExpression') return conventions.serverHolders.test(keyOf(target) ?? '') || isServerTarget(file, unwrap(target.object));
  if (target.type !== 'Identifier') return false;
  if (conventions.serverHolders.test(target.name)) return true;
  return variableOf(file, target)?.references.some(({ identifier }) => {
    const { parent } = identifier;
    const isOption = conventions.serverTlsOptions.some((option) => {
      const { node, rest } = alongPath(identifier, [option]);
      return rest.length === 0 && node.parent?.type === 'AssignmentExpression' && node.parent.left === node;
    });
    return isOption || isServerCall(file, parent);
  }) ?? false;
}

function isServerCall(file: SourceFile, node: Node | undefined): boolean {
  return (node?.type === 'CallExpression' || node?.type === 'NewExpression') && conventions.serverNames.test(calleeText(file, node));
}
