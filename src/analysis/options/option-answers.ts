import type { Node } from '../file.js';

/** An option's value, and the property or assignment that sets it. */
export interface OptionValue { readonly value: Node; readonly at: Node }

/**
 * Whether an option is given. `conditional`: on some ways only. `otherwise`: what holds unless code from elsewhere says
 * something else, as the default in `{ timeout: 5000, ...options }`.
 */
export type OptionAnswer =
  | { readonly answer: 'yes'; readonly values: readonly [OptionValue, ...OptionValue[]]; readonly conditional: boolean }
  | { readonly answer: 'no' }
  | { readonly answer: 'unknown'; readonly otherwise?: readonly OptionValue[] };

export const no: OptionAnswer = { answer: 'no' };
export const unknown: OptionAnswer = { answer: 'unknown' };

/** What an object says that is laid over another: one that does not give the option leaves it as it is. */
export function spoken(answer: OptionAnswer): OptionAnswer | null {
  return answer.answer === 'no' ? null : answer;
}

/** One answer for layers, the one that wins first; `null`: a layer does not speak of the option. */
export function layered<T>(layers: readonly T[], answerOf: (layer: T) => OptionAnswer | null): OptionAnswer {
  const values: OptionValue[] = [];
  let open = false;
  let conditional = true;
  for (const layer of layers) {
    const answer = answerOf(layer);
    if (answer?.answer === 'no') break;
    open ||= answer?.answer === 'unknown' && values.length === 0;
    values.push(...(answer ? valuesIn(answer) : []));
    if (answer?.answer !== 'yes' || answer.conditional) continue;
    conditional = false;
    break;
  }
  const [first, ...others] = values;
  if (open) return { answer: 'unknown', ...(first && { otherwise: values }) };
  return first ? { answer: 'yes', values: [first, ...others], conditional } : no;
}

/** Every value an answer knows of. */
export function valuesIn(answer: OptionAnswer): readonly OptionValue[] {
  return answer.answer === 'yes' ? answer.values : answer.answer === 'unknown' ? (answer.otherwise ?? []) : [];
}

/** One answer for several ways of getting the object. `later`: some ways only add to the first. */
export function merge(answers: readonly OptionAnswer[], later = false): OptionAnswer {
  const given = answers.filter((answer) => answer.answer === 'yes');
  const values = answers.flatMap(valuesIn);
  const [first, ...others] = values;
  if (first && given.length > 0) {
    const conditional = given.some((answer) => answer.conditional) || (!later && given.length < answers.length);
    return { answer: 'yes', values: [first, ...others], conditional };
  }
  if (!answers.some(({ answer }) => answer === 'unknown')) return no;
  return { answer: 'unknown', ...(first && { otherwise: values }) };
}
