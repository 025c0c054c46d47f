import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** Whether the body of the first response of an async function with this body is taken, and how the ways out that leave it begin. */
function body(code: string, { head = '' }: { head?: string } = {}): string {
  const { responses } = factsOf(`${head}\nexport async function f(url, other) {\n${code}\n}`);
  const [response] = responses;
  if (!response) return 'none';
  return [response.body, ...response.exits.map(({ text }) => text)].join(' | ');
}

describe('a body that is taken on every way', () => {
  it.each([
    ['read', `const r = await fetch(url); return r.json();`],
    ['read at once', `return (await fetch(url)).text();`],
    ['read in a chain', `return fetch(url).then((r) => r.json());`],
    ['read in a chain behind a handler of errors', `return fetch(url).catch(other).then((r) => r.json());`],
    ['released', `const r = await fetch(url); await r.body?.cancel(); return r.status;`],
    ['returned', `return fetch(url);`],
    ['returned later', `const r = await fetch(url); if (!r.ok) return [r]; return r;`],
    ['handed to code elsewhere', `const r = await fetch(url); other(r);`],
    ['handed on in an object', `const r = await fetch(url); return { r };`],
    ['handed on in an error', `const r = await fetch(url); if (!r.ok) throw new Error('no', { cause: r }); return r.json();`],
    ['stored', `this.last = await fetch(url);`],
    ['kept by a closure', `const r = await fetch(url); return () => r.json();`],
    ['piped', `const r = await fetch(url); for await (const chunk of r.body) other(chunk);`],
    ['taken out by a pattern', `const { body, status } = await fetch(url); other(body, status);`],
    ['a method taken out by a pattern', `const { ok, json } = await fetch(url); return json();`],
    ['read in both branches', `const r = await fetch(url); if (r.ok) return r.json(); throw new Error(await r.text());`],
    ['read in both operands', `const r = await fetch(url); return r.ok ? await r.json() : await r.text();`],
    ['read after a loop that looks at it', `const r = await fetch(url); for (const [k, v] of r.headers) other(k, v); return r.json();`],
    ['read in a finally block', `const r = await fetch(url); try { if (!r.ok) return null; return 1; } finally { await r.text(); }`],
    ['read from a list', `const [a] = await Promise.all([fetch(url)]); return a.json();`],
    ['read by a helper', `const r = await fetch(url); return read(r); async function read(x) { return x.json(); }`],
    ['read by a helper along the chain', `const check = (r) => { if (!r.ok) throw new Error(r.text()); return r; }; return fetch(url).then(check).then((r) => r.json());`],
    ['no body behind a status', `const r = await fetch(url); if (r.status === 204) return null; return r.json();`],
    ['no body at all', `const r = await fetch(url); if (!r.body) return null; return r.json();`],
    ['an optional response', `let r; try { r = await fetch(url); } catch { return null; } if (r) return r.json();`],
    ['copied first', `const r = await fetch(url); const copy = r.clone(); return copy.json();`],
  ])('%s', (_name, code) => {
    expect(body(code)).toBe('always');
  });
});

describe('a body that some ways leave unread', () => {
  it.each([
    ['a throw', `const r = await fetch(url); if (!r.ok) throw new Error('no'); return r.json();`, `throw new Error('no');`],
    ['a return', `const r = await fetch(url); if (r.status !== 200) return null; return r.json();`, `return null;`],
    ['a conditional expression', `const r = await fetch(url); return r.ok ? r.json() : null;`, `return r.ok ? r.json() : null;`],
    ['an operand', `const r = await fetch(url); return r.ok && r.json();`, `return r.ok && r.json();`],
    ['the end of the block', `const r = await fetch(url); if (!r.ok) throw new Error('no', { cause: r });`, ''],
    ['the next turn of a loop', `for (;;) { const r = await fetch(url); if (r.status === 302) continue; return r.json(); }`, 'r'],
    ['another request', `let r = await fetch(url); if (!r.ok) r = await fetch(other); return r.json();`, 'r = await fetch(other)'],
    ['a throw in a chain', `return fetch(url).then((r) => { if (!r.ok) throw new Error('no'); return r.json(); });`, `throw new Error('no');`],
    ['a throw into a handler', `try { const r = await fetch(url); if (!r.ok) throw new Error('no'); return await r.json(); } catch { return null; }`, `return null;`],
  ])('%s', (_name, code, exit) => {
    expect(body(code)).toBe(exit === '' ? 'sometimes' : `sometimes | ${exit}`);
  });
});

