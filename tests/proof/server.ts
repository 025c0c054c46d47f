import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a server saw. */
export interface Numbers {
  /** Connections opened to it. */
  readonly sockets: number;
  /** Connections still open when the program had ended. */
  readonly open: number;
  readonly requests: number;
  /** Most requests it was answering at once. */
  readonly peak: number;
}

export interface CountingServer {
  readonly url: string;
  readonly numbers: () => Numbers;
  readonly close: () => Promise<void>;
}

export interface ServerSettings {
  /** Milliseconds before each answer. */
  readonly delay?: number;
  /** Answers by itself, in place of `{"path": …}`. */
  readonly respond?: RequestListener;
  /** Key and certificate: an HTTPS server. */
  readonly tls?: ServerOptions;
}

/** No server outlives this, whatever a test forgets. */
const longestLife = 60_000;

/** A server on 127.0.0.1 that counts sockets and requests. A path that begins with `/status/404` is answered with that status. */
export async function startServer({ delay = 20, respond = echo, tls }: ServerSettings = {}): Promise<CountingServer> {
  const seen = { sockets: 0, open: 0, requests: 0, peak: 0 };
  let answering = 0;
  const listener: RequestListener = (request, response) => {
    seen.requests++;
    answering++;
    seen.peak = Math.max(seen.peak, answering);
    response.once('close', () => answering--);
    void sleep(delay, undefined, { ref: false }).then(() => respond(request, response));
  };
  const server: Server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    seen.sockets++;
    seen.open++;
    socket.once('close', () => seen.open--);
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = async (): Promise<void> => {
    clearTimeout(limit);
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  const limit = setTimeout(() => void end(), longestLife).unref();
  const { port } = server.address() as AddressInfo;
  return { url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, numbers: () => ({ ...seen }), close: end };
}

function echo(request: IncomingMessage, response: Parameters<RequestListener>[1]): void {
  const status = /^\/status\/(\d{3})/.exec(request.url ?? '')?.[1];
  response.writeHead(status ? Number(status) : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ path: request.url, authorization: request.headers.authorization }));
}
