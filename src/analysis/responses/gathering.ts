import type { TSESTree } from '@typescript-eslint/utils';
import type { BufferedBody } from '../../catalog/index.js';
import { isGiven, receiversOf, responseOf } from './arrivals.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { flowOf, flowOfParameter, type Flow } from '../values/flow.js';
import { functionOf } from '../functions/functions.js';
import { joinsPieces, piecesOf } from './pieces.js';
import { callOption, requestCalls, type RequestCall } from '../requests/requests.js';

/** A place where the whole body of a response is brought together in memory. */
export interface Gathering {
  readonly request: RequestCall;
  /** What does it: the call that reads the body, the option that asks for bytes, the call that joins the pieces. */
  readonly node: Node;
  /** Where the bytes go. */
  readonly flow: Flow;
  /** How the client does it; `null` when the code itself collects what a stream brings. */
  readonly model: BufferedBody | null;
  /** What `{{it}}` stands for in the model's stream, or the stream that is collected. */
  readonly it: Node | null;
  /** The pieces are joined as a text. */
  readonly isText: boolean;
}

/** Every such place of the file. */
export const gatherings = perFile((file): readonly Gathering[] => requestCalls(file).flatMap((request) => [...byClient(file, request), ...byHand(file, request)]));

/** Bodies that the client gives whole. */
function byClient(file: SourceFile, request: RequestCall): Gathering[] {
  return (request.found.model.buffered ?? []).flatMap((model) => {
    if (model.when && !isGiven(file, request, model.when)) return [];
    const isMethod = model.at.endsWith('()');
    const path = model.at === '' ? [] : model.at.replace(/\(\)$/, '').split('.');
    // Most files that send requests never name what would bring a body together.
    if (!file.sourceCode.text.includes(path.at(-1) ?? '')) return [];
    const flow = model.parameter === undefined ? flowOf(file, request.node, path) : ofCallback(file, request, model.parameter, path);
    if (!flow) return [];
    if (!isMethod) {
      const [end, second] = flow.ends;
      return end ? [{ request, node: optionOf(file, request, model) ?? request.node, flow, model, it: second ? null : end, isText: false }] : [];
    }
    return flow.ends.flatMap((method): Gathering[] => {
      const call = method.parent;
      if (call?.type !== 'CallExpression' || call.callee !== method || method.type !== 'MemberExpression') return [];
      return [{ request, node: call, flow: flowOf(file, call), model, it: method.object, isText: false }];
    });
  });
}

/** `request(options, (error, response, body) => …)`. */
function ofCallback(file: SourceFile, { node }: RequestCall, index: number, path: readonly string[]): Flow | null {
  const last = node.arguments.at(-1);
  const callback = last && functionOf(file, last);
  return callback ? flowOfParameter(file, callback, index, path) : null;
}

/** The property that asks for bytes. */
function optionOf(file: SourceFile, request: RequestCall, { when }: BufferedBody): TSESTree.Property | null {
  const given = when ? callOption(file, request, when.option) : null;
  const at = given?.answer === 'yes' ? given.values[0].at : null;
  return at?.type === 'Property' ? at : null;
}

/** Bodies that come as a stream, whose pieces the code puts together. */
function byHand(file: SourceFile, request: RequestCall): Gathering[] {
  const response = joinsPieces(file) ? responseOf(file, request) : null;
  if (!response) return [];
  const path = response.body === null ? [] : response.body.split('.');
  const flows = response.arrives === 'callback' ? receiversOf(file, request).map((receiver) => flowOfParameter(file, receiver, 0, path)) : [flowOf(file, request.node, path)];
  return flows.flatMap(({ ends }) => ends).flatMap((stream) => piecesOf(file, stream).map(({ node, flow, isText }) => ({ request, node, flow, model: null, it: stream, isText })));
}
