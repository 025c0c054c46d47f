import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Stand-ins for the services behind the gateway. `UPSTREAM_TLS=1` gives the price service TLS with a self-signed certificate. */
export async function startUpstreams(): Promise<{ orders: string; prices: string; stop: () => void }> {
  const tls = process.env['UPSTREAM_TLS'] === '1';
  const orders = http.createServer((request, response) => {
    const [, kind, id = ''] = (request.url ?? '').split('/');
    const answer = kind === 'orders' ? { id, sku: `sku-${id}`, quantity: id.length + 1 } : { sku: id, available: id.length * 10 };
    send(response, answer);
  });
  const answerPrice: http.RequestListener = (request, response) => {
    const sku = (request.url ?? '').split('/').at(-1) ?? '';
    send(response, { sku, amount: sku.length * 1.25 });
  };
  const prices = tls ? https.createServer(await selfSigned(), answerPrice) : http.createServer(answerPrice);
  return {
    orders: `http://127.0.0.1:${await listen(orders)}`,
    prices: `${tls ? 'https' : 'http'}://127.0.0.1:${await listen(prices)}`,
    stop: () => [orders, prices].forEach((server) => server.close()),
  };
}

function send(response: http.ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
}

function listen(server: http.Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

async function selfSigned(): Promise<{ key: Buffer; cert: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    await promisify(execFile)('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '1', '-subj', '/CN=127.0.0.1']);
    return { key: await readFile(key), cert: await readFile(cert) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
