import type { SessionModel } from '../../catalog/index.js';
import { optionsArgument } from '../options/arguments.js';
import { constantOf } from '../values/constants.js';
import type { Answer, SessionFact } from '../facts.js';
import type { CallNode, SourceFile } from '../file.js';
import { readOption } from '../options/options.js';

/** Whether a session keeps sockets for later requests, and the option that would make it, when nobody has decided about that. */
export function poolingOf(file: SourceFile, origin: CallNode, model: SessionModel, dependsOnCall: SessionFact['dependsOnCall']): Pick<SessionFact, 'pools' | 'poolsWith'> {
  const { poolsWhen } = model;
  if (!poolsWhen) return { pools: 'yes', poolsWith: null };
  const options = optionsArgument(file, origin, model);
  const given = readOption(file, options, poolsWhen.option.split('.'));
  const pools = given.answer === 'yes' ? answerOf(given.values.map(({ value }) => constantOf(file, value)), given.conditional, poolsWhen.is) : given.answer;
  if (pools !== 'yes' && isMeantForOneUse(file, options, model, dependsOnCall)) return { pools: 'no', poolsWith: null };
  return { pools, poolsWith: given.answer === 'no' ? `${poolsWhen.option}: ${String(poolsWhen.is)}` : null };
}

function answerOf(values: readonly ReturnType<typeof constantOf>[], conditional: boolean, is: unknown): Answer {
  if (values.every((value) => value.known && value.value === is)) return conditional ? 'unknown' : 'yes';
  return values.every((value) => value.known) ? 'no' : 'unknown';
}

/** Somebody has decided that no socket is used again: by an option that says so, or by one that ties it to what this call has found out. */
function isMeantForOneUse(file: SourceFile, options: ReturnType<typeof optionsArgument>, { oneUse = [] }: SessionModel, { answer: dependsOnCall }: SessionFact['dependsOnCall']): boolean {
  return oneUse.some((option) => {
    const given = readOption(file, options, (typeof option === 'string' ? option : option.option).split('.'));
    if (typeof option === 'string') return dependsOnCall === 'yes' && (given.answer === 'yes' || (given.answer === 'unknown' && given.otherwise !== undefined));
    return given.answer === 'yes' && given.values.every(({ value }) => {
      const constant = constantOf(file, value);
      return constant.known && constant.value === option.is;
    });
  });
}
