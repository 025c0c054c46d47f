import { describe, expect, it } from 'vitest';
import { leftovers, messagesFor, refusal, rewrite, type Rewriting } from './rewriting.js';

const rule = 'no-session-per-request';
/** What plain `--fix` makes of it. */
const fixed = (code: string, rewriting: Partial<Rewriting> = {}): string => checked(code, { rule, fixes: 'safe', ...rewriting });
/** What a migration makes of it. */
const migrated = (code: string, rewriting: Partial<Rewriting> = {}): string => checked(code, { rule, ...rewriting });
const refused = (code: string, rewriting: Partial<Rewriting> = {}): string | null => refusal(code, { rule, ...rewriting });

function checked(code: string, rewriting: Rewriting): string {
  const output = rewrite(code, rewriting);
  expect(leftovers(code, rewriting)).toEqual(expect.arrayContaining([...leftovers(output, rewriting)]));
  return output;
}

/** A module with one function that asks for `url`. */
const load = (body: string, head = "import { Agent, fetch } from 'undici';"): string => `${head}\n\nexport async function load(url) {\n${body}\n}\n`;

const asking = `  const res = await fetch(url, { dispatcher: agent });
  return res.json();`;

describe('moves the creation to the top of the module', () => {
  it('from a constant of the function', () => {
    expect(fixed(load(`  const agent = new Agent({ connections: 10 });\n${asking}`))).toBe(load(asking, "import { Agent, fetch } from 'undici';\n\nconst agent = new Agent({ connections: 10 });"));
  });

  it('from an option of the request', () => {
    expect(fixed(load('  return fetch(url, { dispatcher: new Agent({ connections: 10 }) });'))).toBe(load('  return fetch(url, { dispatcher: agent });', "import { Agent, fetch } from 'undici';\n\nconst agent = new Agent({ connections: 10 });"));
  });

  it('from an option of the same name, which is then written short', () => {
    const head = "import https from 'node:https';\nimport axios from 'axios';";
    expect(fixed(load('  return axios.get(url, { httpsAgent: new https.Agent({ keepAlive: true }) });', head))).toBe(load('  return axios.get(url, { httpsAgent });', `${head}\n\nconst httpsAgent = new https.Agent({ keepAlive: true });`));
  });

  it('from a configured instance, which may stay where it is', () => {
    const head = "import http from 'node:http';\nimport axios from 'axios';";
    const body = (agent: string): string => `  const api = axios.create({ ${agent}, baseURL: url });\n  const { data } = await api.get('/');\n  return data;`;
    expect(fixed(load(body('httpAgent: new http.Agent({ keepAlive: true })'), head))).toBe(load(body('httpAgent'), `${head}\n\nconst httpAgent = new http.Agent({ keepAlive: true });`));
  });

  it('from a class method, when nothing of the instance is needed', () => {
    const service = (body: string): string => `import { Agent, fetch } from "undici"\n${body}`;
    expect(fixed(service('class Api {\n\tasync get(url) {\n\t\tconst agent = new Agent({ connections: 2 })\n\t\treturn fetch(url, { dispatcher: agent })\n\t}\n}\n'))).toBe(
      service('\nconst agent = new Agent({ connections: 2 })\nclass Api {\n\tasync get(url) {\n\t\treturn fetch(url, { dispatcher: agent })\n\t}\n}\n'),
    );
  });

  it('out of a Lambda handler', () => {
    const head = "import { Agent, fetch } from 'undici';\n";
    expect(fixed(`${head}export const handler = async (event, context) => {\n  const agent = new Agent({ connections: 1 });\n  return (await fetch('https://example.com', { dispatcher: agent })).status;\n};\n`)).toBe(
      `${head}\nconst agent = new Agent({ connections: 1 });\nexport const handler = async (event, context) => {\n  return (await fetch('https://example.com', { dispatcher: agent })).status;\n};\n`,
    );
  });

  it('with what wraps another session', () => {
    const creation = 'new RetryAgent(new Agent({ connections: 2 }), { maxRetries: 1 })';
    const head = "import { Agent, RetryAgent, fetch } from 'undici';";
    expect(fixed(load(`  const agent = ${creation};\n${asking}`, head))).toBe(load(asking, `${head}\n\nconst agent = ${creation};`));
  });

  it('keeping its lines, its comments and its templates', () => {
    const creation = (indent: string): string => `new Agent({\n${indent}  connections: 10, // few\n${indent}  /* quick */\n${indent}  connect: {\n${indent}    timeout: 5_000,\n${indent}    servername: \`a\n  b\`,\n${indent}  },\n${indent}})`;
    expect(fixed(load(`  // The pool.\n  const agent = ${creation('  ')};\n${asking}`))).toBe(load(`  // The pool.\n${asking}`, `import { Agent, fetch } from 'undici';\n\nconst agent = ${creation('')};`));
  });

  it('with its type', () => {
    expect(fixed("import { Agent, fetch, type Dispatcher } from 'undici';\nexport async function load(url: string): Promise<unknown> {\n  const agent: Dispatcher = new Agent({ connections: 1 }) as Dispatcher;\n  const res = await fetch(url, { dispatcher: agent });\n  return res.json();\n}\n", { filename: 'service.ts' })).toBe(
      "import { Agent, fetch, type Dispatcher } from 'undici';\n\nconst agent: Dispatcher = new Agent({ connections: 1 }) as Dispatcher;\nexport async function load(url: string): Promise<unknown> {\n  const res = await fetch(url, { dispatcher: agent });\n  return res.json();\n}\n",
    );
  });
});

