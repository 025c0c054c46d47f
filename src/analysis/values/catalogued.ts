import { perFile } from '../file.js';
import { mayBeKnown, valueOf } from './values.js';

/** Calls of something the catalogue knows: the few that most questions start from. */
export const cataloguedCalls = perFile((file) => file.nodes.calls.filter(({ callee }) => mayBeKnown(file, callee) && valueOf(file, callee) !== null));
