/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  ai: false,
  configEmoji: [
    ['migration', '🚚'],
    ['scripts', '📜'],
    ['tests', '🧪'],
  ],
  // `all` says nothing about a rule.
  ignoreConfig: ['all'],
  ruleDocNotices: ['configs', 'deprecated', 'fixableAndHasSuggestions', 'requiresTypeChecking'],
  ruleListColumns: ['name', 'description', 'configsError', 'configsOff', 'fixable', 'hasSuggestions', 'deprecated'],
};