describe('in the manner of the file', () => {
  it('after directives, requires and what they need', () => {
    const code = (declared: string, used: string): string => `'use strict'\nconst { Agent, fetch } = require('undici')\n${declared}const LIMIT = 5\n${used}\n`;
    const body = "module.exports = async (url) => fetch(url, { dispatcher: new Agent({ connections: LIMIT }) })";
    expect(fixed(code('', body), { sourceType: 'commonjs' })).toBe(code('', `const agent = new Agent({ connections: LIMIT })\n${body.replace(/new Agent\(.*?\)/, 'agent')}`));
  });

  it('after a constant in the middle of the file, not before it', () => {
    const output = fixed("import { Agent, fetch } from 'undici';\n\nfunction limit() {}\n\nexport const OPTIONS = {\n  connections: 3,\n};\n\nexport const load = (url) => fetch(url, { dispatcher: new Agent(OPTIONS) });\n");
    expect(output).toBe("import { Agent, fetch } from 'undici';\n\nfunction limit() {}\n\nexport const OPTIONS = {\n  connections: 3,\n};\n\nconst agent = new Agent(OPTIONS);\n\nexport const load = (url) => fetch(url, { dispatcher: agent });\n");
  });

  it('after a semicolon that has a line of its own', () => {
    const code = (top: string, agent: string): string => `const { Agent, fetch } = require('undici')\n  , { log } = require('./log')\n;\n${top}\nexports.load = (url) => fetch(log(url), { dispatcher: ${agent} });\n`;
    expect(fixed(code('', 'new Agent()'), { sourceType: 'commonjs' })).toBe(code('\nconst agent = new Agent();\n', 'agent'));
  });

  it('with Windows line ends', () => {
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(fixed(windows(load(`  const agent = new Agent({\n    connections: 10,\n  });\n${asking}`)))).toBe(windows(load(asking, "import { Agent, fetch } from 'undici';\n\nconst agent = new Agent({\n  connections: 10,\n});")));
  });

  it('with constants of the function written out', () => {
    const body = `  const connections = 10;\n  const connect = { timeout: 5_000 };\n  const agent = new Agent({ connections, connect });\n${asking}`;
    expect(fixed(load(body))).toBe(load(asking, "import { Agent, fetch } from 'undici';\n\nconst agent = new Agent({ connections: 10, connect: { timeout: 5_000 } });"));
  });

  it('leaving a constant that something else needs', () => {
    const body = (agent: string): string => `  const connections = 5 * 2;\n${agent}${asking}\n  console.log(connections);`;
    expect(fixed(load(body('  const agent = new Agent({ connections, pipelining: connections - 9 });\n')))).toBe(load(body(''), "import { Agent, fetch } from 'undici';\n\nconst agent = new Agent({ connections: 5 * 2, pipelining: (5 * 2) - 9 });"));
  });
});

