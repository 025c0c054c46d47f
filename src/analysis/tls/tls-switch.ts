import type { ClientEntry } from '../../catalog/index.js';
import type { Node } from '../file.js';
import type { Decider, Off } from './tls-deciders.js';

/** A place that switches verification off, or tries to, before it is judged. */
export interface Switch extends Decider {
  /** What is reported: the property, assignment or call. */
  readonly at: Node;
  /** As messages show it, when that is not the text of `at`. */
  readonly text?: string;
  readonly entry: Pick<ClientEntry, 'id' | 'name'>;
  /** Values that switch off here. */
  readonly off: Off;
  readonly processWide: boolean;
  /** The call the option takes effect in. */
  readonly consumer: Node | null;
}

/** The entry of options whose reader is not known. */
export const anyTls: Pick<ClientEntry, 'id' | 'name'> = { id: 'tls', name: 'TLS' };
