import { describe, expect, it } from 'vitest';
import { refusal, rewrite, type Rewriting } from './rewriting.js';

const rule = 'no-session-per-request';
const migrated = (code: string, rewriting: Partial<Rewriting> = {}): string => rewrite(code, { rule, filename: 'routes.ts', ...rewriting });

const head = "import type { FastifyInstance } from 'fastify';\nimport { Agent, fetch } from 'undici';\n\n";
const plugin = (body: string): string => `${head}export async function routes(fastify: FastifyInstance, options: { connections: number }): Promise<void> {\n${body}}\n`;
const route = (agent: string, made = ''): string => `  // The items.\n  fastify.get('/items', async () => {\n${made}    return (await fetch('https://api.example', { dispatcher: ${agent} })).json();\n  });\n`;
const hook = "  fastify.addHook('onClose', async () => {\n    await agent.close();\n  });\n\n";

describe('in a plugin of Fastify', () => {
  it('from the options of the plugin, closed with the instance', () => {
    expect(migrated(plugin(route('agent', '    const agent = new Agent({ connections: options.connections });\n')))).toBe(plugin(`  const agent = new Agent({ connections: options.connections });\n${hook}${route('agent')}`));
  });

  it('behind the constants it needs', () => {
    const limit = '  const limit = options.connections * 2;\n';
    expect(migrated(plugin(limit + route('new Agent({ connections: limit })')))).toBe(plugin(`${limit}  const agent = new Agent({ connections: limit });\n${hook}${route('agent')}`));
  });

  it('of a handler among the options of a route', () => {
    const declared = (agent: string): string => `  fastify.route({ method: 'GET', url: '/', handler: async () => (await fetch('https://api.example', { dispatcher: ${agent} })).json() });\n`;
    expect(migrated(plugin(declared('new Agent({ connections: options.connections })')))).toBe(plugin(`  const agent = new Agent({ connections: options.connections });\n${hook}${declared('agent')}`));
  });

  it('one for two handlers', () => {
    const both = (agent: string): string => route(agent) + route(agent).replaceAll('items', 'others');
    expect(migrated(plugin(both('new Agent({ connections: options.connections })')))).toBe(plugin(`  const agent = new Agent({ connections: options.connections });\n${hook}${both('agent')}`));
  });

  it('registered in the same file, in JavaScript without semicolons', () => {
    const code = (before: string, agent: string): string => `import Fastify from 'fastify'\nimport { Agent, fetch } from 'undici'\n\nconst app = Fastify()\napp.register(async (instance, { connections }) => {\n${before}  instance.get('/', async () => (await fetch('https://api.example', { dispatcher: ${agent} })).json())\n}, { connections: 5 })\n`;
    expect(migrated(code('', 'new Agent({ connections })'), { filename: 'app.js' })).toBe(code("  const agent = new Agent({ connections })\n  instance.addHook('onClose', async () => {\n    await agent.close()\n  })\n\n", 'agent'));
  });
});

describe('in what makes handlers', () => {
  const imports = "import express from 'express';\nimport https from 'node:https';\nimport axios from 'axios';\n\n";
  const ask = (agent: string): string => `async (req, res) => {\n    res.json((await axios.get('https://api.example', { httpsAgent${agent} })).data);\n  }`;
  const made = ': new https.Agent({ ca, keepAlive: true })';
  const constant = '  const httpsAgent = new https.Agent({ ca, keepAlive: true });\n';

  it('that registers them', () => {
    const code = (before: string, agent: string): string => `${imports}export function createApp({ ca }) {\n  const app = express();\n${before}  app.get('/', ${ask(agent)});\n  return app;\n}\n`;
    expect(migrated(code('', made), { filename: 'app.js' })).toBe(code(constant, ''));
  });

  it('that returns one', () => {
    const code = (before: string, agent: string): string => `${imports}export const proxy = (ca) => {\n${before}  return ${ask(agent)};\n};\n`;
    expect(migrated(code('', made), { filename: 'app.js' })).toBe(code(constant, ''));
  });
});

describe('says why not', () => {
  it.each([
    ['what the request brings', route('agent', '    const agent = new Agent({ connections: Number(options.connections) + extra });\n').replace('async ()', 'async (extra)'), 'its options depend on `options`'],
    ['options that change', `  options = { connections: 5 };\n${route('new Agent({ connections: options.connections })')}`, 'its options depend on `options`'],
    ['what is declared below', `${route('new Agent({ connections: limit })')}  const limit = options.connections;\n`, 'its options depend on `limit`'],
    ['a condition', route('agent', '    const agent = options.connections ? new Agent({ connections: options.connections }) : undefined;\n'), 'it is created under a condition, which may keep it from failing'],
  ])('%s', (_what, body, because) => {
    expect(refusal(plugin(body), { rule, filename: 'routes.ts' })).toBe(because);
  });
});
