import path from 'node:path';
import type { Linter } from 'eslint';

/** What can be done about a finding: `--fix` does it, an editor offers it, or a person must. */
export type Tier = 'fixable' | 'suggested' | 'manual';

/** One report of one rule. */
export interface Finding {
  readonly rule: string;
  /** Path as shown: relative to the working folder, with `/`. */
  readonly file: string;
  /** Lines and columns count from 1. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly message: string;
  readonly messageId: string;
  readonly tier: Tier;
}

/** Why a file, or a part of it, could not be audited. */
export interface FileError {
  readonly file: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

const OUR_RULES = 'async-http/';

/** Comments in a file can switch on rules of others, too: those are not ours to report or to fix. */
export function isOurs(message: Linter.LintMessage): boolean {
  return message.ruleId?.startsWith(OUR_RULES) ?? false;
}

export function toFinding(message: Linter.LintMessage, file: string): Finding {
  return {
    rule: message.ruleId ?? '',
    file,
    line: message.line,
    column: message.column,
    endLine: message.endLine ?? null,
    endColumn: message.endColumn ?? null,
    message: oneLine(message.message),
    messageId: message.messageId ?? '',
    tier: message.fix ? 'fixable' : message.suggestions?.length ? 'suggested' : 'manual',
  };
}

export function toError({ line, column, message }: Omit<FileError, 'file'>, file: string): FileError {
  return { file, message: oneLine(message), line, column };
}

/** A path as reports show it. */
export function shownPath(file: string, cwd: string): string {
  return path.relative(cwd, file).replaceAll('\\', '/');
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
