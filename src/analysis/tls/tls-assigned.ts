import type { TSESTree } from '@typescript-eslint/utils';
import { constantOf, nameOfProperty } from '../values/constants.js';
import { perFile, type CallNode, type Node, type SourceFile } from '../file.js';
import { globalPath } from '../values/globals.js';
import { isObjectAssign } from '../values/mutations.js';
import { propertyOf } from '../options/options.js';
import { keyOf, unwrap } from '../scope.js';
import { decidersOf } from './tls-deciders.js';
import type { Switch } from './tls-switch.js';
import { modelOf } from '../values/values.js';

/** A value given to a property of something, in whatever way. */
interface Assigned {
  readonly at: Node;
  readonly object: Node;
  readonly property: string;
  readonly value: Node;
}

/** `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'`, `https.globalAgent.options.rejectUnauthorized = false`, in all spellings. */
export function assignedSwitches(file: SourceFile): readonly Switch[] {
  const properties = assignedProperties(file);
  const assigned = [...file.nodes.assignments.flatMap((node) => ofAssignment(file, node)), ...file.nodes.calls.flatMap((call) => ofCall(file, call))];
  return assigned.filter(({ property }) => properties.has(property)).flatMap((one) => switchAssigned(file, one));
}

/** Properties whose assignment can be a switch; all other assignments are none of our business. */
const assignedProperties = perFile((file) => new Set(file.catalogue.entries.flatMap(({ tlsAssignments = {} }) => Object.values(tlsAssignments).flatMap((list) => list.map(({ property }) => property)))));

function switchAssigned(file: SourceFile, { at, object, property, value }: Assigned): readonly Switch[] {
  const found = modelOf(file, object, 'tlsAssignments');
  if (!found) return [];
  return found.model.filter((model) => model.property === property).flatMap(({ is }) =>
    decidersOf(file, value, is).map((decider) => ({ ...decider, at, off: is, entry: found.entry, processWide: true, consumer: null })),
  );
}

function ofAssignment(file: SourceFile, node: TSESTree.AssignmentExpression): readonly Assigned[] {
  if (node.left.type === 'MemberExpression') return member(file, node, node.left, node.right);
  return targetsOf(node.left, node.right).flatMap(({ target, value }) => member(file, target, target, value));
}

function member(file: SourceFile, at: Node, target: TSESTree.MemberExpression, value: Node): readonly Assigned[] {
  const property = nameOfProperty(file, target);
  return property === null ? [] : [{ at, object: target.object, property, value }];
}

interface Target { readonly target: TSESTree.MemberExpression; readonly value: Node }

/** `[process.env.X] = ['0']`, `({ x: process.env.X } = { x: '0' })`: members that a pattern assigns, with what they get. */
function targetsOf(pattern: Node, given: Node): readonly Target[] {
  const value = unwrap(given);
  if (pattern.type === 'MemberExpression') return [{ target: pattern, value }];
  if (pattern.type === 'ArrayPattern' && value.type === 'ArrayExpression') {
    return pattern.elements.flatMap((element, index) => {
      const item = value.elements[index];
      return element && item ? targetsOf(element, item) : [];
    });
  }
  if (pattern.type !== 'ObjectPattern' || value.type !== 'ObjectExpression') return [];
  return pattern.properties.flatMap((property) => {
    const key = property.type === 'Property' ? keyOf(property) : null;
    const source = value.properties.find((one) => one.type === 'Property' && key !== null && keyOf(one) === key);
    return property.type === 'Property' && source?.type === 'Property' ? targetsOf(property.value, source.value) : [];
  });
}

/** `Object.assign(process.env, { X: '0' })`, `Reflect.set(process.env, 'X', '0')`, `Object.defineProperty(process.env, 'X', { value: '0' })`. */
function ofCall(file: SourceFile, call: CallNode): readonly Assigned[] {
  const [object, ...rest] = call.arguments;
  if (!object || call.callee.type !== 'MemberExpression') return [];
  if (isObjectAssign(file, call)) return rest.flatMap((source) => ofSource(file, object, source));
  const name = /^(?:set|defineProperty)$/.test(keyOf(call.callee) ?? '') ? globalPath(file, call.callee) : null;
  const [key, given] = rest;
  if ((name !== 'Reflect.set' && name !== 'Object.defineProperty' && name !== 'Reflect.defineProperty') || !key || !given) return [];
  const property = constantOf(file, key);
  const value = name === 'Reflect.set' ? given : propertyOf(file, given, 'value');
  return property.known && value ? [{ at: call, object, property: String(property.value), value }] : [];
}

function ofSource(file: SourceFile, object: Node, source: Node): readonly Assigned[] {
  const given = unwrap(source);
  if (given.type !== 'ObjectExpression') return [];
  return given.properties.flatMap((property) => {
    const key = property.type === 'Property' ? nameOfProperty(file, property) : null;
    return property.type === 'Property' && key !== null ? [{ at: property, object, property: key, value: property.value }] : [];
  });
}
