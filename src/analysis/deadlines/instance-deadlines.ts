import type { Found, InstanceModel, RequestModel, SessionModel } from '../../catalog/index.js';
import { optionsArgument } from '../options/arguments.js';
import { deadlineByDefaults, deadlineByInterceptors, typeIn } from './default-deadlines.js';
import { deadlineByCalls } from './deadline-methods.js';
import { deadlineIn, missing, unknown } from './deadline-options.js';
import type { Deadline } from '../facts.js';
import type { CallNode, Node, SourceFile } from '../file.js';
import { deadlineByHooks } from './hooks.js';
import { readOption } from '../options/options.js';
import { callsOnResult } from '../values/results.js';
import { modelOf, valueOf, type Value } from '../values/values.js';

const deepest = 5;

/** A deadline that an instance gives all its requests: where it was made, by its defaults and interceptors, or by what it was made from. */
export function deadlineOfInstance(file: SourceFile, { model, path }: Found<RequestModel>, value: Value): Deadline {
  const type = typeIn(path) ?? value.type;
  const passed = deadlineByInterceptors(file, { type, module: value.module, origin: value.origin }, model);
  return laid(passed, heldBy(file, type, model, value, 0));
}

/** What comes later wins; code that is not seen leaves a deadline in place. */
function laid(later: Deadline, earlier: Deadline): Deadline {
  if (later.state === 'missing') return earlier;
  return later.state === 'unknown' && earlier.state === 'set' ? earlier : later;
}

function heldBy(file: SourceFile, type: string | null, request: RequestModel, { module, origin, injected }: Value, depth: number): Deadline {
  const defaults = deadlineByDefaults(file, { type, module, origin }, request);
  if (injected) return laid(defaults, unknown('it is configured where it is made'));
  if (!origin || depth > deepest) return defaults;
  const made = modelOf(file, origin.callee, 'instances') ?? modelOf(file, origin.callee, 'sessions');
  if (!made) return unknown('it is configured where it is made');
  const again = (value: Value): Deadline => heldBy(file, type, request, value, depth + 1);
  return laid(defaults, laid(creationDeadline(file, origin, made.model, again), again(made.value)));
}

/** What an instance was made with, and the methods that set a deadline on it. */
function creationDeadline(file: SourceFile, origin: CallNode, model: InstanceModel | SessionModel, again: (value: Value) => Deadline): Deadline {
  const { deadlineMethods, hooks = [], mergesArguments = false }: Partial<InstanceModel> = model;
  const read = (options: Node | null) => (option: string) => readOption(file, options, option.split('.'));
  const first = optionsArgument(file, origin, model);
  const all = mergesArguments && model.options !== null ? origin.arguments.slice(model.options) : [];
  const given = all.length > 1 ? all : [first];
  const layers = given.map((options) => {
    const instance = all.length > 0 && options ? valueOf(file, options) : null;
    return instance ? again(instance) : laid(deadlineByHooks(file, read(options), hooks, model), deadlineIn(file, read(options), model));
  });
  const own = layers.reduce((earlier, later) => laid(later, earlier), missing);
  if (!deadlineMethods) return own;
  const calls = callsOnResult(file, origin).calls.filter((call) => modelOf(file, call.callee, 'instances') !== null);
  return laid(deadlineByCalls(file, origin.type === 'CallExpression' ? [origin, ...calls] : calls, { ...model, deadlineMethods }) ?? missing, own);
}
