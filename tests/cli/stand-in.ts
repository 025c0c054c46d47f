import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Linter, Rule } from 'eslint';
import { afterAll } from 'vitest';
import { runCommand } from '../../src/cli/command.js';
import type { AsyncHttpPlugin, PresetName } from '../../src/index.js';

type Report = Partial<Pick<Rule.ReportDescriptor, 'fix' | 'suggest'>>;

/** Reports each identifier of that name. */
function reports(identifier: string, message: string, repair: (node: Rule.Node) => Report = () => ({})): Rule.RuleModule {
  return {
    meta: { type: 'problem', fixable: 'code', hasSuggestions: true, messages: { found: message, change: 'Change it.' }, schema: [] },
    create: (context) => ({
      Identifier(node) {
        if (node.name === identifier) context.report({ node, messageId: 'found', ...repair(node) });
      },
    }),
  };
}

const rules: Record<string, Rule.RuleModule> = {
  'no-old': reports('old', 'Old is out of date.', (node) => ({ fix: (fixer) => fixer.replaceText(node, 'fresh') })),
  'no-maybe': reports('maybe', 'Make up\n  your mind.', (node) => ({ suggest: [{ messageId: 'change', fix: (fixer) => fixer.replaceText(node, 'yes') }] })),
  'no-never': reports('never', 'Never say never.'),
  'no-torn': reports('torn', 'Torn.', (node) => ({ fix: (fixer) => fixer.replaceText(node, '(((') })),
  'no-crash': reports('crash', 'Crash.', () => {
    throw new Error('this rule is\nbroken');
  }),
};

/** A plugin with rules so simple that tests of the command do not depend on ours. */
export const standIn = {
  meta: { name: 'stand-in', version: '1.2.3', namespace: 'async-http' },
  rules,
  configs: {} as AsyncHttpPlugin['configs'],
} satisfies AsyncHttpPlugin;

const on = (...names: string[]): Linter.Config => ({
  plugins: { 'async-http': standIn },
  rules: Object.fromEntries(names.map((name): [string, Linter.RuleEntry] => [`async-http/${name}`, 'error'])),
});
const presets: Record<PresetName, Linter.Config> = {
  recommended: on('no-old', 'no-maybe', 'no-never', 'no-torn', 'no-crash'),
  strict: on(...Object.keys(rules)),
  migration: on('no-old'),
  all: on(...Object.keys(rules)),
  tests: { rules: { 'async-http/no-never': 'off' } },
  scripts: { rules: { 'async-http/no-old': 'off' } },
};
Object.assign(standIn.configs, presets);

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new temporary folder with these files. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'async-http-audit-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

export interface Outcome { readonly code: number; readonly stdout: string; readonly stderr: string }

/** Runs the command in this process. Times are written as `N.N s`. */
export async function command(cwd: string, ...args: string[]): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  const stream = (write: (text: string) => void) => ({ isTTY: false, write: (text: string) => (write(text), true) }) as unknown as NodeJS.WriteStream;
  const code = await runCommand(args, {
    plugin: standIn,
    cwd,
    stdout: stream((text) => (stdout += text)),
    stderr: stream((text) => (stderr += text)),
    paint: (_format, text) => text,
  });
  const timeless = (text: string) => text.replace(/\d+\.\d s\b/g, 'N.N s');
  return { code, stdout: timeless(stdout), stderr: timeless(stderr) };
}
