import type { ESLint } from 'eslint';
import { isOurs, toError, toFinding, type FileError, type Finding } from '../report/finding.js';
import type { Dialect, Linting } from './linting.js';

/** What one file's audit tells. */
export interface FileAudit {
  /** What the file has as it stands. */
  readonly found: readonly Finding[];
  /** What is left when the fixes are applied; the same as `found` when there are none. */
  readonly left: readonly Finding[];
  /** The text with the fixes applied; null when nothing would change. */
  readonly output: string | null;
  readonly errors: readonly FileError[];
}

interface Subject { readonly text: string; readonly file: string; readonly shown: string }

/** Audits one file. Nothing that the file holds, and no fault of a rule, makes this throw. */
export async function auditFile(linting: Linting, subject: Subject, withFixes: boolean): Promise<FileAudit> {
  try {
    const { result, dialect } = await lintInSomeDialect(linting, subject);
    const { findings, errors } = read(result, subject.shown, subject.text);
    const unfixed: FileAudit = { found: findings, left: findings, output: null, errors };
    return withFixes && findings.some(({ tier }) => tier === 'fixable') ? await withFixesApplied(linting, subject, dialect, unfixed) : unfixed;
  } catch (error) {
    return { found: [], left: [], output: null, errors: [failure(error, subject.shown)] };
  }
}

async function withFixesApplied(linting: Linting, { text, file, shown }: Subject, dialect: Dialect, unfixed: FileAudit): Promise<FileAudit> {
  const fixed = await linting.fix(text, file, dialect);
  if (fixed.output === undefined || fixed.output === text) return unfixed;
  if (fixed.fatalErrorCount > 0) {
    const [syntax] = fixed.messages;
    const message = `Not fixed: the result would not parse (${syntax?.message ?? 'unknown error'})`;
    return { ...unfixed, errors: [...unfixed.errors, toError({ message, line: syntax?.line ?? null, column: syntax?.column ?? null }, shown)] };
  }
  return { ...unfixed, left: read(fixed, shown, fixed.output).findings, output: fixed.output };
}

/** Nearly every file parses as a module. One that does only as a script is read as one. */
async function lintInSomeDialect(linting: Linting, { text, file }: Subject): Promise<{ readonly result: ESLint.LintResult; readonly dialect: Dialect }> {
  const result = await linting.lint(text, file, 'module');
  if (result.fatalErrorCount === 0 || /\.m[jt]s$/.test(file)) return { result, dialect: 'module' };
  const again = await linting.lint(text, file, 'script');
  return again.fatalErrorCount === 0 ? { result: again, dialect: 'script' } : { result, dialect: 'module' };
}

function read({ messages }: ESLint.LintResult, shown: string, text: string): { readonly findings: readonly Finding[]; readonly errors: readonly FileError[] } {
  const findings: Finding[] = [];
  const errors: FileError[] = [];
  for (const message of messages) {
    // A message of ours without an id is ESLint's: a comment that configures a rule of ours wrongly.
    if (message.fatal || (isOurs(message) && message.messageId === undefined)) errors.push(toError(message, shown));
    else if (isOurs(message)) findings.push(toFinding(message, shown, text));
  }
  return { findings, errors };
}

/** ESLint adds the rule and the place to what a rule throws. */
function failure(error: unknown, file: string): FileError {
  const { message, ruleId, currentNode } = error as { message?: unknown; ruleId?: string; currentNode?: { loc?: { start: { line: number; column: number } } } };
  const [reason = ''] = String(message ?? error).split('\nOccurred while linting');
  const start = currentNode?.loc?.start;
  return toError({ message: `${ruleId ?? 'The audit'} failed: ${reason}`, line: start?.line ?? null, column: start ? start.column + 1 : null }, file);
}