describe('takes the closing away', () => {
  const head = "import { Agent, fetch } from 'undici';";
  const top = `${head}\n\nconst agent = new Agent();`;

  it.each([
    ['after the last use', '  const res = await fetch(url, { dispatcher: agent });\n  const data = await res.json();\n  await agent.close();\n  return data;', '  const res = await fetch(url, { dispatcher: agent });\n  const data = await res.json();\n  return data;'],
    ['in a finally block that does nothing else', '  try {\n    const res = await fetch(url, { dispatcher: agent });\n    return await res.json();\n  } finally {\n    await agent.close();\n  }', '  const res = await fetch(url, { dispatcher: agent });\n  return await res.json();'],
    ['in one with comments', '  try { // ask\n    return (await fetch(url, { dispatcher: agent })).status;\n  } finally {\n    // always\n    await agent.destroy();\n  }', '  // ask\n  return (await fetch(url, { dispatcher: agent })).status;\n  // always'],
    ['in one that also does something else', '  try {\n    return (await fetch(url, { dispatcher: agent })).status;\n  } finally {\n    console.log(url);\n    await agent.close();\n  }', '  try {\n    return (await fetch(url, { dispatcher: agent })).status;\n  } finally {\n    console.log(url);\n  }'],
    ['in one that follows a catch', '  try {\n    return (await fetch(url, { dispatcher: agent })).status;\n  } catch {\n    return 0;\n  } finally {\n    await agent.close();\n  }', '  try {\n    return (await fetch(url, { dispatcher: agent })).status;\n  } catch {\n    return 0;\n  }'],
    ['in a handler and after it', '  try {\n    await fetch(url, { dispatcher: agent });\n  } catch (error) {\n    await agent.close();\n    throw new Error(url, { cause: error });\n  }\n  await agent.close();', '  try {\n    await fetch(url, { dispatcher: agent });\n  } catch (error) {\n    throw new Error(url, { cause: error });\n  }'],
    ['in a handler that else only throws again', '  try {\n    await fetch(url, { dispatcher: agent });\n  } catch (error) {\n    // release\n    await agent.close();\n    throw error;\n  }', '  await fetch(url, { dispatcher: agent });\n  // release'],
    ['under a condition', '  const res = await fetch(url, { dispatcher: agent });\n  if (!agent.closed) {\n    await agent.close();\n  }\n  return res.status;', '  const res = await fetch(url, { dispatcher: agent });\n  return res.status;'],
    ['whose failure is ignored', '  const res = await fetch(url, { dispatcher: agent });\n  await agent.close().catch(() => {});\n  return res.status;', '  const res = await fetch(url, { dispatcher: agent });\n  return res.status;'],
    ['at the end of a chain', '  return fetch(url, { dispatcher: agent }).then((res) => res.json()).finally(() => agent.close());', '  return fetch(url, { dispatcher: agent }).then((res) => res.json());'],
    ['on one line', '  try { await fetch(url, { dispatcher: agent }); } finally { await agent.close(); }', '  await fetch(url, { dispatcher: agent });'],
  ])('%s', (_where, body, expected) => {
    expect(fixed(load(`  const agent = new Agent();\n${body}`, head))).toBe(load(expected, top));
  });

  it('keeps a block around names that mean something else outside', () => {
    const body = (start: string, end: string): string => `  const res = url.length;\n${start}    const res = await fetch(url, { dispatcher: agent });\n    console.log(res.status);\n${end}  return res;`;
    expect(fixed(load(`  const agent = new Agent();\n${body('  try {\n', '  } finally {\n    await agent.close();\n  }\n')}`, head))).toBe(load(body('  {\n', '  }\n'), top));
  });

  it('leaves the lines of a template alone when the block around it goes', () => {
    const text = '`\n    two\n`';
    expect(fixed(load(`  const agent = new Agent();\n  try {\n    console.log(${text});\n    await fetch(url, { dispatcher: agent });\n  } finally {\n    await agent.close();\n  }`, head))).toBe(load(`  console.log(${text});\n  await fetch(url, { dispatcher: agent });`, top));
  });
});

