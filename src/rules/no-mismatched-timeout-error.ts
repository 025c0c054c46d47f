import type { EndedBy, TimeoutCheckFact, ToldError } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { checkToldError } from '../fixes/check-told-error.js';
import { refusalNote, repair } from '../fixes/plan.js';

type Options = [];
type MessageIds = 'mismatchedCheck' | 'checkForError';

export default createRule<Options, MessageIds>({
  name: 'no-mismatched-timeout-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow checking for an error that the deadline of a request never gives',
      recommended: true,
      harm: 'The handler never recognises the timeout: what was written for it (a retry, a fallback, a clear message) does not run.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      checkForError: 'Check for {{error}}.',
      mismatchedCheck: '{{when}}, `{{api}}` ends with {{error}}, never with `{{checked}}`: this check does not hold. {{remedy}}{{note}}',
    },
    schema: [],
  },
  create(context, _options, { http, settings }) {
    return {
      Program() {
        // A page that is left ends its requests, too, in ways of its own.
        if (http.runtime === 'browser') return;
        for (const check of http.timeoutChecks) {
          const [first] = check.ends;
          if (!first) continue;

          const plan = checkToldError(check);
          const error = listed([...new Set(check.ends.map((end) => wordsFor(end.error)))]);
          const data = { when: whenOf(first.from), api: check.api, error, checked: check.checked, remedy: remedyFor(check), note: refusalNote(plan) };
          context.report({ loc: check.site.loc, messageId: 'mismatchedCheck', data, ...repair(settings, [{ messageId: 'checkForError', data, plan }]) });
        }
      },
    };
  },
});

function whenOf(from: EndedBy): string {
  switch (from.what) {
    case 'timeout signal':
      return 'When the signal of `AbortSignal.timeout` fires';
    case 'controller':
      return 'When its controller aborts';
    case 'reason':
      return 'When its controller aborts with that reason';
    case 'option':
      return `When its \`${from.name}\` is over`;
    case 'any':
      return 'When it is aborted or its time is up';
  }
}

function wordsFor({ name, by, value }: ToldError): string {
  switch (by) {
    case 'name':
      return `\`${name}\``;
    case 'class':
      return `\`${value}\``;
    case 'cause':
      return `\`${name}\` whose cause is \`${value}\``;
    case 'message':
      return name === 'string' ? `the text ${value}` : `\`${name}\` ('${value}')`;
    default:
      return `\`${name}\` with the ${by} \`${value}\``;
  }
}

function remedyFor({ ends }: TimeoutCheckFact): string {
  const [first] = ends;
  if (first?.from.what === 'reason') return 'Abort without a reason, or check for that one.';
  return first?.error.by === 'message' ? 'Check what it says.' : 'Check for that.';
}

/** `a, b or c` */
function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}` : (words[0] ?? '');
}
