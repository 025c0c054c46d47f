import type {
  BlockingModel, ClientEntry, ErrorModel, ExportedHandler, HandlerModel, IneffectiveTls, InstanceModel, LimiterModel, OptionPath, Path, RequestModel, SessionModel, SharedState, TlsOption,
} from '../../src/catalog/types.js';
import { code, duration, either } from './markdown.js';

type Row = readonly string[];

/** Paths that share their cells, and so a row. */
interface Group {
  readonly paths: Path[];
  readonly cells: readonly string[];
}

const none = '–';

export function sessions(entry: ClientEntry): Row[] {
  return rowsOf(entry, entry.sessions, (session: SessionModel) => [
    session.kind + (session.poolsWhen ? `, only with ${code(`${session.poolsWhen.option}: ${String(session.poolsWhen.is)}`)}` : ''),
    session.limit ? `${code(session.limit.option)} (${session.limit.default})` : none,
    either(session.close.map(({ method, async }) => code(`${async ? 'await ' : ''}${method}()`))) || none,
    session.keepsProcessAlive ? 'yes' : 'no',
  ]);
}

export function instances(entry: ClientEntry): Row[] {
  const carrying = Object.entries(entry.instances ?? {}).filter(([, { deadline, session }]) => deadline ?? session);
  return rowsOf(entry, Object.fromEntries(carrying), (instance: InstanceModel) => [deadlines(instance.deadline), either((instance.session ?? []).map(code)) || none]);
}

export function requests(entry: ClientEntry): Row[] {
  return rowsOf(entry, entry.requests, (request: RequestModel) => [
    [deadlines(request.deadline), ...(request.deadlineMethods ?? []).map(methodCall)].filter((text) => text !== none).join(', ') || none,
    request.boundedByDefault ? `${waits(request)} (a sensible default)` : waits(request),
    addedDeadline(request),
  ]);
}

export function trapOptions(entry: ClientEntry): Row[] {
  const models: Record<Path, SessionModel | InstanceModel | RequestModel> = { ...entry.sessions, ...entry.instances, ...entry.requests };
  return Object.entries(models)
    .flatMap(([path, { ineffectiveDeadline = [] }]) => ineffectiveDeadline.map((trap) => ({ path, trap })))
    .reduce<Group[]>((groups, { path, trap }) => {
      const cells = [code(trap.option), trap.because + (trap.unless === undefined ? '' : `, unless there is ${either(trap.unless.split(' ').map(methodCall))}`)];
      return grouped(groups, path, cells);
    }, [])
    .map((group) => toRow(entry, group));
}

export function deadlineErrors(entry: ClientEntry): Row[] {
  const known = Object.entries(entry.requests ?? {}).filter(([, { errors }]) => errors);
  return rowsOf(entry, Object.fromEntries(known), ({ errors = {} }: RequestModel) => {
    const { timeoutSignal, abortSignal, reason, options = {}, methods = {} } = errors;
    const own = [...Object.entries(options).map(([path, models]) => [deadlines([path]), models] as const), ...Object.entries(methods).map(([name, models]) => [methodCall(name), models] as const)];
    const aborted = errorsIn(abortSignal);
    return [
      errorsIn(timeoutSignal),
      reason === 'thrown' && aborted !== none ? `${aborted}, or the reason given` : aborted,
      own.map(([by, models]) => `${by}: ${errorsIn(models)}`).join('; ') || none,
    ];
  });
}

export function sharedState(entry: ClientEntry): Row[] {
  return rowsOf(entry, entry.sharedState, ({ by, effect, what, when }: SharedState) => [
    by === 'assignment' ? 'when it, or anything in it, is assigned' : 'when it is called',
    `${effect === 'add' ? 'one more' : 'another'} ${what} for all${when ? `, only with ${code(`${when.option}: ${String(when.is)}`)}` : ''}`,
  ]);
}

