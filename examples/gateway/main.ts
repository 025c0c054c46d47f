import type { AddressInfo } from 'node:net';
import { Client } from 'undici';
import { answerErrors, createApp } from './app.js';
import { upstreams } from './config.js';
import { startUpstreams } from './upstreams.js';

const local = upstreams.orders === '' ? await startUpstreams() : null;
Object.assign(upstreams, local);

const probe = new Client(upstreams.orders);
const app = createApp();

app.get('/ready', async (_request, response) => {
  const { statusCode, body } = await probe.request({ path: '/orders/ping', method: 'GET' });
  await body.dump();
  response.json({ ready: statusCode === 200 });
});

app.use(answerErrors);

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

process.once('SIGTERM', async () => {
  await new Promise((resolve) => server.close(resolve));
  local?.stop();
});
