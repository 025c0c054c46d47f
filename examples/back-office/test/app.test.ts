import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { archiveFolder, ask, folder, labels, until, upstreams, webhooksFile } from './service.js';

const { default: auth } = await import('../src/auth.cjs');
const { archived } = await import('../src/invoices.js');
const { isSigned, sign } = await import('../src/webhooks.js');

const address = { name: 'Ada', street: 'Quay 1', city: 'Nordhaven' };

describe('orders', () => {
  it('lists a page', async () => {
    const { status, json } = await ask('/orders?from=2024-01-01&to=2024-01-31&size=3');
    assert.equal(status, 200);
    assert.deepEqual([json.items.length, json.next], [3, 2]);
  });
  it('refuses what it cannot read', async () => {
    assert.deepEqual((await ask('/orders?from=2024-01-01&to=never')).json, { status: 400, title: 'to must be a date like 2024-01-31' });
    assert.deepEqual((await ask('/orders/batch?ids=a,b!')).json.details, ['b!']);
  });
  it('shows one with its customer and the names of its products', async () => {
    const { json } = await ask('/orders/o2');
    assert.equal(json.customer.name, 'Customer C2');
    assert.deepEqual(json.lines.map(({ name }: any) => name), ['Product s2', 'Product s9']);
  });
  it('shows many', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `o${i + 1}`);
    const { json } = await ask(`/orders/batch?ids=${ids.join(',')}`);
    assert.deepEqual(json.map(({ id }: any) => id), ids);
    assert.deepEqual((await ask('/orders/batch')).json, []);
  });
  it('says what is not there, and what is broken', async () => {
    assert.deepEqual((await ask('/orders/o99999')).json, { status: 404, title: 'no order o99999' });
    upstreams.orders.failWith = [500];
    assert.equal((await ask('/orders/o1')).status, 500);
    assert.equal((await ask('/nowhere')).status, 404);
  });
  it('exports line by line', async () => {
    const { type, text: csv } = await ask('/orders/export.csv?from=2024-01-01&to=2024-01-10');
    assert.match(type, /text\/csv/);
    assert.equal(csv, 'id,date,customer,status,lines\r\no1,2024-01-01,c1,shipped,1\r\no2,2024-01-04,c2,invoiced,2\r\no3,2024-01-07,c3,paid,1\r\no4,2024-01-10,c4,open,2\r\n');
  });
});

describe('shipments', () => {
  it('reserves, ships, saves the label and tells everybody', async () => {
    const { status, json } = await ask('/orders/o4/shipment', { method: 'POST', body: address });
    assert.equal(status, 201);
    assert.deepEqual(json, { id: 'sh-o4', tracking: 'T1', label: 'sh-o4.pdf' });
    assert.equal(readFileSync(path.join(labels, 'sh-o4.pdf')).length, 200_000);
    assert.ok(upstreams.orders.seen.requests.includes('PATCH /orders/o4'));
    assert.ok(await until(() => upstreams.live.messages.length === 1));
    assert.deepEqual(upstreams.live.messages, [{ channel: 'shipments', data: { id: 'sh-o4', tracking: 'T1' } }]);
  });
  it('releases the goods when the carrier does not deliver', async () => {
    const { status } = await ask('/orders/o8/shipment', { method: 'POST', body: { ...address, city: 'Atlantis' } });
    assert.equal(status, 422);
    assert.deepEqual(upstreams.warehouse.seen.requests, ['POST /reservations', 'DELETE /reservations/r1']);
  });
  it('ships open orders to full addresses only', async () => {
    assert.equal((await ask('/orders/o1/shipment', { method: 'POST', body: address })).status, 409);
    assert.deepEqual((await ask('/orders/o4/shipment', { method: 'POST', body: {} })).json.details, ['name', 'street', 'city']);
  });
  it('knows the last states', async () => {
    assert.deepEqual((await ask('/shipments?ids=sh-1,sh-new,sh-2')).json, { 'sh-1': 'delivered', 'sh-new': 'unknown', 'sh-2': 'delivered' });
  });
});

describe('invoices', () => {
  it('shows HTML', async () => {
    const { type, text: html } = await ask('/orders/o2/invoice');
    assert.match(type, /html/);
    assert.match(html, /^<header>Nordhaven Supply<\/header>\n<h1>Invoice 2024-o2<\/h1>/);
    assert.match(html, /<td>s9<\/td><td>1<\/td><td>0.99 EUR<\/td>/);
    assert.match(html, /Quay 7 &amp; 8/);
    assert.match(html, /Net 25.99 EUR, VAT 4.94 EUR, total 30.93 EUR. Payable until 2024-01-18/);
  });
  it('shows PDF', async () => {
    const { type, text: pdf } = await ask('/orders/o2/invoice?format=pdf');
    assert.match(type, /pdf/);
    assert.match(pdf, /^%PDF-1.4\n% \d{3} bytes/);
  });
  it('archives what it issues', async () => {
    const { status, json } = await ask('/orders/o5/invoice', { method: 'POST' });
    assert.equal(status, 201);
    assert.equal(json.gross, json.net + json.vat);
    const html = gunzipSync(readFileSync(path.join(archiveFolder, json.date.slice(0, 7), `${json.number}.html.gz`))).toString();
    assert.match(html, new RegExp(`Invoice ${json.number}`));
    assert.equal((await archived(archiveFolder)).get(json.number), json.sha256);
    assert.deepEqual(upstreams.orders.seen.bodies.at(-1), { status: 'invoiced' });
  });
  it('issues for what was shipped only', async () => assert.equal((await ask('/orders/o2/invoice', { method: 'POST' })).status, 409));
  it('has an empty archive at first', async () => assert.equal((await archived(path.join(folder, 'none'))).size, 0));
});