describe('a body that nobody takes', () => {
  it.each([
    ['dropped', `await fetch(url);`],
    ['dropped without waiting', `fetch(url).catch(other);`],
    ['dropped on purpose', `void fetch(url);`],
    ['a status alone', `return (await fetch(url)).ok;`],
    ['a status from a variable', `const r = await fetch(url); return r.status;`],
    ['a status in a template', 'const r = await fetch(url); return `${r.status} ${r.statusText}`;'],
    ['a status taken out by a pattern', `const { ok, status } = await fetch(url); return ok && status;`],
    ['a log of it', `const r = await fetch(url); console.log(r);`],
    ['a chain that looks at the status', `return fetch(url).then((r) => r.ok);`],
    ['a chain that takes nothing', `return fetch(url).then(() => true);`],
    ['a list that is dropped', `await Promise.all([fetch(url), fetch(other)]);`],
    ['a mapped list that is dropped', `await Promise.all(other.map((one) => fetch(one)));`],
    ['a list of which one element is left out', `const [, b] = await Promise.all([fetch(url), other()]); return b;`],
    ['a helper that looks at the status', `const r = await fetch(url); return isFine(r); function isFine({ ok }) { return ok; }`],
    ['a promise that is waited for later', `const pending = fetch(url); await other(); await pending;`],
  ])('%s', (_name, code) => {
    expect(body(code).replace(/ \|.*/, '')).toBe('never');
  });
});

it.each([
  ['a promise used in two places', `const p = fetch(url); if (other) return p; await p;`],
  ['a function that uses its arguments', `return fetch(url).then(function () { return arguments[0].json(); });`],
])('is unknown for %s', (_name, code) => {
  expect(body(code)).toBe('unknown');
});

describe('requests whose body is nobody’s matter', () => {
  it.each([
    ['HEAD', `const r = await fetch(url, { method: 'HEAD' }); return r.ok;`, ''],
    ['a client that reads by itself', `const r = await axios.get(url); return r.status;`, `import axios from 'axios';`],
    ['core http without a listener', `http.get(url).on('error', other);`, `import http from 'node:http';`],
  ])('%s', (_name, code, head) => {
    expect(body(code, { head })).toBe('none');
  });
});

describe('streams', () => {
  it.each([
    ['a listener that reads nothing', `http.get(url, (res) => { other(res.statusCode); });`, 'never'],
    ['a listener for the end alone', `http.get(url, (res) => { res.setEncoding('utf8'); res.on('end', other); });`, 'never'],
    ['a listener for data', `http.get(url, (res) => { res.on('data', other); });`, 'always'],
    ['a stream that flows away', `http.get(url, (res) => res.resume());`, 'always'],
    ['a pipe', `http.get(url, (res) => { res.setEncoding('utf8').pipe(other); });`, 'always'],
    ['a listener of the request', `const req = http.request(url); req.on('response', (res) => other(res.headers.date)); req.end();`, 'never'],
    ['a way out of the listener', `http.get(url, (res) => { if (res.statusCode !== 200) return; res.pipe(other); });`, 'sometimes | return;'],
    ['a stream of axios', `const { status } = await axios.get(url, { responseType: 'stream' }); return status;`, 'never'],
    ['a stream of axios that is piped', `const r = await axios.get(url, { responseType: 'stream' }); r.data.pipe(other);`, 'always'],
  ])('%s', (_name, code, expected) => {
    expect(body(code, { head: `import http from 'node:http'; import axios from 'axios';` })).toBe(expected);
  });
});

it('says what an unread body does, and how to let go of it', () => {
  const { responses } = factsOf(`import { request } from 'undici';\nexport async function f(url) { const res = await request(url); return res.statusCode; }`);
  expect(responses).toMatchObject([{ name: 'res', body: 'never', release: 'await res.body.dump()', unread: 'holds its socket for ever' }]);
});
