import { createRule } from '../create-rule.js';

type MessageIds = 'closedTwice' | 'usedAfterClose';

export default createRule<[], MessageIds>({
  name: 'no-use-after-close',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow using a session after it was closed',
      recommended: true,
      harm: 'The request fails as soon as this way is taken, with an error that says that the session is closed.',
    },
    messages: {
      closedTwice: '`{{name}}` was closed in line {{line}} on this way, and closing it again {{effect}}. Close it once, in a `finally` block.',
      usedAfterClose: '`{{name}}` was closed in line {{line}} on this way, so the request {{effect}}. Close it after its last request.',
    },
    schema: [],
  },
  create(context, _options, { http }) {
    return {
      Program() {
        for (const { site, name, close, closes, effect } of http.usesAfterClose) {
          context.report({ loc: site.loc, messageId: closes ? 'closedTwice' : 'usedAfterClose', data: { name, line: close.loc.start.line, effect } });
        }
      },
    };
  },
});
