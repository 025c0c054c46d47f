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
    typePackages: optional(texts),
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
    interceptors: optional(record(index)),
    configures: optional(record(index)),
    fileWriters: optional(record(object<catalog.FileWriterModel>({
      data: index,
      methods: optional(texts),
      form: oneOf('promise', 'callback', 'sync', 'stream'),
      also: optional(text),
    }))),
    combinators: optional(record(oneOf('all', 'allSettled', 'any'))),
    installs: optional(record(index)),
    errorTests: optional(record(texts)),
    sharedState: optional(record(sharedStateSchema(kit, parts))),
    builtInFetch: optional(object<catalog.BuiltInFetch>({
      own: text,
      on: list(object<catalog.BuiltInFetch['on'][number]>({ node: parts.version, fails: list(parts.version), ignores: list(parts.version) })),
      failure: text,
    })),
    defaults: optional(record(text)),
    source: text,
  });
}

type Parts = ReturnType<typeof sharedParts>;

function sharedParts({ text, texts, index, optional, only, either, object }: Kit) {
  const literal: Schema<catalog.Literal> = only(
    (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value),
    'a string | a number | true | false | null',
  );
  const optionIs = object<catalog.OptionIs>({ option: text, is: literal });
  const version = only<number>(isAmount, 'a major version');
  const tlsSwitch = object<catalog.TlsSwitch>({ option: text, is: optional(literal), accepts: optional(text), until: optional(version) });
  const idleSwitch = object<Exclude<catalog.IneffectiveTls, string>>({ option: text, is: optional(literal), because: optional(text) });
  const optionPath = only<string>((value) => typeof value === 'string' && value !== '', 'an option path | { option, is }');
  return {
    literal,
    optionIs,
    oneUse: either<catalog.OptionIs, catalog.OptionPath>(isRecord, optionIs, optionPath),
    tlsOption: either(isRecord, tlsSwitch, optionPath) as Schema<catalog.TlsOption>,
    ineffectiveTls: either(isRecord, idleSwitch, optionPath) as Schema<catalog.IneffectiveTls>,
    argument: only<number | null>((value) => value === null || isIndex(value), 'the index of an argument (0, 1, …) | null'),
    ineffective: object<catalog.IneffectiveDeadline>({ option: text, because: text, unless: optional(text), since: optional(version) }),
    ignoredSession: object<catalog.IgnoredSession>({ option: text, instead: texts, since: optional(version) }),
    overFetch: object<NonNullable<catalog.RequestModel['overFetch']>>({ unless: optional(text) }),
    hook: object<catalog.Hook>({ option: text, parameter: index, member: optional(text) }),
    place: only<string | number>((value) => isIndex(value) || (typeof value === 'string' && value !== ''), 'an option path | the index of an argument (0, 1, …)'),
    version,
    index,
  };
}

function sessionSchema({ text, texts, flag, optional, oneOf, only, list, object }: Kit, { argument, index, ineffective, optionIs, oneUse, tlsOption, ineffectiveTls, literal, place }: Parts): Schema<catalog.SessionModel> {
  return object<catalog.SessionModel>({
    create: oneOf('new', 'call', 'either'),
    type: text,
    kind: oneOf('connection pool', 'connection', 'proxy pool', 'database pool', 'mail transport', 'browser'),
    poolsWhen: optional(optionIs),
    oneUse: optional(list(oneUse)),
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
    parts: optional(texts),
    keepsCookies: optional(flag),
    tls: optional(list(tlsOption)),
    ineffectiveTls: optional(list(ineffectiveTls)),
    deadline: optional(texts),
    disables: optional(list(literal)),
    boundedByDefault: optional(flag),
    base: optional(place),
    session: optional(texts),
    ineffectiveDeadline: optional(list(ineffective)),
  });
}

function instanceSchema({ text, texts, flag, optional, oneOf, list, object }: Kit, { argument, index, ineffective, optionIs, tlsOption, ineffectiveTls, ignoredSession, overFetch, literal, hook, place }: Parts): Schema<catalog.InstanceModel> {
  return object<catalog.InstanceModel>({
    create: oneOf('new', 'call', 'either'),
    type: text,
    options: argument,
    optionsAlsoAt: optional(list(index, 'an array of indexes of arguments')),
    session: optional(texts),
    sessionUnless: optional(optionIs),
    deadline: optional(texts),
    disables: optional(list(literal)),
    deadlineMethods: optional(texts),
    hooks: optional(list(hook)),
    mergesArguments: optional(flag),
    base: optional(place),
    ineffectiveDeadline: optional(list(ineffective)),
    tls: optional(list(tlsOption)),
    ineffectiveTls: optional(list(ineffectiveTls)),
    tlsMethods: optional(texts),
    ignoredSession: optional(list(ignoredSession)),
    overFetch: optional(overFetch),
  });
}

