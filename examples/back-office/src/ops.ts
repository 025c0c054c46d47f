import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import Fastify, { type FastifyInstance } from 'fastify';
import { Client } from 'undici';
import { settings } from './config.js';

const started = Date.now();
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

function versionOf(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version?: string };
  return manifest.version ?? '0.0.0';
}

/** What operations ask: not for the public. */
export function createOps(): FastifyInstance {
  const ops = Fastify();

  ops.get('/health', async () => ({ ok: true, upSeconds: Math.floor((Date.now() - started) / 1000) }));

  ops.get('/version', async () => {
    return { version: versionOf(), node: process.version };
  });

  ops.get('/host', async () => {
    const name = execSync('uname -n').toString().trim();
    return { name, pid: process.pid };
  });

  ops.get('/metrics', async (_request, reply) => {
    const { rss } = process.memoryUsage();
    const worst = delay.max / 1e6;
    delay.reset();
    void reply.type('text/plain');
    const { active } = performance.eventLoopUtilization();
    return `event_loop_delay_max_ms ${worst.toFixed(1)}\nevent_loop_busy_ms ${active.toFixed(0)}\nrss_bytes ${rss}\n`;
  });

  ops.get('/ready', async (_request, reply) => {
    const client = new Client(settings.upstreams.orders);
    try {
      const { statusCode } = await client.request({ path: '/ping', method: 'GET' });
      return { ready: statusCode === 200 };
    } catch {
      return reply.code(503).send({ ready: false });
    }
  });

  return ops;
}
