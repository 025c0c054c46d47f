import type { SessionFact } from '../analysis/facts.js';
import type { FixPlan } from './plan.js';

export const closeAtShutdown = (_fact: SessionFact): FixPlan => ({ tier: 'none', because: '' });
