import type { Linter } from 'eslint';
import { rules } from '../rules/index.js';

export type RuleName = keyof typeof rules;

export const ruleNames = Object.keys(rules) as readonly RuleName[];

/** A preset without the plugin object, which `src/index.ts` puts in. */
export interface Preset {
  /** As ESLint's config inspector and error messages show it. */
  readonly name: `async-http/${string}`;
  readonly rules: Partial<Linter.RulesRecord>;
  /** Value of `settings['async-http']`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Rules at `error`: ESLint's bulk suppressions cover nothing less. */
export function errors(names: readonly RuleName[], options: Partial<Record<RuleName, object>> = {}): Preset['rules'] {
  return Object.fromEntries(
    names.map((name): [string, Linter.RuleEntry] => {
      const given = options[name];
      return [`async-http/${name}`, given ? ['error', given] : 'error'];
    }),
  );
}

/** Rules switched off. */
export function off(names: readonly RuleName[]): Preset['rules'] {
  return Object.fromEntries(names.map((name): [string, Linter.RuleEntry] => [`async-http/${name}`, 'off']));
}
