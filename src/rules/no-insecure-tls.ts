import type { TlsFact } from '../analysis/facts.js';
import { createRule } from '../create-rule.js';
import { caFromConfig, guardTls, removeTlsSwitch } from '../fixes/guard-tls.js';
import { repair } from '../fixes/plan.js';

type Options = [{ checkIneffective?: boolean }];
type MessageIds = 'ineffectiveSwitch' | 'insecureByDefault' | 'insecureProcess' | 'insecureTls' | 'guardSwitch' | 'removeSwitch' | 'trustCertificate';

export default createRule<Options, MessageIds>({
  name: 'no-insecure-tls',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow switching certificate verification off outside development',
      recommended: true,
      harm: 'Anyone on the way can present any certificate, and read and change what is sent, passwords and tokens included. Nothing fails, so nobody notices.',
      cwe: [295],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      guardSwitch: 'Switch verification off in development only.',
      ineffectiveSwitch: '`{{switch}}` does nothing: {{because}}. Remove it.',
      insecureByDefault: '`{{switch}}` leaves the connection open to anybody in between: {{because}}. Make verification the default.',
      insecureProcess: '`{{switch}}` switches certificate verification off for the whole process: anybody in between can read and change its traffic. Trust the certificate through `ca` instead.',
      insecureTls: '`{{switch}}` accepts {{accepted}}: anybody in between can read and change the traffic. Trust the certificate through `ca`, or switch it off in development only.',
      removeSwitch: 'Remove `{{switch}}`.',
      trustCertificate: 'Trust a certificate from the configuration instead.',
    },
    schema: [
      {
        type: 'object',
        properties: { checkIneffective: { type: 'boolean', description: 'Also report switches that have no effect where they stand.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkIneffective: false }],
  },
  create(context, [{ checkIneffective }], { http, settings }) {
    return {
      Program() {
        for (const tls of http.tlsSwitches) {
          const messageId = judge(tls, checkIneffective === true);
          if (messageId === null) continue;

          const data = { switch: tls.switch, because: tls.because ?? '', accepted: tls.because ?? 'any certificate' };
          const remove = { messageId: 'removeSwitch', data, plan: removeTlsSwitch(tls) } as const;
          const offers = messageId === 'ineffectiveSwitch' ? [remove] : ([{ messageId: 'guardSwitch', data, plan: guardTls(tls) }, remove, { messageId: 'trustCertificate', data, plan: caFromConfig(tls) }] as const);
          context.report({ loc: tls.site.loc, messageId, data, ...repair(settings, offers) });
        }
      },
    };
  },
});

function judge({ effect, guard, processWide, runs }: TlsFact, checkIneffective: boolean): MessageIds | null {
  if ((guard !== 'none' && guard !== 'production') || runs.when === 'test') return null;
  if (effect === 'ineffective') return checkIneffective ? 'ineffectiveSwitch' : null;
  if (processWide) return 'insecureProcess';
  return effect === 'off by default' ? 'insecureByDefault' : 'insecureTls';
}
