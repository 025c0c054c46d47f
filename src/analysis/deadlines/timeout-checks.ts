import type { ErrorModel } from '../../catalog/index.js';
import { callersOf } from '../functions/callers.js';
import { endingsOf, type Ending, type Endings } from './deadline-errors.js';
import { questionsOf, type ErrorCheck } from './error-checks.js';
import { errorHandlers } from './error-handlers.js';
import { sourcesOf } from './error-sources.js';
import type { ToldError, TimeoutCheckFact } from '../facts.js';
import { perFile, type Node, type SourceFile } from '../file.js';
import { mentionsOf } from '../functions/mentions.js';
import type { RequestCall } from '../requests/requests.js';
import { calleeText, runsOf } from '../runs/runs.js';
import { clientName, remember, siteOf } from '../sites.js';

/** What a handler makes of one check: `wrong` when no deadline of its requests can answer to it, and none is asked for otherwise. */
interface Verdict {
  readonly check: ErrorCheck;
  readonly wrong: { readonly call: RequestCall; readonly endings: Endings } | null;
}

/** Checks for an error that the deadline of the request never gives. */
export const timeoutCheckFacts = perFile((file): readonly TimeoutCheckFact[] => {
  const words = vocabularyOf(file);
  if (!words.text.test(file.sourceCode.text)) return [];
  const verdicts = errorHandlers(file).flatMap((handler) => {
    const { checks, unseen } = questionsOf(file, handler);
    const judged = checks.filter(({ asked, value, module }) => words.has(asked, value) || module !== null);
    if (judged.length === 0) return [];
    const wrong = unseen ? null : misdirected(file, judged, checks, sourcesOf(file, handler));
    return judged.map((check): Verdict => ({ check, wrong: wrong && !wrong.right.includes(check) ? wrong : null }));
  });
  const asked = verdicts.map(({ check }) => check);
  const seen = new Set<Node>();
  return verdicts
    .flatMap(({ check, wrong }) => {
      if (!wrong || seen.has(check.node) || !isSure(file, check, verdicts) || isMadeHere(file, check, asked)) return [];
      // One report for a handler: the first of its checks.
      for (const { check: other, wrong: same } of verdicts) if (same?.call === wrong.call) seen.add(other.node);
      seen.add(check.node);
      return [factOf(file, check, wrong.call, wrong.endings)];
    })
    .toSorted((a, b) => a.site.range[0] - b.site.range[0]);
});

/** The request that ends otherwise than a handler expects, and the checks that other errors can answer to; `null` if there is none, or it is not sure. */
function misdirected(file: SourceFile, judged: readonly ErrorCheck[], checks: readonly ErrorCheck[], { requests, open }: ReturnType<typeof sourcesOf>): { readonly call: RequestCall; readonly endings: Endings; readonly right: readonly ErrorCheck[] } | null {
  if (open || requests.length === 0) return null;
  const ends = requests.map((call) => ({ call, endings: endingsOf(file, call) }));
  const all = ends.flatMap(({ call, endings }) => (endings && !endings.open ? [{ call, endings }] : []));
  if (all.length < ends.length) return null;
  const right = judged.filter((check) => all.some(({ call, endings }) => [...endings.sure.flatMap(({ errors }) => errors), ...endings.possible].some((error) => answers(check, error, call))));
  const missed = all.find(({ call, endings }) => {
    const asks = ({ errors }: Pick<Ending, 'errors'>): boolean => checks.some((check) => errors.some((error) => answers(check, error, call)));
    // Where a deadline may be set elsewhere, any error that may come is good enough.
    return endings.sure.length > 0 ? !endings.sure.every(asks) : endings.elsewhere && !asks({ errors: endings.possible });
  });
  return missed && right.length < judged.length ? { ...missed, right } : null;
}

/** Whether an error answers to a check. */
function answers({ asked, value, module }: ErrorCheck, error: ErrorModel, { value: { module: own } }: RequestCall): boolean {
  // The class of another module may stand for an error that wraps this one.
  return asked === 'class' ? module !== own || error.class === value : partOf(error, asked) === value;
}

/** A function that asks for several handlers is wrong when it is for all of them, and nobody else calls it. */
function isSure(file: SourceFile, { helper, node }: ErrorCheck, verdicts: readonly Verdict[]): boolean {
  if (!helper) return true;
  const same = verdicts.filter(({ check }) => check.node === node);
  return mentionsOf(file, helper).length === 0 && same.length === callersOf(file, helper).length && same.every(({ wrong }) => wrong !== null);
}

/** An error of that name comes from this very file: it is thrown, or a class of the name is made or imported. */
function isMadeHere(file: SourceFile, { value, asked }: ErrorCheck, checks: readonly ErrorCheck[]): boolean {
  if (asked === 'class') return false;
  return file.sourceCode.ast.tokens.some(({ type, value: text, range }) => {
    const named = type === 'String' ? text.slice(1, -1) : type === 'Identifier' ? text : null;
    return named === String(value) && !checks.some(({ node }) => range[0] >= node.range[0] && range[1] <= node.range[1]);
  });
}

interface Vocabulary {
  readonly text: RegExp;
  readonly has: (asked: ErrorCheck['asked'], value: string | number) => boolean;
}

/** Codes of the system: connections fail with them, deadline or not. */
const systemCodes = /^E(?!CONNABORTED)[A-Z]+$/;

/** The words that stand for a deadline or an abort in one client or another. */
const vocabularyOf = perFile((file): Vocabulary => {
  const names = new Set<string>();
  const codes = new Set<string | number>();
  for (const { requests, errorTests } of file.catalogue.entries) {
    for (const { errors } of Object.values(requests ?? {})) {
      const { timeoutSignal = [], abortSignal = [], options = {}, methods = {} } = errors ?? {};
      for (const { name, code, toldBy } of [timeoutSignal, abortSignal, ...Object.values(options), ...Object.values(methods)].flat()) {
        if (toldBy === undefined) names.add(name);
        if (code !== undefined && !systemCodes.test(String(code))) codes.add(code);
      }
    }
    for (const test of Object.keys(errorTests ?? {})) names.add(test.replace(/^.*[.#]/, ''));
  }
  const words = [...names, ...codes].filter((word) => typeof word === 'string');
  return {
    text: new RegExp(`\\b(?:${words.join('|')})\\b|DOMException\\.`),
    has: (asked, value) => (asked === 'name' ? names.has(String(value)) : asked === 'code' && codes.has(value)),
  };
});

function factOf(file: SourceFile, check: ErrorCheck, call: RequestCall, { sure, possible }: Endings): TimeoutCheckFact {
  const [first] = sure;
  const ends: readonly Ending[] = first ? sure : [{ from: { what: 'any' }, errors: possible }];
  return remember(file, check.node, {
    kind: 'timeout check',
    site: siteOf(file, check.node),
    client: clientName(call.found.entry),
    api: calleeText(file, call.node),
    checked: String(check.value),
    ends: ends.flatMap(({ from, errors }) => errors.slice(0, first ? 1 : undefined).map((error) => ({ from, error: told(error) }))).filter(({ error }, index, list) => list.findIndex((other) => other.error.value === error.value && other.error.by === error.by) === index),
    runs: runsOf(file, check.node),
  });
}

/** By what an error is told. */
function told(error: ErrorModel): ToldError {
  const { name, toldBy = 'name' } = error;
  return { name, by: toldBy, value: String(partOf(error, toldBy) ?? name) };
}

function partOf({ name, code, type, cause, message, class: path }: ErrorModel, part: ToldError['by']): string | number | undefined {
  return { name, code, type, cause, message, class: path }[part];
}
