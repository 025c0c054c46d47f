import path from 'node:path';
import type { Linter } from 'eslint';
import { changeOf, type Change } from './change.js';
import { excerptOf, type Excerpt } from './excerpt.js';

/** What can be done about a finding: `--fix` does it, an editor offers it, or a person must. */
export type Tier = 'fixable' | 'suggested' | 'manual';

export const tiers = ['fixable', 'suggested', 'manual'] as const satisfies readonly Tier[];

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
  /** The lines around it; null when the text is not at hand. */
  readonly excerpt: Excerpt | null;
  /** What the fix, or the first suggestion, would change. */
  readonly change: Change | null;
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

/** `text`: that of the file, in which the places of the message lie; null when it is not known. */
export function toFinding(message: Linter.LintMessage, file: string, text: string | null): Finding {
  const { ruleId, line, column, endLine = null, endColumn = null, messageId = '', fix, suggestions } = message;
  return {
    rule: ruleId ?? '',
    file,
    line,
    column,
    endLine,
    endColumn,
    message: oneLine(message.message),
    messageId,
    tier: fix ? 'fixable' : suggestions?.length ? 'suggested' : 'manual',
    excerpt: text === null ? null : excerptOf(text, line, endLine ?? line),
    change: text === null ? null : changeOf(text, message),
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
