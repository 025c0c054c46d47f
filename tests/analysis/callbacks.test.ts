import { describe, expect, it } from 'vitest';
import { callbackRole, iteratedBy } from '../../src/analysis/functions/callbacks.js';
import { functionAround } from '../../src/analysis/scope.js';
import { conventions } from '../../src/catalog/index.js';
import { parsed } from './file.js';

/** How the function around the mark is run; `f` stands for a function expression that holds it. */
function roleOf(code: string): ReturnType<typeof callbackRole> {
  const { file, marked } = parsed(code.replace(/\bFN\b/, '(x) => { /*?*/ work(x); }'));
  return callbackRole(file, functionAround(marked())!);
}

/** What the callback is run for, as written. */
function itemsOf(code: string): string | null {
  const { file, marked } = parsed(code.replace(/\bFN\b/, '(x) => { /*?*/ work(x); }'));
  const items = iteratedBy(file, functionAround(marked())!);
  return items && file.sourceCode.getText(items);
}

describe('at once, for each item', () => {
  it.each([
    ['xs.every(FN)'], ['xs.filter(FN)'], ['xs.find(FN)'], ['xs.findIndex(FN)'], ['xs.findLast(FN)'], ['xs.findLastIndex(FN)'], ['xs.flatMap(FN)'], ['xs.forEach(FN)'],
    ['xs.map(FN)'], ['xs.reduce(FN, 0)'], ['xs.reduceRight(FN)'], ['xs.some(FN)'], ['xs.sort(FN)'], ['xs.toSorted(FN)'],
    ['xs?.map(FN)'], ['xs.map(FN, thisArg)'], ['new Uint8Array(8).map(FN)'], ['new Map().forEach(FN)'], ['new Set(xs).forEach(FN)'], ['xs.values().map(FN)'], ['Iterator.from(xs).filter(FN)'],
    ['Array.from(xs, FN)'], ['Array.fromAsync(xs, FN)'], ['Uint8Array.from(xs, FN)'], ['BigInt64Array.from(xs, FN)'], ['globalThis.Array.from(xs, FN)'],
    ['Object.groupBy(xs, FN)'], ['Map.groupBy(xs, FN)'],
    ['[].forEach.call(nodes, FN)'], ['Array.prototype.map.call(nodes, FN)'],
    [`import _ from 'lodash'; _.map(xs, FN)`], [`import _ from 'lodash'; _.forEach(xs, FN)`], [`import * as _ from 'underscore'; _.each(xs, FN)`], [`import { mapValues } from 'lodash-es'; mapValues(o, FN)`],
    [`import map from 'lodash/map'; map(xs, FN)`], [`import map from 'lodash/map.js'; map(xs, FN)`], [`const _ = require('lodash'); _.times(3, FN)`], [`const { sortBy: by } = require('lodash'); by(xs, FN)`], [`const each = require('lodash').each; each(xs, FN)`],
    [`import _ from 'lodash'; _(xs).map(FN)`],
  ])('%s', (code) => {
    expect(roleOf(code)).toBe('iteration');
  });

  it.each([
    ['xs.ys.map(FN)', 'xs.ys'],
    ['Array.from(xs, FN)', 'xs'],
    ['Object.groupBy(xs, FN)', 'xs'],
    ['[].forEach.call(nodes, FN)', 'nodes'],
    [`import _ from 'lodash'; _.map(xs, FN)`, 'xs'],
    [`import _ from 'lodash/fp'; _.map(FN, xs)`, null],
    [`import _ from 'lodash/fp'; _.map(FN)(xs)`, null],
    [`import { xs } from './xs'; xs.map(FN)`, 'xs'],
    ['(FN)()', null],
    ['p.then(FN)', null],
  ])('%s, with its items', (code, items) => {
    expect(itemsOf(code)).toBe(items);
  });
});

describe('at once', () => {
  it.each([
    ['(FN)()'], ['(FN)?.()'], ['(function () { /*?*/ work(); }).call(this)'], ['(function () { /*?*/ work(); }).apply(this, xs)'], ['!function () { /*?*/ work(); }()'],
    ['s.replace(/x/, FN)'], ['s.replaceAll("x", FN)'], ['JSON.parse(s, FN)'], ['JSON.stringify(o, FN)'], ['Reflect.apply(FN, null, [])'], ['new Promise(FN)'], ['Promise.try(FN)'],
    [`import Promise from 'bluebird'; new Promise(FN)`], [`import _ from 'lodash'; _.attempt(FN)`], [`import _ from 'lodash'; _.tap(x, FN)`],
  ])('%s', (code) => {
    expect(roleOf(code)).toBe('immediate');
  });
});

