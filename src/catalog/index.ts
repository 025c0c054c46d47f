import { clients } from './clients/index.js';
import { plainTlsOptions } from './tls-names.js';
import { hasMembersOf, type HasMembers } from './members.js';
import type { ClientEntry, Path, TypeName } from './types.js';

export type { HasMembers } from './members.js';
export type * from './types.js';
export * as conventions from './conventions.js';

/** Fields of an entry whose keys are paths. */
const groups = ['sessions', 'instances', 'requests', 'blocking', 'limiters', 'handlers', 'tlsAssignments', 'fileWriters', 'combinators', 'installs', 'defaults', 'interceptors', 'configures', 'errorTests', 'sharedState'] as const satisfies readonly (keyof ClientEntry)[];
type Groups = (typeof groups)[number];
type ModelOf<G extends Groups> = NonNullable<ClientEntry[G]>[Path];

/** A model of the catalogue with the entry it stands in. */
export interface Found<M> { readonly entry: ClientEntry; readonly model: M; readonly path: Path }

/** What one module (or one global) exports, merged over all entries that describe it. */
export class ModuleModel {
  readonly #entries: readonly ClientEntry[];
  readonly #found = new Map<string, Found<unknown> | null>();

  constructor(entries: readonly ClientEntry[]) {
    this.#entries = entries;
  }

  get entries(): readonly ClientEntry[] {
    return this.#entries;
  }

  /** The model at a path of one group; `key` is `Type#a.b` or `a.b`, and empty for the module itself. */
  find<G extends Groups>(group: G, key: string): Found<ModelOf<G>> | null {
    const id = `${group}:${key}`;
    const known = this.#found.get(id);
    if (known !== undefined) return known as Found<ModelOf<G>> | null;
    const found = this.#search(group, key);
    this.#found.set(id, found);
    return found as Found<ModelOf<G>> | null;
  }

  /** Type of an export that is a value without being created (`axios` itself). */
  typeOfValue(key: string): TypeName | null {
    for (const { values } of this.#entries) {
      for (const [path, type] of Object.entries(values ?? {})) if (canonical(path) === key) return type;
    }
    return null;
  }

  /** Type of values annotated with an exported TypeScript type or class. */
  typeOfAnnotation(name: string): TypeName | null {
    for (const { types } of this.#entries) if (types && Object.hasOwn(types, name)) return types[name] ?? null;
    for (const { types } of this.#entries) {
      for (const [pattern, type] of Object.entries(types ?? {})) if (pattern.includes('*') && wildcard(pattern).test(name)) return type;
    }
    return null;
  }

  #search(group: Groups, key: string): Found<unknown> | null {
    for (const exact of [true, false]) {
      for (const entry of this.#entries) {
        for (const [path, model] of Object.entries(entry[group] ?? {})) {
          const pattern = canonical(path);
          if (exact ? pattern === key : pattern.includes('*') && wildcard(pattern).test(key)) return { entry, model, path };
        }
      }
    }
    return null;
  }
}

/** All entries, by module and by global. */
export class Catalogue {
  readonly entries: readonly ClientEntry[];
  /** Matches any text that could matter: a file without a match needs no analysis. */
  readonly gate: RegExp;
  /** Entries name modules of the project itself. */
  readonly hasProjectModules: boolean;
  readonly #exact = new Map<string, ModuleModel | null>();
  readonly #patterns: readonly { readonly pattern: RegExp; readonly entry: ClientEntry }[];
  readonly #globals = new Map<string, ModuleModel>();
  readonly #typedBy = new Map<string, readonly ModuleModel[]>();
  readonly #names = new Map<Groups, { readonly exact: ReadonlySet<string>; readonly patterns: readonly RegExp[] }>();

