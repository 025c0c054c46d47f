import type { BlockingFact } from '../analysis/facts.js';
import type { FixPlan } from './plan.js';

export const awaitTwin = (_fact: BlockingFact): FixPlan => ({ tier: 'none', because: '' });
