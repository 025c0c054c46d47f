import type { ResponseModel } from '../catalog/index.js';
import { receiversOf, responseOf } from './arrivals.js';
import { consumptionOf, ofParameter, type Consumption } from './consumption.js';
import type { ResponseFact } from './facts.js';
import { perFile, type SourceFile } from './file.js';
import { requestCalls, type RequestCall } from './requests.js';
import { calleeText, runsOf } from './runs.js';
import { clientName, remember, siteOf } from './sites.js';

/** Every response of the file whose body is left to the code that gets it. */
export const responseFacts = perFile((file): readonly ResponseFact[] =>
  requestCalls(file).flatMap((call) => {
    const { model, entry } = call.found;
    const { returns = 'promise' } = model;
    const response = responseOf(file, call);
    if (!response) return [];
    const consumption = response.arrives === 'callback' ? ofCallbacks(file, call, response) : consumptionOf(file, call.node, response, returns === 'promise');
    if (!consumption) return [];
    const [release] = response.release;
    const name = consumption.variable?.name ?? null;
    const fact: ResponseFact = {
      kind: 'response',
      site: siteOf(file, call.node),
      client: clientName(entry),
      api: calleeText(file, call.node),
      name,
      body: consumption.body,
      unread: response.unread,
      release: release ? `${release.async ? 'await ' : ''}${name ?? 'response'}${release.call.startsWith('?') ? '' : '.'}${release.call}` : null,
      exits: consumption.unread.flatMap(({ node }) => (node ? [siteOf(file, node)] : [])),
      get runs() {
        return runsOf(file, call.node);
      },
    };
    details.set(fact, consumption);
    return [remember(file, call.node, fact)];
  }),
);

const details = new WeakMap<ResponseFact, Consumption>();

/** The syntax behind a response: the variable that holds it, where it arrives, the ways out. For fixers. */
export function consumptionBehind(fact: ResponseFact): Consumption {
  const found = details.get(fact);
  if (!found) throw new TypeError('Not a fact of this analysis');
  return found;
}

/** A response that is given to functions. Without any of these, the client lets go of it. */
function ofCallbacks(file: SourceFile, call: RequestCall, response: ResponseModel): Consumption | null {
  const [first, ...others] = receiversOf(file, call).map((receiver) => ofParameter(file, receiver, 0, response));
  // Any one of several listeners may read it.
  return first ? (others.find(({ body }) => body !== 'never') ?? first) : null;
}
