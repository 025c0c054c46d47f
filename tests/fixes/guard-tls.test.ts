import { describe, expect, it } from 'vitest';
import { messagesFor, rewrite, type Rewriting } from './rewriting.js';

const rule = 'no-insecure-tls';
const head = "import https from 'node:https';\nimport { Agent } from 'undici';\nimport pg from 'pg';\nimport { MongoClient } from 'mongodb';\nimport got from 'got';\nimport superagent from 'superagent';\nimport { request } from 'playwright';\nimport sql from 'mssql';\n";

const guarded = (body: string, rewriting: Partial<Rewriting> = {}): string => rewrite(head + body, { rule, ...rewriting }).slice(head.length);

/** The text after one suggestion of the only report is taken; `null` when it is not offered. Lints clean. */
function offered(body: string, messageId: string, rewriting: Partial<Rewriting> = {}): string | null {
  const code = head + body;
  const [message, second] = messagesFor(code, { rule, fixes: 'safe', ...rewriting });
  expect(second).toBeUndefined();
  expect(message?.fix).toBeUndefined();
  const fix = message?.suggestions?.find((suggestion) => suggestion.messageId === messageId)?.fix;
  if (!fix) return null;
  const output = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  expect(messagesFor(output, { rule, fixes: 'safe', ...rewriting }), output).toEqual([]);
  return output.slice(head.length);
}

const off = "process.env.NODE_ENV !== 'development'";
const on = "process.env.NODE_ENV === 'development'";

