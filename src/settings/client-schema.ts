import type * as catalog from '../catalog/types.js';
import type { Kit, Schema } from './kit.js';
import { isRecord } from './plain.js';

/** What a user may write as an entry of `clients`: the shape of our own catalogue. */
export function clientSchema(kit: Kit): Schema<catalog.ClientEntry> {
  const { text, texts, flag, index, optional, oneOf, only, list, record, either, object } = kit;
  const parts = sharedParts(kit);

  const exportedHandler = object<catalog.ExportedHandler>({
    export: text,
    path: optional(only<string>(isPattern, 'a regular expression as a string')),
    when: oneOf('per-request', 'start-up'),
    runtime: optional(oneOf('lambda', 'workers')),
    firstParameter: optional(texts),
  });
  const handler = object<catalog.HandlerModel>({
    via: oneOf('callback', 'decorator'),
    when: optional(oneOf('per-request', 'start-up', 'shutdown')),
    event: optional(texts),
    gives: optional(text),
  });
  const assignedSwitch = object<catalog.AssignedSwitch>({ property: text, is: list(parts.literal) });

  return object<catalog.ClientEntry>({
    id: text,
    name: optional(text),
    modules: optional(texts),
    globals: optional(texts),
    values: optional(record(text)),
    types: optional(record(text)),
    sessions: optional(record(sessionSchema(kit, parts))),
    instances: optional(record(instanceSchema(kit, parts))),
    requests: optional(record(requestSchema(kit, parts))),
    blocking: optional(record(blockingSchema(kit, parts))),
    limiters: optional(record(limiterSchema(kit))),
    limiterRewrite: optional(object<catalog.LimiterRewrite>({
      import: oneOf('default', 'named'),
      name: text,
      all: optional(text),
      passesIndex: optional(flag),
      declare: optional(text),
      wrap: optional(text),
    })),
    handlers: optional(record(either(Array.isArray, list(handler), handler))),
    handlerTypes: optional(texts),
    exportedHandlers: optional(list(exportedHandler)),
    lifecycleMethods: optional(object<NonNullable<catalog.ClientEntry['lifecycleMethods']>>({
      startUp: optional(texts),
      shutdown: optional(texts),
      perRequest: optional(texts),
    })),
    tlsAssignments: optional(record(list(assignedSwitch))),
    tlsUrlParameters: optional(texts),
    trust: optional(only<string | null>((value) => value === null || (typeof value === 'string' && value !== ''), 'the name of an option | null')),
    installs: optional(record(index)),
    defaults: optional(record(text)),
    source: text,
  });
}

type Parts = ReturnType<typeof sharedParts>;

