import { describe, expect, it } from 'vitest';
import { creates, modelOf } from '../../src/analysis/values/values.js';
import type { FactsOptions } from '../facts.js';
import { parsed } from './file.js';

/** What the marked call does, as the catalogue's entry and path: `undici Agent`. `null`: nothing it knows. */
function known(code: string, options: FactsOptions = {}): string | null {
  const { file, markedCall } = parsed(code, options);
  const call = markedCall();
  for (const group of ['sessions', 'instances'] as const) {
    const found = modelOf(file, call.callee, group);
    if (found && creates(found.model, call)) return `${found.entry.id} ${found.path}`;
  }
  if (call.type === 'NewExpression') return null;
  const found = modelOf(file, call.callee, 'requests') ?? modelOf(file, call.callee, 'blocking') ?? modelOf(file, call.callee, 'handlers');
  return found && `${found.entry.id} ${found.path}`;
}

const ts: FactsOptions = { ts: true };
const cjs: FactsOptions = { sourceType: 'commonjs' };

describe('imports', () => {
  it.each([
    [`import { Agent } from 'undici'; /*?*/ new Agent();`, 'undici Agent'],
    [`import { Agent as A } from 'undici'; /*?*/ new A();`, 'undici Agent'],
    [`import { 'Agent' as A } from 'undici'; /*?*/ new A();`, 'undici Agent'],
    [`import undici from 'undici'; /*?*/ new undici.Agent();`, 'undici Agent'],
    [`import { default as undici } from 'undici'; /*?*/ new undici.Agent();`, 'undici Agent'],
    [`import undici, { Agent } from 'undici'; /*?*/ new Agent(undici);`, 'undici Agent'],
    [`import * as undici from 'undici'; /*?*/ new undici.Agent();`, 'undici Agent'],
    [`import * as undici from 'undici'; /*?*/ new undici.default.Agent();`, 'undici Agent'],
    [`import * as undici from 'undici'; /*?*/ new undici['Agent']();`, 'undici Agent'],
    ['import * as undici from "undici"; /*?*/ new undici[`Agent`]();', 'undici Agent'],
    [`import fs from 'fs'; /*?*/ fs.readFileSync(p);`, 'fs readFileSync'],
    [`import fs from 'node:fs'; /*?*/ fs.readFileSync(p);`, 'fs readFileSync'],
    [`import { readFileSync } from 'node:fs'; /*?*/ readFileSync(p);`, 'fs readFileSync'],
    [`import axios from 'axios'; /*?*/ axios(u);`, 'axios AxiosInstance#default'],
    [`import axios from 'axios'; /*?*/ axios.get(u);`, 'axios AxiosInstance#get'],
    [`import { get } from 'axios'; /*?*/ get(u);`, 'axios AxiosInstance#get'],
    [`import * as axios from 'axios'; /*?*/ axios.default.get(u);`, 'axios AxiosInstance#get'],
    [`import axios from 'axios'; /*?*/ axios?.get(u);`, 'axios AxiosInstance#get'],
    [`import axios from 'axios'; /*?*/ axios.get?.(u);`, 'axios AxiosInstance#get'],
    [`import axios from 'axios'; /*?*/ (0, axios.get)(u);`, 'axios AxiosInstance#get'],
    [`import fetch from 'node-fetch'; /*?*/ fetch(u);`, 'node-fetch default'],
  ])('%s', (code, expected) => {
    expect(known(code)).toBe(expected);
    expect(known(code, ts)).toBe(expected);
  });

  it.each([
    [`import fs = require('fs'); /*?*/ fs.readFileSync(p);`, 'fs readFileSync'],
    [`import axios from 'axios'; /*?*/ axios.get<string>(u);`, 'axios AxiosInstance#get'],
    [`import axios from 'axios'; const get = axios.get<string>; /*?*/ get(u);`, 'axios AxiosInstance#get'],
    [`import axios from 'axios'; /*?*/ (axios as any).get(u);`, 'axios AxiosInstance#get'],
    [`import axios from 'axios'; /*?*/ axios!.get!(u);`, 'axios AxiosInstance#get'],
    [`import axios from 'axios'; const a = axios satisfies unknown; /*?*/ a.get(u);`, 'axios AxiosInstance#get'],
    [`import { Agent } from 'undici'; const A = Agent as any; /*?*/ new A();`, 'undici Agent'],
  ])('in TypeScript: %s', (code, expected) => {
    expect(known(code, ts)).toBe(expected);
  });
});

