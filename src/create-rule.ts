import { createRequire } from 'node:module';
import type { RuleContext, RuleListener, RuleMetaData, RuleModule } from '@typescript-eslint/utils/ts-eslint';
import { getHttpModel, type HttpModel } from './analysis/index.js';
import { readSettings, type Settings } from './settings.js';

const { homepage } = createRequire(import.meta.url)('../package.json') as { homepage: string };

/** In which presets a rule is: `recommended` implies `strict`; every rule is in `all`. */
export interface RuleDocs {
  readonly description: string;
  readonly recommended: boolean;
  /** What happens at run time, for reports: two sentences at most. */
  readonly harm: string;
  /** Numbers in the Common Weakness Enumeration, where it is a matter of security. */
  readonly cwe?: readonly number[];
}

/** What a rule may know: the facts of the file and the settings. */
export interface Knowledge { readonly http: HttpModel; readonly settings: Settings }

interface RuleDefinition<Options extends readonly unknown[], MessageIds extends string> {
  readonly name: string;
  readonly meta: RuleMetaData<MessageIds, RuleDocs, Options> & { readonly docs: RuleDocs };
  /** Runs once a file that mentions something the catalogue knows. Returns ESLint listeners. */
  readonly create: (context: Readonly<RuleContext<MessageIds, Options>>, options: Options, knowledge: Knowledge) => RuleListener;
}

/** Makes an ESLint rule from a judgement over facts. Files that mention nothing the catalogue knows cost one text search. */
export function createRule<Options extends readonly unknown[], MessageIds extends string>({ name, meta, create }: RuleDefinition<Options, MessageIds>): RuleModule<MessageIds, Options, RuleDocs> & { name: string } {
  return {
    name,
    meta: { ...meta, languages: ['js/js'], docs: { ...meta.docs, url: `${homepage.replace('#readme', '')}/blob/main/docs/rules/${name}.md` } },
    create(context) {
      const settings = readSettings(context.settings);
      const http = getHttpModel(context, settings);
      return http ? create(context, context.options, { http, settings }) : {};
    },
  };
}
