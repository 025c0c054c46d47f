import type { HandlerModel } from '../../catalog/index.js';
import { perNode, type CallNode, type Node, type SourceFile } from '../file.js';
import { isFunction, variableOf, type Variable } from '../scope.js';
import { modelOf, type Value } from '../values/values.js';

/** What a call or decorator registers: its event's own model first, else the one for any event. */
export const registrationOf = perNode<CallNode, { readonly model: HandlerModel; readonly value: Value } | null>(null, (file, call) => {
  const found = modelOf(file, call.callee, 'handlers');
  if (!found) return null;
  const [first] = call.arguments;
  const event = first?.type === 'Literal' ? String(first.value) : null;
  const models: readonly HandlerModel[] = 'via' in found.model ? [found.model] : found.model;
  const model = models.find((one) => event !== null && one.event?.includes(event)) ?? models.find((one) => one.event === undefined);
  return model?.via === 'callback' ? { model, value: found.value } : null;
});

/** The model of a decorator, with or without arguments. */
export function decoratorModel(file: SourceFile, target: Node): HandlerModel | null {
  const found = modelOf(file, target, 'handlers');
  if (!found) return null;
  const models: readonly HandlerModel[] = 'via' in found.model ? [found.model] : found.model;
  return models.find(({ via }) => via === 'decorator') ?? null;
}

/** The value a framework hands to a callback: `register((instance) => …)`. */
export function givenValue(file: SourceFile, variable: Variable): Value | null {
  const owner = variable.defs[0]?.node as Node | undefined;
  const call = isFunction(owner) ? owner.parent : null;
  const [first] = isFunction(owner) ? owner.params : [];
  if (call?.type !== 'CallExpression' || !call.arguments.includes(owner as never) || first?.type !== 'Identifier' || variableOf(file, first) !== variable) return null;
  const registration = registrationOf(file, call);
  return registration?.model.gives === undefined ? null : { module: registration.value.module, type: registration.model.gives, path: [], origin: null };
}
