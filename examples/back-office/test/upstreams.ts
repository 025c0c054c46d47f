import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import type { AddressInfo, Socket } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

const { WebSocketServer } = createRequire(import.meta.url)('ws');

/** What one of the services saw. */
export interface Seen {
  requests: string[];
  bodies: unknown[];
  sockets: number;
  openSockets: number;
  /** Most requests it was answering at once. */
  peak: number;
}

export interface Upstream {
  url: string;
  seen: Seen;
  /** Statuses for the next answers, before it is well again. */
  failWith: number[];
  /** Milliseconds before each answer. */
  delayMs: number;
  /** Takes requests and never answers. */
  silent: boolean;
  reset: () => void;
  close: () => Promise<void>;
}

type Answer = (request: IncomingMessage, url: URL, body: any) => { status?: number; json?: unknown; bytes?: Buffer };

const certificate = () => ({
  key: readFileSync(new URL('./certs/key.pem', import.meta.url)),
  cert: readFileSync(new URL('./certs/cert.pem', import.meta.url)),
});

const emptySeen = (): Seen => ({ requests: [], bodies: [], sockets: 0, openSockets: 0, peak: 0 });

export async function startUpstream(answer: Answer, tls?: { key: string | Buffer; cert: string | Buffer }): Promise<Upstream> {
  const upstream: Upstream = { url: '', seen: emptySeen(), failWith: [], delayMs: 0, silent: false, reset, close };
  const sockets = new Set<Socket>();
  let answering = 0;

  const listener: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://upstream');
    answering += 1;
    upstream.seen.peak = Math.max(upstream.seen.peak, answering);
    response.once('close', () => (answering -= 1));
    upstream.seen.requests.push(`${request.method} ${request.url}`);
    const body = request.method === 'POST' || request.method === 'PATCH' ? await json(request).catch(() => null) : null;
    upstream.seen.bodies.push(body);
    if (upstream.silent) return;
    if (upstream.delayMs > 0) await sleep(upstream.delayMs);
    const failure = upstream.failWith.shift();
    if (failure === undefined) send(response, answer(request, url, body));
    else send(response, { status: failure, json: { error: 'failed on purpose' } });
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  server.keepAliveTimeout = 60_000;
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    upstream.seen.sockets += 1;
    sockets.add(socket);
    upstream.seen.openSockets = sockets.size;
    socket.once('close', () => {
      sockets.delete(socket);
      upstream.seen.openSockets = sockets.size;
    });
  });

  function reset(): void {
    upstream.seen = { ...emptySeen(), openSockets: sockets.size };
    Object.assign(upstream, { failWith: [], delayMs: 0, silent: false });
  }
  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  upstream.url = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return upstream;
}

function send(response: ServerResponse, { status = 200, json: value, bytes }: ReturnType<Answer>): void {
  response.statusCode = status;
  if (bytes) return void response.setHeader('content-type', 'application/pdf').end(bytes);
  if (value === undefined) return void response.end();
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
}

export interface LiveServer {
  url: string;
  messages: { channel: string; data: any }[];
  open: () => number;
  broadcast: (message: unknown) => void;
  dropAll: () => void;
  close: () => Promise<void>;
}

export async function startLive(): Promise<LiveServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const messages: LiveServer['messages'] = [];
  server.on('connection', (socket: any) => socket.on('message', (text: Buffer) => messages.push(JSON.parse(String(text)))));
  return {
    url: `ws://127.0.0.1:${server.address().port}`,
    messages,
    open: () => server.clients.size,
    broadcast: (message) => server.clients.forEach((client: any) => client.send(JSON.stringify(message))),
    dropAll: () => server.clients.forEach((client: any) => client.terminate()),
    close: () => new Promise((resolve) => {
      server.clients.forEach((client: any) => client.terminate());
      server.close(() => resolve());
    }),
  };
}

// --- what they know ---

const STATUSES = ['open', 'shipped', 'invoiced', 'paid'];

/** Orders `o1` to `o40`, one each three days of 2024; what is set stays set until `forgetOrders`. */
const statuses = new Map<string, string>();
export const forgetOrders = () => statuses.clear();

export function orderOf(number: number) {
  const id = `o${number}`;
  const date = new Date(Date.UTC(2024, 0, 1 + 3 * (number - 1))).toISOString().slice(0, 10);
  const lines = [{ sku: `s${number % 7}`, quantity: number, price: 1250 }, ...(number % 2 ? [] : [{ sku: 's9', quantity: 1, price: 99 }])];
  return { id, customer: `c${number % 5}`, date, status: statuses.get(id) ?? STATUSES[number % 4]!, lines };
}