function requestSchema(kit: Kit, { argument, index, ineffective, optionIs, tlsOption, ineffectiveTls, ignoredSession, overFetch, version, literal, hook }: Parts): Schema<catalog.RequestModel> {
  const { text, texts, flag, optional, oneOf, only, list, either, object } = kit;
  interface Unless { readonly unless?: catalog.OptionIs }
  const addOption = object<catalog.AddedOption>({ option: text, value: text });
  const addMethod = object<catalog.AddedMethod>({ method: text, value: text });
  const addStreamOption = object<catalog.AddedOption & Unless>({ option: text, value: text, unless: optional(optionIs) });
  const addStreamMethod = object<catalog.AddedMethod & Unless>({ method: text, value: text, unless: optional(optionIs) });
  const always = only<true>((value) => value === true, 'true | an array of { option, is }');
  return object<catalog.RequestModel>({
    options: only<number | null>((value) => value === null || Number.isInteger(value), 'the index of an argument (0, 1, …; -1 is the last) | null'),
    optionsAlsoAt: optional(index),
    argumentNames: optional(texts),
    url: optional(argument),
    urlOption: optional(text),
    session: optional(texts),
    sessionUnless: optional(optionIs),
    deadline: texts,
    disables: optional(list(literal)),
    losesSessionDeadline: optional(flag),
    hooks: optional(list(hook)),
    deadlineMethods: optional(texts),
    requestObject: optional(text),
    waits: only((value) => value === 'forever' || isAmount(value), 'milliseconds | "forever"'),
    boundedByDefault: optional(flag),
    ineffectiveDeadline: optional(list(ineffective)),
    streams: optional(either(Array.isArray, list(optionIs), always)),
    tls: optional(list(tlsOption)),
    ineffectiveTls: optional(list(ineffectiveTls)),
    tlsMethods: optional(texts),
    response: optional(object<catalog.ResponseModel>({
      arrives: optional(oneOf('value', 'callback')),
      when: optional(optionIs),
      sends: optional(texts),
      body: only<string | null>((value) => value === null || (typeof value === 'string' && value !== ''), 'the name of a member | null'),
      reads: texts,
      release: list(object<catalog.ResponseModel['release'][number]>({ call: text, async: flag })),
      unread: text,
      holdsEmpty: optional(only<true>((value) => value === true, 'true')),
    })),
    bodyless: optional(optionIs),
    buffered: optional(list(object<catalog.BufferedBody>({
      at: only<string>((value) => typeof value === 'string', 'where the bytes are, as a string'),
      when: optional(optionIs),
      parameter: optional(index),
      stream: optional(text),
      streamedBy: optional(literal),
    }))),
    returns: optional(oneOf('promise', 'emitter', 'builder', 'stream')),
    ignoredSession: optional(list(ignoredSession)),
    overFetch: optional(overFetch),
    errors: optional(errorsSchema(kit, version)),
    addDeadline: optional(either((value) => isRecord(value) && 'method' in value, addMethod, addOption)),
    addStreamDeadline: optional(either((value) => isRecord(value) && 'method' in value, addStreamMethod, addStreamOption)),
  });
}

function errorsSchema({ text, optional, oneOf, only, flag, list, record, object }: Kit, version: Schema<number>): Schema<catalog.DeadlineErrors> {
  const errors = list(object<catalog.ErrorModel>({
    name: text,
    code: optional(only<string | number>((value) => typeof value === 'number' || (typeof value === 'string' && value !== ''), 'a string | a number')),
    type: optional(text),
    message: optional(text),
    cause: optional(text),
    class: optional(text),
    toldBy: optional(oneOf('code', 'type', 'cause', 'class', 'message')),
    anytime: optional(flag),
    since: optional(version),
    until: optional(version),
  }));
  return object<catalog.DeadlineErrors>({
    signal: optional(text),
    timeoutSignal: optional(errors),
    abortSignal: optional(errors),
    reason: optional(only<'thrown'>((value) => value === 'thrown', '"thrown"')),
    options: optional(record(errors)),
    methods: optional(record(errors)),
  });
}

function sharedStateSchema({ text, texts, optional, oneOf, list, object }: Kit, { optionIs }: Parts): Schema<catalog.SharedState> {
  return object<catalog.SharedState>({
    by: oneOf('assignment', 'call'),
    effect: oneOf('set', 'add'),
    what: text,
    instead: text,
    undo: optional(texts),
    when: optional(optionIs),
    moves: optional(list(object<NonNullable<catalog.SharedState['moves']>[number]>({ from: text, to: text }))),
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
    content: optional(oneOf('read', 'replaced')),
    twin: optional(object<catalog.Twin>({
      from: text,
      name: text,
      form: oneOf('await', 'promisify'),
      level: oneOf('fix', 'suggestion'),
      notForDescriptors: optional(flag),
      notWith: optional(texts),
      text: optional(object<NonNullable<catalog.Twin['text']>>({ member: text, honours: texts })),
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
