// Measures what the service does to itself and to others under load, and prints it as JSON. Takes a few seconds.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, scryptSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startUpstream, startUpstreams } from './upstreams.js';

const address = { name: 'Ada', street: 'Quay 1', city: 'Nordhaven' };

/** Who gets no answer in this time has gone away, in milliseconds. */
const PATIENCE = 1_500;

const upstreams = await startUpstreams();
const subscriber = await startUpstream(() => ({ json: 'thanks' }));
const folder = mkdtempSync(path.join(tmpdir(), 'back-office-load-'));
const webhooks = path.join(folder, 'webhooks.json');
const salt = randomBytes(16).toString('hex');
writeFileSync(path.join(folder, 'users.json'), JSON.stringify([{ name: 'ada', role: 'clerk', salt, hash: scryptSync('secret', salt, 32).toString('hex') }]));
writeFileSync(webhooks, '[]');

const env = {
  ...process.env,
  ...upstreams.env,
  PORT: '0',
  OPS_PORT: '0',
  LABELS_DIR: path.join(folder, 'labels'),
  USERS_DIR: folder,
  WEBHOOKS_FILE: webhooks,
  NODE_EXTRA_CA_CERTS: fileURLToPath(new URL('./certs/cert.pem', import.meta.url)),
};
const cli = ['--import', 'tsx', fileURLToPath(new URL('../src/cli.ts', import.meta.url))];
const service = spawn(process.execPath, [...cli, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });

try {
  const { app, ops } = JSON.parse(await firstLine(service)) as { app: string; ops: string };
  console.log(JSON.stringify(await measure(app, ops), null, 2));
} finally {
  service.kill('SIGKILL');
  await Promise.all([upstreams.close(), subscriber.close()]);
  rmSync(folder, { recursive: true });
}

async function measure(app: string, ops: string) {
  // Warm: nobody measures the first request.
  for (const url of [`${app}/orders/o1`, `${app}/products?q=a`, `${ops}/health`]) await ask(url);

  // One after the other: one connection is enough for all of them.
  upstreams.reset();
  for (let i = 0; i < 30; i++) await ask(`${app}/customers?q=c1`);
  for (let i = 0; i < 10; i++) await ask(`${ops}/ready`);
  const sockets = { crm: upstreams.crm.seen.sockets, orders: upstreams.orders.seen.sockets };

  upstreams.reset();
  upstreams.orders.delayMs = 30;
  const ids = Array.from({ length: 200 }, (_, i) => `o${i + 1}`).join(',');
  const many = await ask(`${app}/orders/batch?ids=${ids}`);
  const peak = upstreams.orders.seen.peak;

  upstreams.reset();
  for (const id of ['o4', 'o8', 'o12', 'o16', 'o20']) await ask(`${app}/orders/${id}/shipment`, address);
  await sleep(200);
  const openScreens = upstreams.live.open();

  const [, idle] = await metricsOf(ops);
  const logins = await Promise.all(Array.from({ length: 40 }, () => ask(`${app}/login`, { name: 'ada', password: 'secret' })));
  const [loopDelayMs, busy] = await metricsOf(ops);

  // Services take requests and say nothing.
  const hung: string[] = [];
  const tryWith = async (silent: { silent: boolean }[], requests: Record<string, [url: string, body?: unknown]>) => {
    upstreams.reset();
    for (const upstream of silent) upstream.silent = true;
    await Promise.all(Object.entries(requests).map(async ([name, [url, body]]) => {
      if ((await ask(url, body, PATIENCE)) === 0) hung.push(name);
    }));
    for (const upstream of silent) upstream.silent = false;
  };
  await tryWith([upstreams.crm, upstreams.carrier], { customers: [`${app}/customers?q=c1`], label: [`${app}/orders/o4/shipment`, address] });
  await tryWith([upstreams.orders], { orders: [`${app}/orders/o1`], ready: [`${ops}/ready`] });
  writeFileSync(webhooks, JSON.stringify([{ id: '1', url: subscriber.url, events: ['*'], secret: 's' }]));
  await tryWith([subscriber], { webhook: [`${app}/orders/o8/shipment`, address] });

  return {
    sockets,
    peak,
    openScreens,
    loopDelayMs,
    loopBusyMs: busy - idle,
    hung: hung.sort(),
    trustsAnyCertificate: await trustsAnyCertificate(),
    failed: [many, ...logins].filter((status) => status !== 200).length,
  };
}

/** Asks the bank without knowing who signed its certificate. */
async function trustsAnyCertificate(): Promise<boolean> {
  upstreams.reset();
  const nightly = spawn(process.execPath, [...cli, 'nightly'], { env: { ...env, NODE_EXTRA_CA_CERTS: undefined }, stdio: 'ignore' });
  await new Promise((resolve) => nightly.once('exit', resolve));
  return upstreams.bank.seen.requests.length > 0;
}

/** The longest delay since the last time, and how long the loop has been busy in all. */
async function metricsOf(ops: string): Promise<[delay: number, busy: number]> {
  const metrics = await (await fetch(`${ops}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
  return [read('event_loop_delay_max_ms'), read('event_loop_busy_ms')];
}

/** The status of the answer, or 0 when there was none. */
async function ask(url: string, body?: unknown, patience = 20_000): Promise<number> {
  const options = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(patience) });
    await response.text();
    return response.status;
  } catch {
    return 0;
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });
}
