import type { Rule } from 'eslint';
import type { RuleInfo } from './report.js';

/** What the rules of a plugin say of themselves, by the ids that findings carry. */
export function rulesOf(rules: Readonly<Record<string, { readonly meta?: Rule.RuleMetaData | undefined }>>): Record<string, RuleInfo> {
  return Object.fromEntries(Object.entries(rules).map(([name, { meta }]) => [`async-http/${name}`, ruleOf(meta)]));
}

/** As ESLint hands the meta data of a rule to formatters. */
export function ruleOf(meta: Rule.RuleMetaData | undefined): RuleInfo {
  const { description = '', url = null, harm = '', cwe = [] } = (meta?.docs ?? {}) as Partial<RuleInfo>;
  return { description, url, harm, cwe };
}