export function ignoredSessions(entry: ClientEntry): Row[] {
  const models: Record<Path, InstanceModel | RequestModel> = { ...entry.instances, ...entry.requests };
  return Object.entries(models)
    .flatMap(([path, { ignoredSession = [] }]) => ignoredSession.map((ignored) => ({ path, ignored })))
    .reduce<Group[]>((groups, { path, ignored: { option, instead, since } }) => grouped(groups, path, [code(option) + (since === undefined ? '' : `, from version ${since} on`), either(instead.map(code))]), [])
    .map((group) => toRow(entry, group));
}

export function blockingCalls(entry: ClientEntry): Row[] {
  return rowsOf(entry, entry.blocking, (call: BlockingModel) => [
    call.what + (call.when === 'without-callback' ? ', without a callback' : '') + (call.unless ? `, unless ${code(`${call.unless.option}: ${String(call.unless.is)}`)}` : ''),
    call.twin ? `${code(call.twin.name)} from ${code(call.twin.from)}${call.twin.form === 'promisify' ? ', promisified' : ''}` : (call.instead ?? none),
    call.twin?.level ?? none,
  ]);
}

export function limiters(entry: ClientEntry): Row[] {
  return rowsOf(entry, entry.limiters, (limiter: LimiterModel) => {
    if (limiter.kind === 'wrapper') {
      return ['runs the function it is given', typeof limiter.concurrency === 'number' ? `argument ${limiter.concurrency + 1}` : code(limiter.concurrency)];
    }
    const { argument, option } = limiter.limit;
    return ['maps a collection', `${option === undefined ? '' : `${code(option)} of `}argument ${argument + 1}`];
  });
}

export function handlers(entry: ClientEntry): Row[] {
  const called = rowsOf(entry, entry.handlers, (models: HandlerModel | readonly HandlerModel[]) => [
    [models]
      .flat()
      .map(({ when = 'per-request', event }) => (event ? `${when}, for ${either(event.map(code))}` : when))
      .join('; '),
  ]);
  const platformCalls = (entry.exportedHandlers ?? []).map((handler: ExportedHandler) => ({
    path: handler.export,
    cells: [`exported${handler.path === undefined ? '' : ` from files like ${code(handler.path)}`}`, handler.when],
  }));
  const exported = platformCalls
    .reduce<Group[]>((groups, { path, cells }) => grouped(groups, path, cells), [])
    .map(({ paths, cells: [where = '', when = ''] }) => [nameOf(entry), `${paths.map(code).join(', ')}, ${where}`, when]);
  const { startUp = [], shutdown = [], perRequest = [] } = entry.lifecycleMethods ?? {};
  const methods = [['start-up', startUp] as const, ['shutdown', shutdown] as const, ['per-request', perRequest] as const]
    .filter(([, names]) => names.length > 0)
    .map(([when, names]) => [nameOf(entry), `methods ${names.map(code).join(', ')}`, when]);
  const typed = entry.handlerTypes ? [[nameOf(entry), `functions typed with ${either(entry.handlerTypes.map(code))}`, 'per-request']] : [];
  return [...called, ...exported, ...methods, ...typed];
}

export function tlsSwitches(entry: ClientEntry): Row[] {
  type Switched = Pick<RequestModel, 'tls' | 'tlsMethods' | 'ineffectiveTls'>;
  const models: Record<Path, Switched> = { ...entry.sessions, ...entry.instances, ...entry.requests };
  const switched = Object.fromEntries(Object.entries(models).filter(([, model]) => model.tls ?? model.tlsMethods ?? model.ineffectiveTls));
  const rows = rowsOf(entry, switched, ({ tls = [], tlsMethods = [], ineffectiveTls = [] }: Switched) => [
    [...tls.map(tlsOption), ...tlsMethods.map(methodCall)].join(', ') || none,
    ineffectiveTls.map(idleSwitch).join(', ') || none,
  ]);
  const assigned = Object.entries(entry.tlsAssignments ?? {}).flatMap(([path, switches]) =>
    switches.map(({ property, is }) => [nameOf(entry), code(path), either(is.map((value) => code(`${property} = ${JSON.stringify(value)}`))), none]),
  );
  const inUrl = (entry.tlsUrlParameters ?? []).map((parameter) => [nameOf(entry), 'connection string', code(parameter), none]);
  return [...rows, ...assigned, ...inUrl];
}

