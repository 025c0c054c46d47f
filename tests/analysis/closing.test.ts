import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** What is known of the one session of a function with this body. */
function closed(body: string): string | undefined {
  const { sessions } = factsOf(`import { Client } from 'pg';\nexport async function f(log) {\n${body}\n}`);
  expect(sessions).toHaveLength(1);
  return sessions[0]?.closed;
}

describe('closed on every way out', () => {
  it.each([
    ['in a finally block', `const c = new Client(); try { await c.connect(); } finally { await c.end(); }`],
    ['in a finally block, under a condition', `let c; try { c = new Client(); await c.connect(); } finally { if (c) await c.end(); }`],
    ['in a callback of finally', `const c = new Client(); await c.connect().finally(() => c.end());`],
    ['in the block and in the handler', `const c = new Client(); try { await c.connect(); await c.end(); } catch { await c.end(); }`],
    ['after a block that lets nothing out', `const c = new Client(); try { await c.connect(); } catch (error) { log(error); } await c.end();`],
    ['after two such blocks and plain statements', `const c = new Client(); let rows = []; try { rows = await c.query(1); } catch {} const n = rows.length; try { await c.query(n); } catch {} await c.end();`],
  ])('%s', (_name, body) => {
    expect(closed(body)).toBe('always');
  });
});

describe('closed on some ways out', () => {
  it.each([
    ['after something that may fail', `const c = new Client(); await c.connect(); await c.end();`],
    ['after a block whose handler throws', `const c = new Client(); try { await c.connect(); } catch (error) { throw error; } await c.end();`],
    ['after a block whose handler returns', `const c = new Client(); try { await c.connect(); } catch { return; } await c.end();`],
    ['after a block that returns', `const c = new Client(); try { return await c.query(1); } catch {} await c.end();`],
    ['after a block without a handler', `const c = new Client(); try { await c.connect(); } finally { log(1); } await c.end();`],
    ['after such a block and a call', `const c = new Client(); try { await c.connect(); } catch {} await log(); await c.end();`],
    ['under a condition', `const c = new Client(); await c.connect(); if (log) await c.end();`],
    ['in the handler alone', `const c = new Client(); try { await c.connect(); } catch { await c.end(); }`],
  ])('%s', (_name, body) => {
    expect(closed(body)).toBe('sometimes');
  });
});

it('is not known where the method is kept, or called in another function', () => {
  expect(closed(`const c = new Client(); await c.connect(); log(c.end);`)).toBe('unknown');
  expect(closed(`const c = new Client(); await c.connect(); log(() => c.end());`)).toBe('unknown');
});

it('is never closed where nothing closes it', () => {
  expect(closed(`const c = new Client(); await c.connect();`)).toBe('never');
});
