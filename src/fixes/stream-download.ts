import type { TSESTree } from '@typescript-eslint/utils';
import { formAround } from '../analysis/responses/byte-forms.js';
import { callbackRole } from '../analysis/functions/callbacks.js';
import { downloadBehind, streamOf } from '../analysis/responses/downloads.js';
import type { DownloadFact } from '../analysis/facts.js';
import type { Node, SourceFile } from '../analysis/file.js';
import type { FileWrite } from '../analysis/responses/file-writers.js';
import type { Gathering } from '../analysis/responses/gathering.js';
import { calleeText } from '../analysis/runs/runs.js';
import { functionAround, isInside, keyOf, unwrap, variableOf, wrapped, writesOf } from '../analysis/scope.js';
import { handleOf } from '../analysis/sites.js';
import { asyncEdits } from './await-text.js';
import { importBinding } from './imports.js';
import { quoted } from './layout.js';
import { planOf, withoutStatement } from './lines.js';
import type { Edit, FixPlan } from './plan.js';
import { withoutUse } from './unused.js';

const none = (because: string): FixPlan => ({ tier: 'none', because });

/** Pipes a body into the file that its bytes are written to. Unsafe: a failure on the way leaves a part of the file. */
export function streamDownload(fact: DownloadFact): FixPlan {
  const { file } = handleOf(fact);
  const { gathering, write } = downloadBehind(fact);
  if (!write) return none('');
  const refusal = whyNot(file, gathering, write);
  if (refusal !== null) return none(refusal);
  const steps = declarationsBetween(file, gathering, write);
  if ('because' in steps) return none(steps.because);
  const option = optionEdit(file, gathering);
  if (option && 'because' in option) return none(option.because);
  const settings = writeOptions(file, write);
  if (settings === null) return none(`what \`${calleeText(file, write.call)}\` is told beside the data has no counterpart`);
  const edits = [...steps.declarations.map((statement) => withoutStatement(file, statement)), ...(option ?? []), ...pipelineEdits(file, gathering, write, settings)];
  return planOf('unsafe', edits);
}

/** Why the two ends of the way cannot be joined, whatever lies between. */
function whyNot(file: SourceFile, gathering: Gathering, { call, model: writer, data }: FileWrite): string | null {
  const { model, it, node, request } = gathering;
  if (!model) return 'the pieces are put together by hand';
  if (model.stream === undefined || !it) return 'the client gives its stream by another call';
  if (writer.methods) return 'the file is opened apart from the write';
  if (writer.form === 'callback') return 'a callback waits for the write';
  if (writer.also !== undefined) return `\`${calleeText(file, call)}\` also ${writer.also}`;
  if (call.arguments.some(({ type }) => type === 'SpreadElement') || writer.data !== 1) return 'the arguments of the write cannot be told apart';
  const around = functionAround(call);
  if (functionAround(it) !== around) return 'the bytes come from another function';
  if (streamIn(file, gathering).includes('await ') && around && !around.async) return 'the function around is not async';
  if (writer.form === 'sync' && !waitingEdits(file, call, [node, request.node])) return 'nobody could wait for the stream there';
  return file.sourceCode.getCommentsInside(call).length > 0 || file.sourceCode.getCommentsInside(data).length > 0 ? 'a comment stands inside the write' : null;
}

/** What makes code wait for a promise in the place of a blocking call; `null` when nothing does. */
function waitingEdits(file: SourceFile, call: TSESTree.CallExpression, waits: readonly Node[]): { readonly prefix: string; readonly edits: readonly Edit[] } | null {
  const around = functionAround(call);
  const isStatement = call.parent.type === 'ExpressionStatement';
  if (around ? around.async : waits.some((node) => wrapped(node).type === 'AwaitExpression')) return isStatement ? { prefix: 'await ', edits: [] } : null;
  if (!around || around.type === 'FunctionDeclaration' || around.returnType || callbackRole(file, around) !== 'promise') return null;
  // What a callback of `then` gives back is waited for.
  if (around.body === call) return { prefix: '', edits: [] };
  return isStatement ? { prefix: 'await ', edits: asyncEdits(around) } : null;
}

