import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '.tmp', 'projects');

/** The path of a file in a project with this package.json. Nothing but the package.json is written. */
export function inProject(manifest: Readonly<Record<string, unknown>>, file = 'src/service.js'): string {
  const text = JSON.stringify(manifest);
  const folder = path.join(root, createHash('sha256').update(text).digest('hex').slice(0, 12));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), text);
  return path.join(folder, file);
}
