/** Some lines of a file. */
export interface Excerpt {
  /** Number of the first line, from 1. */
  readonly start: number;
  readonly lines: readonly string[];
}

const around = 2;
const most = 12;
/** Lines of generated code can be as long as the file. */
const widest = 240;

/** The lines of a finding and two on either side; of a long one, its beginning. */
export function excerptOf(text: string, line: number, endLine: number): Excerpt {
  const start = Math.max(1, line - around);
  const lines = linesOf(text).slice(start - 1, Math.min(endLine + around, start - 1 + most));
  return { start, lines: lines.map((one) => (one.length > widest ? `${one.slice(0, widest)} …` : one)) };
}

export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/);
}
