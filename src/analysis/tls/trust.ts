import { conventions } from '../../catalog/index.js';
import type { TlsFact } from '../facts.js';
import { keyOf } from '../scope.js';
import { handleOf } from '../sites.js';

/** The option that, beside a switch, names the certificates to trust instead; `null` where there is none. */
export function trustOptionOf(fact: TlsFact): string | null {
  const { file, node } = handleOf(fact);
  const key = node.type === 'Property' ? keyOf(node) : null;
  if (key === null || !(conventions.trustableOptions as readonly string[]).includes(key)) return null;
  const entry = file.catalogue.entries.find(({ id }) => id === fact.client.id);
  return entry?.trust === undefined ? conventions.trustOption : entry.trust;
}
