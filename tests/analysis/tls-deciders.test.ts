import { describe, expect, it } from 'vitest';
import { decidersOf } from '../../src/analysis/tls/tls-deciders.js';
import { parsed } from './file.js';

/** What decides in the first argument of the marked call: its effect, its text, and what is said of it. */
function deciders(code: string, ts = false): readonly string[] {
  const { file, markedCall } = parsed(code, { ts });
  const [argument] = markedCall().arguments;
  if (!argument) throw new Error('The marked call takes nothing');
  return decidersOf(file, argument, [false]).map(({ value, effect, because }) => `${effect}: ${file.sourceCode.getText(value)}${because === null ? '' : ` (${because})`}`);
}

const unset = (setting: string): string => `(verification is off whenever \`${setting}\` is not set)`;

describe('off whenever nobody says otherwise', () => {
  it.each([
    ['cfg.verify || false', 'false', 'cfg.verify'],
    ['cfg.verify ?? false', 'false', 'cfg.verify'],
    ['monitor.verify || false', 'false', 'monitor.verify'],
    ['cfg.verify === true', 'cfg.verify === true', 'cfg.verify'],
    ['cfg.verify == true', 'cfg.verify == true', 'cfg.verify'],
    [`cfg.verify === 'true'`, `cfg.verify === 'true'`, 'cfg.verify'],
    ['!!cfg.verify', '!!cfg.verify', 'cfg.verify'],
    ['Boolean(cfg.verify)', 'Boolean(cfg.verify)', 'cfg.verify'],
    ['cfg.verify ? true : false', 'false', 'cfg.verify'],
    ['cfg.verify === undefined ? false : cfg.verify', 'false', 'cfg.verify'],
    ['cfg.verify !== undefined ? cfg.verify : false', 'false', 'cfg.verify'],
    [`typeof cfg.verify === 'boolean' ? cfg.verify : false`, 'false', 'cfg.verify'],
    ['cfg.insecure === false', 'cfg.insecure === false', 'cfg.insecure'],
    [`process.env.VERIFY === 'true'`, `process.env.VERIFY === 'true'`, 'process.env.VERIFY'],
    [`process.env.VERIFY === 'true' ? true : false`, 'false', 'process.env.VERIFY'],
    [`process.env.VERIFY !== 'true' ? false : true`, 'false', 'process.env.VERIFY'],
    [`process.env.TLS_MODE === 'strict'`, `process.env.TLS_MODE === 'strict'`, 'process.env.TLS_MODE'],
    [`process.env['VERIFY'] === '1'`, `process.env['VERIFY'] === '1'`, `process.env['VERIFY']`],
    [`String(process.env.VERIFY).toLowerCase() === 'true'`, `String(process.env.VERIFY).toLowerCase() === 'true'`, 'process.env.VERIFY'],
    [`process.env.VERIFY?.toLowerCase() === 'true'`, `process.env.VERIFY?.toLowerCase() === 'true'`, 'process.env.VERIFY'],
    [`(process.env.VERIFY || 'false') === 'true'`, `process.env.VERIFY || 'false') === 'true'`.replace(/^/, '('), 'process.env.VERIFY'],
    [`['1', 'true'].includes(process.env.VERIFY)`, `['1', 'true'].includes(process.env.VERIFY)`, 'process.env.VERIFY'],
    ['/^(1|true)$/i.test(process.env.VERIFY)', '/^(1|true)$/i.test(process.env.VERIFY)', 'process.env.VERIFY'],
    [`process.env.A === 'true' || process.env.B === 'true'`, `process.env.A === 'true' || process.env.B === 'true'`, 'process.env.A'],
    [`import.meta.env.VERIFY === 'true'`, `import.meta.env.VERIFY === 'true'`, 'import.meta.env.VERIFY'],
    [`env.bool('TLS_VERIFY', false)`, 'false', `'TLS_VERIFY'`],
    [`cfg.get('tls.verify', false)`, 'false', `'tls.verify'`],
    [`_.get(options, 'tls.verify', false)`, 'false', `'tls.verify'`],
    [`getEnv('TLS_VERIFY', 'false') === 'true'`, `getEnv('TLS_VERIFY', 'false') === 'true'`, `'TLS_VERIFY'`],
  ])('%s', (value, part, setting) => {
    expect(deciders(`import cfg from './config.js'; /*?*/ own(${value});`)).toEqual([`off by default: ${part} ${unset(setting)}`]);
  });

  it.each([
    ['const { VERIFY } = process.env; /*?*/ own(!!VERIFY);', 'off by default: !!VERIFY', 'VERIFY'],
    [`const on = process.env.VERIFY === 'true'; /*?*/ own(on);`, 'off by default: on', 'process.env.VERIFY'],
    [`const insecure = process.env.INSECURE !== 'false'; /*?*/ own(!insecure);`, 'off by default: !insecure', 'process.env.INSECURE'],
    ['const options = {}; /*?*/ own(options.verify || false);', 'off by default: false', 'options.verify'],
    ['function f(verify) { /*?*/ own(!!verify); }', 'off by default: !!verify', 'verify'],
    ['function f(verify) { /*?*/ own(!!verify); } f();', 'off by default: !!verify', 'verify'],
    ['function f(verify = false) { /*?*/ own(verify); }', 'off by default: false', 'verify'],
    ['function f({ verify }) { /*?*/ own(verify === true); }', 'off by default: verify === true', 'verify'],
    ['function f({ tls: { verify } = {} }) { /*?*/ own(verify === true); }', 'off by default: verify === true', 'verify'],
    ['function f({ verify = false }) { /*?*/ own(verify); }', 'off by default: false', 'verify'],
    ['const { verify = false } = settings; /*?*/ own(verify);', 'off by default: false', 'verify'],
    ['class A { constructor(options) { this.options = options; } f() { /*?*/ own(!!this.options.verify); } }', 'off by default: !!this.options.verify', 'this.options.verify'],
    ['class A { constructor(verify = false) { this.verify = verify; } f() { /*?*/ own(this.verify); } }', 'off by default: false', 'verify'],
    [`const flag = (value) => value === 'true'; /*?*/ own(flag(process.env.VERIFY));`, `off by default: value === 'true'`, 'process.env.VERIFY'],
    [`function verify() { return process.env.VERIFY === 'true'; } /*?*/ own(verify());`, `off by default: process.env.VERIFY === 'true'`, 'process.env.VERIFY'],
  ])('%s', (code, part, setting) => {
    expect(deciders(code)).toEqual([`${part} ${unset(setting)}`]);
  });

  it.each([
    ['function f(verify?: boolean) { /*?*/ own(!!verify); }'],
    ['function f(verify: boolean | undefined) { /*?*/ own(!!verify); }'],
    ['function f({ verify }: { verify?: boolean }) { /*?*/ own(!!verify); }'],
    ['interface Options { verify?: boolean } function f(options: Options) { /*?*/ own(!!options.verify); }'],
    [`import type { Options } from './options.js'; function f(options: Options) { /*?*/ own(!!options.verify); }`],
  ])('in TypeScript: %s', (code) => {
    expect(deciders(code, true)).toHaveLength(1);
  });
});

