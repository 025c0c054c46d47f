import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach } from 'node:test';
import { startUpstreams } from './upstreams.js';

// The service reads its environment while it is loaded: first the other services, then ours.
export const upstreams = await startUpstreams();
export const folder = mkdtempSync(path.join(tmpdir(), 'back-office-'));
export const labels = path.join(folder, 'labels');
export const archiveFolder = path.join(folder, 'invoices');
export const webhooksFile = path.join(folder, 'webhooks.json');
Object.assign(process.env, upstreams.env, {
  LABELS_DIR: labels,
  ARCHIVE_DIR: archiveFolder,
  USERS_DIR: folder,
  WEBHOOKS_FILE: webhooksFile,
  PDF_COMMAND: 'node test/pdf.mjs',
  RETRY_DELAY_MS: '5',
});

const { createApp, services } = await import('../src/app.js');
export { services };

const server = createApp().listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
export const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeEach(() => {
  upstreams.reset();
  writeFileSync(webhooksFile, '[]');
});

after(async () => {
  server.closeAllConnections();
  server.close();
  await upstreams.close();
  rmSync(folder, { recursive: true });
});

export interface Reply {
  status: number;
  type: string;
  text: string;
  json: any;
}

export async function ask(route: string, { method = 'GET', body, token }: { method?: string; body?: unknown; token?: string } = {}): Promise<Reply> {
  const response = await fetch(base + route, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, json: type.includes('json') ? JSON.parse(text) : undefined };
}

/** Waits until something has come true, for ten seconds at most. */
export async function until(isTrue: () => boolean): Promise<boolean> {
  for (let i = 0; i < 1000 && !isTrue(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  return isTrue();
}
