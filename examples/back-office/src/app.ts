import express, { type ErrorRequestHandler, type Express } from 'express';
import { tmpdir } from 'node:os';
import path from 'node:path';
import auth from './auth.cjs';
import { Carrier } from './clients/carrier.js';
import { CrmClient } from './clients/crm.js';
import { OrderApi } from './clients/orders.js';
import warehouses from './clients/warehouse.cjs';
import { dataDir, isEnabled, settings } from './config.js';
import { HttpError, parseAddress, parseHttpUrl, parseIds, parsePage, parseRange, toProblem } from './errors.js';
import { csvLine } from './format.js';
import { archive, invoiceOf, renderInvoice, toPdf } from './invoices.js';
import live from './live.cjs';
import { provisionReport, shortageReport, turnoverReport, type Sources } from './reports.js';
import { listSubscriptions, publish, subscribe, unsubscribe } from './webhooks.js';

const { upstreams } = settings;

export const services = {
  orders: new OrderApi({ baseUrl: upstreams.orders, token: process.env.ORDERS_TOKEN ?? 'local', retryDelayMs: settings.retryDelayMs }),
  crm: new CrmClient(upstreams.crm),
  warehouse: warehouses.createWarehouse(upstreams.warehouse),
  carrier: new Carrier(upstreams.carrier),
  today: () => new Date().toISOString().slice(0, 10),
};

const folders = {
  labels: process.env.LABELS_DIR ?? path.join(tmpdir(), 'labels'),
  archive: process.env.ARCHIVE_DIR ?? path.join(tmpdir(), 'invoices'),
};

async function tellScreens(channel: string, data: unknown): Promise<void> {
  if (!(await isEnabled('liveFeed'))) return;
  // The screens are nice to have.
  await live.announce(upstreams.live, channel, data).catch(() => false);
}

export function createApp(): Express {
  const app = express();
  const { login } = auth.createAuth(process.env.USERS_DIR ?? dataDir);
  const { orders, crm, warehouse, carrier, today } = services;
  const sources: Sources = { orders, crm, stock: warehouse.stock };
  app.use(express.json());

  app.post('/login', async (request, response) => {
    const token = await login(request.body?.name, request.body?.password);
    if (token === null) throw new HttpError(401, 'wrong name or password');
    response.json({ token });
  });

  app.get('/orders', async (request, response) => {
    const { page, size } = parsePage(request.query);
    response.json(await orders.page(parseRange(request.query), page, size));
  });

  app.get('/orders/batch', async (request, response) => {
    response.json(await orders.getMany(parseIds(request.query.ids)));
  });

  // Line by line: a year of orders does not fit into memory.
  app.get('/orders/export.csv', async (request, response) => {
    const columns = ['id', 'date', 'customer', 'status', 'lines'];
    const range = parseRange(request.query);
    response.type('text/csv');
    response.write(csvLine(Object.fromEntries(columns.map((name) => [name, name])), columns));
    for await (const { lines, ...order } of orders.all(range)) {
      response.write(csvLine({ ...order, lines: lines.length }, columns));
    }
    response.end();
  });

  app.get('/orders/:id', async (request, response) => {
    const order = await orders.get(request.params.id);
    const [customer, products] = await Promise.all([crm.customer(order.customer), orders.products(order.lines.map(({ sku }) => sku))]);
    response.json({ ...order, customer, lines: order.lines.map((line) => ({ ...line, name: products.get(line.sku)?.name ?? line.sku })) });
  });

  app.post('/orders/:id/shipment', async (request, response) => {
    const to = parseAddress(request.body);
    const order = await orders.get(request.params.id);
    if (order.status !== 'open') throw new HttpError(409, `order is ${order.status}`);
    const reservation = await warehouse.reserve(order.lines);
    try {
      const shipment = await carrier.ship(order.id, to, order.lines.reduce((sum, { quantity }) => sum + quantity * 250, 0));
      const label = await carrier.saveLabel(shipment.id, folders.labels);
      await orders.setStatus(order.id, 'shipped');
      await tellScreens('shipments', shipment);
      await publish('orders.shipped', { order: order.id, tracking: shipment.tracking });
      response.status(201).json({ ...shipment, label: path.basename(label) });
    } catch (error) {
      await warehouse.release(reservation);
      throw error;
    }
  });

  app.get('/shipments', async (request, response) => {
    response.json(await carrier.lastStates(parseIds(request.query.ids)));
  });

  app.get('/orders/:id/invoice', async (request, response) => {
    const order = await orders.get(request.params.id);
    const html = await renderInvoice(order, await crm.customer(order.customer), order.date);
    if (request.query.format === 'pdf') response.type('application/pdf').send(await toPdf(html));
    else response.type('html').send(html);
  });

  app.post('/orders/:id/invoice', async (request, response) => {
    const order = await orders.get(request.params.id);
    if (order.status !== 'shipped') throw new HttpError(409, `order is ${order.status}`);
    const invoice = invoiceOf(order, today());
    const html = await renderInvoice(order, await crm.customer(order.customer), invoice.date);
    const { sha256 } = await archive(invoice, html, folders.archive);
    await orders.setStatus(order.id, 'invoiced');
    await publish('invoices.created', { number: invoice.number, gross: invoice.gross });
    response.status(201).json({ ...invoice, sha256 });
  });

  app.get('/customers', async (request, response) => {
    response.json(await crm.search(String(request.query.q ?? '')));
  });

  app.get('/products', async (request, response) => {
    response.json(await orders.suggest(String(request.query.q ?? '')));
  });

  app.post('/customers/:id/notes', auth.allow('clerk', 'admin'), async (request, response) => {
    const text = String(request.body?.text ?? '').trim();
    if (text === '') throw new HttpError(400, 'a note needs text');
    await crm.addNote(String(request.params.id), { text, at: today() });
    response.sendStatus(204);
  });

  app.get('/reports/provision.csv', async (request, response) => {
    response.type('text/csv').send(await provisionReport(sources, parseRange(request.query)));
  });

  app.get('/reports/turnover', async (request, response) => {
    response.json(await turnoverReport(sources, parseRange(request.query)));
  });

  app.get('/reports/shortage', async (request, response) => {
    response.json(await shortageReport(sources, parseRange(request.query)));
  });

  app.get('/webhooks', async (_request, response) => {
    response.json(await listSubscriptions());
  });

  app.post('/webhooks', async (request, response) => {
    const events = Array.isArray(request.body?.events) ? request.body.events.map(String) : ['*'];
    response.status(201).json(await subscribe(parseHttpUrl(request.body?.url), events));
  });

  app.delete('/webhooks/:id', async (request, response) => {
    response.sendStatus((await unsubscribe(request.params.id)) ? 204 : 404);
  });

  app.use(answerErrors);
  return app;
}

const answerErrors: ErrorRequestHandler = (error, _request, response, _next) => {
  if (response.headersSent) return void response.destroy();
  const problem = toProblem(error);
  response.status(problem.status).json(problem);
};
