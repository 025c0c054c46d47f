import { readFileSync } from 'node:fs';
import path from 'node:path';
import { perFile, type SourceFile } from './file.js';

/** What a `package.json` says the project depends on: version ranges by package name. */
export type Dependencies = ReadonlyMap<string, string>;

const none: Dependencies = new Map();

/** Dependencies of the nearest package manifest above the linted file; empty when there is none that can be read. */
export const dependenciesOf = perFile((file): Dependencies => nearest(path.posix.dirname(file.filename), file.cwd));

/** The lowest major version a project's range allows for a package; `null` when it does not depend on it, or says it in another way. */
export function majorOf(file: SourceFile, name: string): number | null {
  const range = dependenciesOf(file).get(name);
  const major = range && /^[\^~>=v\s]*(\d+)(?:\.|$|\s)/.exec(range)?.[1];
  return major ? Number(major) : null;
}

function nearest(folder: string, root: string): Dependencies {
  const manifest = read(path.posix.join(folder, 'package.json'));
  if (manifest) return manifest;
  const parent = path.posix.dirname(folder);
  return parent === folder || folder === root || !path.isAbsolute(folder) ? none : nearest(parent, root);
}

function read(manifest: string): Dependencies | null {
  let text: string;
  try {
    text = readFileSync(manifest, 'utf8');
  } catch {
    return null;
  }
  try {
    const content = JSON.parse(text) as Record<string, unknown>;
    const groups = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].map((group) => content[group]);
    const entries = groups.flatMap((group) => (typeof group === 'object' && group !== null ? Object.entries(group) : []));
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    // A manifest that cannot be parsed still is the nearest one.
    return none;
  }
}