describe('require', () => {
  it.each([
    [`const { Agent } = require('undici'); /*?*/ new Agent();`, 'undici Agent'],
    [`const { Agent: A } = require('undici'); /*?*/ new A();`, 'undici Agent'],
    [`const { Agent: A = null } = require('undici'); /*?*/ new A();`, 'undici Agent'],
    [`const undici = require('undici'); /*?*/ new undici.Agent();`, 'undici Agent'],
    [`const Agent = require('undici').Agent; /*?*/ new Agent();`, 'undici Agent'],
    [`/*?*/ new (require('undici').Agent)();`, 'undici Agent'],
    [`/*?*/ new (require('undici')).Agent();`, 'undici Agent'],
    [`/*?*/ require('node:fs').readFileSync(p);`, 'fs readFileSync'],
    ['/*?*/ require(`fs`).readFileSync(p);', 'fs readFileSync'],
    [`const axios = require('axios').default; /*?*/ axios.get(u);`, 'axios AxiosInstance#get'],
    [`const { default: axios } = require('axios'); /*?*/ axios.get(u);`, 'axios AxiosInstance#get'],
    [`const { promises: { readFile }, readFileSync } = require('fs'); /*?*/ readFileSync(p);`, 'fs readFileSync'],
    [`let undici; try { undici = require('undici'); } catch {} /*?*/ new undici.Agent();`, 'undici Agent'],
    [`const app = require('express')(); /*?*/ app.get('/', h);`, 'express App#get'],
  ])('%s', (code, expected) => {
    expect(known(code, cjs)).toBe(expected);
  });

  it.each([
    [`import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); /*?*/ require('fs').readFileSync(p);`],
    [`import { createRequire } from 'module'; const load = createRequire(import.meta.url); /*?*/ load('fs').readFileSync(p);`],
    [`import { createRequire as make } from 'module'; const require = make(import.meta.url); /*?*/ require('fs').readFileSync(p);`],
    [`import module from 'module'; const require = module.createRequire(import.meta.url); /*?*/ require('fs').readFileSync(p);`],
    [`import { createRequire } from 'module'; /*?*/ createRequire(import.meta.url)('fs').readFileSync(p);`],
  ])('made for a module: %s', (code) => {
    expect(known(code)).toBe('fs readFileSync');
  });

  it.each([
    [`function require() {} /*?*/ require('fs').readFileSync(p);`],
    [`const f = (require) => /*?*/ require('fs').readFileSync(p);`],
    [`const require = make(1); /*?*/ require('fs').readFileSync(p);`],
    [`/*?*/ require(name).readFileSync(p);`],
    ['/*?*/ require(`./${name}`).readFileSync(p);'],
    [`/*?*/ require.resolve('fs').readFileSync(p);`],
    [`/*?*/ jest.requireActual('fs').readFileSync(p);`],
  ])('is another thing: %s', (code) => {
    expect(known(code, cjs)).toBeNull();
  });
});

