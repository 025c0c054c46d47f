export interface Page<T> {
  items: T[];
  next: number | null;
}

/** Walks through all pages, one after the other. */
export async function* eachItem<T>(fetchPage: (page: number) => Promise<Page<T>>, maxPages = 1000): AsyncGenerator<T> {
  let page: number | null = 1;
  for (let count = 0; page !== null; count++) {
    if (count === maxPages) throw new RangeError(`more than ${maxPages} pages`);
    const { items, next }: Page<T> = await fetchPage(page);
    yield* items;
    page = next;
  }
}

export async function collect<T>(items: AsyncIterable<T>, limit = Infinity): Promise<T[]> {
  const result: T[] = [];
  if (limit <= 0) return result;
  for await (const item of items) {
    result.push(item);
    if (result.length >= limit) break;
  }
  return result;
}

export function chunk<T>(items: readonly T[], size: number): T[][] {
  if (size < 1) throw new RangeError('size must be at least 1');
  const chunks: T[][] = [];
  for (let i = 0; i < items.length; i += size) chunks.push(items.slice(i, i + size));
  return chunks;
}
