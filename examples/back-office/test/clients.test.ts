import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { labels, services, upstreams } from './service.js';
import type { Sources } from '../src/reports.js';

const { matchPayments, payments, toPayment } = await import('../src/clients/bank.js');
const { CrmClient } = await import('../src/clients/crm.js');
const { Agent: SalesAgent, provisionReport, shortageReport, topCustomers, turnoverReport } = await import('../src/reports.js');
const { Agent } = await import('undici');

const { orders, crm, warehouse, carrier } = services;
const january = { from: '2024-01-01', to: '2024-01-31' };
const year = { from: '2024-01-01', to: '2024-12-31' };

describe('orders', () => {
  it('gets one, and says who asks', async () => {
    const order = await orders.get('o2');
    assert.deepEqual([order.customer, order.date, order.lines.length], ['c2', '2024-01-04', 2]);
  });
  it('says which one is not there', async () => {
    await assert.rejects(orders.get('o5000'), { status: 404, message: 'no order o5000' });
    assert.equal(upstreams.orders.seen.requests.length, 1);
  });
  it('tries again when the service is busy', async () => {
    upstreams.orders.failWith = [503, 502];
    assert.equal((await orders.get('o1')).id, 'o1');
    assert.equal(upstreams.orders.seen.requests.length, 3);
  });
  it('gives up after three times', async () => {
    upstreams.orders.failWith = [503, 503, 503];
    await assert.rejects(orders.get('o1'), /503/);
  });
  it('keeps the order of the ids', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `o${40 - i}`);
    assert.deepEqual((await orders.getMany(ids)).map(({ id }) => id), ids);
  });
  it('fails as a whole when one is not there', async () => assert.rejects(orders.getMany(['o1', 'o9999', 'o2']), { status: 404 }));
  it('walks through all pages', async () => {
    const ids: string[] = [];
    for await (const { id } of orders.all(year)) ids.push(id);
    assert.equal(ids.length, 40);
    assert.deepEqual((await orders.page(year, 2, 15)).next, 3);
  });
  it('finds open ones', async () => {
    const open = await orders.openOrders(january);
    assert.deepEqual(open.map(({ id }) => id), ['o4', 'o8']);
  });
  it('suggests products, and knows their names', async () => {
    assert.deepEqual((await orders.suggest('pen')).map(({ name }) => name), ['like pen']);
    assert.deepEqual([...(await orders.products(['s1', 's2'])).values()].map(({ name }) => name), ['Product s1', 'Product s2']);
  });
  it('sets a status', async () => {
    await orders.setStatus('o7', 'paid');
    assert.deepEqual(upstreams.orders.seen.bodies.at(-1), { status: 'paid' });
    assert.equal((await orders.get('o7')).status, 'paid');
  });
});

describe('crm', () => {
  it('asks once for each customer', async () => {
    await Promise.all([crm.customer('c11'), crm.customer('c11')]);
    await crm.customer('c11');
    assert.deepEqual(upstreams.crm.seen.requests, ['GET /customers/c11']);
  });
  it('asks again after a note', async () => {
    await crm.customer('c12');
    await crm.addNote('c12', { text: 'called', at: '2024-05-01' });
    await crm.customer('c12');
    assert.deepEqual(upstreams.crm.seen.requests, ['GET /customers/c12', 'POST /customers/c12/notes', 'GET /customers/c12']);
    assert.deepEqual(upstreams.crm.seen.bodies[1], { text: 'called', at: '2024-05-01' });
  });
  it('says what went wrong', async () => {
    await assert.rejects(crm.customer('x'), { status: 404 });
    upstreams.crm.failWith = [500, 500];
    await assert.rejects(crm.search('a'), { status: 502, message: 'crm answered 500' });
    await assert.rejects(crm.addNote('c1', { text: '', at: '' }), { status: 502 });
  });
  it('sorts what it finds', async () => {
    assert.deepEqual((await crm.search('customer')).map(({ id }) => id), ['c1', 'c2', 'c3']);
    assert.deepEqual(await crm.search('nobody'), []);
  });
  it('goes through the dispatcher it is given', async () => {
    const dispatcher = new Agent({ connections: 1 });
    const client = new CrmClient(upstreams.crm.url, dispatcher);
    await Promise.all(['c21', 'c22', 'c23'].map((id) => client.customer(id)));
    assert.equal(upstreams.crm.seen.peak, 1);
    await dispatcher.close();
  });
});

describe('warehouse', () => {
  it('counts pieces', async () => assert.equal(await warehouse.stock('s9'), 2));
  it('reserves and releases', async () => {
    const id = await warehouse.reserve([{ sku: 's1', quantity: 2 }]);
    await warehouse.release(id);
    assert.deepEqual(upstreams.warehouse.seen.requests, ['POST /reservations', 'DELETE /reservations/r1']);
    assert.deepEqual(upstreams.warehouse.seen.bodies[0], { lines: [{ sku: 's1', quantity: 2 }] });
  });
  it('passes on what failed', async () => {
    upstreams.warehouse.failWith = [409];
    await assert.rejects(warehouse.reserve([]), { status: 409, message: /failed on purpose/ });
  });
  it('tells whether anybody is there', async () => {
    assert.equal(await warehouse.ping(), true);
    upstreams.warehouse.failWith = [500];
    assert.equal(await warehouse.ping(), false);
  });
});

