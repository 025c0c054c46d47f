import { describe, expect, it } from 'vitest';
import { guardOf } from '../../src/analysis/guards.js';
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
  expect(guard(`import https from 'node:https'; export const a = new https.Agent({ rejectUnauthorized: isProduction || false });`)).toBe('development');
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
    ['!options.insecure', 'opt-in'],
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
