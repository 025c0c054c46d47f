import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Rewrite } from './report.js';

/** A unified diff of all rewrites, as `git apply` and `patch -p1` take it. Empty when there are none. */
export function unifiedDiff(rewrites: readonly Rewrite[]): string {
  return rewrites
    .map(({ file, before, after }) => createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, '', '', { context: 3, headerOptions: FILE_HEADERS_ONLY }))
    .join('');
}
