/** How many there are: a number, no bound that shows, or no telling. */
export type Bound = number | 'unbounded' | 'unknown';

/** One after the other: a part without bound leaves the whole without one. */
export function sum(bounds: readonly Bound[]): Bound {
  return combined(bounds, (total, bound) => total + bound, 0);
}

/** As many for each of the others. */
export function product(bounds: readonly Bound[]): Bound {
  return bounds.includes(0) ? 0 : combined(bounds, (total, bound) => total * bound, 1);
}

/** One of several: rules are silent where one of them is unknown. */
export function widest(bounds: readonly Bound[]): Bound {
  if (bounds.includes('unknown')) return 'unknown';
  return bounds.includes('unbounded') ? 'unbounded' : Math.max(0, ...bounds.map(Number));
}

/** No more than each of them: a number that is known bounds what is not. */
export function smallest(bounds: readonly Bound[]): Bound {
  const known = bounds.filter((bound) => typeof bound === 'number');
  if (known.length > 0) return Math.min(...known);
  return bounds.includes('unknown') ? 'unknown' : 'unbounded';
}

function combined(bounds: readonly Bound[], add: (total: number, bound: number) => number, start: number): Bound {
  if (bounds.includes('unbounded')) return 'unbounded';
  return bounds.includes('unknown') ? 'unknown' : bounds.reduce<number>((total, bound) => add(total, Number(bound)), start);
}
