import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ESLint } from 'eslint';

/** What we can parse. */
export const SOURCES = '**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}';

/** Written by tools or by others: nothing to audit. Seen from the folder that was named, so a named `dist` is audited. */
const IGNORED = ['**/dist/', '**/build/', '**/coverage/', '**/*.min.{js,cjs,mjs}', '**/*.d.{ts,cts,mts}'];

const SOURCE_NAME = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const GENERATED_NAME = /(?:\.min\.[cm]?js|\.d\.[cm]?ts)$/;

/** A file to audit. */
export interface Target {
  readonly file: string;
  /** The folder that was named, or that the file was named in. */
  readonly root: string;
}

export interface Targets {
  readonly targets: readonly Target[];
  /** Files that were named but hold nothing to audit. */
  readonly skipped: readonly string[];
}

/** A path that leads nowhere. */
export class MissingPathError extends Error {}

/**
 * The files behind files, folders and globs, each once, in order.
 *
 * @throws {MissingPathError} when a path does not exist, or a glob matches nothing.
 */
export async function findTargets(paths: readonly string[], cwd: string): Promise<Targets> {
  const found = new Map<string, Target>();
  const skipped: string[] = [];
  for (const named of paths) {
    const absolute = path.resolve(cwd, named);
    const stats = await stat(absolute).catch(() => null);
    if (stats?.isFile()) {
      if (!SOURCE_NAME.test(absolute) || GENERATED_NAME.test(absolute)) skipped.push(named);
      else add(found, absolute, path.dirname(absolute));
    } else if (stats?.isDirectory()) {
      for (const file of await expand('.', absolute)) add(found, file, absolute);
    } else {
      const { root, pattern } = splitGlob(named, cwd);
      const files = pattern === null ? [] : await expand(pattern, root);
      if (files.length === 0) throw new MissingPathError(pattern === null ? `No such file or folder: ${named}` : `No files match: ${named}`);
      for (const file of files) add(found, file, root);
    }
  }
  const targets = [...found.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
  return { targets, skipped };
}

function add(found: Map<string, Target>, file: string, root: string): void {
  if (!found.has(file)) found.set(file, { file, root });
}

/** Lets ESLint find the files, so that globs and ignore patterns mean what its users expect. It parses none of them. */
async function expand(pattern: string, root: string): Promise<string[]> {
  const files: string[] = [];
  const collector = {
    preprocess(_text: string, file: string): string[] {
      files.push(path.resolve(root, file));
      return [];
    },
    postprocess: () => [],
  };
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [{ ignores: IGNORED }, { files: [SOURCES], processor: collector }],
    errorOnUnmatchedPattern: false,
  });
  await eslint.lintFiles([pattern]);
  return files;
}

/** The folder a glob starts in, and the rest; `pattern` is null when it is a plain path. */
function splitGlob(named: string, cwd: string): { readonly root: string; readonly pattern: string | null } {
  const segments = named.split('/');
  const first = segments.findIndex((segment) => /[*?[{]|[!@+]\(/.test(segment));
  if (first < 0) return { root: cwd, pattern: null };
  const folder = segments.slice(0, first).join('/');
  return { root: path.resolve(cwd, named.startsWith('/') ? `${folder}/` : folder), pattern: segments.slice(first).join('/') };
}