/** One row for each group of paths that behave alike, so that `get`, `post` and their kin stand together. */
function rowsOf<M>(entry: ClientEntry, models: Readonly<Record<Path, M>> | undefined, cellsOf: (model: M) => string[]): Row[] {
  return Object.entries(models ?? {})
    .reduce<Group[]>((groups, [path, model]) => grouped(groups, path, cellsOf(model)), [])
    .map((group) => toRow(entry, group));
}

function grouped(groups: Group[], path: Path, cells: string[]): Group[] {
  const alike = groups.find((group) => group.cells.join('\0') === cells.join('\0'));
  if (alike) alike.paths.push(path);
  else groups.push({ paths: [path], cells });
  return groups;
}

function toRow(entry: ClientEntry, { paths, cells }: Group): Row {
  return [nameOf(entry), pathList(paths), ...cells];
}

/** `Got#get`, `#post`: a type is named once for its members. */
function pathList(paths: readonly Path[]): string {
  const typeOf = (path: Path | undefined) => (path?.includes('#') ? path.replace(/#.*/, '') : '');
  return paths.map((path, index) => code(index > 0 && typeOf(path) === typeOf(paths[index - 1]) ? path.slice(typeOf(path).length) : path)).join(', ');
}

/** `setTimeout` → `.setTimeout()`; `on:timeout` → `.on('timeout')`. */
function methodCall(method: string): string {
  const [name = '', event] = method.split(':');
  return code(`.${name}(${event === undefined ? '' : `'${event}'`})`);
}

function nameOf(entry: ClientEntry): string {
  return entry.name ?? entry.id;
}

function deadlines(options: readonly OptionPath[] | undefined): string {
  return (options ?? []).map((option) => option.split('+').map(code).join(' with ')).join(', ') || none;
}

/** `TimeoutError`, or `AxiosError` with the code `ECONNABORTED`. */
function errorsIn(models: readonly ErrorModel[] = []): string {
  return either(models.map((model) => {
    const { name, toldBy, cause, message, class: path, since, until } = model;
    const by = toldBy === 'code' || toldBy === 'type' ? ` (${toldBy} ${code(String(model[toldBy]))})` : toldBy === 'cause' ? ` (its cause is ${code(cause ?? '')})` : toldBy === 'message' ? ` (${code(message ?? '')})` : '';
    const version = since === undefined ? (until === undefined ? '' : ` until version ${until}`) : ` from version ${since} on`;
    return code(toldBy === 'class' ? (path ?? name) : name) + by + version;
  })) || none;
}

function waits({ waits: time }: RequestModel): string {
  return time === 'forever' ? 'for ever' : duration(time);
}

function addedDeadline({ addDeadline }: RequestModel): string {
  if (!addDeadline) return none;
  const value = addDeadline.value.replace('{{ms}}', 'ms');
  return code('method' in addDeadline ? `.${addDeadline.method}(${value})` : `${addDeadline.option}: ${value}`);
}

function tlsOption(option: TlsOption): string {
  if (typeof option === 'string') return code(`${option}: false`);
  const until = option.until === undefined ? '' : ` (until version ${option.until})`;
  if (option.is === 'no-op function') return `${code(option.option)} that does nothing${until}`;
  return code(`${option.option}: ${JSON.stringify(option.is ?? false)}`) + until;
}

function idleSwitch(option: IneffectiveTls): string {
  if (typeof option === 'string') return code(option);
  return option.is === undefined ? code(option.option) : code(`${option.option}: ${JSON.stringify(option.is)}`);
}