describe('when a promise settles', () => {
  it.each([['p.then(FN)'], ['p.then(null, FN)'], ['p.catch(FN)'], ['p.finally(FN)'], ['load()?.then(FN)']])('%s', (code) => {
    expect(roleOf(code)).toBe('promise');
  });
});

describe('the first time only', () => {
  it.each([['once(FN)'], ['_.memoize(FN)'], [`import { once } from 'lodash'; once(FN)`], ['React.useMemo(FN, [])']])('%s', (code) => {
    expect(roleOf(code)).toBe('memo');
  });
});

describe('with an event, or when an operation is done', () => {
  it.each([
    ['e.on("x", FN)'], ['e.once("x", FN)'], ['e.addListener("x", FN)'], ['e.prependListener("x", FN)'], ['e.addEventListener("x", FN, {})'], ['addEventListener("x", FN)'], ['$(e).on("click", ".x", FN)'],
    [`import fs from 'fs'; fs.exists(p, FN)`], [`import { exec } from 'node:child_process'; exec('ls', {}, FN)`], [`const http = require('http'); http.get(u, FN)`], [`const { https } = require('follow-redirects'); https.get(u, FN)`],
    ['fs.stat(p, (err, stats) => { /*?*/ work(); })'], ['stat(p, function (error) { /*?*/ work(); })'], ['new Job(x, (e) => { /*?*/ work(); })'],
  ])('%s', (code) => {
    expect(roleOf(code)).toBe('event');
  });
});

describe('later', () => {
  it.each([
    ['setTimeout(FN, 1)'], ['setInterval(FN, 1)'], ['setImmediate(FN)'], ['queueMicrotask(FN)'], ['process.nextTick(FN)'], ['requestIdleCallback(FN)'], ['requestAnimationFrame(FN)'], ['globalThis.setTimeout(FN)'],
    [`import process from 'node:process'; process.nextTick(FN)`], [`import { setTimeout as wait } from 'node:timers'; wait(FN)`],
    [`import _ from 'lodash'; _.debounce(FN, 5)`], [`import { defer } from 'lodash'; defer(FN)`],
  ])('%s', (code) => {
    expect(roleOf(code)).toBe('later');
  });
});

describe('nobody knows', () => {
  it.each([
    ['later(FN)'], ['mymap(xs, FN)'], ['async.map(xs, FN)'], ['xs.map(g, FN)'], ['xs[name](FN)'], ['new Worker(FN)'], ['Promise.map(xs, FN)'], ['Array.map(FN)'], ['fn.call(this, FN)'], ['o.fn.call(this, FN)'],
    ['_.map(xs, FN)'], [`import _ from './own'; _.map(xs, FN)`], [`import _ from 'lodash'; { const _ = own; _.map(xs, FN); }`], ['const setTimeout = own; setTimeout(FN)'], ['JSON.parse(FN)'], ['fs.exists(p, FN)'], [`import fs from 'fs'; fs.exists(FN, p)`], [`import fs from 'fs'; fs.watch(p, FN)`], ['stat(p, (err) => { /*?*/ work(); }, last)'],
  ])('%s', (code) => {
    expect(roleOf(code)).toBe('other');
  });

  it.each([['const f = FN;'], ['o = { f: FN };'], ['use([FN])'], ['export default FN']])('it is no argument: %s', (code) => {
    expect(roleOf(code)).toBeNull();
  });
});

describe('every name of the table', () => {
  const calls = conventions.callbacks.flatMap((row) => [
    ...(row.methods ?? []).map((name) => ({ row, callee: `x.${name}`, before: '' })),
    ...(row.globals ?? []).map((name) => ({ row, callee: name, before: '' })),
    ...(row.constructors ?? []).map((name) => ({ row, callee: `new ${name}`, before: '' })),
    ...(row.names ?? []).map((name) => ({ row, callee: `own.${name}`, before: '' })),
    ...(row.modules ?? []).flatMap((module) => (row.exports ?? []).map((name) => ({ row, callee: `lib.${name}`, before: `import * as lib from '${module}'; ` }))),
  ]);

  it.each(calls.flatMap(({ row, callee, before }) => (row.arguments === 'last' ? [0, 1, 2] : row.arguments).map((index) => [`${before}${callee}(${'a, '.repeat(index)}FN)`, row.run] as const)))('%s: %s', (code, run) => {
    expect(roleOf(code)).toBe(run);
  });
});
