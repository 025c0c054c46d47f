import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

describe('addresses that switch verification off', () => {
  it.each([
    ['in the call', `new Pool({ connectionString: 'postgres://user:secret@db/app?sslmode=no-verify' });`],
    ['in a template', 'new Pool({ connectionString: `postgres://${user}@db/app?sslmode=no-verify` });'],
    ['in a constant', `const address = 'postgres://user:secret@db/app?sslmode=no-verify'; new Pool({ connectionString: address });`],
  ])('%s: only the parameter is shown', (_name, code) => {
    expect(factsOf(`import { Pool } from 'pg'; ${code}`).tlsSwitches).toMatchObject([{ switch: 'sslmode=no-verify', effect: 'off' }]);
  });

  it('count where a client reads them', () => {
    expect(factsOf(`import { Pool } from 'pg'; const address = 'postgres://db/app?sslmode=no-verify'; console.log(address); new Pool();`).tlsSwitches).toEqual([]);
  });
});

it('shows a method as it is called', () => {
  expect(factsOf(`import { get } from 'superagent'; get(url).disableTLSCerts();`).tlsSwitches).toMatchObject([{ switch: '.disableTLSCerts()' }]);
});

it('says what a check of nothing accepts', () => {
  expect(factsOf(`import { get } from 'node:https'; get(url, { checkServerIdentity: () => undefined });`).tlsSwitches).toMatchObject([{ because: 'the certificate of any other host' }]);
});

describe('off by default', () => {
  it.each([
    ['a fallback', 'settings.verify || false', 'settings.verify'],
    ['a nullish fallback', 'settings.verify ?? false', 'settings.verify'],
    ['a default of a parameter', 'verify', 'verify'],
    ['a default in a pattern', 'strict', 'strict'],
  ])('%s', (_name, value, name) => {
    const code = `import https from 'node:https'; export const f = (settings, verify = false, { strict = false }) => new https.Agent({ rejectUnauthorized: ${value} });`;
    expect(factsOf(code).tlsSwitches).toMatchObject([{ effect: 'off by default', because: `verification is off whenever \`${name}\` is not set` }]);
  });

  it('is nothing that is on by default, or written over', () => {
    const code = `import https from 'node:https'; export const f = (a = true, b = false) => { b = a; return new https.Agent({ rejectUnauthorized: a && b }); };`;
    expect(factsOf(code).tlsSwitches).toEqual([]);
  });
});
