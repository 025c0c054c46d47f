import type { InstanceFact, Runs, SessionFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { addKeepAlive } from '../fixes/add-keep-alive.js';
import type { SharedPlace } from '../fixes/declared-session.js';
import { shareSession } from '../fixes/share-session.js';
import { keyedCache } from '../fixes/keyed-cache.js';
import { refusalNote, repair } from '../fixes/plan.js';

type Options = [{ checkInstances?: boolean; checkScoped?: boolean; place?: SharedPlace }];
type MessageIds = 'agentWithoutKeepAlive' | 'instancePerRequest' | 'scopedSession' | 'sessionPerRequest' | 'addKeepAlive' | 'cacheByKey' | 'shareInField' | 'shareInScope' | 'shareSession';

export default createRule<Options, MessageIds>({
  name: 'no-session-per-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow creating a session for each request',
      recommended: true,
      harm: 'Each request pays for a new connection and its handshakes, and old connections stay open until they time out. Under load the process runs out of sockets.',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      addKeepAlive: 'Add `{{option}}`.',
      agentWithoutKeepAlive: '`{{api}}()` without `{{option}}` pools nothing: each request opens a socket of its own. Add `{{option}}`{{alternative}}.',
      cacheByKey: 'Keep one `{{api}}` for each key.',
      instancePerRequest: '`{{api}}` is called {{when}}. Create the instance once, at module level.',
      scopedSession: '`{{api}}` opens a {{noun}} {{when}} and closes it again, so no socket is ever reused. Share one for each target.',
      sessionPerRequest: '`{{api}}` opens a new {{noun}} {{when}}{{closing}}. {{advice}}{{note}}',
      shareInField: 'Keep one `{{api}}` in a field of the class.',
      shareInScope: 'Share one `{{api}}` in {{scope}}.',
      shareSession: 'Share one `{{api}}` at module level.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          checkInstances: { type: 'boolean', description: 'Also report instances that own no sockets (an HTTP client with defaults) when they are created for each request.' },
          checkScoped: { type: 'boolean', description: 'Also report sessions that depend on the call and are closed on every path.' },
          place: { type: 'string', enum: ['module', 'lazy', 'global'], description: 'Where the fix keeps a shared session: in a constant of the module, in a variable filled at its first use, or on `globalThis`, which outlives a hot reload.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkInstances: false, checkScoped: false, place: 'module' }],
  },
  create(context, [{ checkInstances, checkScoped, place = 'module' }], { http, settings }) {
    return {
      Program() {
        const among = http.sessions.filter(({ madeFor }) => madeFor === 'each request');
        for (const session of http.sessions) {
          const { loc } = session.site;
          if (isUselessAgent(session)) {
            const alternative = session.noun.startsWith('proxy') ? '' : ', or drop the agent to use the global one';
            const data = { api: session.api, option: session.poolsWith, alternative };
            context.report({ loc, messageId: 'agentWithoutKeepAlive', data, ...repair(settings, [{ messageId: 'addKeepAlive', data, plan: addKeepAlive(session) }]) });
          }
          if (session.madeFor === 'many') continue;

          const data = { api: session.api, noun: session.noun, when: whenOf(session), closing: closingOf(session) };
          if (session.madeFor === 'one target') {
            if (checkScoped) context.report({ loc, messageId: 'scopedSession', data });
            continue;
          }
          const { plan, home } = shareSession(session, settings, { kept: place, among });
          const [messageId, scope] = home === 'module' ? (['shareSession', null] as const) : home === 'field' ? (['shareInField', 'a field of the class'] as const) : (['shareInScope', home.scope] as const);
          const offers = [{ messageId, data: { ...data, scope }, plan }, ...(plan.tier === 'none' ? [{ messageId: 'cacheByKey', data, plan: keyedCache(session) } as const] : [])] as const;
          context.report({ loc, messageId: 'sessionPerRequest', data: { ...data, advice: adviceOf(session, scope), note: refusalNote(plan) }, ...repair(settings, offers) });
        }
        if (!checkInstances) return;
        for (const instance of http.instances) {
          if (isRepeated(instance) && instance.escape === null) context.report({ loc: instance.site.loc, messageId: 'instancePerRequest', data: { api: instance.api, when: phraseOf(instance.runs) } });
        }
      },
    };
  },
});

function isRepeated({ runs }: InstanceFact): boolean {
  return runs.when === 'per-request' || runs.when === 'loop';
}

/** Shared, and yet every request opens its own socket. */
function isUselessAgent({ pools, poolsWith, runs, atModuleLevel, noun }: SessionFact): boolean {
  return pools === 'no' && noun.endsWith('pool') && poolsWith !== null && atModuleLevel && runs.when === 'start-up';
}

function whenOf({ runs, factory, inline, givenTo }: SessionFact): string {
  if (runs.when !== 'unknown') return factory === null ? phraseOf(runs) : `${phraseOf(runs)}, through \`${factory}\``;
  if (factory !== null) return `each time \`${factory}\` is called`;
  return inline && givenTo !== null ? `for each \`${givenTo}\` call` : 'each time this function runs';
}

function phraseOf({ when, because, chain }: Runs): string {
  const way = chain.length > 0 ? ` (${chain.map((name) => `\`${name}\``).join(' → ')})` : '';
  return when === 'loop' ? `${because}${way}` : `for each request, in ${because}${way}`;
}

/** What pools nothing leaves nothing open. */
function closingOf({ closed, closeMethod, pools }: SessionFact): string {
  if (closed !== 'never' || !closeMethod || pools === 'no') return '';
  return ', and never closes it';
}

function adviceOf({ dependsOnCall: { answer, because } }: SessionFact, scope: string | null): string {
  if (scope !== null) return `Create it once, in ${scope}, and share it.`;
  if (answer === 'no' || because === '') return 'Create it once, at module level, and share it.';
  return because.startsWith('`this') ? 'Create it once, in a field of the class, and share it.' : `Keep one for each value of ${because}, and share that.`;
}
