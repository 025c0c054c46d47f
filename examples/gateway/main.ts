import type { AddressInfo } from 'node:net';
import { Client } from 'undici';
import { createApp } from './app.js';
import { upstreams } from './config.js';
import { startUpstreams } from './upstreams.js';

async function checkOrders(): Promise<void> {
  const client = new Client(upstreams.orders);
  const { statusCode, body } = await client.request({ path: '/orders/check', method: 'GET' });
  await body.dump();
  if (statusCode !== 200) throw new Error(`The order service answers ${statusCode}`);
}

const local = upstreams.orders === '' ? await startUpstreams() : null;
Object.assign(upstreams, local);
await checkOrders();

const server = createApp().listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

process.once('SIGTERM', () => {
  server.close();
  local?.stop();
});
