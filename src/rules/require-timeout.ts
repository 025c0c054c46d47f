import type { HttpModel, RequestFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { addDeadline } from '../fixes/add-deadline.js';
import { refusalNote, repair } from '../fixes/plan.js';

type Options = [{ checkBounded?: boolean; checkDisabled?: boolean; timeoutMs?: number }];
type MessageIds = 'defaultTimeout' | 'ineffectiveTimeout' | 'leakyRace' | 'missingTimeout' | 'timeoutDisabled' | 'addDeadline';

const standardTimeout = 30_000;

export default createRule<Options, MessageIds>({
  name: 'require-timeout',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a deadline for every request',
      recommended: true,
      harm: 'A server that accepts the connection and never answers keeps the request waiting, with its socket and its memory. Enough of them, and the service hangs although nothing is wrong with it.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      addDeadline: 'Add `{{idiom}}`.',
      defaultTimeout: 'Nobody chose a deadline for `{{api}}`: when the server does not answer, the client gives up after {{wait}}.{{remedy}}{{note}}',
      ineffectiveTimeout: '`{{option}}` bounds nothing here: it {{because}}.{{remedy}}{{note}}',
      leakyRace: 'The race ends the wait, but `{{api}}` goes on and the timer is never cleared.{{remedy}}{{note}}',
      missingTimeout: '`{{api}}` has no deadline: when the server does not answer, it waits {{wait}}.{{remedy}}{{note}}',
      timeoutDisabled: '`{{option}}: {{value}}` {{effect}}.{{remedy}}{{note}}',
    },
    schema: [
      {
        type: 'object',
        properties: {
          checkBounded: { type: 'boolean', description: 'Also report requests of clients that have a deadline by default.' },
          checkDisabled: { type: 'boolean', description: 'Also report deadlines that are switched off in so many words (`timeout: 0`).' },
          timeoutMs: { type: 'integer', description: 'Deadline in milliseconds that the fix writes. Setting it makes the fix part of plain `--fix`.', minimum: 1 },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkBounded: false, checkDisabled: true }],
  },
  create(context, [{ checkBounded, checkDisabled, timeoutMs }], { http, settings }) {
    const fixes = timeoutMs === undefined ? settings.fixes : 'all';
    return {
      Program() {
        // An option of an instance speaks for all its requests: it is reported once.
        const reported = new Set<string>();
        for (const request of http.requests) {
          const messageId = judge(request, checkBounded === true, checkDisabled === true);
          const { deadline } = request;
          const { loc, range } = 'site' in deadline ? deadline.site : request.site;
          if (messageId === null || isSeenToHang(http, request) || reported.has(range.join())) continue;

          reported.add(range.join());
          const ms = timeoutMs ?? standardTimeout;
          const plan = addDeadline(request, ms);
          const idiom = request.idiom?.replace('{{ms}}', numeral(ms)) ?? '';
          const data = {
            api: request.api,
            idiom,
            wait: waitOf(request, messageId),
            effect: deadline.state === 'disabled' ? effectOf(request, deadline.effect) : '',
            option: 'option' in deadline ? deadline.option : '',
            because: 'because' in deadline ? deadline.because : '',
            value: deadline.state === 'disabled' ? deadline.value : '',
            remedy: idiom === '' ? '' : ` Add \`${idiom}\`.`,
          };
          context.report({ loc, messageId, data: { ...data, note: refusalNote(plan) }, ...repair({ ...settings, fixes }, [{ messageId: 'addDeadline', data, plan }]) });
        }
      },
    };
  },
});

function judge({ deadline, streams, loopback, runs, waits }: RequestFact, checkBounded: boolean, checkDisabled: boolean): MessageIds | null {
  if (streams !== 'no' || loopback || runs.when === 'test') return null;
  switch (deadline.state) {
    case 'missing':
      return 'missingTimeout';
    case 'bounded by default':
      // A wrapper of the project: its deadline stands in its own module.
      return checkBounded && waits !== 'forever' ? 'defaultTimeout' : null;
    case 'disabled':
      return checkDisabled ? 'timeoutDisabled' : null;
    case 'ineffective':
      return 'ineffectiveTimeout';
    case 'leaky race':
      return 'leakyRace';
    default:
      return null;
  }
}

/** Whoever started it sees that it hangs, and can stop it: the user of an interface, but for what the same file does on a server, or somebody who works on the project and meant no deadline. */
function isSeenToHang({ runtime, isDevelopmentScript }: HttpModel, { runs, deadline }: RequestFact): boolean {
  return (runtime === 'browser' && runs.when !== 'per-request') || (isDevelopmentScript && deadline.state === 'missing');
}

/** What is left of a finite wait when it is switched off, depends on the client. */
function effectOf({ api, waits }: RequestFact, effect: 'waits' | 'fails'): string {
  if (effect === 'fails') return `is no time that \`${api}\` could wait: every request fails at once`;
  return `switches the deadline of \`${api}\` off${waits === 'forever' ? ': when the server does not answer, it waits for ever' : ''}`;
}

function waitOf({ deadline, waits }: RequestFact, messageId: MessageIds): string {
  const wait = waits === 'forever' ? 'for ever' : waits >= 60_000 ? `${String(waits / 60_000)} minutes` : `${String(waits / 1000)} seconds`;
  if (messageId !== 'missingTimeout') return wait;
  const reason = deadline.state === 'missing' && deadline.signal !== undefined ? `, since no timer ends \`${deadline.signal}\`` : '';
  return (waits === 'forever' ? wait : `up to ${wait}`) + reason;
}

/** As people write it: `30_000`. */
function numeral(ms: number): string {
  return ms >= 10_000 ? String(ms).replace(/\B(?=(?:\d{3})+$)/g, '_') : String(ms);
}
