import { errors, ruleNames, type Preset } from './preset.js';

/** Every rule with its own defaults. A minor release may add to it. */
export const all: Preset = { name: 'async-http/all', rules: errors(ruleNames) };