describe('on by default, or nobody knows', () => {
  it.each([
    [`env.bool('TLS_VERIFY', true)`],
    [`env.bool('TLS_VERIFY')`],
    [`cfg.get('tls.verify', true)`],
    [`!cfg.get('tls.insecure', false)`],
    [`compare('a', false)`],
    ['env.bool(name, false)'],
    ['cfg.verify'],
    ['cfg.verify ?? true'],
    ['cfg.verify !== false'],
    ['!cfg.insecure'],
    ['!cfg.insecure || false'],
    ['cfg.verify === undefined ? true : cfg.verify'],
    [`cfg.mode === 'strict'`],
    [`cfg.mode === 'strict' || false`],
    ['cfg.get(key) === true'],
    ['monitor.verify === true'],
    ['!!monitor.verify'],
    ['!monitor.ignoreTls'],
    [`process.env.VERIFY !== 'false'`],
    [`process.env.INSECURE !== 'true'`],
    ['!process.env.INSECURE'],
    [`process.env.VERIFY.toLowerCase() === 'true'`],
    [`(process.env.VERIFY ?? 'true') === 'true'`],
    [`process.env.VERIFY !== undefined ? process.env.VERIFY === 'true' : true`],
    [`process.env.VERIFY ? process.env.VERIFY === 'true' : true`],
    [`process.env.NODE_ENV === 'production'`],
    [`process.env.NODE_ENV === 'production' || cfg.verify`],
    ['isProduction'],
    ['!isDev'],
    ['own(cfg.verify)'],
    ['cfg.verify && strict'],
  ])('%s', (value) => {
    expect(deciders(`import cfg from './config.js'; /*?*/ own(${value});`)).toEqual([]);
  });

  it.each([
    ['const DEFAULTS = { verify: true }; const options = { ...DEFAULTS, ...own }; /*?*/ own(options.verify === true);'],
    ['const options = Object.assign({}, defaults, given); /*?*/ own(!!options.verify);'],
    ['const options = load(); /*?*/ own(!!options.verify);'],
    ['function f(options) { options = { verify: true, ...options }; /*?*/ own(!!options.verify); }'],
    ['function f(verify = true) { /*?*/ own(verify); }'],
    ['function f(verify = false) { verify = own(); /*?*/ own(verify); }'],
    ['function f({ verify = true }) { /*?*/ own(verify === true); }'],
    ['function f(verify) { /*?*/ own(!!verify); } f(cfg.verify);'],
    [`const { VERIFY = 'true' } = process.env; /*?*/ own(VERIFY === 'true');`],
    [`if (query.verify) { /*?*/ own(query.verify === 'true'); }`],
    [`const flag = (name, fallback) => (process.env[name] ? process.env[name] === 'true' : fallback); /*?*/ own(flag('VERIFY', true));`],
    [`function flag(value, fallback) { if (value === undefined) return fallback; return value.trim() === 'true'; } /*?*/ own(flag(process.env.VERIFY, true));`],
    ['async function verify() { return false; } /*?*/ own(verify());'],
    ['class A { verify = false; constructor(options) { this.verify = options.verify; } f() { /*?*/ own(this.verify); } }'],
    ['const a = b; const b = a; /*?*/ own(a);'],
    ['function f() { return f(); } /*?*/ own(f());'],
  ])('%s', (code) => {
    expect(deciders(code)).toEqual([]);
  });

  it.each([
    ['function f(verify: boolean) { /*?*/ own(!!verify); }'],
    ['function f({ verify }: { verify: boolean }) { /*?*/ own(!!verify); }'],
    ['interface Options { verify: boolean } function f(options: Options) { /*?*/ own(!!options.verify); }'],
    ['export type Options = { verify: boolean }; function f({ verify }: Options) { /*?*/ own(verify === true); }'],
  ])('in TypeScript: %s', (code) => {
    expect(deciders(code, true)).toEqual([]);
  });
});

