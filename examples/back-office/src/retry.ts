import { setTimeout as sleep } from 'node:timers/promises';
import { HttpError } from './errors.js';

export interface RetryOptions {
  attempts?: number;
  delayMs?: number;
  isTransient?: (error: unknown) => boolean;
}

export function isTransient(error: unknown): boolean {
  const { code, response } = error as { code?: string; response?: { status?: number } };
  if (code === 'ECONNRESET' || code === 'ECONNREFUSED' || code === 'EPIPE') return true;
  const status = error instanceof HttpError ? error.status : response?.status;
  return status === 502 || status === 503 || status === 429;
}

/** Tries again after a pause that doubles. Only for work that may be done twice. */
export async function withRetry<T>(work: (attempt: number) => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { attempts = 3, delayMs = 100 } = options;
  const shouldRetry = options.isTransient ?? isTransient;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt >= attempts || !shouldRetry(error)) throw error;
      await sleep(delayMs * 2 ** (attempt - 1));
    }
  }
}