describe('one binding, one name', () => {
  it('shares it between equal creations', () => {
    const one = (name: string, options: string): string => `export async function ${name}(url) {\n  const agent = new Agent(${options});\n  return (await fetch(url, { dispatcher: agent })).status;\n}\n`;
    const after = (name: string): string => `export async function ${name}(url) {\n  return (await fetch(url, { dispatcher: agent })).status;\n}\n`;
    const head = "import { Agent, fetch } from 'undici';\n";
    expect(fixed(head + one('a', "{ connections: 2, factory: 'x' }") + one('b', '{\n    connections: 2, // as above\n    factory: "x",\n  }') + one('c', "{ connections: 2, factory: 'x', }"))).toBe(`${head}\nconst agent = new Agent({ connections: 2, factory: 'x' });\n${after('a')}${after('b')}${after('c')}`);
  });

  it('uses a session of the module that is equal already, under its name', () => {
    const head = "import { Agent, fetch } from 'undici';\n\nconst shared = new Agent({ connections: 2 });\n";
    expect(fixed(`${head}export const load = async (url) => {\n  const dispatcher = new Agent({ connections: 2 });\n  return (await fetch(url, { dispatcher })).status;\n};\n`)).toBe(`${head}export const load = async (url) => {\n  return (await fetch(url, { dispatcher: shared })).status;\n};\n`);
  });

  it('does not take one that differs, is closed early, or may be another later', () => {
    const use = (agent: string): string => `export const load = async (url) => (await fetch(url, { dispatcher: ${agent} })).status;\n`;
    for (const head of ['const shared = new Agent({ connections: 3 });\n', 'const shared = new Agent({ connections: 2 });\nawait shared.close();\n', 'let shared = new Agent({ connections: 2 });\n']) {
      expect(fixed(`import { Agent, fetch } from 'undici';\n\n${head}${use('new Agent({ connections: 2 })')}`)).toBe(`import { Agent, fetch } from 'undici';\n\nconst agent = new Agent({ connections: 2 });\n\n${head}${use('agent')}`);
    }
  });

  it('finds a free name, and gives it to every use', () => {
    const output = fixed(`import { Agent, fetch } from 'undici';\n\nconst agent = 'mine';\nexport async function load(url) {\n  const agent = new Agent();\n  const options = { dispatcher: agent };\n  return [await fetch(url, options), await fetch(url, { agent })];\n}\nconsole.log(agent);\n`);
    expect(output).toBe(`import { Agent, fetch } from 'undici';\n\nconst agent2 = new Agent();\n\nconst agent = 'mine';\nexport async function load(url) {\n  const options = { dispatcher: agent2 };\n  return [await fetch(url, options), await fetch(url, { agent: agent2 })];\n}\nconsole.log(agent);\n`);
  });

  it('does not capture what another scope or the host means by the name', () => {
    const output = fixed("import { Agent, fetch } from 'undici';\n\nexport const load = (url, agent) => fetch(url, { headers: { agent }, dispatcher: new Agent() });\nconsole.log(agent2);\n");
    expect(output).toContain('const agent3 = new Agent();');
    expect(output).toContain('dispatcher: agent3 }');
  });

  it('imports the shared session of the project when there is one', () => {
    const code = load(`  const agent = new Agent({ connections: 10 });\n  try {\n    return (await fetch(url, { dispatcher: agent })).status;\n  } finally {\n    await agent.close();\n  }`, "import { Agent, fetch } from 'undici';\nimport { log } from './log.js';");
    const settings = { sharedSession: { module: '@/http', export: 'http' } };
    const expected = (from: string): string => load('  return (await fetch(url, { dispatcher: http })).status;', `import { Agent, fetch } from 'undici';\nimport { log } from './log.js';\nimport { http } from '${from}';`);
    expect(rewrite(code, { rule, settings })).toBe(expected('@/http'));
    expect(rewrite(code, { rule, settings: { sharedSession: { module: './src/lib/http', export: 'http' } }, filename: 'src/api/service.js' })).toBe(expected('../lib/http.js'));
    // Its own options take the place of these, so it is not done without being asked for.
    expect(fixed(code, { settings })).toBe(code);
  });

  it('declares it in that module itself', () => {
    expect(migrated(load(`  const agent = new Agent();\n${asking}`), { settings: { sharedSession: { module: './lib/http', export: 'http' } }, filename: 'lib/http.js' })).toContain('\nconst agent = new Agent();\n');
  });
});

