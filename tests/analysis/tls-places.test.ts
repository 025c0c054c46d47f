import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';
import { inProject } from '../projects.js';

/** What is said of the switches of a text: whose, and their effect. `off` is the whole answer where one is expected. */
function found(code: string, dependencies: Readonly<Record<string, string>> = {}): readonly string[] {
  const filename = inProject({ name: 'probe', dependencies }, 'src/service.js');
  return factsOf(code, { filename, sourceType: /^\s*import\b/m.test(code) ? 'module' : 'commonjs' }).tlsSwitches.map(({ client, effect, because }) => `${client.id} ${effect}${because === null ? '' : `: ${because}`}`);
}

const anyHost = 'the certificate of any other host';

/** One API of the facts: what switches verification off there, and what does not although it looks like it. */
interface Row {
  readonly api: string;
  readonly head: string;
  readonly off?: readonly (readonly [code: string, expected: string])[];
  readonly ineffective?: readonly (readonly [code: string, expected: string])[];
  readonly unaffected?: readonly string[];
}

const rows: readonly Row[] = [
  {
    api: 'https.request, https.get',
    head: `const https = require('https');`,
    off: [
      ['https.request(u, { rejectUnauthorized: false });', 'https off'],
      ['https.get(u, { rejectUnauthorized: false }, f);', 'https off'],
      ['https.get({ host: h, rejectUnauthorized: false });', 'https off'],
      ['https.get(u, { checkServerIdentity: () => undefined });', `https off: ${anyHost}`],
      ['https.get(u, { checkServerIdentity: () => null });', `https off: ${anyHost}`],
      ['https.get(u, { checkServerIdentity: () => false });', `https off: ${anyHost}`],
      ['https.get(u, { ca, checkServerIdentity() {} });', `https off: ${anyHost}`],
    ],
    ineffective: [
      ['https.get(u, { rejectUnauthorized: 0 });', 'https ineffective: only exactly `false` switches verification off'],
      ['https.get(u, { rejectUnauthorized: null });', 'https ineffective: only exactly `false` switches verification off'],
    ],
    unaffected: ['https.get(u, { rejectUnauthorized: undefined });', 'https.get(u, { rejectUnauthorized: true });', 'https.get(u, { checkServerIdentity: () => new Error() });', 'https.get(u, { checkServerIdentity: async () => {} });'],
  },
  {
    api: 'tls.connect, https.Agent, http2.connect, ws',
    head: `const tls = require('tls'); const https = require('https'); const http2 = require('http2'); const WebSocket = require('ws');`,
    off: [
      ['tls.connect({ host: h, port: 443, rejectUnauthorized: false });', 'tls off'],
      ['tls.connect(443, h, { rejectUnauthorized: false });', 'tls off'],
      ['new https.Agent({ rejectUnauthorized: false });', 'https off'],
      ['http2.connect(u, { rejectUnauthorized: false });', 'http2 off'],
      ['new WebSocket(u, { rejectUnauthorized: false });', 'ws off'],
      ['new WebSocket(u, [], { rejectUnauthorized: false });', 'ws off'],
      ['new WebSocket(u, { checkServerIdentity: () => {} });', `ws off: ${anyHost}`],
      ['tls.checkServerIdentity = () => undefined;', `tls off: ${anyHost}`],
    ],
    unaffected: ['tls.checkServerIdentity = own;', 'new WebSocket.Server({ rejectUnauthorized: false });'],
  },
  {
    api: 'the agent wins over the request',
    head: `const https = require('https');`,
    off: [
      ['https.get(u, { agent: new https.Agent(), rejectUnauthorized: false });', 'https off'],
      ['https.get(u, { agent, rejectUnauthorized: false });', 'https off'],
    ],
    ineffective: [
      ['const strict = new https.Agent({ rejectUnauthorized: true }); https.get(u, { agent: strict, rejectUnauthorized: false });', 'https ineffective: `rejectUnauthorized` of the agent is `true`, and counts for more'],
    ],
  },
  {
    api: 'https.globalAgent.options',
    head: `const https = require('https');`,
    off: [
      ['https.globalAgent.options.rejectUnauthorized = false;', 'https off'],
      ['Object.assign(https.globalAgent.options, { rejectUnauthorized: false });', 'https off'],
      ['https.globalAgent.options.checkServerIdentity = () => undefined;', `https off: ${anyHost}`],
      ['https.globalAgent = new https.Agent({ rejectUnauthorized: false });', 'https off'],
    ],
    ineffective: [['https.globalAgent.options.rejectUnauthorized = 0;', 'https ineffective: only exactly `false` switches verification off']],
    unaffected: ['https.globalAgent.options.rejectUnauthorized = true;'],
  },
  {
    api: 'NODE_TLS_REJECT_UNAUTHORIZED',
    head: '',
    off: [
      [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';`, 'process off'],
      ['process.env.NODE_TLS_REJECT_UNAUTHORIZED = 0;', 'process off'],
    ],
    ineffective: [
      [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = 'false';`, 'process ineffective: only exactly `0` switches verification off'],
      ['process.env.NODE_TLS_REJECT_UNAUTHORIZED = false;', 'process ineffective: only exactly `0` switches verification off'],
    ],
    unaffected: [`process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';`],
  },
  {
    api: 'undici dispatchers',
    head: `const { Agent, Pool, Client, EnvHttpProxyAgent, ProxyAgent, buildConnector } = require('undici');`,
    off: [
      ['new Agent({ connect: { rejectUnauthorized: false } });', 'undici off'],
      ['new Agent({ tls: { rejectUnauthorized: false } });', 'undici off'],
      ['new Agent({ connect: { checkServerIdentity: () => undefined } });', `undici off: ${anyHost}`],
      ['new Pool(u, { connect: { rejectUnauthorized: false } });', 'undici off'],
      ['new Client(u, { tls: { rejectUnauthorized: false } });', 'undici off'],
      ['new EnvHttpProxyAgent({ connect: { rejectUnauthorized: false } });', 'undici off'],
      ['new EnvHttpProxyAgent({ requestTls: { rejectUnauthorized: false } });', 'undici off'],
      ['new Agent({ connect: buildConnector({ rejectUnauthorized: false }) });', 'undici off'],
      ['new ProxyAgent({ uri: u, requestTls: { rejectUnauthorized: false } });', 'undici off'],
      ['new ProxyAgent({ uri: u, proxyTls: { rejectUnauthorized: false } });', 'undici off: any certificate of the proxy'],
    ],
    ineffective: [
      ['new Agent({ rejectUnauthorized: false });', 'undici ineffective: undici ignores `rejectUnauthorized` here'],
      ['new ProxyAgent({ uri: u, connect: { rejectUnauthorized: false } });', 'undici ineffective: undici ignores `connect.rejectUnauthorized` here'],
    ],
  },
  {
    api: 'axios',
    head: `const axios = require('axios'); const https = require('https');`,
    off: [
      ['axios.get(u, { httpsAgent: new https.Agent({ rejectUnauthorized: false }) });', 'https off'],
      [`axios.get(u, { adapter: 'http', httpsAgent: new https.Agent({ rejectUnauthorized: false }) });`, 'https off'],
      ['axios.defaults.httpsAgent = new https.Agent({ rejectUnauthorized: false });', 'https off'],
    ],
    ineffective: [
      ['axios.get(u, { rejectUnauthorized: false });', 'axios ineffective: axios ignores `rejectUnauthorized` here'],
      [`axios.get(u, { adapter: 'fetch', httpsAgent: new https.Agent({ rejectUnauthorized: false }) });`, `https ineffective: \`adapter: 'fetch'\` sends requests without this agent`],
      [`axios.create({ adapter: 'fetch', httpsAgent: new https.Agent({ rejectUnauthorized: false }) });`, `https ineffective: \`adapter: 'fetch'\` sends requests without this agent`],
    ],
  },
  {
    api: 'got',
    head: `import got from 'got'; import https from 'node:https';`,
    off: [
      ['got(u, { https: { rejectUnauthorized: false } });', 'got off'],
      ['got.extend({ https: { rejectUnauthorized: false } });', 'got off'],
      ['got(u, { https: { checkServerIdentity: () => undefined } });', `got off: ${anyHost}`],
      ['got(u, { agent: { https: new https.Agent({ rejectUnauthorized: false }) } });', 'https off'],
      // Only version 11 takes it; nobody says which this is.
      ['got(u, { rejectUnauthorized: false });', 'got off'],
    ],
  },
  {
    api: 'ky, fetch',
    head: `import ky from 'ky';`,
    ineffective: [
      ['ky(u, { rejectUnauthorized: false });', 'ky ineffective: ky ignores `rejectUnauthorized` here'],
      ['fetch(u, { rejectUnauthorized: false });', 'fetch ineffective: fetch ignores `rejectUnauthorized` here'],
    ],
  },
  {
    api: 'node-fetch, cross-fetch, gaxios',
    head: `const fetch = require('node-fetch'); const cross = require('cross-fetch'); const { request } = require('gaxios'); const https = require('https');`,
    off: [
      ['fetch(u, { agent: new https.Agent({ rejectUnauthorized: false }) });', 'https off'],
      ['fetch(u, { agent: () => new https.Agent({ rejectUnauthorized: false }) });', 'https off'],
      ['request({ url: u, agent: new https.Agent({ rejectUnauthorized: false }) });', 'https off'],
    ],
    ineffective: [
      ['fetch(u, { rejectUnauthorized: false });', 'node-fetch ineffective: node-fetch ignores `rejectUnauthorized` here'],
      ['cross(u, { rejectUnauthorized: false });', 'cross-fetch ineffective: cross-fetch ignores `rejectUnauthorized` here'],
      ['request({ url: u, rejectUnauthorized: false });', 'gaxios ineffective: gaxios ignores `rejectUnauthorized` here'],
    ],
  },
  {
    api: 'superagent',
    head: `const superagent = require('superagent'); const https = require('https');`,
    off: [
      ['superagent.get(u).disableTLSCerts();', 'superagent off'],
      ['const agent = superagent.agent().disableTLSCerts(); agent.get(u);', 'superagent off'],
      ['superagent.agent({ rejectUnauthorized: false });', 'superagent off'],
      ['superagent.get(u).agent(new https.Agent({ rejectUnauthorized: false }));', 'https off'],
    ],
    unaffected: ['superagent.get(u).trustLocalhost();', 'other.disableTLSCerts();'],
  },
  {
    api: 'needle',
    head: `const needle = require('needle');`,
    off: [
      ['needle.get(u, { rejectUnauthorized: false });', 'needle off'],
      ['needle.post(u, data, { rejectUnauthorized: false });', 'needle off'],
      [`needle('get', u, { rejectUnauthorized: false });`, 'needle off'],
      [`needle('post', u, data, { rejectUnauthorized: false });`, 'needle off'],
      ['needle.get(u, { checkServerIdentity: () => undefined });', `needle off: ${anyHost}`],
    ],
  },
  {
    api: 'request',
    head: `const request = require('request');`,
    off: [
      ['request({ url: u, strictSSL: false });', 'request off'],
      ['request({ url: u, rejectUnauthorized: false });', 'request off'],
      ['request.get(u, { agentOptions: { rejectUnauthorized: false } });', 'request off'],
      ['request.defaults({ strictSSL: false });', 'request off'],
      ['request({ url: u, agentOptions: { checkServerIdentity: () => undefined } });', `request off: ${anyHost}`],
    ],
    ineffective: [['request({ url: u, insecure: true });', 'request ineffective: request ignores `insecure` here']],
    unaffected: ['request({ url: u, insecure: false });', 'request({ url: u, strictSSL: true });'],
  },
  {
    api: 'phin',
    head: `const phin = require('phin');`,
    off: [['phin({ url: u, core: { rejectUnauthorized: false } });', 'phin off']],
    ineffective: [['phin({ url: u, rejectUnauthorized: false });', 'phin ineffective: phin ignores `rejectUnauthorized` here']],
  },
  {
    api: 'urllib',
    head: `const { request, HttpClient } = require('urllib');`,
    off: [
      ['request(u, { rejectUnauthorized: false });', 'urllib off'],
      ['new HttpClient({ connect: { rejectUnauthorized: false } });', 'urllib off'],
    ],
    ineffective: [
      ['new HttpClient({ rejectUnauthorized: false });', 'urllib ineffective: urllib ignores `rejectUnauthorized` here'],
      ['new HttpClient().request(u, { rejectUnauthorized: false });', 'urllib ineffective: urllib ignores `rejectUnauthorized` here'],
    ],
  },
  {
    api: 'make-fetch-happen',
    head: `const fetch = require('make-fetch-happen');`,
    off: [
      ['fetch(u, { strictSSL: false });', 'make-fetch-happen off'],
      ['fetch.defaults({ strictSSL: false });', 'make-fetch-happen off'],
    ],
    ineffective: [['fetch(u, { rejectUnauthorized: false });', 'make-fetch-happen ineffective: make-fetch-happen ignores `rejectUnauthorized` here']],
  },
  {
    api: 'https-proxy-agent',
    head: `const { HttpsProxyAgent } = require('https-proxy-agent'); const https = require('https');`,
    off: [['https.get(u, { agent: new HttpsProxyAgent(p), rejectUnauthorized: false });', 'https off']],
    ineffective: [['new HttpsProxyAgent(p, { rejectUnauthorized: false });', 'https-proxy-agent ineffective: the target is verified by the options of the request, and this one is for the proxy']],
  },
  {
    api: 'proxy-agent, hpagent',
    head: `const { ProxyAgent } = require('proxy-agent'); const { HttpsProxyAgent } = require('hpagent');`,
    off: [
      ['new ProxyAgent({ rejectUnauthorized: false });', 'proxy-agent off'],
      ['new HttpsProxyAgent({ proxy: p, rejectUnauthorized: false });', 'hpagent off'],
    ],
  },
  {
    api: 'playwright, puppeteer',
    head: `import { chromium, request } from 'playwright'; import puppeteer from 'puppeteer';`,
    off: [
      ['await request.newContext({ ignoreHTTPSErrors: true });', 'playwright off'],
      ['const context = await request.newContext(); await context.get(u, { ignoreHTTPSErrors: true });', 'playwright off'],
      ['const browser = await chromium.launch(); await browser.newContext({ ignoreHTTPSErrors: true });', 'playwright off'],
      ['await puppeteer.launch({ acceptInsecureCerts: true });', 'puppeteer off'],
      ['await puppeteer.launch({ ignoreHTTPSErrors: true });', 'puppeteer off'],
    ],
    unaffected: ['await request.newContext({ ignoreHTTPSErrors: false });'],
  },
  {
    api: 'grpc',
    head: `const { credentials } = require('@grpc/grpc-js');`,
    off: [
      ['credentials.createSsl(ca, key, cert, { rejectUnauthorized: false });', 'grpc off'],
      ['credentials.createSsl(ca, key, cert, { checkServerIdentity: () => undefined });', `grpc off: ${anyHost}`],
    ],
    // Plain text: there is nothing to verify.
    unaffected: ['credentials.createInsecure();'],
  },
  {
    api: 'AWS',
    head: `const { S3Client } = require('@aws-sdk/client-s3'); const { NodeHttpHandler } = require('@smithy/node-http-handler'); const https = require('https');`,
    off: [
      ['new S3Client({ requestHandler: new NodeHttpHandler({ httpsAgent: new https.Agent({ rejectUnauthorized: false }) }) });', 'aws-sdk off'],
      ['new S3Client({ requestHandler: { httpsAgent: { rejectUnauthorized: false } } });', 'aws-sdk off'],
    ],
  },
  {
    api: 'pg',
    head: `const { Pool, Client } = require('pg');`,
    off: [
      ['new Pool({ ssl: { rejectUnauthorized: false } });', 'pg off'],
      ['new Client({ ssl: { rejectUnauthorized: false } });', 'pg off'],
      [`new Pool({ ssl: 'no-verify' });`, 'pg off'],
      [`new Pool({ connectionString: 'postgres://db.example/app?sslmode=no-verify' });`, 'pg off'],
    ],
    // Plain text again, and encryption with verification.
    unaffected: ['new Pool({ ssl: false });', 'new Pool({ ssl: true });', `new Pool({ connectionString: 'postgres://db.example/app?sslmode=require' });`],
  },
  {
    api: 'mysql2',
    head: `const mysql = require('mysql2');`,
    off: [
      ['mysql.createPool({ ssl: { rejectUnauthorized: false } });', 'mysql2 off'],
      ['mysql.createConnection({ ssl: { rejectUnauthorized: false } });', 'mysql2 off'],
    ],
    unaffected: ['mysql.createPool({ ssl: {} });'],
  },
  {
    api: 'ioredis, redis, nodemailer, tedious, mssql',
    head: `const Redis = require('ioredis'); const { createClient } = require('redis'); const nodemailer = require('nodemailer'); const { Connection } = require('tedious'); const mssql = require('mssql');`,
    off: [
      ['new Redis({ tls: { rejectUnauthorized: false } });', 'ioredis off'],
      ['createClient({ socket: { tls: true, rejectUnauthorized: false } });', 'redis off'],
      ['nodemailer.createTransport({ tls: { rejectUnauthorized: false } });', 'nodemailer off'],
      ['new Connection({ options: { trustServerCertificate: true } });', 'tedious off'],
      ['new mssql.ConnectionPool({ options: { trustServerCertificate: true } });', 'mssql off'],
      ['mssql.connect({ options: { trustServerCertificate: true } });', 'mssql off'],
      [`mssql.connect('Server=db.example;Encrypt=true;TrustServerCertificate=true');`, 'mssql off'],
    ],
    unaffected: ['new Connection({ options: { trustServerCertificate: false } });'],
  },
  {
    api: 'mongodb',
    head: `const { MongoClient } = require('mongodb');`,
    off: [
      ['new MongoClient(u, { tlsInsecure: true });', 'mongodb off'],
      ['new MongoClient(u, { tlsAllowInvalidCertificates: true });', 'mongodb off'],
      ['new MongoClient(u, { tlsAllowInvalidHostnames: true });', `mongodb off: ${anyHost}`],
      [`new MongoClient('mongodb://db.example/?tls=true&tlsInsecure=true');`, 'mongodb off'],
      [`new MongoClient('mongodb://db.example/?tls=true&tlsAllowInvalidHostnames=true');`, 'mongodb off'],
    ],
    unaffected: ['new MongoClient(u, { tlsInsecure: false });'],
  },
];

describe.each(rows)('$api', ({ head, off = [], ineffective = [], unaffected = [] }) => {
  it.each([...off, ...ineffective])('%s', (code, expected) => {
    expect(found(`${head} ${code}`)).toEqual([expected]);
  });

  it.each(unaffected.map((code) => [code]))('nothing: %s', (code) => {
    expect(found(`${head} ${code}`)).toEqual([]);
  });
});

describe('where the version decides', () => {
  it.each([
    ['got', '^11.8.0', 'got(u, { rejectUnauthorized: false });', 'got off'],
    ['got', '^14.0.0', 'got(u, { rejectUnauthorized: false });', 'got ineffective: got refuses `rejectUnauthorized` from version 12 on'],
    ['phin', '^3.7.0', 'got({ url: u, core: { rejectUnauthorized: false } });', 'phin off'],
    ['phin', '^4.0.0', 'got({ url: u, core: { rejectUnauthorized: false } });', 'phin ineffective: phin refuses `core.rejectUnauthorized` from version 4 on'],
  ])('%s %s: %s', (name, range, code, expected) => {
    expect(found(`const got = require('${name}'); ${code}`, { [name]: range })).toEqual([expected]);
  });
});

describe('objects whose reader is not known', () => {
  it.each([
    ['own({ rejectUnauthorized: false });', 'tls off'],
    ['options.rejectUnauthorized = false;', 'tls off'],
    [`options['rejectUnauthorized'] = false;`, 'tls off'],
    [`const KEY = 'rejectUnauthorized'; own({ [KEY]: false });`, 'tls off'],
    ['own({ dialectOptions: { ssl: { rejectUnauthorized: false } } });', 'tls off'],
    ['own({ strictSSL: false });', 'tls off'],
    ['own({ checkServerIdentity: () => undefined });', `tls off: ${anyHost}`],
    ['own({ options: { trustServerCertificate: true } });', 'tls off'],
    ['own({ tlsAllowInvalidCertificates: true });', 'tls off'],
    ['function f(options) { return own({ rejectUnauthorized: false, ...options }); }', 'tls off by default: verification is off whenever `options` does not say otherwise'],
    [`const https = require('https'); function f(options) { return new https.Agent({ rejectUnauthorized: false, ...options }); }`, 'https off by default: verification is off whenever `options` does not say otherwise'],
    [`spawn('node', { env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' } });`, 'process off'],
  ])('%s', (code, expected) => {
    expect(found(code)).toEqual([expected]);
  });

  it.each([
    ['own({ rejectUnauthorized: 0 });'],
    ['own({ rejectUnauthorized: false, ...other });'],
    ['own({ trustServerCertificate: false });'],
    ['own({ ignoreHTTPSErrors: true });'],
    ['process.env.rejectUnauthorized = false;'],
    ['class A { constructor() { this.rejectUnauthorized = false; } }'],
    ['function A() { const self = this; self.rejectUnauthorized = false; }'],
    [`spawn('node', { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', ...process.env } });`],
    [`spawn('node', { env: { NODE_TLS_REJECT_UNAUTHORIZED: '1' } });`],
  ])('nothing: %s', (code) => {
    expect(found(code)).toEqual([]);
  });

  it('is no business of user interfaces', () => {
    expect(found(`import { useState } from 'react'; const [form] = useState({ rejectUnauthorized: false }); form.rejectUnauthorized = false;`)).toEqual([]);
  });
});

describe('options of servers', () => {
  it.each([
    ['https.createServer({ key, cert, rejectUnauthorized: false });'],
    ['https.createServer({ requestCert: true, rejectUnauthorized: false });'],
    ['const options = { key, rejectUnauthorized: false }; https.createServer(options, app);'],
    ['const serverOptions = { rejectUnauthorized: false };'],
    ['const options = {}; options.requestCert = true; options.rejectUnauthorized = false; start(options);'],
    ['const options = {}; options.rejectUnauthorized = false; https.createServer(options, app);'],
    ['config.server.rejectUnauthorized = false;'],
  ])('nothing: %s', (code) => {
    expect(found(`const https = require('https'); ${code}`)).toEqual([]);
  });
});