describe('leaves the switch to development', () => {
  it.each([
    ['new https.Agent({ rejectUnauthorized: false });', `new https.Agent({ rejectUnauthorized: ${off} });`],
    ['new Agent({ connect: { rejectUnauthorized: false, timeout: 5 } });', `new Agent({ connect: { rejectUnauthorized: ${off}, timeout: 5 } });`],
    ["new https.Agent({ 'rejectUnauthorized': !1 });", `new https.Agent({ 'rejectUnauthorized': ${off} });`],
    ['new https.Agent({ rejectUnauthorized: cfg.verify || false });', `new https.Agent({ rejectUnauthorized: cfg.verify ?? ${off} });`],
    ['new https.Agent({ rejectUnauthorized: cfg.verify ?? false });', `new https.Agent({ rejectUnauthorized: cfg.verify ?? ${off} });`],
    ['new https.Agent({ rejectUnauthorized: Boolean(cfg.verify) || false });', `new https.Agent({ rejectUnauthorized: Boolean(cfg.verify) || ${off} });`],
    ['new https.Agent({ rejectUnauthorized: cfg.a ? cfg.b : false });', `new https.Agent({ rejectUnauthorized: cfg.a ? cfg.b : ${off} });`],
    ["new https.Agent({ rejectUnauthorized: process.env.A === 'true' });", `new https.Agent({ rejectUnauthorized: process.env.A === 'true' || ${off} });`],
    ["new https.Agent({ rejectUnauthorized: process.env.A === 'true' ? true : false });", `new https.Agent({ rejectUnauthorized: process.env.A === 'true' ? true : ${off} });`],
    ['new https.Agent({ rejectUnauthorized: !!process.env.A });', `new https.Agent({ rejectUnauthorized: !!process.env.A || ${off} });`],
    ["new https.Agent({ rejectUnauthorized: process.env.A === 'a' || process.env.A === 'b' });", `new https.Agent({ rejectUnauthorized: process.env.A === 'a' || process.env.A === 'b' || ${off} });`],
    ['new https.Agent({ rejectUnauthorized: !!process.env.A && !!process.env.B });', `new https.Agent({ rejectUnauthorized: (!!process.env.A && !!process.env.B) || ${off} });`],
    ["const on = process.env.A === 'true';\nnew https.Agent({ rejectUnauthorized: on });", `const on = process.env.A === 'true';\nnew https.Agent({ rejectUnauthorized: on || ${off} });`],
    ["const rejectUnauthorized = process.env.A === 'true';\nnew https.Agent({ rejectUnauthorized });", `const rejectUnauthorized = process.env.A === 'true';\nnew https.Agent({ rejectUnauthorized: rejectUnauthorized || ${off} });`],
    ["const flag = (value) => value === 'true';\nnew https.Agent({ rejectUnauthorized: flag(process.env.A) });", `const flag = (value) => value === 'true';\nnew https.Agent({ rejectUnauthorized: flag(process.env.A) || ${off} });`],
    ["const flag = (value, or = false) => (value ? value === 'true' : or);\nnew https.Agent({ rejectUnauthorized: flag(process.env.A) });", `const flag = (value, or = false) => (value ? value === 'true' : or);\nnew https.Agent({ rejectUnauthorized: flag(process.env.A) || ${off} });`],
    ["const flag = (value, or) => (value ? value === 'true' : or);\nnew https.Agent({ rejectUnauthorized: flag(process.env.A, false) });", `const flag = (value, or) => (value ? value === 'true' : or);\nnew https.Agent({ rejectUnauthorized: flag(process.env.A, ${off}) });`],
    ['function f(on = false) {\n  return new https.Agent({ rejectUnauthorized: on });\n}', `function f(on = ${off}) {\n  return new https.Agent({ rejectUnauthorized: on });\n}`],
    ["new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'development' });", `new https.Agent({ rejectUnauthorized: ${off} });`],
    ['new https.Agent({ rejectUnauthorized: !isProd });', `new https.Agent({ rejectUnauthorized: ${off} });`],
    ['request.newContext({ ignoreHTTPSErrors: isProd });', `request.newContext({ ignoreHTTPSErrors: ${on} });`],
    ["request.newContext({ ignoreHTTPSErrors: process.env.A !== 'false' });", `request.newContext({ ignoreHTTPSErrors: process.env.A !== 'false' && ${on} });`],
    ["request.newContext({ ignoreHTTPSErrors: process.env.A !== 'a' || process.env.B !== 'b' });", `request.newContext({ ignoreHTTPSErrors: (process.env.A !== 'a' || process.env.B !== 'b') && ${on} });`],
    ['new https.Agent({ checkServerIdentity: () => undefined, port: 1 });', `new https.Agent({ ...(${on} && { checkServerIdentity: () => undefined }), port: 1 });`],
    ['new https.Agent({ checkServerIdentity() {} });', `new https.Agent({ ...(${on} && { checkServerIdentity() {} }) });`],
    ['const options = {};\noptions.rejectUnauthorized = false;\nhttps.get("https://x", options);', `const options = {};\noptions.rejectUnauthorized = ${off};\nhttps.get("https://x", options);`],
    ['https.globalAgent.options.rejectUnauthorized = false;', `https.globalAgent.options.rejectUnauthorized = ${off};`],
    ['request.newContext({ ignoreHTTPSErrors: true });', `request.newContext({ ignoreHTTPSErrors: ${on} });`],
    ["new pg.Pool({ ssl: 'no-verify' });", `new pg.Pool({ ssl: ${on} ? 'no-verify' : true });`],
    ["process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // why", `if (${on}) {\n  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\n} // why`],
    ["function f() {\n\tprocess.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;\n}", `function f() {\n\tif (${on}) {\n\t\tprocess.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;\n\t}\n}`],
    ["if (cfg) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\nelse cfg.a();", `if (cfg) { if (${on}) {\n  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\n} }\nelse cfg.a();`],
    ["Object.assign(process.env, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });", `Object.assign(process.env, { ...(${on} && { NODE_TLS_REJECT_UNAUTHORIZED: '0' }) });`],
  ])('%s', (body, expected) => {
    expect(guarded(body)).toBe(expected);
  });

  it('in the quotes of the file, under its casts', () => {
    expect(rewrite('import https from "node:https"\nnew https.Agent({ rejectUnauthorized: false as boolean })\n', { rule, filename: 'a.ts' })).toBe('import https from "node:https"\nnew https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== "development" })\n');
  });

  it('not where the switch takes no condition', () => {
    expect(offered('superagent.get(cfg).disableTLSCerts().send();', 'guardSwitch')).toBeNull();
    expect(offered("new pg.Pool({ connectionString: 'postgres://x/y?sslmode=no-verify' });", 'guardSwitch')).toBeNull();
    expect(offered("new Promise(() => (process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'));", 'guardSwitch')).toBeNull();
    expect(offered("Reflect.set(process.env, 'NODE_TLS_REJECT_UNAUTHORIZED', '0');", 'guardSwitch')).toBeNull();
    expect(offered("[process.env.NODE_TLS_REJECT_UNAUTHORIZED] = ['0'];", 'guardSwitch')).toBeNull();
  });

  it('is only suggested unless all fixes are asked for', () => {
    const [message] = messagesFor(`${head}new https.Agent({ rejectUnauthorized: false });`, { rule, fixes: 'safe' });
    expect(message?.suggestions?.map(({ messageId }) => messageId)).toEqual(['guardSwitch', 'removeSwitch', 'trustCertificate']);
  });
});

