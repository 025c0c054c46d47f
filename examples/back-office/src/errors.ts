/** An error with a status the caller gets to see. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details?: unknown,
  ) {
    super(message);
    this.name = 'HttpError';
  }
}

/** Another service failed, so we do. */
export class UpstreamError extends HttpError {
  constructor(service: string, status: number | string) {
    super(502, `${service} answered ${status}`);
    this.name = 'UpstreamError';
  }
}

export interface Problem {
  status: number;
  title: string;
  details?: unknown;
}

export function toProblem(error: unknown): Problem {
  if (error instanceof HttpError) {
    return error.details === undefined
      ? { status: error.status, title: error.message }
      : { status: error.status, title: error.message, details: error.details };
  }
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return { status: 404, title: 'not found' };
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') return { status: 502, title: 'upstream not reachable' };
  const name = (error as Error | undefined)?.name;
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ECONNABORTED') return { status: 504, title: 'upstream too slow' };
  return { status: 500, title: 'internal error' };
}

// --- validation of what callers send ---

type Raw = Record<string, unknown>;

export function parseDate(value: unknown, name: string): string {
  const text = String(value ?? '');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new HttpError(400, `${name} must be a date like 2024-01-31`);
  }
  return text;
}

export function parseRange(query: Raw): { from: string; to: string } {
  const from = parseDate(query.from, 'from');
  const to = parseDate(query.to, 'to');
  if (from > to) throw new HttpError(400, 'from is after to');
  return { from, to };
}

export function parseIds(value: unknown): string[] {
  const ids = String(value ?? '').split(',').map((id) => id.trim()).filter(Boolean);
  const wrong = ids.filter((id) => !/^[\w-]{1,40}$/.test(id));
  if (wrong.length > 0) throw new HttpError(400, 'not an id', wrong);
  return [...new Set(ids)];
}

export function parsePage(query: Raw): { page: number; size: number } {
  const page = Number(query.page ?? 1);
  const size = Number(query.size ?? 50);
  if (!Number.isInteger(page) || page < 1) throw new HttpError(400, 'page must be a number from 1');
  if (!Number.isInteger(size) || size < 1 || size > 500) throw new HttpError(400, 'size must be from 1 to 500');
  return { page, size };
}

export interface Address {
  name: string;
  street: string;
  city: string;
}

export function parseAddress(body: unknown): Address {
  const { name, street, city } = (body ?? {}) as Raw;
  const missing = Object.entries({ name, street, city }).filter(([, value]) => typeof value !== 'string' || value.trim() === '');
  if (missing.length > 0) throw new HttpError(400, 'address is not complete', missing.map(([key]) => key));
  return { name: String(name), street: String(street), city: String(city) };
}

export function parseHttpUrl(value: unknown): string {
  let url: URL;
  try {
    url = new URL(String(value));
  } catch {
    throw new HttpError(400, 'not a URL');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new HttpError(400, 'only http and https');
  return url.href;
}
