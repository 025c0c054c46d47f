import type { SessionMismatchFact, VersionMisfit } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { refusalNote, repair } from '../fixes/plan.js';
import { useOwnFetch } from '../fixes/use-own-fetch.js';

type Options = [];
type MessageIds = 'failingDispatcher' | 'ignoredInstallation' | 'ignoredOption' | 'useOwnFetch';

export default createRule<Options, MessageIds>({
  name: 'no-mismatched-dispatcher',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow giving a client a dispatcher or agent that it cannot use',
      recommended: true,
      harm: 'The request fails, or it quietly goes over other sockets than those that were set up: without their proxy, limits or certificates.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      failingDispatcher: 'A dispatcher of {{package}} fails in the `fetch` of Node {{nodes}}: every request {{failure}}. {{remedy}}{{note}}',
      ignoredInstallation: '`{{by}}` of {{package}} does not reach the `fetch` of Node {{nodes}}, which goes on with its own dispatcher. {{remedy}}{{note}}',
      ignoredOption: '`{{api}}` does not know the option `{{option}}` and ignores it: its requests go over other sockets. {{remedy}}.',
      useOwnFetch: 'Send with the `{{own}}` of {{package}}.',
    },
    schema: [],
  },
  create(context, _options, { http, settings }) {
    return {
      Program() {
        // Other platforms have a `fetch` of their own.
        if (http.runtime === 'workers' || http.runtime === 'browser') return;
        for (const fact of http.sessionMismatches) {
          const { mismatch, site, api } = fact;
          const { loc } = site;
          if (mismatch.is === 'ignored option') {
            context.report({ loc, messageId: 'ignoredOption', data: { api, option: mismatch.option, remedy: remedyFor(mismatch.instead) } });
            continue;
          }
          const plan = useOwnFetch(fact);
          const data = { ...wordsFor(mismatch), failure: mismatch.failure, own: mismatch.own, remedy: ownRemedy(fact), note: refusalNote(plan) };
          if (mismatch.is === 'ignored installation') context.report({ loc, messageId: 'ignoredInstallation', data: { ...data, by: mismatch.by } });
          else context.report({ loc, messageId: 'failingDispatcher', data, ...repair(settings, [{ messageId: 'useOwnFetch', data, plan }]) });
        }
      },
    };
  },
});

function remedyFor(instead: readonly string[]): string {
  return instead.length === 0 ? 'Remove it' : `Use ${listed(instead.map((option) => `\`${option}\``), 'or')}`;
}

function ownRemedy({ mismatch }: SessionMismatchFact): string {
  if (mismatch.is === 'ignored option') return '';
  const own = `\`${mismatch.own}\` of '${mismatch.package}'`;
  return mismatch.is === 'failing version' && mismatch.fetchOption !== null ? `Give it ${own} as \`${mismatch.fetchOption}\`.` : `Send with ${own}, too.`;
}

function wordsFor({ package: name, majors, nodes }: VersionMisfit): Readonly<Record<'package' | 'nodes', string>> {
  return { package: `${name} ${listed(majors.map(String), 'and')}`, nodes: listed(nodes.map(String), 'and') };
}

/** `a, b and c` */
function listed(words: readonly string[], joint: 'and' | 'or'): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1) ?? ''}` : (words[0] ?? '');
}
