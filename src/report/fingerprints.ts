import { createHash } from 'node:crypto';
import type { Finding } from './finding.js';

/**
 * A name for each finding that stays when lines are added above it: made from rule, file and the reported line without its
 * indentation, and numbered where one file has the same line twice. In the order of the findings.
 */
export function fingerprintsOf(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = keyOf(finding);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return createHash('sha256').update(`${key}\0${number}`).digest('hex').slice(0, 16);
  });
}

function keyOf({ rule, messageId, file, line, message, excerpt }: Finding): string {
  const text = excerpt?.lines[line - excerpt.start]?.trim() ?? message;
  return [rule, messageId, file, text].join('\0');
}
