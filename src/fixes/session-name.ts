import type { SessionFact } from '../analysis/facts.js';
import type { CallNode } from '../analysis/file.js';
import { keyOf } from '../analysis/scope.js';

/** The name it had; else one from its class: `httpsAgent` for `new https.Agent()`. */
export function sessionName({ name, inline }: SessionFact, { callee }: CallNode): string {
  if (name !== null && !inline) return name.replace(/^[#_]+/, '');
  const parts = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? [callee.object.name, keyOf(callee) ?? ''] : [callee.type === 'Identifier' ? callee.name : keyOf(callee)];
  const words = parts.map((part) => part ?? '').join(' ').replace(/[^\w$ ]/g, '').split(' ').filter((word) => word !== '');
  const [first = 'session', ...others] = words;
  return lowered(first) + others.map(capital).join('');
}

/** `S3Client` → `s3Client`, `HTTPAgent` → `httpAgent`. */
function lowered(word: string): string {
  return word.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]\d?/, (start) => start.toLowerCase());
}

export function capital(word: string): string {
  return (word[0] ?? '').toUpperCase() + word.slice(1);
}
