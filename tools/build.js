#!/usr/bin/env node
// Compiles src into dist. The new dist replaces the old one in one step, so a failed build leaves what worked before.
// --if-stale: does nothing when dist is newer than everything it is made from.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const entry = join(dist, 'index.js');
const command = join(dist, 'cli/main.js');

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

const fresh = join(root, `dist.${process.pid}`);
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.json', '--outDir', fresh], { cwd: root, stdio: 'inherit' });
if (status !== 0) {
  rmSync(fresh, { recursive: true, force: true });
  process.exit(status ?? 1);
}
// The page of the HTML report is not compiled.
cpSync(join(root, 'src/report/page'), join(fresh, 'report/page'), { recursive: true });
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
if (existsSync(command)) chmodSync(command, 0o755);

function isFresh() {
  if (!existsSync(entry)) return false;
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).map(({ parentPath, name }) => join(parentPath, name));
  const built = statSync(entry).mtimeMs;
  // Folders count as well: their time tells of files that were removed.
  return [...sources, join(root, 'tsconfig.json'), join(root, 'package.json')].every((path) => statSync(path).mtimeMs <= built);
}