function sharedParts({ text, index, optional, only, either, object }: Kit) {
  const literal: Schema<catalog.Literal> = only(
    (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
    'a string | a number | true | false | null',
  );
  const optionIs = object<catalog.OptionIs>({ option: text, is: literal });
  const version = only<number>(isAmount, 'a major version');
  const optionPath = only<string>((value) => typeof value === 'string' && value !== '', 'an option path | { option, is }');
  return {
    literal,
    optionIs,
    tlsOption: either(isRecord, optionIs, optionPath) as Schema<catalog.TlsOption>,
    argument: only<number | null>((value) => value === null || isIndex(value), 'the index of an argument (0, 1, …) | null'),
    ineffective: object<catalog.IneffectiveDeadline>({ option: text, because: text, unless: optional(text), since: optional(version) }),
    version,
    index,
  };
}

function sessionSchema({ text, texts, flag, optional, oneOf, only, list, object }: Kit, { argument, index, ineffective, optionIs, tlsOption }: Parts): Schema<catalog.SessionModel> {
  return object<catalog.SessionModel>({
    create: oneOf('new', 'call', 'either'),
    type: text,
    kind: oneOf('connection pool', 'connection', 'proxy pool', 'database pool', 'mail transport', 'browser'),
    poolsWhen: optional(optionIs),
    options: argument,
    optionsAlsoAt: optional(list(index, 'an array of indexes of arguments')),
    wraps: optional(index),
    limit: optional(object<NonNullable<catalog.SessionModel['limit']>>({
      option: text,
      default: only((value) => value === 'unlimited' || isAmount(value), 'a number above 0 | "unlimited"'),
    })),
    close: list(object<catalog.CloseMethod>({ method: text, async: flag, graceful: flag, twice: optional(only<'rejects'>((value) => value === 'rejects', '"rejects"')) })),
    afterClose: optional(text),
    dispose: oneOf('none', 'async', 'sync', 'both'),
    keepsProcessAlive: flag,
    tls: optional(list(tlsOption)),
    ineffectiveTls: optional(texts),
    deadline: optional(texts),
    session: optional(texts),
    ineffectiveDeadline: optional(list(ineffective)),
  });
}

function instanceSchema({ text, texts, optional, oneOf, list, object }: Kit, { argument, index, ineffective, tlsOption }: Parts): Schema<catalog.InstanceModel> {
  return object<catalog.InstanceModel>({
    create: oneOf('new', 'call', 'either'),
    type: text,
    options: argument,
    optionsAlsoAt: optional(list(index, 'an array of indexes of arguments')),
    session: optional(texts),
    deadline: optional(texts),
    ineffectiveDeadline: optional(list(ineffective)),
    tls: optional(list(tlsOption)),
    ineffectiveTls: optional(texts),
  });
}

function requestSchema(kit: Kit, { argument, index, ineffective, optionIs, tlsOption }: Parts): Schema<catalog.RequestModel> {
  const { text, texts, flag, optional, oneOf, only, list, either, object } = kit;
  type AddDeadline = NonNullable<catalog.RequestModel['addDeadline']>;
  const addOption = object<Extract<AddDeadline, { option: string }>>({ option: text, value: text });
  const addMethod = object<Extract<AddDeadline, { method: string }>>({ method: text, value: text });
  const always = only<true>((value) => value === true, 'true | an array of { option, is }');
  return object<catalog.RequestModel>({
    options: only<number | null>((value) => value === null || Number.isInteger(value), 'the index of an argument (0, 1, …; -1 is the last) | null'),
    optionsAlsoAt: optional(index),
    url: optional(argument),
    urlOption: optional(text),
    session: optional(texts),
    deadline: texts,
    deadlineMethods: optional(texts),
    requestObject: optional(text),
    waits: only((value) => value === 'forever' || isAmount(value), 'milliseconds | "forever"'),
    boundedByDefault: optional(flag),
    ineffectiveDeadline: optional(list(ineffective)),
    streams: optional(either(Array.isArray, list(optionIs), always)),
    tls: optional(list(tlsOption)),
    ineffectiveTls: optional(texts),
    tlsMethods: optional(texts),
    response: optional(object<catalog.ResponseModel>({
      arrives: optional(oneOf('value', 'callback')),
      when: optional(optionIs),
      body: only<string | null>((value) => value === null || (typeof value === 'string' && value !== ''), 'the name of a member | null'),
      reads: texts,
      release: list(object<catalog.ResponseModel['release'][number]>({ call: text, async: flag })),
      unread: text,
    })),
    bodyless: optional(optionIs),
    returns: optional(oneOf('promise', 'emitter', 'builder', 'stream')),
    addDeadline: optional(either((value) => isRecord(value) && 'method' in value, addMethod, addOption)),
  });
}

function blockingSchema(kit: Kit, { index, literal }: Parts): Schema<catalog.BlockingModel> {
  const { text, texts, flag, optional, oneOf, only, either, object } = kit;
  type When = NonNullable<catalog.BlockingModel['when']>;
  const withoutCallback = only<'without-callback'>((value) => value === 'without-callback', '"without-callback" | { argument, is }');
  const argumentIs = object<Exclude<When, string>>({ argument: index, is: literal });
  return object<catalog.BlockingModel>({
    what: oneOf('reads or writes files', 'runs a process', 'computes', 'compresses', 'sends HTTP', 'sleeps', 'waits for input', 'runs a worker'),
    when: optional(either(isRecord, argumentIs, withoutCallback)),
    unless: optional(object<NonNullable<catalog.BlockingModel['unless']>>({ argument: index, option: text, is: literal })),
    cheap: optional(flag),
    returnsBlocking: optional(flag),
    twin: optional(object<catalog.Twin>({
      from: text,
      name: text,
      form: oneOf('await', 'promisify'),
      level: oneOf('fix', 'suggestion'),
      notForDescriptors: optional(flag),
      notWith: optional(texts),
      losesTypes: optional(flag),
    })),
    instead: optional(text),
  });
}

function limiterSchema(kit: Kit): Schema<catalog.LimiterModel> {
  const { text, texts, index, optional, oneOf, only, either, object } = kit;
  type Model<Kind> = Extract<catalog.LimiterModel, { kind: Kind }>;
  const kind = <Word extends 'wrapper' | 'map'>(word: Word) => only<Word>((value) => value === word, '"wrapper" | "map"');
  const itself = only<'default'>((value) => value === 'default', '"default" | an array of method names');

  const wrapper = object<Model<'wrapper'>>({
    kind: kind('wrapper'),
    create: oneOf('new', 'call'),
    concurrency: only((value) => isIndex(value) || (typeof value === 'string' && value !== ''), 'the index of an argument (0, 1, …) | an option path'),
    run: either(Array.isArray, texts, itself),
    wrap: optional(texts),
  });
  const map = object<Model<'map'>>({
    kind: kind('map'),
    items: index,
    mapper: index,
    limit: object<Model<'map'>['limit']>({ argument: index, option: optional(text) }),
  });
  return either((value) => isRecord(value) && value['kind'] === 'map', map, wrapper);
}

function isIndex(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isAmount(value: unknown): boolean {
  return Number.isFinite(value) && (value as number) > 0;
}

function isPattern(value: unknown): boolean {
  try {
    return typeof value === 'string' && new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}