describe('dynamic imports', () => {
  it.each([
    [`const undici = await import('undici'); /*?*/ new undici.Agent();`, 'undici Agent'],
    [`const { Agent } = await import('undici'); /*?*/ new Agent();`, 'undici Agent'],
    [`let Agent; ({ Agent } = await import('undici')); /*?*/ new Agent();`, 'undici Agent'],
    [`const { default: axios } = await import('axios'); /*?*/ axios.get(u);`, 'axios AxiosInstance#get'],
    [`const axios = (await import('axios')).default; /*?*/ axios.get(u);`, 'axios AxiosInstance#get'],
    [`/*?*/ (await import('fs')).readFileSync(p);`, 'fs readFileSync'],
    [`import('undici').then(({ Agent }) => /*?*/ new Agent());`, 'undici Agent'],
    [`import('undici').then(({ Agent: A }) => /*?*/ new A());`, 'undici Agent'],
    [`import('undici').then(function (undici) { return /*?*/ new undici.Agent(); });`, 'undici Agent'],
    [`import('axios').then(({ default: axios }) => /*?*/ axios.get(u));`, 'axios AxiosInstance#get'],
    [`import('axios').then((m) => m.default).then((axios) => /*?*/ axios.get(u));`, 'axios AxiosInstance#get'],
    [`const fetch = (...args) => import('node-fetch').then(({ default: fetch }) => /*?*/ fetch(...args));`, 'node-fetch default'],
    [`const load = () => import('undici'); const { Agent } = await load(); /*?*/ new Agent();`, 'undici Agent'],
    [`const [fs, undici] = await Promise.all([import('fs'), import('undici')]); /*?*/ new undici.Agent();`, 'undici Agent'],
    [`const [{ Agent }] = await Promise.all([import('undici')]); /*?*/ new Agent();`, 'undici Agent'],
  ])('%s', (code, expected) => {
    expect(known(code)).toBe(expected);
  });

  it.each([
    [`import('undici').then(f, ({ Agent }) => /*?*/ new Agent());`],
    [`import('undici').then((undici, { Agent }) => /*?*/ new Agent());`],
    [`const [undici, fs] = await Promise.all([...more, import('undici')]); /*?*/ new fs.Agent();`],
    [`const undici = await import(name); /*?*/ new undici.Agent();`],
  ])('do not reach: %s', (code) => {
    expect(known(code)).toBeNull();
  });
});

describe('transpiled code', () => {
  it.each([
    [`const axios_1 = require('axios'); /*?*/ axios_1.default.get(u);`, 'axios AxiosInstance#get'],
    [`const axios_1 = require('axios'); /*?*/ (0, axios_1.default)(u);`, 'axios AxiosInstance#default'],
    [`const axios_1 = __importDefault(require('axios')); /*?*/ (0, axios_1.default)(u);`, 'axios AxiosInstance#default'],
    [`var __importDefault = (this && this.__importDefault) || function (m) { return m && m.__esModule ? m : { default: m }; }; const axios_1 = __importDefault(require('axios')); /*?*/ axios_1.default.get(u);`, 'axios AxiosInstance#get'],
    [`const tslib_1 = require('tslib'); const axios_1 = tslib_1.__importDefault(require('axios')); /*?*/ axios_1.default.get(u);`, 'axios AxiosInstance#get'],
    [`const fs = __importStar(require('fs')); /*?*/ fs.readFileSync(p);`, 'fs readFileSync'],
    [`const undici_1 = require('undici'); /*?*/ (0, undici_1.request)(u);`, 'undici request'],
    [`var import_axios = __toESM(require('axios'), 1); /*?*/ import_axios.default.get(u);`, 'axios AxiosInstance#get'],
    [`function _interopRequireDefault(e) { return e && e.__esModule ? e : { default: e }; } var _axios = _interopRequireDefault(require('axios')); /*?*/ (0, _axios.default)(u);`, 'axios AxiosInstance#default'],
    [`var fs = _interopRequireWildcard(require('fs')); /*?*/ fs.readFileSync(p);`, 'fs readFileSync'],
    [`var fs = require('fs'); var fs__default = _interopDefaultLegacy(fs); /*?*/ fs__default['default'].readFileSync(p);`, 'fs readFileSync'],
  ])('%s', (code, expected) => {
    expect(known(code, cjs)).toBe(expected);
  });

  it('takes no function of another name for an interop wrapper', () => {
    expect(known(`const axios_1 = own(require('axios')); /*?*/ axios_1.default.get(u);`, cjs)).toBeNull();
  });
});

