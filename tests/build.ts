import { execFileSync } from 'node:child_process';

/** For tests of the built plugin: `dist` is made from the sources under test, also when only this test is run. */
export function ensureBuilt(): void {
  execFileSync(process.execPath, ['tools/build.js', '--if-stale'], { stdio: 'inherit' });
}