describe('customers and products', () => {
  it('searches', async () => {
    assert.deepEqual((await ask('/customers?q=c1')).json.map(({ id }: any) => id), ['c1']);
    assert.deepEqual((await ask('/products?q=nut')).json[0].name, 'like nut');
  });
  it('blames the CRM', async () => {
    upstreams.crm.failWith = [500];
    assert.deepEqual((await ask('/customers?q=c1')).json, { status: 502, title: 'crm answered 500' });
  });
});

describe('log-in', () => {
  const { addUser } = auth.createAuth(folder);
  before(async () => {
    await addUser('ada', 'correct horse', 'clerk');
    await addUser('guest', 'battery staple', 'guest');
  });
  const tokenOf = async (name: string, password: string) => (await ask('/login', { method: 'POST', body: { name, password } })).json.token;
  const note = (token?: string) => ask('/customers/c1/notes', { method: 'POST', body: { text: ' hello ' }, ...(token && { token }) });

  it('lets in who knows the password', async () => {
    assert.equal((await note(await tokenOf('ada', 'correct horse'))).status, 204);
    assert.equal((upstreams.crm.seen.bodies.at(-1) as any).text, 'hello');
  });
  it('keeps out who does not', async () => {
    assert.equal((await ask('/login', { method: 'POST', body: { name: 'ada', password: 'wrong' } })).status, 401);
    assert.equal((await ask('/login', { method: 'POST', body: { name: 'nobody', password: '' } })).status, 401);
    assert.equal((await note()).status, 401);
    assert.equal((await note('made.up')).status, 401);
  });
  it('looks at the role', async () => assert.deepEqual((await note(await tokenOf('guest', 'battery staple'))).json, { title: 'not for guest' }));
  it('keeps names apart', async () => assert.rejects(addUser('ada', 'x', 'clerk'), /there is a user ada/));
  it('keeps no password', () => assert.doesNotMatch(readFileSync(path.join(folder, 'users.json'), 'utf8'), /correct horse/));
  it('needs a text for a note', async () => {
    const token = await tokenOf('ada', 'correct horse');
    assert.equal((await ask('/customers/c1/notes', { method: 'POST', body: {}, token })).status, 400);
  });
});

describe('webhooks', () => {
  const heard: { url: string; body: string; signature: string }[] = [];
  let busy = 0;
  const subscriber = http.createServer(async (request, response) => {
    const body = await text(request);
    if (busy > 0) { busy--; return void response.writeHead(503).end(); }
    heard.push({ url: request.url ?? '', body, signature: String(request.headers['x-signature']) });
    response.writeHead(request.url === '/broken' ? 500 : 200).end('thanks');
  });
  let url = '';
  before(async () => {
    await new Promise<void>((resolve) => subscriber.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(subscriber.address() as AddressInfo).port}`;
  });
  after(() => { subscriber.closeAllConnections(); subscriber.close(); });

  it('subscribes once, and keeps secrets', async () => {
    const first = await ask('/webhooks', { method: 'POST', body: { url: `${url}/a`, events: ['orders.shipped'] } });
    assert.equal(first.status, 201);
    assert.equal((await ask('/webhooks', { method: 'POST', body: { url: `${url}/a` } })).status, 409);
    assert.equal((await ask('/webhooks', { method: 'POST', body: { url: 'ftp://x' } })).status, 400);
    assert.deepEqual((await ask('/webhooks')).json, [{ id: first.json.id, url: `${url}/a`, events: ['orders.shipped'] }]);
    assert.equal((await ask(`/webhooks/${first.json.id}`, { method: 'DELETE' })).status, 204);
    assert.equal((await ask(`/webhooks/${first.json.id}`, { method: 'DELETE' })).status, 404);
  });
  it('starts without a file', async () => {
    writeFileSync(webhooksFile, '');
    assert.equal((await ask('/webhooks')).status, 500);
    const { rmSync } = await import('node:fs');
    rmSync(webhooksFile);
    assert.deepEqual((await ask('/webhooks')).json, []);
    assert.equal(existsSync(webhooksFile), false);
  });
  it('loses nobody when several subscribe at once', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, i) => ask('/webhooks', { method: 'POST', body: { url: `${url}/${i}` } })));
    assert.equal((await ask('/webhooks')).json.length, 12);
  });
  it('tells who is interested, signed', async () => {
    heard.length = 0;
    busy = 1;
    const { json } = await ask('/webhooks', { method: 'POST', body: { url: `${url}/all` } });
    await ask('/webhooks', { method: 'POST', body: { url: `${url}/paid`, events: ['invoices.paid'] } });
    await ask('/webhooks', { method: 'POST', body: { url: `${url}/broken`, events: ['orders.shipped'] } });
    assert.equal((await ask('/orders/o12/shipment', { method: 'POST', body: address })).status, 201);
    assert.deepEqual(heard.map((one) => one.url).sort(), ['/all', '/broken']);
    const { body, signature } = heard.find((one) => one.url === '/all')!;
    assert.deepEqual([JSON.parse(body).event, JSON.parse(body).data], ['orders.shipped', { order: 'o12', tracking: 'T1' }]);
    assert.equal(signature, sign(json.secret, body));
  });
  it('knows a signature', () => {
    assert.equal(isSigned('s', 'x', sign('s', 'x')), true);
    assert.equal(isSigned('s', 'y', sign('s', 'x')), false);
    assert.equal(isSigned('s', 'x', 'short'), false);
  });
});
