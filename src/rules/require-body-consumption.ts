import type { ResponseFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { refusalNote, repair } from '../fixes/plan.js';
import { releaseBody } from '../fixes/release-body.js';

type Options = [{ checkPaths?: boolean }];
type MessageIds = 'bodyNeverConsumed' | 'bodyNotConsumedOnPath' | 'releaseBody';

export default createRule<Options, MessageIds>({
  name: 'require-body-consumption',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require response bodies to be read or released',
      recommended: true,
      harm: 'The socket of a response stays taken until its body is read or let go. The pool runs dry, and later requests wait without an error.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      bodyNeverConsumed: 'Nobody reads the body of the response to `{{api}}`, and an unread body {{unread}}. Read it, or let go of it with `{{release}}`.{{note}}',
      bodyNotConsumedOnPath: 'The response to `{{api}}` is left unread {{where}}, and an unread body {{unread}}. Let go of it there with `{{release}}`.{{note}}',
      releaseBody: 'Add `{{release}}`.',
    },
    schema: [
      {
        type: 'object',
        properties: { checkPaths: { type: 'boolean', description: 'Also report bodies that are read on some ways out of the function only.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkPaths: false }],
  },
  create(context, [{ checkPaths }], { http, settings }) {
    return {
      Program() {
        for (const response of http.responses) {
          const { body, site, api, unread, release } = response;
          if (release === null || !matters(response, http.runtime) || !(body === 'never' || (checkPaths && body === 'sometimes'))) continue;
          const data = { api, unread, release, where: whereOf(response) };
          const plan = releaseBody(response);
          const messageId = body === 'never' ? 'bodyNeverConsumed' : 'bodyNotConsumedOnPath';
          context.report({ loc: site.loc, messageId, data: { ...data, note: refusalNote(plan) }, ...repair(settings, [{ messageId: 'releaseBody', data, plan }]) });
        }
      },
    };
  },
});

/** Browsers look after their own connections, tests and commands end soon, and so does what a program does once at its start. */
function matters({ runs, endsWithProcess }: ResponseFact, runtime: string): boolean {
  return runtime !== 'browser' && !endsWithProcess && runs.when !== 'test' && runs.when !== 'start-up';
}

function whereOf({ exits, atEnd }: ResponseFact): string {
  const lines = [...new Set(exits.map(({ loc }) => loc.start.line))].toSorted((a, b) => a - b);
  const all = lines.length > 3 ? `${lines.slice(0, 3).join(', ')}, …` : lines.join(', ').replace(/, (\d+)$/, ' and $1');
  return [...(lines.length > 0 ? [`on the way out in line ${all}`] : []), ...(atEnd ? ['at the end of its block'] : [])].join(' and ');
}
