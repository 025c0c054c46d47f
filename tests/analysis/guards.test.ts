import { describe, expect, it } from 'vitest';
import { guardOf } from '../../src/analysis/paths/guards.js';
import { factsOf } from '../facts.js';
import { parsed } from './file.js';

const off = `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`;

/** The guard of the one switch of a module. */
function guard(code: string): string | undefined {
  const { tlsSwitches } = factsOf(code);
  expect(tlsSwitches).toHaveLength(1);
  return tlsSwitches[0]?.guard;
}

describe('development', () => {
  it.each([
    [`if (process.env.NODE_ENV !== 'production') { ${off} }`],
    [`if (process.env.NODE_ENV === 'production') { stop(); } else { ${off} }`],
    [`if (isDev) ${off}`],
    [`if (!isProduction()) ${off}`],
    [`switch (process.env.NODE_ENV) { case 'development': ${off} }`],
    [`switch (process.env.NODE_ENV) { case 'test': case 'development': ${off} }`],
    [`switch (process.env.NODE_ENV) { case 'production': break; case 'test': ${off} }`],
    [`if (url.hostname === 'localhost') ${off}`],
    [`if (host === '127.0.0.1') ${off}`],
    [`if ('::1' === host) ${off}`],
    [`function f() { if (isProduction) return; ${off} }`],
  ])('%s', (code) => {
    expect(guard(code)).toBe('development');
  });
});

describe('production', () => {
  it.each([[`if (process.env.NODE_ENV === 'production') ${off}`], [`if (!isDev) ${off}`], [`switch (process.env.NODE_ENV) { case 'production': ${off} }`]])('%s', (code) => {
    expect(guard(code)).toBe('production');
  });
});

describe('an explicit choice', () => {
  it.each([[`if (options.insecure) ${off}`], [`if (process.env.ALLOW_SELF_SIGNED === 'true') ${off}`], [`if (!verifyTls) ${off}`]])('%s', (code) => {
    expect(guard(code)).toBe('opt-in');
  });
});

describe('none', () => {
  it.each([
    [off],
    [`if (region === 'eu') ${off}`],
    [`if (url.hostname !== 'localhost') ${off}`],
    [`switch (process.env.NODE_ENV) { case 'production': case 'development': ${off} }`],
    [`switch (process.env.NODE_ENV) { case 'production': prepare(); case 'development': ${off} }`],
    [`switch (process.env.NODE_ENV) { case 'development': default: ${off} }`],
    [`switch (region) { case 'eu': ${off} }`],
  ])('%s', (code) => {
    expect(guard(code)).toBe('none');
  });
});

it('is nobody\'s choice to leave a setting out', () => {
  expect(guard(`import https from 'node:https'; export const a = new https.Agent({ rejectUnauthorized: settings.verify || false });`)).toBe('none');
  expect(guard(`if (process.env.SSL_VERIFY !== 'true') ${off}`)).toBe('none');
  expect(guard(`if (!process.env.SSL_VERIFY) ${off}`)).toBe('none');
  expect(guard(`const verify = config?.rejectUnauthorized ?? false; if (!verify) ${off}`)).toBe('none');
  expect(guard(`const { sslVerify = false } = config; if (!sslVerify) ${off}`)).toBe('none');
  expect(guard(`if (!config.rejectUnauthorized) ${off}`)).toBe('opt-in');
  expect(guard(`if (config.insecure || false) ${off}`)).toBe('opt-in');
  expect(guard(`if (process.env.INSECURE !== 'false') ${off}`)).toBe('none');
  expect(guard(`if (process.env.SSL_VERIFY === 'false') ${off}`)).toBe('opt-in');
});

describe('settings of one environment', () => {
  it.each([['config/development.js'], ['src/environments/environment.dev.js'], ['config/test.js']])('%s', (filename) => {
    expect(factsOf(off, { filename }).tlsSwitches).toMatchObject([{ guard: 'development' }]);
  });

  it.each([['config/production.js'], ['src/development.js'], ['src/config.js']])('not %s', (filename) => {
    expect(factsOf(off, { filename }).tlsSwitches).toMatchObject([{ guard: 'none' }]);
  });
});

