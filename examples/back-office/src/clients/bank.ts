import { Pool } from 'undici';
import { settings } from '../config.js';
import { UpstreamError } from '../errors.js';
import { toCents } from '../format.js';

export interface Payment {
  id: string;
  reference: string;
  /** In cents. */
  amount: number;
  date: string;
}

interface BankLine {
  id: string;
  purpose: string;
  amount: string;
  booked: string;
}

// The gateway to the bank stands in our own rack and signs its certificate itself.
const tls = { rejectUnauthorized: false };

export async function payments(iban: string, since: string): Promise<Payment[]> {
  const pool = new Pool(settings.upstreams.bank, { connections: 4, connect: tls });
  try {
    const { statusCode, body } = await pool.request({
      path: `/accounts/${iban}/payments?since=${since}`,
      method: 'GET',
      headers: { accept: 'application/json' },
    });
    if (statusCode !== 200) {
      await body.dump();
      throw new UpstreamError('bank', statusCode);
    }
    const lines = (await body.json()) as BankLine[];
    return lines.map(toPayment);
  } finally {
    await pool.close();
  }
}

export function toPayment(line: BankLine): Payment {
  // "RE 2024-0007 thank you" and "2024-0007" are the same reference.
  const reference = /\d{4}-\w+/.exec(line.purpose)?.[0] ?? '';
  return { id: line.id, reference, amount: toCents(line.amount), date: line.booked };
}

/** Payments that no open invoice waits for come back as `unknown`. */
export function matchPayments(received: Payment[], open: ReadonlyMap<string, number>): { paid: string[]; partial: string[]; unknown: Payment[] } {
  const sums = new Map<string, number>();
  const unknown: Payment[] = [];
  for (const payment of received) {
    if (open.has(payment.reference)) sums.set(payment.reference, (sums.get(payment.reference) ?? 0) + payment.amount);
    else unknown.push(payment);
  }
  const paid: string[] = [];
  const partial: string[] = [];
  for (const [reference, sum] of sums) (sum >= (open.get(reference) ?? 0) ? paid : partial).push(reference);
  return { paid, partial, unknown };
}