describe('makes a pool of what pools nothing', () => {
  const head = "import http from 'node:http';\nimport axios from 'axios';";

  it.each([
    ['new http.Agent()', 'new http.Agent({ keepAlive: true })'],
    ['new http.Agent', 'new http.Agent({ keepAlive: true })'],
    ['new http.Agent({})', 'new http.Agent({ keepAlive: true })'],
    ['new http.Agent({ maxSockets: 5 })', 'new http.Agent({ maxSockets: 5, keepAlive: true })'],
    ['new http.Agent({\n    maxSockets: 5, // few\n  })', 'new http.Agent({\n  maxSockets: 5, // few\n  keepAlive: true,\n})'],
    ['new http.Agent({\n    maxSockets: 5 // few\n  })', 'new http.Agent({\n  maxSockets: 5, // few\n  keepAlive: true\n})'],
  ])('%s', (creation, expected) => {
    const code = load(`  const httpAgent = ${creation};\n  return (await axios.get(url, { httpAgent })).data;`, head);
    expect(migrated(code)).toBe(load('  return (await axios.get(url, { httpAgent })).data;', `${head}\n\nconst httpAgent = ${expected};`));
    // Sockets that stay open are seen on the other side: not done without being asked for.
    expect(fixed(code)).toBe(code);
  });

  it('also where it is shared already', () => {
    const code = (options: string): string => `${head}\nconst httpAgent = new http.Agent(${options});\nexport const load = (url) => axios.get(url, { httpAgent });\n`;
    expect(migrated(code('{ maxSockets: 2 }'))).toBe(code('{ maxSockets: 2, keepAlive: true }'));
    expect(fixed(code('{ maxSockets: 2 }'))).toBe(code('{ maxSockets: 2 }'));
    const [message] = messagesFor(code(''), { rule, fixes: 'safe' });
    expect(message?.suggestions?.map(({ messageId }) => messageId)).toEqual(['addKeepAlive']);
  });
});

describe('is done without asking only where nothing else can change', () => {
  it.each([
    ['the environment, which may be filled later', 'const agent = new Agent({ connections: Number(process.env.CONNECTIONS ?? 5) });'],
    ['an address of the environment', 'const agent = new ProxyAgent(process.env.PROXY);'],
    ['a member of something imported', 'const agent = new Agent({ connections: config.connections });'],
    ['a call that may throw', 'const agent = new Agent({ connect: { ca: readFileSync(CA_FILE) } });'],
    ['a single connection, on which requests wait for each other', "const agent = new Client('http://localhost:1');"],
  ])('not for %s', (_why, declaration) => {
    const head = `import { readFileSync } from 'node:fs';\nimport { Agent, Client, ProxyAgent, fetch } from 'undici';\nimport { config, CA_FILE } from './config.js';`;
    const code = load(`  ${declaration}\n${asking}`, head);
    expect(rewrite(code, { rule, fixes: 'safe' })).toBe(code);
    expect(rewrite(code, { rule })).toBe(load(asking, `${head}\n\n${declaration}`));
  });

  it.each(['String(LIMIT)', 'Math.max(1, LIMIT)', 'limits.high', 'LIMIT * 2'])('but for %s', (value) => {
    const head = "import { Agent, fetch } from 'undici';\nconst LIMIT = 5;\nconst limits = { high: 5 };";
    expect(fixed(load(`  const agent = new Agent({ connections: ${value} });\n${asking}`, head))).toContain(`\nconst agent = new Agent({ connections: ${value} });\n`);
  });
});