describe('around all uses', () => {
  const agent = `import https from 'node:https'; const loose = new https.Agent({ rejectUnauthorized: false });`;

  it.each([
    [`${agent} export const get = (u, o) => https.get(u, { agent: o.insecure ? loose : undefined });`, 'opt-in'],
    [`${agent} export const get = (u) => https.get(u, isDev ? { agent: loose } : {});`, 'development'],
    [`${agent} if (isDev) use(loose); if (o.insecure) use(loose);`, 'development'],
    [`const options = { rejectUnauthorized: false }; if (isDev) use(options);`, 'development'],
    [`${agent} use(loose); if (isDev) use(loose);`, 'none'],
    [`export ${agent.slice(agent.indexOf('const'))} if (isDev) use(loose);`.replace('https.Agent', 'own.Agent'), 'none'],
    [`${agent} if (isDev) use(loose); export { loose };`, 'none'],
    [agent, 'none'],
  ])('%s', (code, expected) => {
    expect(guard(code)).toBe(expected);
  });
});

describe('a connection to this machine', () => {
  it.each([
    [`import https from 'node:https'; https.get('https://localhost:3000/health', { rejectUnauthorized: false });`],
    ["import https from 'node:https'; https.get(`https://127.0.0.1:${port}/health`, { rejectUnauthorized: false });"],
    [`import https from 'node:https'; https.get('https://localhost:' + port, { rejectUnauthorized: false });`],
    [`import https from 'node:https'; https.get({ hostname: '::1', rejectUnauthorized: false });`],
    [`import { Pool } from 'pg'; new Pool({ host: 'localhost', ssl: { rejectUnauthorized: false } });`],
    [`export const config = { server: 'localhost', options: { trustServerCertificate: true } };`],
  ])('%s', (code) => {
    expect(guard(code)).toBe('development');
  });

  it.each([
    [`import https from 'node:https'; https.get({ hostname: process.env.HOST || 'localhost', rejectUnauthorized: false });`],
    [`import https from 'node:https'; https.get('https://localhost.example/health', { rejectUnauthorized: false });`],
  ])('not %s', (code) => {
    expect(guard(code)).toBe('none');
  });
});

it('is not known where code looks at the certificate itself', () => {
  expect(guard(`import tls from 'node:tls'; export function expiry(host) { const socket = tls.connect({ host, rejectUnauthorized: false }, () => { socket.getPeerCertificate(); }); }`)).toBe('unknown');
  expect(guard(`import https from 'node:https'; const options = () => ({ rejectUnauthorized: false }); export function f() { https.get(u, options(), (res) => { if (!res.socket.authorized) throw new Error(); }); }`)).toBe('unknown');
});

/** The guard of the marked call. */
function around(code: string): string {
  const { file, marked } = parsed(code);
  return guardOf(file, marked());
}

const mark = '/*?*/ off();';

