import type { HttpModel, RequestFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { addDeadline } from '../fixes/add-deadline.js';
import { refusalNote, repair } from '../fixes/plan.js';

type Options = [{ checkBounded?: boolean; checkDisabled?: boolean; timeoutMs?: number }];
type MessageIds = 'ineffectiveTimeout' | 'leakyRace' | 'missingTimeout' | 'timeoutDisabled' | 'addDeadline';

const standardTimeout = 30_000;

export default createRule<Options, MessageIds>({
  name: 'require-timeout',
  meta: {
    type: 'problem',
    docs: { description: 'Require a deadline for every request', recommended: true },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      addDeadline: 'Add `{{idiom}}`.',
      ineffectiveTimeout: '`{{option}}` bounds nothing here: {{because}}.{{remedy}}{{note}}',
      leakyRace: 'The race ends the wait, but `{{api}}` goes on and the timer is never cleared.{{remedy}}{{note}}',
      missingTimeout: '`{{api}}` has no deadline: when the server does not answer, it waits {{wait}}.{{remedy}}{{note}}',
      timeoutDisabled: '`{{option}}: {{value}}` switches the deadline off: when the server does not answer, `{{api}}` waits {{wait}}.{{remedy}}{{note}}',
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
        for (const request of http.requests) {
          const messageId = judge(request, checkBounded === true, checkDisabled === true);
          if (messageId === null || isForBrowsers(http, request)) continue;

          const ms = timeoutMs ?? standardTimeout;
          const plan = addDeadline(request, ms);
          const idiom = request.idiom?.replace('{{ms}}', numeral(ms)) ?? '';
          const { deadline } = request;
          const data = {
            api: request.api,
            idiom,
            wait: waitOf(request),
            option: 'option' in deadline ? deadline.option : '',
            because: 'because' in deadline ? deadline.because : '',
            value: deadline.state === 'disabled' ? deadline.value : '',
            remedy: idiom === '' ? '' : ` Add \`${idiom}\`.`,
          };
          const { loc } = 'site' in deadline ? deadline.site : request.site;
          context.report({ loc, messageId, data: { ...data, note: refusalNote(plan) }, ...repair({ ...settings, fixes }, [{ messageId: 'addDeadline', data, plan }]) });
        }
      },
    };
  },
});

function judge({ deadline, streams, loopback, runs }: RequestFact, checkBounded: boolean, checkDisabled: boolean): MessageIds | null {
  if (streams !== 'no' || loopback || runs.when === 'test') return null;
  switch (deadline.state) {
    case 'missing':
      return 'missingTimeout';
    case 'bounded by default':
      return checkBounded ? 'missingTimeout' : null;
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

/** User-interface code runs where the user can stop it; what the same file does on a server counts. */
function isForBrowsers({ runtime }: HttpModel, { runs }: RequestFact): boolean {
  return runtime === 'browser' && runs.when !== 'per-request';
}

function waitOf({ waits }: RequestFact): string {
  if (waits === 'forever') return 'for ever';
  return waits >= 60_000 ? `up to ${String(waits / 60_000)} minutes` : `up to ${String(waits / 1000)} seconds`;
}

/** As people write it: `30_000`. */
function numeral(ms: number): string {
  return ms >= 10_000 ? String(ms).replace(/\B(?=(?:\d{3})+$)/g, '_') : String(ms);
}
