import { Agent, request } from 'undici';
import { readdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { payments, matchPayments } from './clients/bank.js';
import type { CrmClient } from './clients/crm.js';
import type { Order, OrderApi } from './clients/orders.js';
import { isEnabled, settings } from './config.js';
import { addDays } from './format.js';
import { invoiceOf, renderReminder, type Invoice } from './invoices.js';
import { publish } from './webhooks.js';

export interface Job {
  name: string;
  /** Every so many ticks. */
  every: number;
  run: () => Promise<unknown>;
}

export interface Services {
  orders: OrderApi;
  crm: CrmClient;
  today: () => string;
}

function rangeBefore(today: string, days: number): { from: string; to: string } {
  return { from: addDays(today, -days), to: today };
}

/** Books what the bank has received: orders whose invoice is paid become `paid`. */
export async function bookPayments({ orders, today }: Services): Promise<{ paid: string[]; partial: string[]; unknown: number }> {
  const open = new Map<string, number>();
  const orderOf = new Map<string, Order>();
  for await (const order of orders.all(rangeBefore(today(), 90))) {
    if (order.status !== 'invoiced') continue;
    const invoice = invoiceOf(order, order.date);
    open.set(invoice.number, invoice.gross);
    orderOf.set(invoice.number, order);
  }
  const { paid, partial, unknown } = matchPayments(await payments(settings.iban, addDays(today(), -90)), open);
  for (const number of paid) {
    const order = orderOf.get(number);
    if (order) await orders.setStatus(order.id, 'paid');
  }
  if (paid.length > 0) await publish('invoices.paid', { numbers: paid });
  return { paid, partial, unknown: unknown.length };
}

/** One letter for each invoice that is late, and a note in the CRM that it was sent. */
export async function sendReminders({ orders, crm, today }: Services): Promise<string[]> {
  if (!(await isEnabled('reminders'))) return [];
  const late: Invoice[] = [];
  for await (const order of orders.all(rangeBefore(today(), 90))) {
    const invoice = invoiceOf(order, order.date);
    if (order.status === 'invoiced' && invoice.due < today()) late.push(invoice);
  }
  await Promise.all(
    late.map(async (invoice) => {
      const customer = await crm.customer(invoice.customer);
      const letter = await renderReminder(invoice, customer);
      await crm.addNote(customer.id, { text: letter, at: today() });
    }),
  );
  return late.map(({ number }) => number);
}

/** Tells the monitoring that the loop is alive. What it answers does not matter. */
export async function heartbeat(url: string, job: string): Promise<boolean> {
  const agent = new Agent({ keepAliveTimeout: 10_000 });
  const { statusCode } = await request(`${url}/${job}`, { method: 'POST', dispatcher: agent });
  return statusCode < 300;
}

/** Labels older than a week are on the parcel or in the bin. */
export async function removeOldLabels(folder: string, now = Date.now()): Promise<number> {
  const names = await readdir(folder);
  const week = 7 * 24 * 3_600_000;
  let removed = 0;
  await Promise.all(
    names.map(async (name) => {
      const { mtimeMs } = await stat(path.join(folder, name));
      if (now - mtimeMs < week) return;
      await unlink(path.join(folder, name));
      removed += 1;
    }),
  );
  return removed;
}

export class Worker {
  private timer: NodeJS.Timeout | null = null;
  private tick = 0;
  private running: Promise<void> = Promise.resolve();
  readonly failures: { job: string; message: string }[] = [];

  constructor(
    private readonly jobs: readonly Job[],
    private readonly heartbeatUrl: string | undefined = process.env.HEARTBEAT_URL,
  ) {}

  start(intervalMs = settings.workerIntervalMs): void {
    this.timer ??= setInterval(() => {
      this.running = this.running.then(() => this.runOnce());
    }, intervalMs);
  }

  /** One tick: all jobs that are due, one after the other. A job that fails does not stop the others. */
  async runOnce(): Promise<void> {
    this.tick += 1;
    for (const { name, every, run } of this.jobs) {
      if (this.tick % every !== 0) continue;
      try {
        await run();
        if (this.heartbeatUrl) await heartbeat(this.heartbeatUrl, name);
      } catch (error) {
        this.failures.push({ job: name, message: (error as Error).message });
      }
    }
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await this.running;
  }
}
