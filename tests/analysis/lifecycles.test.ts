import { describe, expect, it } from 'vitest';
import { labelOf } from '../../src/analysis/functions/functions.js';
import { closingMethodsOf, lifecycleOf } from '../../src/analysis/functions/lifecycles.js';
import { parsed } from './file.js';

/** Names of the methods of the only class, by when they run. */
function moments(code: string): { readonly start: string[]; readonly perRequest: string[]; readonly end: string[]; readonly closing: string[] } {
  const { file, marked } = parsed(code.replace('class', '/*?*/ class'), { ts: true });
  let owner = marked();
  while (owner.type !== 'ClassDeclaration') owner = owner.parent!;
  const { start, perRequest, end } = lifecycleOf(file, owner);
  const names = (methods: typeof start) => methods.map((method) => labelOf(method) ?? file.sourceCode.getText(method.parent).slice(0, 22));
  return { start: names(start), perRequest: names(perRequest), end: names(end), closing: names(closingMethodsOf(file, owner)) };
}

const nest = `import { Get, Injectable } from '@nestjs/common'; @Injectable() `;

describe('methods that end an instance', () => {
  it.each([
    ['close'], ['dispose'], ['stop'], ['destroy'], ['end'], ['shutdown'], ['disconnect'], ['terminate'], ['quit'], ['closeAll'], ['onClose'], ['onModuleDestroy'], ['beforeApplicationShutdown'], ['onApplicationShutdown'], ['ngOnDestroy'],
  ])('%s', (name) => {
    expect(moments(`class A { ${name}() {} other() {} }`)).toMatchObject({ end: [name], closing: [name] });
  });

  it.each([['[Symbol.asyncDispose]'], ['[Symbol.dispose]']])('%s', (name) => {
    expect(moments(`class A { ${name}() {} }`).closing).toHaveLength(1);
  });

  it.each([['closest'], ['endpoint'], ['stopWatching'], ['load'], ['[name]'], ['static close']])('not %s', (name) => {
    expect(moments(`class A { ${name}() {} }`).end).toEqual([]);
  });

  it('are also what a signal calls, whatever its name', () => {
    expect(moments(`class A { constructor() { process.on('SIGTERM', () => this.#leave()); } #leave() {} }`)).toMatchObject({ start: ['A'], end: ['#leave'] });
  });

  it('are also arrow functions in fields', () => {
    expect(moments(`class A { close = () => {}; }`).end).toEqual(['close']);
  });

  it('are also what only they call, and those come last', () => {
    const code = `class A { #one() { this.#two(); } #two() {} #both() {} async close() { this.#one(); xs.forEach(() => this.#both()); } load() { this.#both(); } }`;
    expect(moments(code)).toMatchObject({ end: ['#one', '#two', 'close'], closing: ['close', '#one', '#two'] });
  });
});

describe('methods that run at the start', () => {
  it.each([
    [`class A { constructor() { this.#open(); } #open() {} }`, ['A', '#open']],
    [`${nest}class A { async onModuleInit() {} }`, ['onModuleInit']],
    [`class A { text = this.#read(); #read() { return 1; } }`, ['#read']],
    [`class A { load() {} }`, []],
  ])('%s', (code, start) => {
    expect(moments(code).start).toEqual(start);
  });
});

describe('methods that run for each request', () => {
  it.each([
    [`${nest}class A { @Get() list() { this.#load(); } #load() {} }`, ['list', '#load']],
    [`class A { list(req, res) { res.json({}); } }`, ['list']],
    [`class A { list(req, res) {} }`, []],
  ])('%s', (code, perRequest) => {
    expect(moments(code).perRequest).toEqual(perRequest);
  });
});
