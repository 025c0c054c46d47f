import type { ResponseModel } from '../../catalog/index.js';
import { receiversOf, responseOf } from './arrivals.js';
import { callersOf } from '../functions/callers.js';
import { companyOf, type Company } from './company.js';
import { consumptionOf, ofParameter, type Consumption, type Watched } from './consumption.js';
import type { ClientName, ResponseFact } from '../facts.js';
import { perFile, type FunctionNode, type Node, type SourceFile } from '../file.js';
import { functionOf, returnedExpressions } from '../functions/functions.js';
import { isCommandLine } from '../runs/programs.js';
import { endsOf } from './request-ends.js';
import { requestCalls, type RequestCall } from '../requests/requests.js';
import { calleeText, runsOf } from '../runs/runs.js';
import { functionAround, isInside, unwrap } from '../scope.js';
import { clientName, remember, siteOf } from '../sites.js';
import { isNothing } from '../values/values.js';

/** What is known of a response, for fixers. */
export interface ResponseDetails extends Consumption {
  /** What else the variable can hold. */
  readonly company: Company;
  readonly request: Node;
  /** The call promises the response. */
  readonly isPromise: boolean;
}

/** Every response of the file whose body is left to the code that gets it, where the request is sent and where a function of the file hands it on. */
export const responseFacts = perFile((file): readonly ResponseFact[] => {
  const facts: ResponseFact[] = [];
  const handovers = new Map<FunctionNode, Handover>();
  for (const call of requestCalls(file)) {
    const model = responseOf(file, call);
    if (!model) continue;
    const origin: Origin = { watched: { request: call.node, model, ends: endsOf(file, call), given: new Set() }, client: clientName(call.found.entry), isPromise: (call.found.model.returns ?? 'promise') === 'promise' };
    const consumption = model.arrives === 'callback' ? ofCallbacks(file, call, origin.watched) : consumptionOf(file, call.node, origin.watched, origin.isPromise);
    if (!consumption) continue;
    facts.push(factOf(file, origin, consumption));
    noteHandovers(origin, handovers);
  }
  // A map gives what is added to it on the way, too: functions that hand on what they were handed.
  for (const [giver, { origin, values }] of handovers) {
    if (!givesNothingElse(file, giver, values)) continue;
    for (const call of callersOf(file, giver)) {
      if (call.type !== 'CallExpression' || isInside(call, giver)) continue;
      const further: Origin = { ...origin, watched: { ...origin.watched, request: call, ends: [], given: new Set() }, isPromise: origin.isPromise || giver.async };
      facts.push(factOf(file, further, consumptionOf(file, call, further.watched, further.isPromise)));
      noteHandovers(further, handovers);
    }
  }
  return facts.toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

/** Where a response comes from: the request, or the call of a function that sends it. */
interface Origin { readonly watched: Watched; readonly client: ClientName; readonly isPromise: boolean }

/** What a function gives to its callers: responses, by these expressions. */
interface Handover { readonly origin: Origin; readonly values: Set<Node> }

function noteHandovers(origin: Origin, handovers: Map<FunctionNode, Handover>): void {
  for (const value of origin.watched.given) {
    const giver = functionAround(value);
    if (!giver) continue;
    const known = handovers.get(giver);
    if (known) known.values.add(value);
    else handovers.set(giver, { origin, values: new Set([value]) });
  }
}

/** Whether a function can return nothing but responses: otherwise its callers may tell them from other things. */
function givesNothingElse(file: SourceFile, giver: FunctionNode, values: ReadonlySet<Node>): boolean {
  const isAgain = (node: Node): boolean => node.type === 'CallExpression' && functionOf(file, node.callee) === giver;
  return !giver.generator && returnedExpressions(file, giver).every((value) => values.has(value) || isNothing(value) || isAgain(unwrap(value)));
}

function factOf(file: SourceFile, { watched: { request: node }, client, isPromise }: Origin, consumption: Consumption): ResponseFact {
  const { body, variable, arrival, unread, model } = consumption;
  const company = variable && arrival ? companyOf(file, variable, arrival, { atOnce: body === 'never' }) : 'none';
  const fact: ResponseFact = {
    kind: 'response',
    site: siteOf(file, node),
    client,
    api: calleeText(file, node),
    name: variable?.name ?? null,
    body,
    unread: model.unread,
    release: releaseOf(model, variable?.name ?? 'response', company),
    exits: unread.flatMap((way) => (way.node ? [siteOf(file, way.node)] : [])).toSorted((a, b) => a.range[0] - b.range[0]),
    atEnd: unread.some(({ kind }) => kind === 'end'),
    // A body that holds its socket even when it is empty keeps the process alive, too.
    endsWithProcess: model.holdsEmpty !== true && isCommandLine(file) && runsOf(file, node).when !== 'per-request',
    get runs() {
      return runsOf(file, node);
    },
  };
  details.set(fact, { ...consumption, company, request: node, isPromise });
  return remember(file, node, fact);
}

/** How to let go of the body of a response with a name, as a statement without its semicolon. */
export function releaseOf({ release: [best] }: ResponseModel, name: string, company: Company = 'none'): string | null {
  if (!best) return null;
  const rest = best.call.replace(/^\?\./, '');
  return `${best.async ? 'await ' : ''}${name}${company === 'nothing' || rest !== best.call ? '?.' : '.'}${rest}`;
}

const details = new WeakMap<ResponseFact, ResponseDetails>();

/** The syntax behind a response: the variable that holds it, where it arrives, the ways out. For fixers. */
export function detailsOf(fact: ResponseFact): ResponseDetails {
  const found = details.get(fact);
  if (!found) throw new TypeError('Not a fact of this analysis');
  return found;
}

/** A response that is given to functions, any one of which may read it. Without any of these, the client lets go of it. */
function ofCallbacks(file: SourceFile, call: RequestCall, watched: Watched): Consumption | null {
  const all = receiversOf(file, call).map((receiver) => ofParameter(file, receiver, 0, watched));
  return (['always', 'unknown', 'sometimes', 'never'] as const).map((body) => all.find((one) => one.body === body)).find((one) => one !== undefined) ?? null;
}
