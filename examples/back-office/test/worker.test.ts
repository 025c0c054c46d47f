import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folder, services, until, upstreams } from './service.js';
import { startUpstream } from './upstreams.js';

const { isEnabled, settings } = await import('../src/config.js');
const { default: live } = await import('../src/live.cjs');
const { createOps } = await import('../src/ops.js');
const { bookPayments, heartbeat, removeOldLabels, sendReminders, Worker } = await import('../src/worker.js');

const inFebruary = { ...services, today: () => '2024-02-10' };

describe('jobs', () => {
  it('books payments', async () => {
    const { paid, partial, unknown } = await bookPayments(inFebruary);
    assert.deepEqual([paid, partial, unknown], [['2024-o2', '2024-o6'], ['2024-o10'], 1]);
    assert.deepEqual(upstreams.orders.seen.requests.filter((line) => line.startsWith('PATCH')), ['PATCH /orders/o2', 'PATCH /orders/o6']);
  });
  it('books each payment once', async () => {
    await bookPayments(inFebruary);
    assert.deepEqual((await bookPayments(inFebruary)).paid, []);
  });
  it('reminds of what is late', async () => {
    assert.deepEqual(await sendReminders(inFebruary), ['2024-o2', '2024-o6']);
    const letters = upstreams.crm.seen.bodies.filter(Boolean) as { text: string }[];
    assert.equal(letters.length, 2);
    assert.ok(letters.some(({ text }) => /Dear Customer C2, your invoice 2024-o2 over 30.93 EUR was due on 2024-01-18/.test(text)));
  });
  it('removes old labels only', async () => {
    const labels = path.join(folder, 'old');
    mkdirSync(labels);
    for (const name of ['a.pdf', 'b.pdf']) writeFileSync(path.join(labels, name), '');
    utimesSync(path.join(labels, 'a.pdf'), 0, 0);
    assert.equal(await removeOldLabels(labels), 1);
    assert.equal(await removeOldLabels(labels), 0);
  });
});

describe('worker', () => {
  it('runs what is due, and goes on after a failure', async () => {
    const ran: string[] = [];
    const worker = new Worker([
      { name: 'a', every: 1, run: async () => ran.push('a') },
      { name: 'b', every: 2, run: async () => { ran.push('b'); throw new Error('b is ill'); } },
      { name: 'c', every: 2, run: async () => ran.push('c') },
    ]);
    await worker.runOnce();
    await worker.runOnce();
    assert.equal(ran.join(''), 'aabc');
    assert.deepEqual(worker.failures, [{ job: 'b', message: 'b is ill' }]);
  });
  it('starts, and stops when the job is done', async () => {
    let runs = 0;
    const worker = new Worker([{ name: 'a', every: 1, run: async () => ++runs }]);
    worker.start(5);
    assert.ok(await until(() => runs > 1));
    await worker.stop();
    const last = runs;
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(runs, last);
  });
  it('reports to the monitoring', async () => {
    const monitoring = await startUpstream(() => ({ json: 'x'.repeat(2000) }));
    after(monitoring.close);
    const worker = new Worker([{ name: 'a', every: 1, run: async () => {} }], monitoring.url);
    for (let i = 0; i < 3; i++) await worker.runOnce();
    assert.deepEqual(monitoring.seen.requests, ['POST /a', 'POST /a', 'POST /a']);
    monitoring.failWith = [500];
    assert.equal(await heartbeat(monitoring.url, 'b'), false);
  });
});

describe('live feed', () => {
  it('announces', async () => {
    assert.equal(await live.announce(upstreams.live.url, 'x', { a: 1 }), true);
    assert.ok(await until(() => upstreams.live.messages.length === 1));
  });
  it('fails when nobody is there', async () => assert.rejects(live.announce('ws://127.0.0.1:1', 'x', null), { code: 'ECONNREFUSED' }));
  it('listens, and connects again', async () => {
    const heard: unknown[] = [];
    const feed = new live.LiveFeed(upstreams.live.url, (message) => heard.push(message));
    const isOpen = () => feed.socket?.readyState === 1;
    feed.start();
    assert.ok(await until(isOpen));
    const broken = feed.socket;
    upstreams.live.dropAll();
    assert.ok(await until(() => feed.socket !== broken && isOpen()));
    upstreams.live.broadcast({ a: 1 });
    assert.ok(await until(() => heard.length === 1));
    feed.stop();
    assert.ok(await until(() => upstreams.live.open() === 0));
  });
});

describe('operations', () => {
  const ops = createOps();
  after(() => ops.close());
  const get = async (url: string) => {
    const { statusCode, body } = await ops.inject(url);
    return { statusCode, body, json: body.startsWith('{') ? JSON.parse(body) : undefined };
  };
  it('is healthy', async () => assert.equal((await get('/health')).json.ok, true));
  it('knows its version and host', async () => {
    assert.deepEqual((await get('/version')).json, { version: '0.0.0', node: process.version });
    assert.match((await get('/host')).json.name, /^\S+$/);
  });
  it('measures itself', async () => assert.match((await get('/metrics')).body, /^event_loop_delay_max_ms \d+\.\d\nevent_loop_busy_ms \d+\nrss_bytes \d+\n$/));
  it('is ready when the orders are', async () => {
    assert.deepEqual((await get('/ready')).json, { ready: true });
    upstreams.orders.failWith = [500];
    assert.deepEqual((await get('/ready')).json, { ready: false });
  });
});

describe('settings', () => {
  it('takes addresses from the environment', () => assert.equal(settings.upstreams.orders, upstreams.orders.url));
  it('reads flags', async () => {
    assert.equal(await isEnabled('liveFeed'), true);
    assert.equal(await isEnabled('newInvoices'), false);
    assert.equal(await isEnabled('unknown'), false);
  });
});

describe('command line', () => {
  const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
  const run = (...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, ['--import', 'tsx', cli, ...args], { env: { ...process.env, USERS_DIR: path.join(folder, 'cli') }, timeout: 60_000 }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
      });
    });

  it('exports orders', async () => {
    const file = path.join(folder, 'orders.csv');
    const { code, stdout } = await run('export-orders', '2024-01-01', '2024-01-10', file);
    assert.deepEqual([code, stdout], [0, `4 orders in ${file}\n`]);
    assert.match(readFileSync(file, 'utf8'), /^id,date,customer,status,lines\r\no1,/);
  });
  it('adds users from a file', async () => {
    mkdirSync(path.join(folder, 'cli'));
    const file = path.join(folder, 'users.csv');
    writeFileSync(file, 'eve,"a ""secret""",admin\nbob,1234\n');
    assert.deepEqual(await run('add-users', file), { code: 0, stdout: '2 users added\n', stderr: '' });
    const users = JSON.parse(readFileSync(path.join(folder, 'cli/users.json'), 'utf8')) as { name: string; role: string }[];
    assert.deepEqual(users.map(({ name, role }) => [name, role]), [['eve', 'admin'], ['bob', 'clerk']]);
  });
  it('does the nightly work, and ends', async () => {
    const { code, stdout } = await run('nightly');
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(JSON.parse(stdout)), ['booked', 'reminded']);
  });
  it('says how it is used', async () => {
    const { code, stderr } = await run('dance');
    assert.equal(code, 2);
    assert.match(stderr, /^Usage: back-office/);
  });
});
