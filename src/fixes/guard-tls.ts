import type { TlsFact } from '../analysis/facts.js';
import type { FixPlan } from './plan.js';

export const guardTls = (_fact: TlsFact): FixPlan => ({ tier: 'none', because: '' });
export const removeTlsSwitch = (_fact: TlsFact): FixPlan => ({ tier: 'none', because: '' });
export const caFromConfig = (_fact: TlsFact): FixPlan => ({ tier: 'none', because: '' });