describe('takes the switch out', () => {
  it.each([
    ['new https.Agent({ rejectUnauthorized: false });', 'new https.Agent({});'],
    ['new https.Agent({ rejectUnauthorized: false, });', 'new https.Agent({});'],
    ['new https.Agent({ rejectUnauthorized: false, port: 1 });', 'new https.Agent({ port: 1 });'],
    ['new https.Agent({ port: 1, rejectUnauthorized: false });', 'new https.Agent({ port: 1 });'],
    ['new https.Agent({ port: 1, rejectUnauthorized: false, keepAlive: true });', 'new https.Agent({ port: 1, keepAlive: true });'],
    ['new https.Agent({\n  port: 1, // one\n  // self-signed\n  rejectUnauthorized: false, // two\n  keepAlive: true,\n});', 'new https.Agent({\n  port: 1, // one\n  // self-signed\n  // two\n  keepAlive: true,\n});'],
    ['new https.Agent({\n  port: 1,\n  rejectUnauthorized: false,\n});', 'new https.Agent({\n  port: 1,\n});'],
    ['new https.Agent({\n  port: 1,\n  rejectUnauthorized: false\n});', 'new https.Agent({\n  port: 1\n});'],
    ["new pg.Pool({ ssl: 'no-verify' });", 'new pg.Pool({ ssl: true });'],
    ['new pg.Pool({ ssl: { rejectUnauthorized: false } });', 'new pg.Pool({ ssl: {} });'],
    ["cfg();\nprocess.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\ncfg();", 'cfg();\ncfg();'],
    ["cfg(); process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; cfg();", 'cfg();  cfg();'],
    ["if (cfg.x === 1) {\n  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\n}\ncfg();", 'cfg();'],
    ["if (cfg()) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';", 'if (cfg()) {}'],
    ['superagent.get(cfg).disableTLSCerts().send();', 'superagent.get(cfg).send();'],
    ['superagent\n  .get(cfg)\n  .disableTLSCerts()\n  .send();', 'superagent\n  .get(cfg)\n  .send();'],
    ["new MongoClient('mongodb://x/?a=b&tlsInsecure=true');", "new MongoClient('mongodb://x/?a=b');"],
    ["new MongoClient('mongodb://x/?tlsInsecure=true&a=b');", "new MongoClient('mongodb://x/?a=b');"],
    ["sql.connect('Server=x;trustServerCertificate=true;Encrypt=true');", "sql.connect('Server=x;Encrypt=true');"],
  ])('%s', (body, expected) => {
    expect(offered(body, 'removeSwitch')).toBe(expected);
  });

  it('not where the connection might not be encrypted without it', () => {
    expect(offered("new pg.Pool({ connectionString: 'postgres://x/y?sslmode=no-verify' });", 'removeSwitch')).toBeNull();
  });

  it('also one that does nothing', () => {
    const options = { checkIneffective: true };
    expect(offered('new Agent({ rejectUnauthorized: false, connections: 1 });', 'removeSwitch', { options })).toBe('new Agent({ connections: 1 });');
  });
});

describe('trusts a certificate instead', () => {
  it.each([
    ['new https.Agent({ rejectUnauthorized: false, keepAlive: true });', 'new https.Agent({ ca: process.env.CA_CERTIFICATE, keepAlive: true });'],
    ['got(cfg, { https: { rejectUnauthorized: false } });', 'got(cfg, { https: { certificateAuthority: process.env.CA_CERTIFICATE } });'],
    ['new pg.Pool({ ssl: { rejectUnauthorized: cfg.verify || false } });', 'new pg.Pool({ ssl: { ca: process.env.CA_CERTIFICATE } });'],
  ])('%s', (body, expected) => {
    expect(offered(body, 'trustCertificate')).toBe(expected);
  });

  it.each([
    'new https.Agent({ rejectUnauthorized: false, ca: cfg.ca });',
    'request.newContext({ ignoreHTTPSErrors: true });',
    'new https.Agent({ checkServerIdentity: () => undefined });',
    "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';",
  ])('not for %s', (body) => {
    expect(offered(body, 'trustCertificate')).toBeNull();
  });
});
