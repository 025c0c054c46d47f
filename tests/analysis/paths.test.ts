import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createSourceFile, type Node } from '../../src/analysis/file.js';
import { exitsFrom, placeIn } from '../../src/analysis/paths/paths.js';
import { functionAround } from '../../src/analysis/scope.js';
import { readSettings } from '../../src/settings.js';

interface Asked { readonly stop?: string; readonly fails?: boolean; readonly truthy?: string }

/**
 * The ways out of `f` after `start()`, in order of the source, when each way ends at `stop()`.
 * `fails`: awaited calls may fail; `truthy`: the name of a variable known to hold something.
 */
function exits(body: string, { stop = 'stop', fails = false, truthy }: Asked = {}): string[] {
  const found: string[] = [];
  const messages = new Linter().verify(`async function f(a, b, c) {\n${body}\n}`, [
    {
      plugins: {
        probe: {
          rules: {
            paths: {
              create(context) {
                const sourceCode = context.sourceCode as unknown as SourceCode;
                const file = createSourceFile(sourceCode, readSettings({}), context.filename, context.cwd);
                const calls = file.nodes.calls.filter((call) => call.type === 'CallExpression');
                const named = (name: string) => calls.filter(({ callee }) => callee.type === 'Identifier' && callee.name === name);
                const [start] = named('start');
                const stops = new Set<Node | null>(named(stop).map((call) => placeIn(functionAround(start!), call)));
                const question = {
                  stops: (node: Node) => stops.has(node),
                  fails: (node: Node) => fails && node.type === 'AwaitExpression',
                  allows: (test: TSESTree.Node, truth: boolean) => test.type !== 'Identifier' || test.name !== truthy || truth,
                };
                for (const { kind, node } of exitsFrom(file, start!, question) ?? []) found.push(node ? `${kind} ${sourceCode.getText(node)}` : kind);
                return {};
              },
            },
          },
        },
      },
      rules: { 'probe/paths': 'error' },
    },
  ] as Linter.Config[]);
  expect(messages).toEqual([]);
  return [...new Set(found)].toSorted();
}

describe('ways that miss the stop', () => {
  it.each<[string, string, string[]]>([
    ['none', `start(); stop();`, []],
    ['the end', `start();`, ['end']],
    ['an early return', `start(); if (a) return 1; stop();`, ['return return 1;']],
    ['a throw', `start(); if (a) throw b; stop();`, ['throw throw b;']],
    ['both branches', `start(); if (a) stop(); else stop();`, []],
    ['one branch', `start(); if (a) stop();`, ['end']],
    ['a part that may be skipped', `start(); a && stop();`, ['end']],
    ['an optional chain', `start(); a?.b(stop());`, ['end']],
    ['a conditional expression', `start(); a ? stop() : b;`, ['end']],
    ['a switch without default', `start(); switch (a) { case 1: stop(); break; case 2: stop(); }`, ['end']],
    ['a switch that falls through to the stop', `start(); switch (a) { case 1: case 2: stop(); break; default: stop(); }`, []],
    ['a loop that may not run', `start(); for (const x of a) stop();`, ['end']],
    ['a loop that runs at least once', `start(); do { stop(); } while (a);`, []],
    ['leaving a loop', `start(); while (true) { if (a) break; stop(); }`, ['end']],
    ['an endless loop', `start(); for (;;) { stop(); }`, []],
    ['a throw that is caught', `start(); try { if (a) throw b; } catch { stop(); return; } stop();`, []],
    ['a return past a finally block', `start(); try { if (a) return 1; } finally { stop(); }`, []],
    ['a jump past a finally block', `for (const x of a) { start(); try { if (x) continue; } finally { stop(); } }`, []],
    ['a jump out of a labelled loop past a finally block', `outer: for (const x of a) { for (;;) { start(); try { if (x) break outer; } finally { stop(); } } }`, []],
    ['a jump inside a try block', `start(); try { for (const x of a) { if (x) break; } stop(); } finally { b(); }`, []],
    ['code before the start does not count', `if (a) return 1; stop(); start(); stop();`, []],
    ['the end of the process', `start(); if (a) process.exit(1); stop();`, []],
    ['functions inside run some other time', `start(); const g = () => { return stop(); };`, []],
  ])('%s', (_name, body, expected) => {
    expect(exits(body)).toEqual(expected);
  });
});

describe('what can fail', () => {
  it.each<[string, string, string[]]>([
    ['leaves the function', `start(); await b(); stop();`, ['failure await b()']],
    ['not after the stop', `start(); stop(); await b();`, []],
    ['before the stop in the same expression', `start(); stop(await b());`, ['failure await b()']],
    ['is caught', `start(); try { await b(); } catch { } stop();`, []],
    ['is caught and goes on without the stop', `start(); try { await b(); stop(); } catch { }`, ['end']],
    ['passes a finally block', `start(); try { await b(); } finally { stop(); }`, []],
    ['in a handler passes a finally block', `start(); try { a(); } catch { await b(); } finally { stop(); }`, []],
    ['in a handler leaves', `start(); try { await a(); } catch { await b(); } stop();`, ['failure await b()']],
    ['in a finally block leaves', `start(); try { a(); } finally { await b(); stop(); }`, ['failure await b()']],
    ['in an inner try block reaches the outer handler', `start(); try { try { await b(); } finally { a(); } } catch { stop(); return; } stop();`, []],
  ])('%s', (_name, body, expected) => {
    expect(exits(body, { fails: true })).toEqual(expected);
  });
});

describe('conditions on what is known', () => {
  it.each<[string, string, string[]]>([
    ['a branch that is always taken', `start(); if (c) stop();`, []],
    ['with an alternative that never is', `start(); if (c) { stop(); } else { return; }`, []],
    ['an operand', `start(); c && stop();`, []],
    ['an optional chain', `start(); c?.d(stop());`, []],
    ['the first of two conditions', `start(); if (c && a) stop();`, ['end']],
    ['in a finally block', `start(); try { if (a) return; } finally { if (c) stop(); }`, []],
    ['another condition', `start(); if (a) stop();`, ['end']],
  ])('%s', (_name, body, expected) => {
    expect(exits(body, { truthy: 'c' })).toEqual(expected);
  });
});