describe('other names', () => {
  it.each([
    [`import { Agent } from 'undici'; const A = Agent; /*?*/ new A();`, 'undici Agent'],
    [`import { Agent } from 'undici'; let A; A = Agent; /*?*/ new A();`, 'undici Agent'],
    [`import undici from 'undici'; const { Agent } = undici; /*?*/ new Agent();`, 'undici Agent'],
    [`import undici from 'undici'; const { request: send = null } = undici; /*?*/ send(u);`, 'undici request'],
    [`import { Agent } from 'undici'; const { A } = { A: Agent }; /*?*/ new A();`, 'undici Agent'],
    [`import fs from 'fs'; const read = fs['readFileSync']; /*?*/ read(p);`, 'fs readFileSync'],
    [`import fs from 'fs'; const read = fs.readFileSync.bind(fs); /*?*/ read(p);`, 'fs readFileSync'],
    [`import axios from 'axios'; const [a] = [axios]; /*?*/ a.get(u);`, 'axios AxiosInstance#get'],
    [`import axios from 'axios'; function f({ get } = axios) { return /*?*/ get(u); }`, 'axios AxiosInstance#get'],
    [`import https from 'https'; import http from 'http'; const lib = secure ? https : http; /*?*/ lib.get(u);`, 'https get'],
    [`import https from 'https'; import http from 'http'; const { request } = secure ? https : http; /*?*/ request(u);`, 'https request'],
    [`import https from 'https'; import http from 'http'; let lib = http; if (secure) lib = https; /*?*/ lib.get(u);`, 'http get'],
    [`import https from 'https'; import http from 'http'; /*?*/ (secure ? https : http).get(u);`, 'https get'],
    [`const lib = secure ? require('https') : require('http'); /*?*/ lib.get(u);`, 'https get'],
  ])('%s', (code, expected) => {
    expect(known(code)).toBe(expected);
  });

  it.each([
    [`import fs from 'fs'; /*?*/ fs[name](p);`],
    [`import fs from 'fs'; const read = fs.readFileSync.bind(fs, p); /*?*/ read();`],
    [`import fs from 'fs'; /*?*/ fs.readFileSync.call(fs, p);`],
    [`import { Agentt } from 'undici'; /*?*/ new Agentt();`],
    [`import { Agent } from 'undici'; /*?*/ Agent();`],
  ])('without an answer: %s', (code) => {
    expect(known(code)).toBeNull();
  });
});

describe('globals', () => {
  it.each([
    ['/*?*/ fetch(u);'],
    ['/* global fetch */ /*?*/ fetch(u);'],
    ['/*?*/ globalThis.fetch(u);'],
    ['/*?*/ globalThis?.fetch(u);'],
    [`/*?*/ globalThis['fetch'](u);`],
    ['/*?*/ globalThis.window.fetch(u);'],
    ['/*?*/ window.fetch(u);'],
    ['/*?*/ self.fetch(u);'],
    ['/*?*/ global.fetch(u);'],
    ['const { fetch: f } = globalThis; /*?*/ f(u);'],
    ['const f = globalThis.fetch; /*?*/ f(u);'],
    ['const f = globalThis.fetch || fetch; /*?*/ f(u);'],
    ['const f = fetch.bind(globalThis); /*?*/ f(u);'],
    ['const g = globalThis; /*?*/ g.fetch(u);'],
    ['function f(f = fetch) { /*?*/ f(u); }'],
    ['function f({ send = fetch } = {}) { /*?*/ send(u); }'],
    ['class A { fetch(u) { return /*?*/ fetch(u); } }'],
  ])('%s', (code) => {
    expect(known(code)).toBe('fetch fetch');
  });

  it('are constructors, too', () => {
    expect(known('/*?*/ new WebSocket(u);')).toBe('fetch WebSocket');
    expect(known('/*?*/ new globalThis.WebSocket(u);')).toBe('fetch WebSocket');
    expect(known('/*?*/ Atomics.wait(a, 0, 0);')).toBe('atomics Atomics.wait');
  });

  it.each([
    ['function f(fetch) { return /*?*/ fetch(u); }'],
    ['const f = ({ fetch }) => /*?*/ fetch(u);'],
    [`import { fetch } from './fetch.js'; /*?*/ fetch(u);`],
    ['function fetch() {} /*?*/ fetch(u);'],
    ['const fetch = make(); /*?*/ fetch(u);'],
    ['let fetch; /*?*/ fetch(u);'],
    ['try {} catch (fetch) { /*?*/ fetch(u); }'],
    ['/*?*/ repo.fetch(u);'],
    ['/*?*/ store.dispatch.fetch(u);'],
    ['class A { fetch() {} f() { /*?*/ this.fetch(u); } }'],
    ['function f(window) { /*?*/ window.fetch(u); }'],
    ['const globalThis = {}; /*?*/ globalThis.fetch(u);'],
    [`import self from 'x'; /*?*/ self.fetch(u);`],
    ['const f = options.fetch ?? fetch; /*?*/ f(u);'],
  ])('are no: %s', (code) => {
    expect(known(code)).toBeNull();
  });
});

