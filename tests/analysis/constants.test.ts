import { describe, expect, it } from 'vitest';
import { constantOf, nameOfProperty } from '../../src/analysis/values/constants.js';
import { parsed } from './file.js';

/** The value of the argument of the marked call, in a list; an empty list: not known. */
function value(code: string, ts = false): readonly unknown[] {
  const { file, markedCall } = parsed(code, { ts });
  const [argument] = markedCall().arguments;
  if (!argument) throw new Error('The marked call takes nothing');
  const found = constantOf(file, argument);
  return found.known ? [found.value] : [];
}

describe('constantOf', () => {
  it.each([
    ['1', 1],
    [`'x'`, 'x'],
    ['`x`', 'x'],
    ['null', null],
    ['true', true],
    ['undefined', undefined],
    ['void 0', undefined],
    ['Infinity', Infinity],
    ['Number.POSITIVE_INFINITY', Infinity],
    ['NaN', NaN],
    ['-1', -1],
    [`+'5'`, 5],
    ['!0', true],
    ['60 * 1000', 60_000],
    ['2 ** 3 - 1', 7],
    ['10 / 4', 2.5],
    [`'a' + 'b'`, 'ab'],
    ['0 || 5', 5],
    ['null ?? 5', 5],
    ['0 && x', 0],
    ['1 || x', 1],
    ['(1, 2)', 2],
    ['String(0)', '0'],
    [`Number('5')`, 5],
    ['Boolean(0)', false],
    [`'' + 0`, '0'],
    [`1 + 'a'`, '1a'],
    [`'a' + null`, 'anull'],
    ['`${0}`', '0'],
    ["`${1 + 1} ${'a'}`", '2 a'],
  ])('knows %s', (expression, expected) => {
    expect(value(`/*?*/ send(${expression});`)).toEqual([expected]);
    expect(value(`/*?*/ send((${expression}) as const);`, true)).toEqual([expected]);
  });

  it.each([
    ['const x = 5;', 5],
    ['const SECOND = 1000; const x = 30 * SECOND;', 30_000],
    ['let x = 5;', 5],
    ['let x; x = 5;', 5],
  ])('knows what a name stands for: %s', (declaration, expected) => {
    expect(value(`${declaration} /*?*/ send(x);`)).toEqual([expected]);
  });

  it.each([
    ['/*?*/ send(x);'],
    ['/*?*/ send(f());'],
    ['/*?*/ send({});'],
    ['/*?*/ send(/x/);'],
    ['/*?*/ send(`${x}`);'],
    ['/*?*/ send(1 + x);'],
    ['/*?*/ send(1 < 2);'],
    ['/*?*/ send(String(x));'],
    ['/*?*/ send(String());'],
    ['/*?*/ send(Number(1, 2));'],
    ['/*?*/ send(own(0));'],
    ['const String = own; /*?*/ send(String(0));'],
    ['/*?*/ send(`${1} ${x}`);'],
    ['/*?*/ send(true + true);'],
    ['/*?*/ send(x || 5);'],
    ['/*?*/ send(1 && x);'],
    ['let x = 5; x = 6; /*?*/ send(x);'],
    ['let x = 5; x += 1; /*?*/ send(x);'],
    ['let x = 5; x++; /*?*/ send(x);'],
    ['const { x } = { x: 5 }; /*?*/ send(x);'],
    ['function f(x = 5) { /*?*/ send(x); }'],
    ['for (const x of [5]) /*?*/ send(x);'],
    ['const x = x; /*?*/ send(x);'],
    ['const undefined = 5; function f(undefined) { /*?*/ send(undefined); }'],
    [`import x from 'x'; /*?*/ send(x);`],
  ])('does not know %s', (code) => {
    expect(value(code)).toEqual([]);
  });
});

describe('nameOfProperty', () => {
  it.each([
    ['o.a', 'a'],
    [`o['a']`, 'a'],
    ['o[KEY]', 'a b'],
    ["o['a' + 'b']", 'ab'],
    ['o[x]', null],
    ['o[f()]', null],
  ])('%s', (expression, expected) => {
    const { file, marked } = parsed(`const KEY = 'a b'; /*?*/ ${expression};`);
    const node = marked();
    if (node.type !== 'MemberExpression') throw new Error('No member');
    expect(nameOfProperty(file, node)).toBe(expected);
  });
});
