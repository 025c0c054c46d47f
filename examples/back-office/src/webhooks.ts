import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fetch from 'node-fetch';
import { dataDir, settings } from './config.js';
import { HttpError } from './errors.js';
import { withRetry } from './retry.js';

export interface Subscription {
  id: string;
  url: string;
  events: string[];
  secret: string;
}

export interface Delivery {
  id: string;
  ok: boolean;
  status: number | null;
}

const file = process.env.WEBHOOKS_FILE ?? path.join(dataDir, 'webhooks.json');

function readAll(): Subscription[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Subscription[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function writeAll(subscriptions: Subscription[]): void {
  writeFileSync(file, JSON.stringify(subscriptions, null, 2));
}

export async function listSubscriptions(): Promise<Omit<Subscription, 'secret'>[]> {
  return readAll().map(({ secret, ...shown }) => shown);
}

export async function subscribe(url: string, events: string[]): Promise<Subscription> {
  const all = readAll();
  if (all.some((other) => other.url === url)) throw new HttpError(409, 'already subscribed');
  const subscription = { id: randomUUID(), url, events, secret: randomUUID() };
  writeAll([...all, subscription]);
  return subscription;
}

export async function unsubscribe(id: string): Promise<boolean> {
  const all = readAll();
  const left = all.filter((subscription) => subscription.id !== id);
  if (left.length === all.length) return false;
  writeAll(left);
  return true;
}

export function sign(secret: string, payload: string): string {
  return `sha256=${createHmac('sha256', secret).update(payload).digest('hex')}`;
}

/** For the way back: carriers call us, too. */
export function isSigned(secret: string, payload: string, signature: string): boolean {
  const expected = Buffer.from(sign(secret, payload));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

async function deliver(subscription: Subscription, payload: string): Promise<Delivery> {
  try {
    const response = await withRetry(
      async () => {
        const answer = await fetch(subscription.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-signature': sign(subscription.secret, payload) },
          body: payload,
        });
        if (answer.status === 503) throw new HttpError(503, 'subscriber is busy');
        return answer;
      },
      { delayMs: settings.retryDelayMs },
    );
    return { id: subscription.id, ok: response.ok, status: response.status };
  } catch {
    return { id: subscription.id, ok: false, status: null };
  }
}

/** Tells everybody who wants to know. A subscriber that fails does not keep the others from hearing. */
export async function publish(event: string, data: unknown): Promise<Delivery[]> {
  const payload = JSON.stringify({ event, at: new Date().toISOString(), data });
  const interested = readAll().filter(({ events }) => events.includes(event) || events.includes('*'));
  return Promise.all(interested.map((subscription) => deliver(subscription, payload)));
}
