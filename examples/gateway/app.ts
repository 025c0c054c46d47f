import express, { type ErrorRequestHandler, type Express } from 'express';
import { getOrders, getStock } from './orders.js';
import { getPrice } from './prices.js';
import { loadTenant, renderInvoice } from './tenants.js';

export function createApp(): Express {
  const app = express();

  app.get('/health', (_request, response) => {
    response.json({ ok: true });
  });

  app.get('/tenants/:tenant', async (request, response) => {
    response.json(await loadTenant(request.params.tenant));
  });

  app.get('/orders', async (request, response) => {
    const ids = String(request.query['ids'] ?? '').split(',').filter(Boolean);
    const orders = await getOrders(ids);
    response.json({ orders, items: orders.reduce((sum, { quantity }) => sum + quantity, 0) });
  });

  app.get('/products/:sku', async (request, response) => {
    const { sku } = request.params;
    const [price, stock] = await Promise.all([getPrice(sku), getStock(sku)]);
    response.json({ ...price, ...stock });
  });

  app.get('/tenants/:tenant/invoices/:order', async (request, response) => {
    const tenant = await loadTenant(request.params.tenant);
    const [order] = await getOrders([request.params.order]);
    if (!order) return void response.sendStatus(404);
    const price = await getPrice(order.sku);
    const total = (price.amount * order.quantity * (100 - tenant.discount)) / 100;
    response.type('html').send(await renderInvoice({ ...tenant, ...order, total: total.toFixed(2) }));
  });

  return app;
}

export const answerErrors: ErrorRequestHandler = (error: NodeJS.ErrnoException, _request, response, _next) => {
  const missing = error.code === 'ENOENT';
  response.status(missing ? 404 : 502).json({ error: missing ? 'not found' : 'upstream failed' });
};
