// Runs every program of tests/proof before and after its rewrite, and prints what was measured.
//
//   npm run proof                      the table; what it holds, also as JSON in tests/.tmp/proof.json
//   npm run proof -- --json FILE       the JSON elsewhere
//   npm run proof -- --write           also docs/proof.md
//
// Fails when a test fails or is skipped, and when a program has no row. Then the page is not written.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { programs } from '../tests/proof/programs/index.js';
import { ProofReporter } from '../tests/proof/reporter.js';
import { write } from './generate/generated.js';
import { inOrder, printed, proofPage } from './proof/page.js';

const { values } = parseArgs({ options: { json: { type: 'string', default: 'tests/.tmp/proof.json' }, write: { type: 'boolean', default: false } } });

const reporter = new ProofReporter();
const vitest = await startVitest('test', ['tests/proof/'], { watch: false, reporters: ['dot', reporter] });
await vitest.close();

const { failed } = reporter;
const rows = inOrder(reporter.rows, programs);
const missing = programs.filter(({ fixer, title }) => !rows.some((row) => row.fixer === fixer && row.program === title)).map(({ fixer, title }) => `${fixer}: ${title}`);
const isWhole = failed.length === 0 && missing.length === 0;

console.log(printed(rows));
const file = resolve(values.json);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify({ programs: programs.length, failed, missing, rows }, null, 2)}\n`);
if (isWhole && values.write) write(proofPage(rows));

for (const name of failed) console.error(`Failed or skipped: ${name}`);
for (const name of missing) console.error(`Not measured: ${name}`);
console.log(isWhole ? `${rows.length} programs, all the same but for the harm.` : `${rows.length} of ${programs.length} programs.`);
process.exitCode = isWhole ? 0 : 1;
