import { describe, expect, it } from 'vitest';
import type { Escape } from '../../src/analysis/facts.js';
import { factsOf } from '../facts.js';

/** How the session of a function leaves it, where the code after its creation is this. */
function escape(rest: string, create = 'const client = await MongoClient.connect(url);'): Escape | null {
  const { sessions } = factsOf(`import { MongoClient } from 'mongodb'; import { Pool } from 'pg'; import { chromium } from 'playwright'; let kept; export async function f(url) { ${create} ${rest} }`);
  expect(sessions).toHaveLength(1);
  return sessions[0]!.escape;
}

describe('a session has to stay open for a part of it that is', () => {
  it.each<[string, Escape]>([
    [`return client.db('x');`, 'returned'],
    [`return client.db('x').collection('y');`, 'returned'],
    [`const db = client.db('x'); return { users: db.collection('users') };`, 'returned'],
    [`const db = client.db('x'); return db ?? null;`, 'returned'],
    [`kept = client.db('x');`, 'stored'],
    [`this.db = client.db('x');`, 'stored'],
    [`const db = client.db('x'); kept = { db };`, 'stored'],
    [`const db = client.db('x'); on('request', () => db.collection('y').find());`, 'captured'],
    [`start(client.db('x'));`, 'handed on'],
    [`const own = {}; own.db = client.db('x'); return own;`, 'returned'],
  ])('%s', (rest, expected) => {
    expect(escape(rest)).toBe(expected);
  });

  it('a page, though it was waited for', () => {
    expect(escape('const page = await browser.newPage(); return page;', 'const browser = await chromium.launch();')).toBe('returned');
    expect(escape('const context = await browser.newContext(); return context.newPage();', 'const browser = await chromium.launch();')).toBe('returned');
    expect(escape('return browser.newPage().then((page) => { kept = page; });', 'const browser = await chromium.launch();')).toBe('stored');
  });

  it('a connection of a pool', () => {
    expect(escape('return await pool.connect();', 'const pool = new Pool();')).toBe('returned');
  });
});

describe('nothing of a session leaves', () => {
  it.each([
    [`return await client.db('x').collection('y').findOne({});`],
    [`const users = client.db('x').collection('users'); return users.find().toArray();`],
    [`const users = client.db('x').collection('users'); const rows = await users.find().toArray(); kept = rows; return rows;`],
    [`const db = client.db('x'); console.log(db); await Promise.all(urls.map((u) => db.collection(u).drop()));`],
    [`await client.db('x').command({ ping: 1 });`],
  ])('%s', (rest) => {
    expect(escape(rest)).toBeNull();
  });

  it('where it is closed in the function', () => {
    expect(escape('const page = await browser.newPage(); await scrape(page); await browser.close(); return page;', 'const browser = await chromium.launch();')).toBeNull();
  });
});
