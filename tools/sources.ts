import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Limits {
  readonly files: number;
  /** Characters, of all files together. */
  readonly bytes: number;
  readonly bytesOfOneFile: number;
}

/** The JavaScript and TypeScript below a folder that somebody wrote: no dependencies, no declarations, nothing minified. */
export function sourcesBelow(folder: string, limits: Limits): Source[] {
  const paths = statSync(folder).isFile()
    ? [folder]
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !/(?:^|\/)node_modules\/|\.d\.[cm]?ts$|\.min\./.test(path))
        .map((path) => join(folder, path))
        .filter((path) => statSync(path).isFile())
        .sort();
  const sources: Source[] = [];
  let bytes = 0;
  for (const path of paths) {
    if (sources.length === limits.files || bytes > limits.bytes) break;
    const text = readFileSync(path, 'utf8');
    if (text.length > limits.bytesOfOneFile) continue;
    bytes += text.length;
    sources.push({ path, text });
  }
  return sources;
}
