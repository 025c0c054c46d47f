/** The word most like `given`, when it is near enough to be a slip of the keyboard; else null. */
export function nearest(given: string, words: readonly string[]): string | null {
  if (given.length > 60) return null;
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const word of words) {
    const distance = editDistance(given.toLowerCase(), word.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [word, distance];
  }
  return best;
}

/** Insertions, deletions and substitutions between two words. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of Array.from(from).entries()) {
    let left = row + 1;
    const current = [left];
    for (const [column, other] of Array.from(to).entries()) {
      const [diagonal = 0, up = 0] = above.slice(column, column + 2);
      left = Math.min(diagonal + (letter === other ? 0 : 1), up + 1, left + 1);
      current.push(left);
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
