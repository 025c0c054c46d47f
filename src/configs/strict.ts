import { errors, ruleNames, type Preset, type RuleName } from './preset.js';

/** What the rules report only when asked. */
const stricter: Partial<Record<RuleName, object>> = {
  'no-insecure-tls': { checkIneffective: true },
  'no-session-per-request': { checkScoped: true },
  'require-body-consumption': { checkPaths: true },
  'require-timeout': { checkBounded: true },
};

/** Every rule, each with its stricter options. */
export const strict: Preset = {
  name: 'async-http/strict',
  rules: errors(ruleNames, stricter),
};