/** Declarations of variables that hold the bytes on their way to the write: they go. */
function declarationsBetween(file: SourceFile, { model, node, it }: Gathering, { call, data }: FileWrite): { readonly declarations: readonly Node[] } | { readonly because: string } {
  const declarations: Node[] = [];
  // The bytes themselves: what the method gives, or the member that is there.
  let bytes: Node = model?.at.endsWith('()') ? node : it!;
  for (;;) {
    bytes = wrapped(bytes);
    if (bytes === data) break;
    const { parent } = bytes;
    const form = formAround(file, bytes);
    if (form) bytes = form;
    else {
      const next = parent?.type === 'VariableDeclarator' ? soleMention(file, parent) : null;
      if (!next || file.sourceCode.getCommentsInside(parent!).length > 0) return { because: 'the bytes take a way of their own' };
      declarations.push(parent!.parent!);
      bytes = next;
    }
  }
  const [first] = declarations;
  if (!first) return { declarations };
  for (let around: Node | undefined = call; around && around !== first.parent; around = around.parent) if (/^(?:For|While|DoWhile)/.test(around.type)) return { because: 'it is written again and again' };
  const between = file.sourceCode.text.slice(first.range[1], call.range[0]);
  return /\b(?:(?:abort|cancel|close|destroy|dispose|release)\w*|end)\s*\(/i.test(between) ? { because: 'something is closed before the write' } : { declarations };
}

/** The only mention of what a declaration of its own declares. */
function soleMention(file: SourceFile, { id, parent }: TSESTree.VariableDeclarator): Node | null {
  const variable = id.type === 'Identifier' && parent.declarations.length === 1 && parent.parent.type !== 'ExportNamedDeclaration' ? variableOf(file, id) : null;
  const mentions = variable?.references.filter((reference) => !reference.isWrite()) ?? [];
  return variable && mentions.length === 1 && writesOf(variable)?.length === 1 ? mentions[0]!.identifier : null;
}

/** `responseType: 'arraybuffer'` becomes `responseType: 'stream'`, and `get<Buffer>` gives a stream, too. */
function optionEdit(file: SourceFile, gathering: Gathering): readonly Edit[] | { readonly because: string } | null {
  const { model, node, request } = gathering;
  if (model?.streamedBy === undefined) return null;
  const value = node.type === 'Property' && isInside(node, request.node) ? node.value : null;
  const text = typeof model.streamedBy === 'string' ? quoted(file, model.streamedBy) : String(model.streamedBy);
  if (value?.type !== 'Literal') return { because: 'the option stands apart from the request' };
  const { parent } = wrapped(request.node);
  const [type] = request.node.typeArguments?.params ?? [];
  const isOther = type !== undefined && streamIn(file, gathering).startsWith('Readable.');
  if (isOther || (parent?.type === 'VariableDeclarator' && parent.id.typeAnnotation)) return { because: 'the declared type of the response is that of the bytes' };
  return [{ range: value.range, text }, ...(type ? [{ range: type.range, text: 'NodeJS.ReadableStream' }] : [])];
}

/** Options of the write that the stream takes as well, as further arguments; `null` when there are others. */
function writeOptions(file: SourceFile, { call, model }: FileWrite): string | null {
  const given = call.arguments[model.data + 1];
  if (!given) return '';
  const options = unwrap(given);
  // An encoding says nothing about bytes.
  if (options.type === 'Literal' && typeof options.value === 'string') return '';
  if (options.type !== 'ObjectExpression') return null;
  const kept: string[] = [];
  for (const property of options.properties) {
    const key = property.type === 'Property' ? keyOf(property) : null;
    if (property.type !== 'Property' || key === null || !/^(?:encoding|flag|mode)$/.test(key)) return null;
    if (key !== 'encoding') kept.push(`${key === 'flag' ? 'flags' : key}: ${file.sourceCode.getText(property.value)}`);
  }
  return kept.length > 0 ? `, { ${kept.join(', ')} }` : '';
}

function pipelineEdits(file: SourceFile, gathering: Gathering, { call, model }: FileWrite, options: string): readonly Edit[] {
  const waiting = model.form === 'sync' ? waitingEdits(file, call, [gathering.node, gathering.request.node]) : null;
  const [path] = call.arguments;
  const stream = streamIn(file, gathering);
  const needed = [
    { from: 'node:stream/promises', name: 'pipeline' },
    { from: 'node:fs', name: 'createWriteStream' },
    ...(stream.startsWith('Readable.') ? [{ from: 'node:stream', name: 'Readable' }] : []),
  ].map((request) => importBinding(file, request, call));
  const [pipeline, create, readable] = needed.map(({ local }) => local);
  const source = readable === undefined ? stream : stream.replace(/^Readable/, readable);
  const text = `${pipeline!}(${source}, ${create!}(${file.sourceCode.getText(path)}${options}))`;
  return [
    ...withoutUse(file, call.callee, text, needed.flatMap(({ edits }) => edits)),
    ...(waiting?.edits ?? []),
    { range: call.range, text: `${waiting?.prefix ?? ''}${text}` },
  ];
}

/** The stream in the place of the bytes. */
function streamIn(file: SourceFile, gathering: Gathering): string {
  const stream = streamOf(file, gathering) ?? '';
  // Node's types and those of browsers have two kinds of web streams.
  return /\.[cm]?tsx?$/.test(file.filename) ? stream.replace(/^(Readable\.fromWeb\(.*)\)$/s, "$1 as import('node:stream/web').ReadableStream)") : stream;
}