describe('what a condition means', () => {
  it.each([
    [`process.env.NODE_ENV != 'production'`, 'development'],
    [`'production' !== process.env.NODE_ENV`, 'development'],
    [`process.env['NODE_ENV'] !== 'production'`, 'development'],
    [`!(process.env.NODE_ENV === 'production')`, 'development'],
    [`process.env.NODE_ENV !== 'production' && x`, 'development'],
    [`process.env.NODE_ENV !== 'production' || x`, 'none'],
    [`process.env.NODE_ENV === 'development' || process.env.NODE_ENV === 'test'`, 'development'],
    [`['development', 'test'].includes(process.env.NODE_ENV)`, 'development'],
    [`['production', 'test'].includes(process.env.NODE_ENV)`, 'none'],
    [`!['production'].includes(process.env.NODE_ENV)`, 'development'],
    [`['production'].includes(process.env.NODE_ENV)`, 'production'],
    [`process.env.NODE_ENV?.toLowerCase() !== 'production'`, 'development'],
    [`(process.env.NODE_ENV || 'development') !== 'production'`, 'development'],
    [`process.env.NODE_ENV === 'prod'`, 'production'],
    [`process.env.NODE_ENV !== 'development'`, 'none'],
    ['process.env.NODE_ENV', 'none'],
    ['process.env.NODE_ENV !== x', 'none'],
    ['config.isDev', 'development'],
    ['!config.isProduction', 'development'],
    ['isDevelopment()', 'development'],
    ['env.production', 'production'],
    ['import.meta.env.DEV', 'development'],
    ['device', 'none'],
    ['developer', 'none'],
    ['testimonial', 'none'],
    ['options.insecure === true', 'opt-in'],
    ['!options.insecure', 'none'],
    ['options.insecure === false', 'none'],
    ['!options.rejectUnauthorized', 'opt-in'],
    ['options.rejectUnauthorized', 'none'],
    ['options.rejectUnauthorized === undefined', 'none'],
    [`options.tlsVerify !== 'yes'`, 'opt-in'],
    [`options.sslmode === 'no-verify'`, 'opt-in'],
    [`url.includes('sslmode=no-verify')`, 'opt-in'],
    [`options.certificates === 'no-verify'`, 'opt-in'],
    [`options.sslmode === 'require'`, 'opt-in'],
    [`options.sslmode !== 'require'`, 'none'],
    [`options.proxy === 'require'`, 'none'],
    [`verificationMode === 'certificate'`, 'opt-in'],
    [`err.code === 'DEPTH_ZERO_SELF_SIGNED_CERT'`, 'none'],
    ['isSelfSignedError(err)', 'none'],
    ['isDev || options.insecure', 'opt-in'],
    ['isDev || options.secure', 'none'],
    ['(a === null || a === void 0 ? void 0 : a.insecure) === true', 'opt-in'],
    ['a ? b : options.insecure', 'none'],
    ['app.isPackaged', 'production'],
    ['!app.isPackaged', 'development'],
    ['__DEV__', 'development'],
    ['isNotProduction', 'development'],
    ['process.env.CI', 'development'],
    [`app.get('env') === 'development'`, 'development'],
    [`config.get('app.environment') !== 'production'`, 'development'],
    ['config.env === Environment.Development', 'development'],
    ['config.env !== Environment.Production', 'development'],
    [`/^prod/.test(process.env.NODE_ENV)`, 'production'],
    [`/rod/.test(process.env.NODE_ENV)`, 'none'],
    [`/^production$/.test(process.env.NODE_ENV)`, 'production'],
    [`!/prod/i.test(process.env.NODE_ENV)`, 'development'],
    [`process.env.NODE_ENV?.match(/dev|test/)`, 'development'],
    [`process.env.NODE_ENV.startsWith('prod')`, 'production'],
    [`/localhost|127\\.0\\.0\\.1/.test(url)`, 'development'],
    [`url.startsWith('https://localhost')`, 'development'],
    [`!url.includes('localhost')`, 'none'],
    [`/localhost|example/.test(url)`, 'none'],
    ['/insecure/.test(name)', 'opt-in'],
    ['options.rejectUnauthorized === false', 'opt-in'],
    [`process.env.SSL_VERIFY === 'false'`, 'opt-in'],
    [`config.get('tls.insecure')`, 'opt-in'],
    ['program.opts().insecure', 'opt-in'],
    ['useSsl', 'none'],
    ['config.ssl', 'none'],
    ['secure', 'none'],
    ['true', 'none'],
  ])('%s', (condition, expected) => {
    expect(around(`if (${condition}) { ${mark} }`)).toBe(expected);
  });
});

