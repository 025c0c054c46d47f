import { createRequire } from 'node:module';
import type * as valibot from 'valibot';
import { nearest } from './nearest.js';
import { isRecord } from './plain.js';
import { alternatives } from './problem.js';

export type Schema<Value> = valibot.GenericSchema<unknown, Value>;
type OptionalSchema<Value> = valibot.ExactOptionalSchema<Schema<Value>, undefined>;

/** One schema for every key of the type, optional exactly where the type is: a key that is forgotten here does not compile. */
export type Entries<Type extends object> = {
  readonly [Key in keyof Type]-?: Partial<Pick<Type, Key>> extends Pick<Type, Key> ? OptionalSchema<Type[Key]> : Schema<Type[Key]>;
};

/** The building blocks of our schemas. The message of each is what is allowed, as the error says it. */
export type Kit = ReturnType<typeof loadKit>;

/** Loads valibot, which takes about 10 ms: only for projects that have settings. */
export function loadKit() {
  const v = createRequire(import.meta.url)('valibot') as typeof valibot;

  const key = v.pipe(v.string(), v.nonEmpty('a key that is not empty'));
  const text: Schema<string> = v.custom<string>((value) => typeof value === 'string' && value !== '', 'a string that is not empty');
  const flag: Schema<boolean> = v.boolean('true | false');
  const index: Schema<number> = v.custom<number>((value) => Number.isInteger(value) && (value as number) >= 0, 'the index of an argument (0, 1, …)');

  const texts: Schema<string[]> = list(text, 'an array of strings');

  function optional<Value>(schema: Schema<Value>): OptionalSchema<Value> {
    return v.exactOptional(schema);
  }

  function oneOf<const Word extends string>(...words: Word[]): Schema<Word> {
    return v.picklist(words, alternatives(words));
  }

  /** Any value the test accepts; `allowed` says which in words. */
  function only<Value>(test: (value: unknown) => boolean, allowed: string): Schema<Value> {
    return v.custom<Value>(test, allowed);
  }

  function list<Item>(item: Schema<Item>, allowed = 'an array of objects'): Schema<Item[]> {
    return v.array(item, allowed);
  }

  function record<Value>(value: Schema<Value>): Schema<Record<string, Value>> {
    return v.pipe(v.custom<Record<string, unknown>>(isRecord, 'an object'), v.record(key, value));
  }

  /** Picks a schema by looking at the value, so that its problems are told as those of one alternative and not of both. */
  function either<One, Other>(isOne: (value: unknown) => boolean, one: Schema<One>, other: Schema<Other>): Schema<One | Other> {
    const schema = v.lazy<Schema<One | Other>>((value) => (isOne(value) ? one : other));
    return Object.assign(schema, { message: allowedBy(other) });
  }

  /** An object with these keys and no others. */
  function object<Type extends object>(entries: Entries<Type>): Schema<Type> {
    const schemas = entries as Record<string, Schema<unknown>>;
    const keys = Object.keys(schemas);
    return v.pipe(
      v.custom<Record<string, unknown>>(isRecord, 'an object'),
      v.looseObject(schemas, ({ path }) => allowedBy(schemas[String(path?.[0].key)])),
      v.rawCheck(({ dataset, addIssue }) => {
        const value = dataset.value as Record<string, unknown>;
        for (const key of Object.keys(value)) {
          if (Object.hasOwn(schemas, key)) continue;
          const suggestion = nearest(key, keys);
          addIssue({
            message: suggestion ? `unknown key, did you mean ${JSON.stringify(suggestion)}?` : `unknown key, allowed: ${alternatives(keys)}`,
            path: [{ type: 'object', origin: 'key', input: value, key, value: value[key] }],
          });
        }
      }),
    ) as unknown as Schema<Type>;
  }

  return { v, text, texts, flag, index, optional, oneOf, only, list, record, either, object };
}

/** What a schema allows, for a key that is missing altogether. */
function allowedBy(schema: Schema<unknown> | undefined): string {
  return String((schema as { message?: unknown } | undefined)?.message);
}