describe('carrier', () => {
  const to = { name: 'A', street: 'B', city: 'C' };
  it('ships', async () => {
    assert.deepEqual(await carrier.ship('o1', to, 500), { id: 'sh-o1', tracking: 'T1' });
    assert.deepEqual(upstreams.carrier.seen.bodies, [{ reference: 'o1', to, grams: 500 }]);
  });
  it('does not deliver everywhere', async () => {
    await assert.rejects(carrier.ship('o1', { ...to, city: 'Atlantis' }, 1), { status: 422 });
    upstreams.carrier.failWith = [500];
    await assert.rejects(carrier.ship('o1', to, 1), { status: 502, message: 'carrier answered 500' });
    assert.equal(upstreams.carrier.seen.requests.length, 2);
  });
  it('saves labels, and makes the folder', async () => {
    const file = await carrier.saveLabel('sh-1', path.join(labels, 'deep'));
    assert.equal(path.basename(file), 'sh-1.pdf');
    assert.equal(readFileSync(file).length, 200_000);
    assert.match(readFileSync(file, 'latin1'), /^%PDF label of \/shipments\/sh-1\/label/);
  });
  it('tracks in order', async () => {
    assert.deepEqual((await carrier.track('sh-1')).map(({ state }) => state), ['on its way', 'delivered']);
    assert.deepEqual(await carrier.lastStates(['sh-1', 'sh-new']), { 'sh-1': 'delivered', 'sh-new': 'unknown' });
  });
});

describe('bank', () => {
  it('reads payments', async () => {
    const received = await payments('DE02', '2024-01-01');
    assert.deepEqual(received[0], { id: 'p1', reference: '2024-o2', amount: 3100, date: '2024-01-20' });
    assert.deepEqual(upstreams.bank.seen.requests, ['GET /accounts/DE02/payments?since=2024-01-01']);
  });
  it('says when the bank is closed', async () => {
    upstreams.bank.failWith = [503];
    await assert.rejects(payments('DE02', '2024-01-01'), { status: 502, message: 'bank answered 503' });
    assert.deepEqual(await payments('nobody', '2024-01-01'), []);
  });
  it('finds the reference in what people write', () => {
    assert.equal(toPayment({ id: '', purpose: 'Inv. 2024-o17/2', amount: '1', booked: '' }).reference, '2024-o17');
    assert.equal(toPayment({ id: '', purpose: 'thanks', amount: '1', booked: '' }).reference, '');
  });
  it('adds up instalments', () => {
    const payment = (reference: string, amount: number) => ({ id: '', reference, amount, date: '' });
    const { paid, partial, unknown } = matchPayments([payment('a', 5), payment('a', 5), payment('b', 9), payment('z', 1)], new Map([['a', 10], ['b', 10], ['c', 1]]));
    assert.deepEqual([paid, partial, unknown.length], [['a'], ['b'], 1]);
  });
});

describe('reports', () => {
  const sources: Sources = { orders, crm, stock: warehouse.stock };
  it('adds turnover and provision up by agent', async () => {
    const [head, first, ...rest] = (await provisionReport(sources, january)).trimEnd().split('\r\n');
    assert.equal(head, 'agent,customers,turnover,provision');
    assert.equal(first, 'agent 0,1,188.49,5.65');
    assert.equal(rest.length, 4);
  });
  it('asks the CRM for four at a time', async () => {
    upstreams.crm.delayMs = 5;
    for (let i = 0; i < 5; i++) crm.forget(`c${i}`);
    await provisionReport(sources, year);
    assert.ok(upstreams.crm.seen.peak <= 4);
  });
  it('adds turnover up by month', async () => {
    const rows = await turnoverReport(sources, { from: '2024-01-01', to: '2024-02-29' });
    assert.deepEqual(rows.map(({ month, orders: count }) => [month, count]), [['2024-01', 11], ['2024-02', 9]]);
    assert.equal(rows[0]!.turnover, 829.95);
  });
  it('knows what runs out', async () => {
    const rows = await shortageReport(sources, january);
    assert.deepEqual(rows, [{ sku: 's9', sold: 5, available: 2, missing: 3 }]);
  });
  it('sorts customers by turnover', async () => {
    const all = await orders.getMany(['o1', 'o2', 'o7']);
    assert.deepEqual(topCustomers(all, new Map(), 1), [{ customer: 'c2', turnover: 113.49 }]);
    const agent = new SalesAgent('x');
    agent.add(all[0]!);
    assert.deepEqual(agent.row, { agent: 'x', customers: 1, turnover: 12.5, provision: 0.38 });
  });
});
