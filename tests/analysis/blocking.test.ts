import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

const imports = `import { readFileSync } from 'node:fs'; import express from 'express';`;

/** What is known of the only blocking call of a text. */
function callIn(code: string) {
  const { blockingCalls } = factsOf(`${imports}\n${code}`);
  expect(blockingCalls).toHaveLength(1);
  return blockingCalls[0]!;
}

describe('the way to a blocking call', () => {
  it.each([
    ['no function in between', 'export async function load() { readFileSync(p); }', 'an async function', []],
    ['a callback that runs at once', 'export async function load(ps) { ps.map((p) => readFileSync(p)); }', 'an async function', []],
    ['an async callback in a sync function', 'export function load(ps) { return ps.map(async (p) => readFileSync(p)); }', 'an async function', []],
    ['one function', 'const read = () => readFileSync(p); export async function load() { read(); }', 'an async function', ['load', 'read', 'readFileSync']],
    ['a shorter and a longer way', 'const read = () => readFileSync(p); const twice = () => read() + read(); export async function far() { twice(); } export async function near() { read(); }', 'an async function', ['near', 'read', 'readFileSync']],
    ['a handler farther off than an async function', 'const read = () => readFileSync(p); const page = () => read(); express().get("/", () => page()); export async function load() { read(); }', 'an async function', ['load', 'read', 'readFileSync']],
    ['an async function that a handler calls', 'const read = async () => readFileSync(p); express().get("/", () => read());', 'an async function', []],
    ['a handler without a name', 'const read = () => readFileSync(p); express().get("/", () => read());', 'the handler passed to `express().get`', ['read', 'readFileSync']],
    ['a constructor', 'class Page { constructor() { readFileSync(p); } } export async function load() { return new Page(); }', 'an async function', ['load', 'Page', 'readFileSync']],
    ['a circle', 'function even() { odd(); readFileSync(p); } function odd() { even(); } export async function load() { odd(); }', 'an async function', ['load', 'odd', 'even', 'readFileSync']],
    ['a function given to then', 'const read = () => readFileSync(p); export const load = (job) => job.then(read);', 'a promise callback', []],
  ])('with %s', (_name, code, because, chain) => {
    expect(callIn(code)).toMatchObject({ blocksRequests: 'yes', because, chain });
  });

  it.each([
    ['start-up code', 'const read = () => readFileSync(p); read();'],
    ['the callback of listen', 'express().listen(80, async () => { readFileSync(p); });'],
    ['a constructor that nobody calls', 'export class Page { constructor() { readFileSync(p); } }'],
    ['a field', 'export async function load() { return class { text = readFileSync(p); }; }'],
    ['a circle without an entry', 'function even() { odd(); readFileSync(p); } function odd() { even(); }'],
  ])('is none from %s', (_name, code) => {
    expect(callIn(code)).toMatchObject({ blocksRequests: 'no', chain: [] });
  });
});

it('knows a call by the name its library gives it', () => {
  expect(factsOf(`import { readFileSync as read } from 'fs'; import request from 'sync-request'; read(p); request('GET', u);`).blockingCalls).toMatchObject([
    { api: 'read', known: 'fs.readFileSync' },
    { api: 'request', known: 'sync-request' },
  ]);
});
