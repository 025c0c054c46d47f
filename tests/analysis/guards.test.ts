import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

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