describe('names that look alike', () => {
  it.each([
    [`import { Agent } from 'undici'; function f(Agent) { return /*?*/ new Agent(); }`],
    [`import { Agent } from 'undici'; { class Agent {} /*?*/ new Agent(); }`],
    [`import { Agent } from 'undici'; function f() { const Agent = other; return /*?*/ new Agent(); }`],
    ['class Agent {} /*?*/ new Agent();'],
    [`import { Agent } from './undici'; /*?*/ new Agent();`],
    [`import { Agent } from 'undici-like'; /*?*/ new Agent();`],
    [`import { Agent } from '@acme/undici'; /*?*/ new Agent();`],
    [`import { Pool } from 'generic-pool'; /*?*/ new Pool();`],
    [`import { Client } from 'discord.js'; /*?*/ new Client();`],
    ['/*?*/ _.existsSync(p);'],
    [`import _ from 'lodash'; /*?*/ _.existsSync(p);`],
    [`import jetpack from 'fs-jetpack'; /*?*/ jetpack.existsSync(p);`],
    [`import { fs } from 'memfs'; /*?*/ fs.readFileSync(p);`],
    ['/*?*/ fs.readFileSync(p);'],
    ['function readFileSync() {} /*?*/ readFileSync(p);'],
  ])('%s', (code) => {
    expect(known(code)).toBeNull();
  });
});

describe('variables that hold different things', () => {
  it.each([
    [`import axios from 'axios'; let api = axios; api = own(); /*?*/ api.get(u);`],
    [`import axios from 'axios'; let api = axios; api = (u) => u; /*?*/ api.get(u);`],
    [`import axios from 'axios'; import fs from 'fs'; let x = axios; x = fs; /*?*/ x.get(u);`],
    [`import axios from 'axios'; import fs from 'fs'; let x = axios; x = fs; /*?*/ x.readFileSync(p);`],
    [`import axios from 'axios'; import fs from 'fs'; const x = c ? fs : axios; /*?*/ x.readFileSync(p);`],
    [`import axios from 'axios'; const api = own || axios; /*?*/ api.get(u);`],
    [`import axios from 'axios'; for (const api of [axios, own]) /*?*/ api.get(u);`],
    [`import axios from 'axios'; let api = axios; for (api of list) /*?*/ api.get(u);`],
    [`import axios from 'axios'; let api = axios; [api] = list; /*?*/ api.get(u);`],
    [`import axios from 'axios'; const clients = { api: axios }; clients.api = own; /*?*/ clients.api.get(u);`],
    [`import axios from 'axios'; class A { api = axios; g() { this.api = own; } f() { /*?*/ this.api.get(u); } }`],
    [`import axios from 'axios'; function make(x) { if (x) return own; return axios.create(); } /*?*/ make().get(u);`],
  ])('%s', (code) => {
    expect(known(code)).toBeNull();
  });

  it.each([
    [`import axios from 'axios'; let api = null; api = axios; /*?*/ api.get(u);`],
    [`import axios from 'axios'; const api = on ? axios : undefined; /*?*/ api.get(u);`],
    [`import axios from 'axios'; let api; api = api || axios; /*?*/ api.get(u);`],
  ])('nothing is no other thing: %s', (code) => {
    expect(known(code)).toBe('axios AxiosInstance#get');
  });

  it('may all be requests', () => {
    expect(known(`import axios from 'axios'; import got from 'got'; let x = axios; x = got; /*?*/ x.get(u);`)).toBe('axios AxiosInstance#get');
  });
});
