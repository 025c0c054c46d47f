import { createRequire } from 'node:module';
import type intersects from 'semver/ranges/intersects.js';
import type validRange from 'semver/ranges/valid.js';
import type { SourceFile } from '../file.js';
import { manifestOf } from './manifest.js';

/** Of these major versions of a package, those the project's range for it allows; `null` when it does not say. */
export function majorsAllowed(file: SourceFile, name: string, majors: readonly number[]): readonly number[] | null {
  const range = manifestOf(file)?.dependencies.get(name);
  return range === undefined ? null : majorsIn(range.replace(/^npm:(?:@[^/]+\/)?[^@]+@/, ''), majors);
}

/** Of these major versions of Node, those the project says it supports; `null` when it does not say. */
export function nodesSupported(file: SourceFile, majors: readonly number[]): readonly number[] | null {
  const range = manifestOf(file)?.node ?? null;
  return range === null ? null : majorsIn(range, majors);
}

function majorsIn(range: string, majors: readonly number[]): readonly number[] | null {
  const { intersects, validRange } = ranges();
  // An empty range is "any version", which is what people write who have not thought about it.
  return range.trim() === '' || validRange(range) === null ? null : majors.filter((major) => intersects(range, `${major}.x`));
}

interface Ranges { readonly intersects: typeof intersects; readonly validRange: typeof validRange }

let loaded: Ranges | undefined;

/** Loads what understands ranges when the first one is to be understood: hardly any file gets that far. */
function ranges(): Ranges {
  if (!loaded) {
    const load = createRequire(import.meta.url);
    loaded = { intersects: load('semver/ranges/intersects.js') as typeof intersects, validRange: load('semver/ranges/valid.js') as typeof validRange };
  }
  return loaded;
}
