import type { BlockingFact, TwinFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { awaitTwin } from '../fixes/await-twin.js';
import { refusalNote, repair } from '../fixes/plan.js';

type Options = [{ checkExistence?: boolean; ignore?: readonly string[] }];
type MessageIds = 'blockingCall' | 'blockingCallReached' | 'useTwin';

export default createRule<Options, MessageIds>({
  name: 'no-blocking-in-async',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow calls that block the event loop while requests wait',
      recommended: true,
      harm: 'Node runs JavaScript on one thread. While a call blocks it, no other request is read, answered or timed out, and health checks fail.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      blockingCall: '`{{api}}` {{what}} in {{because}}: every other request waits until it is done.{{remedy}}{{note}}',
      blockingCallReached: '`{{api}}` {{what}} and is reached from {{because}} ({{chain}}): every other request waits until it is done.{{remedy}}{{note}}',
      useTwin: 'Use {{twin}}.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          checkExistence: { type: 'boolean', description: 'Also report cheap probes such as checks for existence.' },
          ignore: { type: 'array', description: 'Calls to leave alone, as written or as the library names them: `fs.readFileSync`, or the last name alone.', items: { type: 'string' }, uniqueItems: true },
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
          const data = { api: call.api, what: call.what, because: call.because, chain: call.chain.join(' → '), remedy: remedyFor(call), twin: call.twin ? twinOf(call.twin) : '' };
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
  if (!twin) return instead === null ? '' : ` Use ${instead}.`;
  if (twin.name === 'default') return ` Use ${twinOf(twin)}.`;
  return ` Use ${twinOf(twin)}${twin.form === 'await' ? '' : ` with \`${twin.name}\``} from \`${twin.from}\`.`;
}

function twinOf({ name, from, form }: TwinFact): string {
  if (name === 'default') return `the asynchronous \`${from}\``;
  return form === 'await' ? `\`await ${name}\`` : `\`await promisify(${name})(…)\``;
}

function isIgnored({ api, known }: BlockingFact, ignore: readonly string[]): boolean {
  return [api, known].some((name) => ignore.includes(name) || ignore.includes(name.replace(/^.*\./, '')));
}
