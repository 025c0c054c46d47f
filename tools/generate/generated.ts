import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the project that no one writes by hand. */
export interface Generated {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Whether the file holds something else than it should. */
export function isStale({ path, text }: Generated): boolean {
  try {
    return readFileSync(root + path, 'utf8') !== text;
  } catch {
    return true;
  }
}

export function write({ path, text }: Generated): void {
  writeFileSync(root + path, text);
}