  constructor(own: readonly ClientEntry[]) {
    this.entries = [...own, ...clients];
    this.hasProjectModules = own.some(({ modules = [] }) => modules.some((name) => name.startsWith('.')));
    const modules = new Map<string, ClientEntry[]>();
    const globals = new Map<string, ClientEntry[]>();
    for (const entry of this.entries) {
      for (const name of entry.modules ?? []) if (!name.includes('*')) modules.set(name, [...(modules.get(name) ?? []), entry]);
      for (const name of entry.globals ?? []) globals.set(name, [...(globals.get(name) ?? []), entry]);
    }
    for (const [name, entries] of modules) this.#exact.set(name, new ModuleModel(entries));
    for (const [name, entries] of globals) this.#globals.set(name, new ModuleModel(entries));
    this.#patterns = this.entries.flatMap((entry) =>
      (entry.modules ?? []).filter((name) => name.includes('*')).map((name) => ({ pattern: wildcard(name), entry })),
    );
    this.gate = gateOf(this.entries);
  }

  /** The model of an import source, `node:` or not. */
  module(specifier: string): ModuleModel | null {
    const name = specifier.replace(/^node:/, '');
    const known = this.#exact.get(name);
    if (known !== undefined) return known;
    const entries = this.#patterns.filter(({ pattern }) => pattern.test(name)).map(({ entry }) => entry);
    const model = entries.length === 0 ? null : new ModuleModel(entries);
    this.#exact.set(name, model);
    return model;
  }

  /** Modules whose types a package declares. */
  typedBy(typePackage: string): readonly ModuleModel[] {
    let models = this.#typedBy.get(typePackage);
    if (!models) {
      const typed = this.entries.filter(({ typePackages }) => typePackages?.includes(typePackage));
      models = typed.flatMap(({ modules: [name] = [] }) => (name === undefined ? [] : (this.module(name) ?? [])));
      this.#typedBy.set(typePackage, models);
    }
    return models;
  }

  /** Whether any path of a group ends in this name: most method calls of a program can be told apart by it, at once. */
  hasName(group: Groups, name: string): boolean {
    let names = this.#names.get(group);
    if (!names) {
      const paths = this.entries.flatMap((entry) => [...Object.keys(entry[group] ?? {}), ...Object.keys(entry.values ?? {})]);
      const last = [...new Set(paths.map((path) => canonical(path).replace(/^.*[.#]/, '')))];
      const patterns = last.filter((path) => path.includes('*')).map(wildcard);
      this.#names.set(group, (names = { exact: new Set(last), patterns }));
    }
    return names.exact.has(name) || names.patterns.some((pattern) => pattern.test(name));
  }

  /** Whether an installed package could have these members; `installed` answers for modules and packages of types. */
  membersAmong(installed: (name: string) => boolean): HasMembers {
    const entries = this.entries.filter(({ modules = [], globals, typePackages = [] }) => globals !== undefined || [...modules, ...typePackages].some(installed));
    return hasMembersOf(entries.flatMap((entry) => groups.flatMap((group) => Object.keys(entry[group] ?? {}))).map((path) => canonical(path).replace(/^.*#/, '')));
  }

  /** The model of a global variable. */
  global(name: string): ModuleModel | null {
    return this.#globals.get(name) ?? null;
  }
}

let standard: Catalogue | undefined;
const extended = new WeakMap<readonly ClientEntry[], Catalogue>();

/** The catalogue with the user's entries before ours: theirs win. */
export function catalogueWith(own: readonly ClientEntry[]): Catalogue {
  if (own.length === 0) return (standard ??= new Catalogue([]));
  const known = extended.get(own);
  if (known) return known;
  const catalogue = new Catalogue(own);
  extended.set(own, catalogue);
  return catalogue;
}

/** `default.get` and `get` are one thing, and `default` is the module itself. */
function canonical(path: Path): string {
  const [type, members] = path.includes('#') ? (path.split('#') as [string, string]) : [null, path];
  const rest = members.replace(/^default(?:\.|$)/, '');
  return type === null ? rest : `${type}#${rest}`;
}

const wildcards = new Map<string, RegExp>();

function wildcard(pattern: string): RegExp {
  let expression = wildcards.get(pattern);
  if (!expression) {
    expression = new RegExp(`^${pattern.split('*').map(escape).join('[^.#/]*')}$`);
    wildcards.set(pattern, expression);
  }
  return expression;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/**
 * Only what can lead to a finding counts: modules with sessions or requests, names of blocking calls, TLS properties.
 * A file that merely imports `fs` or `express` stays outside.
 */
function gateOf(entries: readonly ClientEntry[]): RegExp {
  const modules = new Set<string>();
  const words = new Set(plainTlsOptions.map((option) => escape(typeof option === 'string' ? option : option.option)));
  for (const entry of entries) {
    const names = Object.keys(entry.blocking ?? {}).map(tellingName);
    const telling = names.length > 0 && names.every((name) => name !== null || entry.globals !== undefined);
    if (telling) for (const name of names) if (name !== null) words.add(escape(name));
    // Also in two parts: `'NODE_' + 'TLS_REJECT_UNAUTHORIZED'`.
    for (const assigned of Object.values(entry.tlsAssignments ?? {})) for (const { property } of assigned) words.add(escape(property)).add(escape(property.replace(/^[A-Z]+_/, '')));
    // Frameworks make instances, too; what counts in their files is imported from elsewhere.
    if (!entry.sessions && !entry.requests && (!entry.instances || entry.handlers) && (names.length === 0 || (telling && !entry.globals))) continue;
    for (const name of entry.modules ?? []) modules.add(moduleSource(name));
    for (const name of entry.globals ?? []) words.add(escape(name));
  }
  const any = (names: Iterable<string>) => [...names].join('|') || '(?!)';
  return new RegExp(`['"\`](?:node:)?(?:${any(modules)})['"\`]|\\b(?:${any(words)})\\b`);
}

/** The part of a path that hardly means anything else: `realpathSync` of `realpathSync.native`, `randomBytes`; not `exec`. */
function tellingName(path: Path): string | null {
  return canonical(path).split(/[.#]/).find((name) => /[a-z][A-Z]/.test(name)) ?? null;
}

/** How a module is named in quotes. A project path is imported under many spellings: its last part is what they share. */
function moduleSource(name: string): string {
  if (/^[./]/.test(name)) return `[^'"\`\\s]*${escape(name.replace(/^.*\/|\.[cm]?[jt]sx?$/g, ''))}[^'"\`\\s]*`;
  return name.split('*').map(escape).join(`[^'"\`\\s]*`);
}