describe('where a setting is known to be there, it was chosen', () => {
  it.each([
    ['if (options.verify)'],
    ['if (options.verify !== undefined)'],
    ['if (options.verify != null)'],
    [`if (typeof options.verify === 'string')`],
    [`if (typeof options.verify !== 'undefined')`],
    [`if ('verify' in options)`],
    [`if (options.hasOwnProperty('verify'))`],
    [`if (Object.hasOwn(options, 'verify'))`],
    ['if (isString(options.verify))'],
    [`if (options.verify.toLowerCase() === 'true' || options.verify === 'false')`],
    ['if (own && options.verify)'],
    ['if (!(options.verify === undefined))'],
  ])('%s', (condition) => {
    expect(deciders(`function f(options) { ${condition} /*?*/ own(options.verify === 'true'); }`)).toEqual([]);
  });

  it.each([['if (options.other)'], ['if (options.verify === undefined)'], ['if (own || options.verify)'], [`if (typeof options.verify === 'undefined')`], ['if (!options.verify)']])('but not by %s', (condition) => {
    expect(deciders(`function f(options) { ${condition} /*?*/ own(options.verify === 'true'); }`)).toHaveLength(1);
  });

  it('also under another name', () => {
    expect(deciders(`const value = process.env.VERIFY; if (value) /*?*/ own(value === 'true');`)).toEqual([]);
    expect(deciders(`const flag = (value, or) => (value ? value === 'true' : or); /*?*/ own(flag(process.env.VERIFY, x));`)).toEqual([]);
  });

  it('also by an exit before', () => {
    expect(deciders(`function f(options) { if (options.verify === undefined) return; /*?*/ own(options.verify === 'true'); }`)).toEqual([]);
  });
});

describe('the wrong way round', () => {
  it.each([
    [`process.env.NODE_ENV === 'development'`],
    [`process.env.NODE_ENV !== 'production'`],
    ['!isProd'],
    ['isDev'],
    ['isDev && own'],
  ])('%s', (value) => {
    expect(deciders(`/*?*/ own(${value});`)).toEqual([`off: ${value} (any certificate in production)`]);
  });
});

describe('explicit', () => {
  it.each([
    ['false', ['off: false']],
    ['!1', ['off: !1']],
    ['Boolean(0)', ['off: Boolean(0)']],
    ['x ? false : true', ['off: false']],
    ['x ? a : y ? b : false', ['off: false']],
    ['x && false', ['off: false']],
    ['0', ['ineffective: 0 (only exactly `false` switches verification off)']],
    [`'false'`, [`ineffective: 'false' (only exactly \`false\` switches verification off)`]],
    [`'no'`, [`ineffective: 'no' (only exactly \`false\` switches verification off)`]],
    ['1', []],
    ['true', []],
  ])('%s', (value, expected) => {
    expect(deciders(`/*?*/ own(${value});`)).toEqual(expected);
  });

  it.each([
    ['const TLS = { verify: false }; /*?*/ own(TLS.verify);', ['off: false']],
    ['const { verify } = { verify: false }; /*?*/ own(verify);', ['off: false']],
    ['class A { verify = false; f() { /*?*/ own(this.verify); } }', ['off: false']],
    [`function verify(mode) { switch (mode) { case 'on': return true; default: return false; } } /*?*/ own(verify(x));`, ['off: false']],
    ['let verify = false; if (cfg.ca) verify = true; /*?*/ own(verify);', ['off: false']],
    ['let verify = false; if (isProd) verify = true; /*?*/ own(verify);', []],
    ['let verify = false; verify = true; /*?*/ own(verify);', []],
    ['let verify = false; for (const x of xs) verify = x; /*?*/ own(verify);', []],
    ['let verify = false; function on() { verify = true; } /*?*/ own(verify);', []],
  ])('%s', (code, expected) => {
    expect(deciders(code)).toEqual(expected);
  });
});
