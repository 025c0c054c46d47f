// Writes what is made from the rules and the catalogue. With --check it writes nothing and fails when something is out of date.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { catalogPage } from './generate/catalog-page.js';
import { isStale, root, write, type Generated } from './generate/generated.js';
import { clientsRegistry, rulesRegistry } from './generate/registries.js';

const checking = process.argv.includes('--check');
const stale: string[] = [];

for (const registry of [rulesRegistry(), clientsRegistry()]) settle(registry);
// Only now is the catalogue sure to have an index to be read through.
settle(catalogPage((await import('../src/catalog/clients/index.js')).clients));

// Headers and option lists of the rule pages and the tables of the README come from the built plugin.
const documented = run('tools/build.js', '--if-stale') && run(documentGenerator(), ...(checking ? ['--check'] : []));
if (!documented) stale.push('docs/rules or README.md (see above)');

if (stale.length > 0) {
  console.error(checking ? `Out of date, run \`npm run generate\`: ${stale.join(', ')}.` : `Not written: ${stale.join(', ')}.`);
  process.exitCode = 1;
}

function settle(file: Generated): void {
  if (!isStale(file)) return;
  if (checking) stale.push(file.path);
  else write(file);
}

function run(script: string, ...args: string[]): boolean {
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status === 0;
}

function documentGenerator(): string {
  return createRequire(import.meta.url).resolve('eslint-doc-generator/package.json').replace(/package\.json$/, 'dist/bin/eslint-doc-generator.js');
}