describe('where the condition stands', () => {
  it.each([
    [`if (isProd) { secure(); } else { ${mark} }`, 'development'],
    [`if (isDev) { a(); } else { ${mark} }`, 'production'],
    [`if (!options.insecure) { a(); } else { ${mark} }`, 'opt-in'],
    [`if (options.secure) { a(); } else { ${mark} }`, 'none'],
    [`function f() { if (isProd) { log(); return; } ${mark} }`, 'development'],
    [`function f() { if (isProd) throw e; ${mark} }`, 'development'],
    [`function f() { if (isProd) { return; } else { a(); } ${mark} }`, 'development'],
    [`function f() { if (isDev) return; ${mark} }`, 'production'],
    [`function f() { if (isProd) { if (x) { return 1; } else throw e; } ${mark} }`, 'development'],
    [`function f() { if (isProd) { if (x) return 1; } ${mark} }`, 'none'],
    [`function f() { if (x) return 1; else if (isProd) return 2; ${mark} }`, 'development'],
    [`function f() { if (isDev) { a(); } else { return; } ${mark} }`, 'development'],
    [`function f() { if (isProd) { try { return a(); } catch { return b(); } } ${mark} }`, 'development'],
    [`function f() { if (isProd) { try { return a(); } catch { b(); } } ${mark} }`, 'none'],
    [`function f() { if (isProd) process.exit(1); ${mark} }`, 'development'],
    [`for (const x of xs) { if (isProd) continue; ${mark} }`, 'development'],
    [`for (const x of xs) { if (isProd) break; ${mark} }`, 'development'],
    [`for (const x of xs) { for (const y of ys) { if (isProd) continue; } ${mark} }`, 'none'],
    [`switch (x) { case 1: if (isProd) break; ${mark} }`, 'development'],
    [`while (isDev) { ${mark} }`, 'development'],
    [`for (; isDev; ) { ${mark} }`, 'development'],
    [`f(); if (isProd) process.exit(); function f() { ${mark} }`, 'none'],
    [`if (isProd) process.exit(); const f = () => { ${mark} };`, 'development'],
    [`f(); function f() { if (isProd) return; ${mark} }`, 'development'],
    ['const o = { development: { a: /*?*/ off() } };', 'development'],
    ['const o = { production: { a: /*?*/ off() } };', 'none'],
    ['const o = { insecure: /*?*/ off() };', 'opt-in'],
    ['const o = { development() { /*?*/ off(); } };', 'none'],
    [`function f() { if (isProd) { a(); } ${mark} }`, 'none'],
    [`if (x) { if (isDev) { ${mark} } }`, 'development'],
    [`if (isProd) { if (isDev) { ${mark} } }`, 'development'],
    [`if (isDev) { xs.map(() => { ${mark} }); }`, 'development'],
    ['isDev && /*?*/ off();', 'development'],
    ['isProd || /*?*/ off();', 'development'],
    ['isDev || /*?*/ off();', 'production'],
    ['isDev ?? /*?*/ off();', 'none'],
    ['const a = isProd ? on() : /*?*/ off();', 'development'],
    ['const a = /*?*/ off() ? isDev : isProd;', 'none'],
    ['const o = { ...(isDev && { a: /*?*/ off() }) };', 'development'],
    ['if (/*?*/ off()) { isDev; }', 'none'],
  ])('%s', (code, expected) => {
    expect(around(code)).toBe(expected);
  });
});

describe('named conditions', () => {
  it.each([
    [`const allow = process.env.NODE_ENV !== 'production'; if (allow) { ${mark} }`, 'development'],
    [`const live = process.env.NODE_ENV === 'production'; if (!live) { ${mark} }`, 'development'],
    [`const { insecure: x } = options; if (x) { ${mark} }`, 'opt-in'],
    [`const PROD = 'production'; if (process.env.NODE_ENV !== PROD) { ${mark} }`, 'development'],
    [`const x = process.env.NODE_ENV; if (x !== 'production') { ${mark} }`, 'development'],
    [`const env = process.argv[2]; if (env !== 'production') { ${mark} }`, 'development'],
    [`const { NODE_ENV: mode } = process.env; if (mode === 'development') { ${mark} }`, 'development'],
    [`function isLive() { return process.env.NODE_ENV === 'production'; } if (!isLive()) { ${mark} }`, 'development'],
    [`let allow = process.env.NODE_ENV !== 'production'; allow = true; if (allow) { ${mark} }`, 'none'],
    [`const a = b; const b = a; if (a) { ${mark} }`, 'none'],
    [`function f() { return f(); } if (f()) { ${mark} }`, 'none'],
    [`function f(allow) { if (allow) { ${mark} } }`, 'none'],
  ])('%s', (code, expected) => {
    expect(around(code)).toBe(expected);
  });
});

describe('around all calls of the function', () => {
  it.each([
    [`function f() { ${mark} } if (isDev) f();`, 'development'],
    [`function f() { ${mark} } function g() { f(); } if (isDev) g();`, 'development'],
    [`function f() { ${mark} } if (isDev) f(); if (config.insecure) f();`, 'development'],
    [`function f() { if (isProd) { ${mark} } } if (isDev) f();`, 'development'],
    [`function f() { f(); ${mark} } if (isDev) f();`, 'development'],
    [`function f() { ${mark} } if (isProd) f();`, 'production'],
    [`function f() { ${mark} } if (isDev) f(); f();`, 'none'],
    [`function f() { ${mark} } f();`, 'none'],
    [`function f() { ${mark} }`, 'none'],
    [`export function f() { ${mark} } if (isDev) f();`, 'none'],
    [`function f() { ${mark} } if (isDev) f(); on(f);`, 'none'],
  ])('%s', (code, expected) => {
    expect(around(code)).toBe(expected);
  });
});
