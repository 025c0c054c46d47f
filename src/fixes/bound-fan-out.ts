import type { FanOutFact } from '../analysis/facts.js';
import type { FixPlan } from './plan.js';

export const boundFanOut = (_fact: FanOutFact, _settings: unknown, _options: { concurrency: number }): FixPlan => ({ tier: 'none', because: '' });
