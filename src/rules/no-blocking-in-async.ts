import type { BlockingFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { awaitTwin } from '../fixes/await-twin.js';
import { refusalNote, repair } from '../fixes/plan.js';

type Options = [{ checkExistence?: boolean; ignore?: readonly string[] }];
type MessageIds = 'blockingCall' | 'blockingCallReached' | 'useTwin';

export default createRule<Options, MessageIds>({
  name: 'no-blocking-in-async',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow calls that block the event loop while requests wait', recommended: true },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      blockingCall: '`{{api}}` {{what}} in {{because}}: every other request waits until it is done.{{remedy}}{{note}}',
      blockingCallReached: '`{{api}}` {{what}} and is reached from {{because}} ({{chain}}): every other request waits until it is done.{{remedy}}{{note}}',
      useTwin: 'Use `await {{twin}}`.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          checkExistence: { type: 'boolean', description: 'Also report cheap probes such as checks for existence.' },
          ignore: { type: 'array', description: 'Calls to leave alone, as written in the message (`fs.readFileSync`) or by their last name.', items: { type: 'string' }, uniqueItems: true },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkExistence: false, ignore: [] }],
  },
  create(context, [{ checkExistence, ignore = [] }], { http, settings }) {
    return {
      Program() {
        for (const call of http.blockingCalls) {
          if (call.blocksRequests !== 'yes' || (call.cheap && !checkExistence) || isIgnored(call, ignore)) continue;

          const plan = awaitTwin(call);
          const data = { api: call.api, what: call.what, because: call.because, chain: call.chain.join(' → '), remedy: remedyFor(call), twin: call.twin?.name ?? '' };
          context.report({
            loc: call.site.loc,
            messageId: call.chain.length > 0 ? 'blockingCallReached' : 'blockingCall',
            data: { ...data, note: refusalNote(plan) },
            ...repair(settings, [{ messageId: 'useTwin', data, plan }]),
          });
        }
      },
    };
  },
});

function remedyFor({ twin, instead }: BlockingFact): string {
  if (twin) return ` Use \`await ${twin.name}\` from \`${twin.from}\`.`;
  return instead === null ? '' : ` Use ${instead}.`;
}

function isIgnored({ api }: BlockingFact, ignore: readonly string[]): boolean {
  return ignore.includes(api) || ignore.includes(api.replace(/^.*\./, ''));
}