const answerOrders: Answer = (request, url, body) => {
  const [, kind, id = ''] = url.pathname.split('/');
  if (kind === 'ping') return { json: { ok: true } };
  if (kind === 'products') {
    if (id === '') return { json: [{ sku: 's1', name: `like ${url.searchParams.get('q')}`, weight: 100 }] };
    return { json: { sku: id, name: `Product ${id}`, weight: 250 } };
  }
  if (id === '') {
    const { from = '', to = '9', page = '1', size = '50' } = Object.fromEntries(url.searchParams);
    const all = Array.from({ length: 40 }, (_, i) => orderOf(i + 1)).filter(({ date }) => date >= from && date <= to);
    const start = (Number(page) - 1) * Number(size);
    return { json: { items: all.slice(start, start + Number(size)), next: start + Number(size) < all.length ? Number(page) + 1 : null } };
  }
  const number = Number(id.slice(1));
  if (!(number >= 1 && number <= 1000)) return { status: 404, json: { error: 'no such order' } };
  if (request.method === 'PATCH') statuses.set(id, body.status);
  return { json: orderOf(number) };
};

const answerCrm: Answer = (request, url) => {
  const [, , id = ''] = url.pathname.split('/');
  const customerOf = (key: string) => ({ id: key, name: `Customer ${key.toUpperCase()}`, street: 'Quay 7 & 8', city: 'Nordhaven', email: `${key}@example.test`, agent: `agent ${key.at(-1)}` });
  if (request.method === 'POST') return { status: 201, json: { ok: true } };
  if (id === '') return { json: ['c3', 'c1', 'c2'].map(customerOf).filter(({ name }) => name.toLowerCase().includes(url.searchParams.get('q') ?? '')) };
  return /^c\d+$/.test(id) ? { json: customerOf(id) } : { status: 404, json: {} };
};

const answerWarehouse: Answer = (request, url) => {
  const [, kind, id = ''] = url.pathname.split('/');
  if (kind === 'stock') return { json: { sku: id, available: id === 's9' ? 2 : 40 } };
  if (request.method === 'DELETE') return { status: 204 };
  return kind === 'reservations' ? { status: 201, json: { id: 'r1' } } : { json: { ok: true } };
};

const answerCarrier: Answer = (request, url, body) => {
  if (request.method === 'POST') return body?.to?.city === 'Atlantis' ? { status: 422, json: {} } : { status: 201, json: { id: `sh-${body?.reference}`, tracking: 'T1' } };
  if (url.pathname.endsWith('/label')) return { bytes: Buffer.alloc(200_000, `%PDF label of ${url.pathname} `) };
  const events = [{ at: '2024-02-02', place: 'Nordhaven', state: 'delivered' }, { at: '2024-02-01', place: 'Hub', state: 'on its way' }];
  return { json: url.pathname.includes('sh-new') ? [] : events };
};

const answerBank: Answer = (_request, url) => ({
  json: url.pathname.includes('nobody')
    ? []
    : [
        { id: 'p1', purpose: 'RE 2024-o2 thank you', amount: '31.00', booked: '2024-01-20' },
        { id: 'p2', purpose: '2024-o6', amount: '50.00', booked: '2024-01-21' },
        { id: 'p3', purpose: '2024-o6 rest', amount: '40.43', booked: '2024-01-22' },
        { id: 'p4', purpose: '2024-o10', amount: '1.00', booked: '2024-01-22' },
        { id: 'p5', purpose: 'coffee', amount: '3.20', booked: '2024-01-23' },
      ],
});

export async function startUpstreams(bankTls = certificate()) {
  const [orders, crm, warehouse, carrier, bank, live] = await Promise.all([
    startUpstream(answerOrders),
    startUpstream(answerCrm),
    startUpstream(answerWarehouse),
    startUpstream(answerCarrier),
    startUpstream(answerBank, bankTls),
    startLive(),
  ]);
  const http = { orders, crm, warehouse, carrier, bank };
  return {
    ...http,
    live,
    /** For the environment of the service. */
    env: Object.fromEntries(Object.entries({ ...http, live }).map(([name, { url }]) => [`${name.toUpperCase()}_URL`, url])),
    reset: () => {
      forgetOrders();
      Object.values(http).forEach((upstream) => upstream.reset());
      live.messages.length = 0;
    },
    close: async () => {
      await Promise.all([...Object.values(http), live].map((upstream) => upstream.close()));
    },
  };
}
