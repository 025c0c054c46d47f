import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { conventions } from '../../catalog/index.js';
import { perFile, type SourceFile } from '../file.js';

/** What the nearest package.json says, as far as it matters here. */
export interface Manifest {
  /** The folder it stands in, with forward slashes. */
  readonly folder: string;
  /** What a plain `.js` file is. */
  readonly type: 'module' | 'commonjs';
  /** The package installs commands. */
  readonly hasCommands: boolean;
  /** It names a framework for commands in a field of its own. */
  readonly isMadeForCommands: boolean;
  /** Files that its scripts run for those who work on it, as they are written there. */
  readonly tools: readonly string[];
  /** Other packages can import it. */
  readonly isImportable: boolean;
  /** It wants to be installed once for a machine. */
  readonly isGlobal: boolean;
  /** What it says of itself: name, description and keywords. */
  readonly about: string;
  /** Names under `dependencies`, then under `devDependencies`, with their version ranges. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** Version range of Node that it supports (`engines.node`). */
  readonly node: string | null;
}

/** The nearest package.json above the linted file; `null` when there is none, or it cannot be read. */
export const manifestOf = perFile((file): Manifest | null => (path.isAbsolute(file.filename) ? manifestIn(path.dirname(file.filename)) : null));

/** The lowest major version a project's range allows for a package; `null` when it does not depend on it, or says it in another way. */
export function majorOf(file: SourceFile, name: string): number | null {
  const range = manifestOf(file)?.dependencies.get(name);
  const major = range === undefined ? undefined : /^[\^~>=v\s]*(\d+)(?:\.|$|\s)/.exec(range)?.[1];
  return major === undefined ? null : Number(major);
}

/** Whether an import source is a module of Node itself, `node:` or not. */
export function isNodeModule(source: string): boolean {
  return isBuiltin(source);
}

/** Manifests by folder, negatives too. A manifest is read again after a while, for editors that run for days. */
const known = new Map<string, { readonly manifest: Manifest | null; readonly until: number }>();
const keptFor = 5_000;

function manifestIn(folder: string): Manifest | null {
  const entry = known.get(folder);
  const now = Date.now();
  if (entry && entry.until > now) return entry.manifest;
  const parent = path.dirname(folder);
  const manifest = read(path.join(folder, 'package.json')) ?? (parent === folder ? null : manifestIn(parent));
  known.set(folder, { manifest, until: now + keptFor });
  return manifest;
}

function read(name: string): Manifest | null {
  try {
    return manifestFrom(path.dirname(name), JSON.parse(readFileSync(name, 'utf8')));
  } catch {
    return null;
  }
}

function manifestFrom(folder: string, content: unknown): Manifest | null {
  if (typeof content !== 'object' || content === null) return null;
  const { type, bin, main, module, exports, name, description, keywords, preferGlobal, scripts, dependencies, devDependencies, engines } = content as Readonly<Record<string, unknown>>;
  const ranges = new Map<string, string>();
  for (const group of [dependencies, devDependencies]) {
    if (typeof group !== 'object' || group === null) continue;
    for (const [name, range] of Object.entries(group)) if (!ranges.has(name)) ranges.set(name, String(range));
  }
  return {
    folder: folder.replaceAll('\\', '/'),
    type: type === 'module' ? 'module' : 'commonjs',
    hasCommands: bin !== undefined,
    isMadeForCommands: conventions.commandFields.some((field) => field in content),
    tools: toolsIn(scripts),
    isImportable: [main, module, exports].some((entry) => entry !== undefined),
    isGlobal: preferGlobal === true,
    about: [name, description, ...(Array.isArray(keywords) ? (keywords as unknown[]) : [])].filter((text) => typeof text === 'string').join('\n'),
    dependencies: ranges,
    node: nodeRange(engines),
  };
}

function toolsIn(scripts: unknown): string[] {
  if (typeof scripts !== 'object' || scripts === null) return [];
  return Object.entries(scripts).flatMap(([name, script]) => (conventions.toolScripts.test(name) ? [...String(script).matchAll(conventions.runFiles)].flatMap(([, path]) => path ?? []) : []));
}

function nodeRange(engines: unknown): string | null {
  const range = typeof engines === 'object' && engines !== null ? (engines as Readonly<Record<string, unknown>>)['node'] : null;
  return typeof range === 'string' ? range : null;
}
