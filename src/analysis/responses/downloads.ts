import { conventions } from '../../catalog/index.js';
import { formAround } from './byte-forms.js';
import type { DownloadFact } from '../facts.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { writeOf, type FileWrite } from './file-writers.js';
import { flowOf, type Flow } from '../values/flow.js';
import { includes } from '../functions/functions.js';
import { gatherings, type Gathering } from './gathering.js';
import { calleeText, runsOf } from '../runs/runs.js';
import { isNothing } from '../values/values.js';
import { unwrap, variableOf, writesOf } from '../scope.js';
import { clientName, remember, siteOf } from '../sites.js';

/** Every body that is brought together in memory, with what it is wanted for. */
export const downloadFacts = perFile((file): readonly DownloadFact[] =>
  gatherings(file).map((gathering) => {
    const { request, node } = gathering;
    const uses = usesOf(file, gathering);
    const [write] = uses.writes;
    const fact: DownloadFact = {
      kind: 'download',
      site: siteOf(file, node),
      client: clientName(request.found.entry),
      api: calleeText(file, request.node),
      wantedFor: uses.others > 0 ? 'more' : uses.isComplete && write ? 'a file' : 'unknown',
      writer: write ? calleeText(file, write.call) : null,
      stream: streamText(file, gathering),
      get runs() {
        return runsOf(file, node);
      },
    };
    details.set(fact, { gathering, write: write ?? null });
    return remember(file, node, fact);
  }),
);

/** The syntax behind a download, for fixers. */
export interface DownloadSyntax { readonly gathering: Gathering; readonly write: FileWrite | null }

const details = new WeakMap<DownloadFact, DownloadSyntax>();

export function downloadBehind(fact: DownloadFact): DownloadSyntax {
  const found = details.get(fact);
  if (!found) throw new TypeError('Not a fact of this analysis');
  return found;
}

interface Uses { readonly writes: readonly FileWrite[]; readonly others: number; readonly isComplete: boolean }

const none: Uses = { writes: [], others: 0, isComplete: true };
const other: Uses = { ...none, others: 1 };

/** Two writes want the same bytes twice: a stream has them once. */
function usesOf(file: SourceFile, { flow, isText }: Gathering): Uses {
  const uses = usesAlong(file, flow, isText);
  return uses.writes.length > 1 ? { ...uses, others: uses.others + 1 } : uses;
}

function usesAlong(file: SourceFile, { ends, complete }: Flow, isText: boolean): Uses {
  const uses = ends.map((end) => useOf(file, end, isText));
  return {
    writes: [...new Map(uses.flatMap(({ writes }) => writes).map((write) => [write.call, write])).values()],
    others: uses.reduce((sum, { others }) => sum + others, 0),
    isComplete: complete && uses.every(({ isComplete }) => isComplete),
  };
}

/** What is done with the bytes at one place. */
function useOf(file: SourceFile, bytes: Node, isText: boolean): Uses {
  const write = writeOf(file, bytes);
  if (write) return !isText || keepsBytes(write) ? { ...none, writes: [write] } : other;
  const form = formAround(file, bytes);
  if (form) return usesAlong(file, flowOf(file, form), isText);
  const { parent } = bytes;
  switch (parent?.type) {
    // Whether it is there says nothing of what is in it.
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return none;
    case 'UnaryExpression':
      return parent.operator === '!' ? none : other;
    case 'BinaryExpression':
      return isNothing(parent.left) || isNothing(parent.right) ? none : other;
    default:
      return other;
  }
}

/** `writeFile(path, text, 'binary')`: each character is a byte. */
function keepsBytes({ call, model }: FileWrite): boolean {
  const encoding = call.arguments[model.data + 1];
  return encoding?.type === 'Literal' && includes(conventions.byteEncodings, String(encoding.value));
}

/** The same body as a stream, as it would be written. */
function streamText(file: SourceFile, gathering: Gathering): string | null {
  const text = streamOf(file, gathering);
  return text === null || text.length > 80 || text.includes('\n') ? null : text;
}

/** An expression for the same body as a stream of Node; `null` when the client has none in that place. */
export function streamOf(file: SourceFile, { model, it, request }: Gathering): string | null {
  const template = model ? model.stream : '{{it}}';
  if (template === undefined || !it) return null;
  const text = file.sourceCode.getText(it);
  const isPlain = /^(?:Identifier|MemberExpression|CallExpression|ThisExpression)$/.test(it.type);
  const held = !template.includes('await ') && isPromised(file, it, request.node) ? `(await ${text})` : isPlain ? text : `(${text})`;
  return template.replace('{{it}}', () => held);
}

/** Whether an expression is the request itself, which nobody has waited for. */
function isPromised(file: SourceFile, node: Node, request: Node): boolean {
  const inner = unwrap(node);
  if (inner === request) return true;
  const variable = inner.type === 'Identifier' ? variableOf(file, inner) : null;
  const [write, second] = variable?.defs[0]?.type === 'Variable' ? (writesOf(variable) ?? []) : [];
  return write?.path.length === 0 && !second && unwrap(write.expression) === request;
}
