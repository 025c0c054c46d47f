import { describe, expect, it } from 'vitest';
import { messagesFor, rewrite, type Rewriting } from '../fixes/rewriting.js';
import { inProject } from '../projects.js';
import { record, runProgram } from './harness.js';

/** Waits for a server that never answers, and says whether it knows that it was the deadline that ended the wait. */
const program = (imports: string, ask: string, check: string): string => `${imports}
const url = process.env.SERVER + '/a';

export async function load() {
  try {
    ${ask}
    return 'answered';
  } catch (error) {
    if (${check}) return 'late';
    return 'broken';
  }
}

console.log(await load());
`;

const armed = 'const controller = new AbortController();\n    setTimeout(() => controller.abort(), 1000);\n    ';

const cases: readonly (readonly [title: string, code: string])[] = [
  ['fetch', program('', 'await fetch(url, { signal: AbortSignal.timeout(1000) });', "error.name === 'AbortError'")],
  ['fetch, by a code', program('', 'await fetch(url, { signal: AbortSignal.timeout(1000) });', "error.code === 'ABORT_ERR'")],
  ['fetch, with a controller', program('', `${armed}await fetch(url, { signal: controller.signal });`, "error.name === 'TimeoutError'")],
  ['undici.request', program("import { request } from 'undici';", 'await request(url, { signal: AbortSignal.timeout(1000) });', "error.name === 'AbortError'")],
  ['undici.request, its option', program("import { request } from 'undici';", 'await request(url, { headersTimeout: 1000 });', "error.name === 'TimeoutError'")],
  ['node-fetch', program("import fetch from 'node-fetch';", 'await fetch(url, { signal: AbortSignal.timeout(1000) });', "error.name === 'TimeoutError'")],
  ['axios', program("import axios from 'axios';", 'await axios.get(url, { timeout: 1000 });', "error.name === 'TimeoutError'")],
  ['axios, with a signal', program("import axios from 'axios';\nconst api = axios.create({ maxRedirects: 0 });", 'await api.get(url, { signal: AbortSignal.timeout(1000) });', "error.name === 'AbortError'")],
  ['got', program("import got from 'got';\nconst api = got.extend({ retry: { limit: 0 } });", 'await api(`${url}`, { timeout: { request: 1000 } }).json();', "error.name === 'AbortError'")],
];

describe('a check for the error of a deadline', () => {
  it.each(cases.map(([title, code]) => ({ title, code })))('$title: holds after the rewrite, and not before', async ({ title, code }) => {
    const rewriting: Rewriting = { rule: 'no-mismatched-timeout-error', filename: inProject({ dependencies: { undici: '^7.0.0', 'node-fetch': '^3.0.0' } }, 'program.mjs') };
    const output = rewrite(code, rewriting);
    expect(output).not.toBe(code);
    expect(messagesFor(output, rewriting)).toEqual([]);
    const silent = { timeout: 6000, server: { respond: () => undefined } };
    const [before, after] = await Promise.all([runProgram(code, silent), runProgram(output, silent)]);
    const answered = await runProgram(output);
    expect(before, before.stderr).toMatchObject({ code: 0, stdout: 'broken\n' });
    expect(after, after.stderr).toMatchObject({ code: 0, stdout: 'late\n' });
    expect(answered, answered.stderr).toMatchObject({ code: 0, stdout: 'answered\n' });
    await record(`no-mismatched-timeout-error: ${title}`, { 'deadline recognised': ['no', 'yes'] });
  });
});
