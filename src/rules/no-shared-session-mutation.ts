import type { Runs, SharedMutationFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { moveToRequest } from '../fixes/move-to-request.js';
import { refusalNote, repair } from '../fixes/plan.js';
import { registerOnce } from '../fixes/register-once.js';

type Options = [];
type MessageIds = 'piledUp' | 'removedForAll' | 'setForAll' | 'moveToRequest' | 'registerOnce';

export default createRule<Options, MessageIds>({
  name: 'no-shared-session-mutation',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow writing the state of one request to a client that many requests share',
      recommended: true,
      harm: 'Requests of different users run at the same time over one client: the credentials of one go out with the request of another. What is added each time is never taken away.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      moveToRequest: 'Give it to the requests of this function.',
      piledUp: '`{{target}}` adds one more {{what}} {{when}}: they pile up, and every request runs through all of them. Add it once, where the client is made.{{note}}',
      registerOnce: 'Add it once, when the module loads.',
      removedForAll: '`{{target}}` is removed {{when}}, for every other request under way, too. Decide it for each request by itself.',
      setForAll: '`{{target}}` is set {{when}}, but all requests share it: what is meant for one goes out with others. Give the {{what}} {{instead}}.{{note}}',
    },
    schema: [],
  },
  create(context, _options, { http, settings }) {
    return {
      Program() {
        // A browser has one user.
        if (http.runtime === 'browser') return;
        for (const mutation of http.sharedMutations) {
          const { effect, site, target, what, instead, runs } = mutation;
          const data = { target, what, instead, when: whenOf(runs) };
          const { loc } = site;
          if (effect === 'remove') {
            context.report({ loc, messageId: 'removedForAll', data });
            continue;
          }
          const [messageId, offer, plan] = effect === 'set' ? (['setForAll', 'moveToRequest', moveToRequest(mutation)] as const) : (['piledUp', 'registerOnce', registerOnce(mutation)] as const);
          // Requests of other files may count on it: somebody has to look.
          const fixes = isTrusted(mutation) ? settings.fixes : 'safe';
          context.report({ loc, messageId, data: { ...data, note: refusalNote(plan) }, ...repair({ ...settings, fixes }, [{ messageId: offer, data, plan }]) });
        }
      },
    };
  },
});

function isTrusted({ effect, visibleElsewhere }: SharedMutationFact): boolean {
  return effect === 'add' || !visibleElsewhere;
}

function whenOf({ when, because, chain }: Runs): string {
  if (when === 'unknown') return 'each time this function runs';
  const way = chain.length > 0 ? ` (${chain.map((name) => `\`${name}\``).join(' → ')})` : '';
  return `for each request, in ${because}${way}`;
}