describe('says why not', () => {
  const head = "import { Agent, ProxyAgent, fetch } from 'undici';";
  it.each([
    ['  const agent = new Agent({ connections: url.length });', 'its options depend on `url`'],
    ['  const agent = new Agent({ connect: this.tls });', 'its options depend on `this.tls`'],
    ['  const agent = new Agent(read());', 'its options are computed by `read`'],
    ['  const agent = new Agent({ connections: count });\n  count++;', '`count` changes'],
    ['  const agent = new Agent({ connections: limits.high });', '`limits` changes'],
    ['  let agent = new Agent();\n  agent = new Agent();', '`agent` changes'],
    ['  let agent;\n  agent = new Agent();\n  process.on(url, () => agent.close());', 'what is closed may also be another one'],
    ["  let agent;\n  agent = new Agent();\n  agent.on('disconnect', console.log);", '`on` is called on it each time'],
    ['  const agent = new Agent(), other = 1;\n  console.log(other);', 'it is declared together with something else'],
    ["  const agent = new Agent();\n  agent.on('disconnect', console.log);", '`on` is called on it each time'],
    ['  const agent = new Agent();\n  agent.factory = url;', 'it is changed after its creation'],
    ['  const agent = url ? new Agent() : new ProxyAgent(url);\n  process.on(url, () => agent.close());', 'what is closed may also be another one'],
    ["  const agent = new Agent();\n  process.once('exit', () => agent.destroy());", 'its closing is part of something else'],
    ['  const agent = new Agent();\n  agent.close(() => console.log(url));', 'something waits for its closing'],
    ['  const { Agent } = await import(\'undici\');\n  const agent = new Agent();', '`Agent` belongs to the function'],
  ])('%s', (declaration, because) => {
    const [first] = messagesFor(load(`${declaration}\n${asking}`, `${head}\nlet count = 1;\nconst read = () => JSON.parse('{}');\nconst PROXY = process.env.PROXY;\nconst limits = { high: 5 };\nlimits.high = 6;`), { rule });
    expect(first?.fix).toBeUndefined();
    expect(first?.message).toMatch(new RegExp(`Not rewritten: ${because.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.$`));
  });

  it('where it carries what belongs to one caller', () => {
    expect(refused(load(`  const token = 'x';\n  const agent = new Agent({ connect: { token } });\n${asking}`, head))).toBe('its options depend on `token`');
  });

  it('where sockets must not outlive a request, nothing is reported', () => {
    expect(messagesFor(load(`  const agent = new Agent();\n${asking}`, head), { rule, settings: { runtime: 'workers' } })).toEqual([]);
  });
});

describe('keeps one for each key, as a suggestion', () => {
  const suggestion = (code: string, rewriting: Partial<Rewriting> = {}): string | null => {
    const messages = messagesFor(code, { rule, ...rewriting });
    const fix = messages.flatMap(({ suggestions = [] }) => suggestions).find(({ messageId }) => messageId === 'cacheByKey')?.fix;
    expect(messages[0]?.fix).toBeUndefined();
    if (!fix) return null;
    const output = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
    expect(messagesFor(output, { rule, ...rewriting }), output).toEqual([]);
    return output;
  };
  const head = "import http from 'node:http';\nimport { Agent, Pool, ProxyAgent, fetch } from 'undici';";

  it('in a map of the module', () => {
    const body = `  const agent = new Agent({\n    connect: { servername: url },\n  });\n  try {\n    return (await fetch('https://x', { dispatcher: agent })).status;\n  } catch {\n    return 0;\n  }`;
    expect(suggestion(load(body, head))).toBe(
      load("  let agent = agents.get(url);\n  if (!agent) {\n    agent = new Agent({\n      connect: { servername: url },\n    });\n    agents.set(url, agent);\n  }\n  try {\n    return (await fetch('https://x', { dispatcher: agent })).status;\n  } catch {\n    return 0;\n  }", `${head}\n\nconst agents = new Map();`),
    );
  });

  it('with types', () => {
    const output = suggestion("import { Pool } from 'undici';\nexport async function load(origin: string, path: string): Promise<number> {\n  const pool = new Pool(origin, { connections: 2 });\n  const { statusCode } = await pool.request({ path, method: 'GET' });\n  return statusCode;\n}\n", { filename: 'service.ts' });
    expect(output).toContain('const pools = new Map<string, Pool>();');
    expect(output).toContain('  let pool = pools.get(origin);\n  if (!pool) {\n    pool = new Pool(origin, { connections: 2 });\n    pools.set(origin, pool);\n  }\n');
  });

  it('making a pool of what pools nothing', () => {
    const output = suggestion("import http from 'node:http';\nexport function load(host, done) {\n  const agent = new http.Agent({ host });\n  http.get('http://x', { agent }, done);\n}\n");
    expect(output).toContain('agent = new http.Agent({ host, keepAlive: true });');
  });

  it.each([
    ['two values', '  const agent = new Agent({ connect: { servername: url, host: name } });'],
    ['an object', '  const agent = new Agent({ connect: url });'],
    ['something of the caller', '  const agent = new Agent({ connect: { servername: url, token: url } });'],
    ['an unknown call', '  const agent = new Agent({ connect: { servername: url, ca: read(url) } });'],
  ])('not for %s', (_what, declaration) => {
    const code = `${head}\nexport async function load(url, name, read) {\n${declaration}\n${asking}\n}\n`;
    expect(suggestion(code)).toBeNull();
  });
});
