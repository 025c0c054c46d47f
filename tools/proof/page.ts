import type { Program, Row } from '../../tests/proof/proof.js';
import type { Generated } from '../generate/generated.js';
import { table } from '../generate/markdown.js';

/** Rows as the programs stand, whichever ended first. */
export function inOrder(rows: readonly Row[], programs: readonly Program[]): readonly Row[] {
  const place = (row: Row): number => programs.findIndex(({ fixer, title }) => fixer === row.fixer && title === row.program);
  return rows.toSorted((a, b) => place(a) - place(b));
}

/** All rows for a terminal, in columns. */
export function printed(rows: readonly Row[]): string {
  const lines = [['Rule', 'Fixer', 'Program', 'Harm', 'Before → after'], ...rows.flatMap(({ rule, fixer, program, harm }) => Object.entries(harm).map(([name, [before, after]]) => [rule, fixer, program, name, `${before} → ${after}`]))];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

const introduction = `# The proof

Every rewrite of this plugin is run. Each line below is a program that was written with the fault in it. The fixer rewrote it, and both texts were run, each in a process of its own,
against a local server of its own: HTTP, HTTPS with a certificate made on the spot, or HTTP/2. The line is there because the two printed the same, also where the server answered with an error
and where nobody listened, and because the harm was gone in a number.

- **At the server**: connections opened, requests, most requests at once, the longest time a client waited for an answer before it gave up.
- **In the process**: the longest stop of the event loop, sockets open when all was done, bytes held in buffers.
- **Alike, before and after**: what is printed, errors included. Where a program hung before, it printed the same up to there. Where a deadline, a check or the release of a body is the point, the
  new outcome is checked by name.

What this does not show: the programs are small, and the network is this machine. Numbers of requests are the same in each run; how many sockets and requests there are at once before the fix may
differ by a few. Times vary with the machine, and tests compare them as ratios only. Two things are stand-ins: \`acme-pool\`, made up for sessions that are opened by a promise, and the version of
undici in the lines on dispatchers: one that gets on with every Node is installed here, so they show only that the rewritten program sends the same. Programs in TypeScript are also type-checked
before and after.

Repeat it in a clone with \`npm run proof\`. It prints this table and fails when a program fails, or is left out. \`npm run proof -- --write\` writes this page. The programs are in
\`tests/proof/programs\`.
`;

/** `docs/proof.md`: a table for each rule, with the numbers of one run. */
export function proofPage(rows: readonly Row[]): Generated {
  const rules = [...new Set(rows.map(({ rule }) => rule))].toSorted();
  const sections = rules.map((rule) => `## ${rule}\n\n[About the rule](rules/${rule}.md)\n\n${table(['Fixer', 'Program', 'Measured', 'Before', 'After'], rows.filter((row) => row.rule === rule).flatMap(linesOf))}\n`);
  return { path: 'docs/proof.md', text: `<!-- Written by \`npm run proof -- --write\`: do not edit. -->\n\n${introduction}\n${sections.join('\n')}` };
}

function linesOf({ fixer, program, harm }: Row): string[][] {
  return Object.entries(harm).map(([name, [before, after]]) => [fixer, program, name, String(before), String(after)]);
}
