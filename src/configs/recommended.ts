import { rules } from '../rules/index.js';
import { errors, ruleNames, type Preset } from './preset.js';

/** The rules whose reports are worth acting on in every code base. A new rule joins it in a major release only. */
export const recommended: Preset = {
  name: 'async-http/recommended',
  rules: errors(ruleNames.filter((name) => rules[name].meta.docs?.recommended)),
};
