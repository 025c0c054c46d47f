import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** Whether the class that keeps a pool closes it, and the method that ends its life. */
function owner(members: string, { head = 'class Store' }: { head?: string } = {}): string | null {
  const { sessions } = factsOf(`import { Pool } from 'pg';\n${head} {\n${members}\n}`);
  expect(sessions).toHaveLength(1);
  const found = sessions[0]?.owner;
  return found ? `${found.name} ${found.closes} ${found.end ?? '-'}` : null;
}

describe('a field that the class closes', () => {
  it.each([
    ['in its ending method', `pool = new Pool(); async stop() { await this.pool.end(); }`, 'pool yes `stop`'],
    ['in any other method', `constructor() { this.pool = new Pool(); } reset() { this.pool.end(); } stop() {}`, 'pool yes `stop`'],
    ['if it is there', `connect() { this.pool ??= new Pool(); } close() { this.pool?.end(); }`, 'pool yes `close`'],
    ['in an arrow function', `#pool = new Pool(); onModuleDestroy() { queueMicrotask(() => this.#pool.end()); }`, '#pool yes `onModuleDestroy`'],
    ['by a disposal symbol', `pool = new Pool(); async [Symbol.asyncDispose]() { await this.pool.end(); }`, 'pool yes `[Symbol.asyncDispose]`'],
  ])('%s', (_name, members, expected) => {
    expect(owner(members)).toBe(expected);
  });
});

describe('a field that no method closes', () => {
  it.each([
    ['with an ending method', `pool = new Pool(); all() { return this.pool.query('x'); } stop() { this.server.close(); }`, 'pool no `stop`'],
    ['without one', `pool = new Pool(); all() { return this.pool.query('x'); }`, 'pool no -'],
    ['looked at', `constructor() { this.pool = new Pool(); } all() { if (!this.pool) return; return this.pool.query('x'); } destroy() {}`, 'pool no `destroy`'],
  ])('%s', (_name, members, expected) => {
    expect(owner(members)).toBe(expected);
  });
});

describe('a field that may be closed elsewhere', () => {
  it.each([
    ['returned', `pool = new Pool(); get() { return this.pool; } stop() {}`],
    ['given to a call', `pool = new Pool(); start() { register(this.pool); } stop() {}`],
    ['taken out of the instance', `pool = new Pool(); start() { const { pool } = this; } stop() {}`],
    ['an instance that goes elsewhere', `pool = new Pool(); start() { register(this); } stop() {}`],
    ['a way to it that is kept', `pool = new Pool(); start() { return this.pool.end.bind(this.pool); } stop() {}`],
  ])('%s', (_name, members) => {
    expect(owner(members)).toMatch(/^pool (?:unknown|yes)/);
  });

  it('by a parent class of another file', () => {
    expect(owner(`pool = new Pool(); stop() {}`, { head: 'class Store extends Base' })).toBe('pool unknown `stop`');
  });
});

describe('no field of an object', () => {
  it.each([
    ['a static field', `static pool = new Pool(); stop() {}`],
    ['a variable', `start() { const pool = new Pool(); return pool; } stop() {}`],
    ['a function with another `this`', `start() { return function () { this.pool = new Pool(); }; } stop() {}`],
  ])('%s', (_name, members) => {
    expect(owner(members)).toBeNull();
  });
});
