import { createRule } from '../create-rule.js';
import { awaitResult } from '../fixes/await-result.js';
import { refusalNote, repair } from '../fixes/plan.js';

type MessageIds = 'awaitRequest' | 'closedWhilePending' | 'returnedWhilePending';

export default createRule<[], MessageIds>({
  name: 'no-close-while-pending',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow closing a session while requests on it are pending',
      recommended: true,
      harm: 'Requests that are under way are cut off, or refused because the session is closed. They fail with an error that has nothing to do with the server.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      awaitRequest: 'Await the request before the session is closed.',
      closedWhilePending: '`{{close}}` in line {{line}} comes while `{{api}}` is on its way: the request {{outcome}}. Await it before closing.{{note}}',
      returnedWhilePending: '`{{api}}` is returned without `await`, so `{{close}}` in line {{line}} comes first: the request {{outcome}}. Write `return await`.{{note}}',
    },
    schema: [],
  },
  create(context, _options, { http, settings }) {
    return {
      Program() {
        for (const pending of http.pending) {
          const { site, api, close, returned } = pending;
          const plan = awaitResult(pending);
          const data = { api, close: close.text, line: close.loc.start.line, outcome: outcomes[pending.outcome], note: refusalNote(plan) };
          context.report({ loc: site.loc, messageId: returned ? 'returnedWhilePending' : 'closedWhilePending', data, ...repair(settings, [{ messageId: 'awaitRequest', plan }]) });
        }
      },
    };
  },
});

const outcomes = {
  ended: 'fails',
  overtaken: 'is cut off, or it begins later and nothing closes its socket',
};
