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
    ['after an attempt to connect', `const c = new Client(); await c.connect(); await c.end();`],
    ['in a finally block after the attempt to connect', `const c = new Client(); await c.connect(); try { return await c.query(1); } finally { await c.end(); }`],
    ['in every branch of a switch', `const c = new Client(); switch (log) { case 1: await c.end(); break; default: await c.end(); }`],
    ['in a finally block, by an optional chain', `let c; try { c = new Client(); await c.query(1); } finally { await c?.end(); }`],
    ['before each return', `const c = new Client(); let rows; try { rows = await c.query(1); } catch { await c.end(); return null; } await c.end(); return rows;`],
    ['after what cannot fail', `const c = new Client(); await c.query(1).catch(log); await c.end();`],
    ['in a loop, on each turn', `for (const x of log) { const c = new Client(); try { await c.query(x); } catch { continue; } finally { await c.end(); } }`],
    ['after the way that ends the process', `const c = new Client(); try { await c.query(1); } catch { process.exit(1); } await c.end();`],
    ['in a callback that runs at once', `const c = new Client(); await c.connect(); [c].forEach((one) => c.end());`],
    ['after two such blocks and plain statements', `const c = new Client(); let rows = []; try { rows = await c.query(1); } catch {} const n = rows.length; try { await c.query(n); } catch {} await c.end();`],
  ])('%s', (_name, body) => {
    expect(closed(body)).toBe('always');
  });
});

it('does not ask about an attempt to open it that failed', () => {
  const { sessions } = factsOf(`import { chromium } from 'playwright';\nexport async function f() { const b = await chromium.launch(); const v = b.version(); await b.close(); return v; }`);
  expect(sessions).toMatchObject([{ closed: 'always' }]);
});

describe('closed on some ways out', () => {
  it.each([
    ['after something that may fail', `const c = new Client(); await c.connect(); await c.query(1); await c.end();`],
    ['after a block whose handler throws', `const c = new Client(); try { await c.query(1); } catch (error) { throw error; } await c.end();`],
    ['after a block whose handler returns', `const c = new Client(); try { await c.query(1); } catch { return; } await c.end();`],
    ['after a block that returns', `const c = new Client(); try { return await c.query(1); } catch {} await c.end();`],
    ['after a block without a handler', `const c = new Client(); try { await c.query(1); } finally { log(1); } await c.end();`],
    ['after such a block and a call', `const c = new Client(); try { await c.connect(); } catch {} await log(); await c.end();`],
    ['under a condition', `const c = new Client(); await c.connect(); if (log) await c.end();`],
    ['on success only, in a callback', `const c = new Client(); await c.query(1).then(() => c.end());`],
    ['except by continue', `for (const x of log) { const c = new Client(); const rows = await c.query(x).catch(log); if (!rows) continue; await c.end(); }`],
    ['except by break', `for (;;) { const c = new Client(); if (await c.query(1).catch(log)) break; await c.end(); }`],
    ['except by throw', `const c = new Client(); const rows = await c.query(1).catch(log); if (!rows) throw new Error('none'); await c.end();`],
    ['in the handler alone', `const c = new Client(); try { await c.connect(); } catch { await c.end(); }`],
  ])('%s', (_name, body) => {
    expect(closed(body)).toBe('sometimes');
  });
});

it('is not known where the method is kept, or called in another function', () => {
  expect(closed(`const c = new Client(); await c.connect(); log(c.end);`)).toBe('unknown');
  expect(closed(`const c = new Client(); await c.connect(); log(() => c.end());`)).toBe('unknown');
});

it('is not known where a condition tells who owns it', () => {
  expect(closed(`const c = log.client ?? new Client(); await c.query(1); if (!log.client) await c.end();`)).toBe('unknown');
  expect(closed(`const c = new Client(); await c.query(1); if (log.ownsClient) await c.end();`)).toBe('unknown');
});

it('is never closed where nothing closes it', () => {
  expect(closed(`const c = new Client(); await c.connect();`)).toBe('never');
});
