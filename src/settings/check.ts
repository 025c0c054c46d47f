import type { Settings, Wrapper } from '../settings.js';
import { clientSchema } from './client-schema.js';
import { loadKit, type Schema } from './kit.js';
import { copyPlain } from './plain.js';
import { pathText, settingsError, show, type Key, type Problem } from './problem.js';

/** What a user writes: every key may be left out. */
type Given = { readonly [Key in keyof Settings]?: Settings[Key] };

let loaded: { readonly kit: ReturnType<typeof loadKit>; readonly schema: Schema<Given> } | undefined;

/** Checks what a user wrote. Throws one error that names every problem: path, what was given, what is allowed. */
export function checkSettings(raw: unknown): Given {
  loaded ??= load();
  const { value, problems, complete } = copyPlain(raw);
  if (!complete) throw settingsError(problems);
  const result = loaded.kit.v.safeParse(loaded.schema, value);
  if (result.success && problems.length === 0) return result.output;

  // What was left out of the copy is named already; checking saw a hole there.
  const named = new Set(problems.map(({ path }) => path));
  const found = (result.issues ?? []).map(toProblem).filter(({ path }) => !named.has(path));
  throw settingsError([...problems, ...found]);
}

function load() {
  const kit = loadKit();
  const { text, flag, optional, oneOf, only, list, either, object } = kit;

  const orNull = <Value>(schema: Schema<Value>) => either<null, Value>((value) => value === null, only<null>(() => true, 'null'), schema);
  const wrapper = object<Wrapper>({
    module: text,
    name: text,
    kind: oneOf('request', 'session', 'limiter'),
    timeout: optional(text),
    consumesBody: optional(flag),
    close: optional(text),
  });
  const schema = object<Given>({
    runtime: optional(oneOf('node', 'lambda', 'workers', 'browser')),
    fixes: optional(oneOf('safe', 'all')),
    sharedSession: optional(orNull(object<NonNullable<Settings['sharedSession']>>({ module: text, export: text }))),
    limiter: optional(orNull(object<NonNullable<Settings['limiter']>>({ module: text }))),
    clients: optional(list(clientSchema(kit))),
    wrappers: optional(list(wrapper)),
  });
  return { kit, schema };
}

interface Issue { readonly input: unknown; readonly message: string; readonly path?: readonly { readonly key?: unknown }[] | undefined }

function toProblem({ input, message, path }: Issue): Problem {
  const text = message.startsWith('unknown key') ? message : `got ${show(input)}, allowed: ${message}`;
  return { path: pathText((path ?? []).map(({ key }) => key as Key)), text };
}
