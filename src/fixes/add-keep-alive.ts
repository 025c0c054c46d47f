import type { SessionFact } from '../analysis/facts.js';
import type { CallNode, SourceFile } from '../analysis/file.js';
import { handleOf } from '../analysis/sites.js';
import { modelOf } from '../analysis/values/values.js';
import { addOption } from './options.js';
import type { Edit, FixPlan } from './plan.js';

/** Makes a pool of a shared session that keeps no sockets. They stay open between requests then, which the other side may notice. */
export function addKeepAlive(fact: SessionFact): FixPlan {
  const { file, node } = handleOf(fact) as { file: SourceFile; node: CallNode };
  const edits = poolingEdits(file, fact, node);
  if (typeof edits === 'string') return { tier: 'none', because: edits };
  return edits.length > 0 ? { tier: 'unsafe', edits } : { tier: 'none', because: 'it keeps its sockets already' };
}

/** The edits that make a pool of a session that pools nothing; none for one that does. Why it cannot be, as a phrase. */
export function poolingEdits(file: SourceFile, { pools, poolsWith, factory }: SessionFact, node: CallNode): Edit[] | string {
  if (pools !== 'no' || poolsWith === null) return [];
  if (factory !== null) return `what \`${factory}\` returns pools nothing`;
  const model = modelOf(file, node.callee, 'sessions')?.model;
  const edit = model && model.options !== null ? addOption(file, node, { index: model.options, also: model.optionsAlsoAt ?? [] }, poolsWith) : null;
  return edit ? [edit] : `\`${poolsWith}\` cannot be added to its options`;
}
