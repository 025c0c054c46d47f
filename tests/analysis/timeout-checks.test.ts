import { describe, expect, it } from 'vitest';
import { factsOf, type FactsOptions } from '../facts.js';

/** The checks that do not hold, and what comes instead. */
function wrong(code: string, options: FactsOptions = {}): readonly string[] {
  return factsOf(code, options).timeoutChecks.map(({ site, api, ends }) => `${site.text}: ${api} gives ${ends.map(({ error }) => error.value).join(' or ')}`);
}

const late = 'signal: AbortSignal.timeout(5)';
const load = `await fetch(u, { ${late} });`;

describe('ways to ask', () => {
  const handled = (body: string): string => `try { ${load} } catch (e) { ${body} }`;

  it.each([
    ["if (e.name === 'AbortError') f();", "e.name === 'AbortError'"],
    ["if (e?.name == 'AbortError') f();", "e?.name == 'AbortError'"],
    ["if ('AbortError' === e.name) f();", "'AbortError' === e.name"],
    ["if (e.name !== 'AbortError') throw e;", "e.name !== 'AbortError'"],
    ["if (e['name'] === `AbortError`) f();", "e['name'] === `AbortError`"],
    ["if (e.code === 'ABORT_ERR') f();", "e.code === 'ABORT_ERR'"],
    ["if (e.code === 20) f(); /* AbortError */", 'e.code === 20'],
    ['if (e.code === DOMException.ABORT_ERR) f();', 'e.code === DOMException.ABORT_ERR'],
    ["if (e.code === 'ECONNABORTED') f();", "e.code === 'ECONNABORTED'"],
    ["if (e instanceof DOMException && e.name === 'AbortError') f();", "e.name === 'AbortError'"],
    ["if (e instanceof Error && e.name === 'AbortError') f();", "e.name === 'AbortError'"],
    ["switch (e.name) { case 'AbortError': f(); }", "'AbortError'"],
    ["if (['AbortError'].includes(e.name)) f();", "['AbortError'].includes(e.name)"],
    ["if (new Set(['AbortError', 'CanceledError']).has(e.name)) f();", "new Set(['AbortError', 'CanceledError']).has(e.name)"],
    ["const { name } = e; if (name === 'AbortError') f();", "name === 'AbortError'"],
    ["const name = e.name; if (name === 'AbortError') f();", "name === 'AbortError'"],
    ["const error = e; if (error.name === 'AbortError') f();", "error.name === 'AbortError'"],
    ["const timedOut = e.name === 'AbortError'; log(timedOut);", "e.name === 'AbortError'"],
    ["log(e.message); if (e.name === 'AbortError') f(e);", "e.name === 'AbortError'"],
    ["if (e instanceof TypeError && e.message.includes('fetch')) throw e; if (e.name === 'AbortError') f();", "e.name === 'AbortError'"],
    ["if (/socket/.test(e.message)) throw e; if (e.name === 'AbortError') f();", "e.name === 'AbortError'"],
    ["if (e.name === 'AbortError' || e.name === 'CanceledError') f();", "e.name === 'AbortError'"],
  ])('%s', (body, check) => {
    expect(wrong(handled(body))).toEqual([`${check}: fetch gives TimeoutError`]);
  });

  it.each([
    "if (e.name === 'TimeoutError') f();",
    "if (e.name === 'AbortError' || e.name === 'TimeoutError') f();",
    "if (['AbortError', 'TimeoutError'].includes(e.name)) f();",
    "if (e.name === 'AbortError') f(); else if (e.name === 'TimeoutError') g();",
    "switch (e.name) { case 'AbortError': f(); break; case 'TimeoutError': g(); }",
    "if (e.name === 'AbortError' || e.code === 23) f();",
    // Asked in ways that are not followed.
    "if (e.name === 'AbortError' || e.message.includes('timeout')) f();",
    "if (e.name === 'AbortError' || /timed out/.test(e.message)) f();",
    "if (e.name === 'AbortError' || e.message === late) f();",
    "if (e.name === 'AbortError' || isTimeout(e)) f();",
    "if (e.name === 'AbortError' || e instanceof TimeoutError) f();",
    "if (e.name === 'AbortError' || e.name.includes('Timeout')) f();",
    "if (e.name === 'AbortError' || /Timeout/.test(e.name)) f();",
    "if (e.name === 'AbortError' || e instanceof DOMException) f();",
    "if (e.name === 'AbortError' || e.name === timeoutName) f();",
    "const timedOut = isTimeout(e); if (timedOut || e.name === 'AbortError') f();",
    "if (e.name === 'AbortError' && controller.signal.aborted) f();",
    // No word for a deadline.
    "if (e.name === 'TypeError') f();",
    "if (e.code === 'ETIMEDOUT' || e.code === 'ECONNRESET') f();",
    'log(e.name);',
  ])('clean: %s', (body) => {
    expect(wrong(handled(body))).toEqual([]);
  });

  it('takes the error apart in the clause', () => {
    expect(wrong(`try { ${load} } catch ({ name }) { if (name === 'AbortError') f(); }`)).toEqual(["name === 'AbortError': fetch gives TimeoutError"]);
    expect(wrong(`try { ${load} } catch ({ name, message }) { if (name === 'AbortError' || message.includes('time')) f(); }`)).toEqual([]);
  });

  it('sees through casts', () => {
    expect(wrong(handled("if ((e as Error).name === 'AbortError') f();"), { ts: true })).toEqual(["(e as Error).name === 'AbortError': fetch gives TimeoutError"]);
  });
});

describe('predicates of the file', () => {
  const isTimeout = "const isTimeout = (error) => error.name === 'AbortError';";

  it.each([
    [`${isTimeout} try { ${load} } catch (e) { if (isTimeout(e)) f(); }`, 1],
    [`function isTimeout({ name }) { return name === 'AbortError'; } try { ${load} } catch (e) { if (isTimeout(e)) f(); }`, 1],
    [`${isTimeout} try { ${load} } catch (e) { if (isTimeout(e)) f(); } try { ${load} } catch (e) { if (isTimeout(e)) f(); }`, 1],
    // Right for one of them.
    [`${isTimeout} try { ${load} } catch (e) { if (isTimeout(e)) f(); } try { await fetch(u, { signal }); } catch (e) { if (isTimeout(e)) f(); }`, 0],
    [`${isTimeout} try { ${load} } catch (e) { if (isTimeout(e) || e.name === 'TimeoutError') f(); }`, 0],
    // Others may ask, too.
    [`export ${isTimeout} try { ${load} } catch (e) { if (isTimeout(e)) f(); }`, 0],
    [`${isTimeout} retry({ if: isTimeout }); try { ${load} } catch (e) { if (isTimeout(e)) f(); }`, 0],
  ])('%s', (code, count) => {
    expect(wrong(code)).toHaveLength(count);
  });
});

describe('whose errors arrive', () => {
  const asks = "catch (e) { if (e.name === 'AbortError') f(); }";

  it.each([
    [`try { const r = ${load} await r.json(); } ${asks}`, 1],
    [`try { const { ok } = ${load} if (!ok) throw new Error('bad'); } ${asks}`, 1],
    [`try { const r = ${load} for await (const part of r.body) log(part); } ${asks}`, 1],
    [`try { await Promise.all(urls.map((u) => fetch(u, { ${late} }))); } ${asks}`, 1],
    [`try { await Promise.all(urls.map(async (u) => { ${load} })); } ${asks}`, 1],
    [`try { const p = fetch(u, { ${late} }); log(); await p; } ${asks}`, 1],
    [`async function get() { const r = ${load} return r.json(); } try { await get(); } ${asks}`, 1],
    [`const get = () => fetch(u, { ${late} }); try { const r = await get(); await r.json(); } ${asks}`, 1],
    [`class A { async get() { return fetch(u, { ${late} }); } async all() { try { await this.get(); } ${asks} } }`, 1],
    [`class A { async get() { try { const r = ${load} if (!r.ok) await this.fail(r); } ${asks} } async fail(r) { throw new Error(await r.text()); } }`, 1],
    [`async function read(r) { return r.json(); } read(other); async function get() { try { await read(${load.slice(0, -1)}); } ${asks} }`, 0],
    [`import { writeFile } from 'node:fs/promises'; try { const r = ${load} await writeFile('a', await r.text()); } ${asks}`, 1],
    [`try { ${load} await sleep(5); } ${asks}`, 1],
    [`try { const data = parse(${load.slice(0, -1)}); log(data); } ${asks}`, 1],
    [`fetch(u, { ${late} }).then((r) => r.json()).catch((e) => { if (e.name === 'AbortError') f(); });`, 1],
    [`fetch(u, { ${late} }).then(use, (e) => { if (e.name === 'AbortError') f(); });`, 1],
    [`const onError = (e) => { if (e.name === 'AbortError') f(); }; fetch(u, { ${late} }).catch(onError);`, 1],
    [`try { try { ${load} } catch (e) { log(e); throw e; } } ${asks}`, 1],
    // Somebody else may get an `AbortError`.
    [`try { ${load} await other(); } ${asks}`, 0],
    [`try { ${load} await fetch(u, options); } ${asks}`, 0],
    [`try { ${load} await fetch(u, { signal }); } ${asks}`, 0],
    [`try { signal.throwIfAborted(); ${load} } ${asks}`, 0],
    [`try { const p = other(); ${load} await p; } ${asks}`, 0],
    [`try { for await (const x of source()) { ${load} } } ${asks}`, 0],
    [`import { setTimeout } from 'node:timers/promises'; try { ${load} await setTimeout(5, null, { signal }); } ${asks}`, 0],
    // Nobody gets one at all.
    [`try { await fetch(u); } ${asks}`, 0],
    [`try { return fetch(u, { ${late} }); } ${asks}`.replace(/^/, 'function g() {') + '}', 0],
    [`try { try { ${load} } catch (e) { log(e); } } ${asks}`, 0],
    [`try { parse(text); } ${asks}`, 0],
    // The file makes such errors itself.
    [`try { if (x) throw new DOMException('no', 'AbortError'); ${load} } ${asks}`, 0],
    [`class AbortError extends Error {} try { ${load} } ${asks}`, 0],
  ])('%s', (code, count) => {
    expect(wrong(code, { sourceType: 'module' })).toHaveLength(count);
  });
});

describe('what else may end it', () => {
  const armed = (abort: string): string => `const c = new AbortController(); const t = setTimeout(() => c.${abort}, 5);`;

  it.each([
    [`${armed('abort()')} try { await fetch(u, { signal: c.signal }); } catch (e) { if (e.name === 'TimeoutError') f(); }`, ["e.name === 'TimeoutError': fetch gives AbortError"]],
    [`${armed('abort()')} try { await fetch(u, { signal: c.signal }); } catch (e) { if (e.name === 'AbortError') f(); }`, []],
    [`${armed("abort(new Error('late'))")} try { await fetch(u, { signal: c.signal }); } catch (e) { if (e.name === 'AbortError') f(); }`, ["e.name === 'AbortError': fetch gives Error"]],
    [`${armed("abort('late')")} try { await fetch(u, { signal: c.signal }); } catch (e) { if (e.name === 'AbortError') f(); }`, ["e.name === 'AbortError': fetch gives 'late'"]],
    [`${armed('abort()')} try { await fetch(u, { signal: AbortSignal.any([c.signal, AbortSignal.timeout(5)]) }); } catch (e) { if (e.name === 'AbortError') f(); }`, []],
    // Nothing but a button: what is asked for is no deadline.
    [`const c = new AbortController(); button.onclick = () => c.abort(); try { await fetch(u, { signal: c.signal }); } catch (e) { if (e.name === 'TimeoutError') f(); }`, []],
    [`import ky from 'ky'; try { await ky(u, { timeout: 5 }); } catch (e) { if (e.name === 'AbortError') f(); }`, ["e.name === 'AbortError': ky gives TimeoutError"]],
    [`import ky, { TimeoutError } from 'ky'; try { await ky(u, { timeout: 5 }); } catch (e) { if (e instanceof TimeoutError) f(); }`, []],
    [`import ky, { TimeoutError } from 'ky'; try { await ky(u, { timeout: false, signal: AbortSignal.timeout(5) }); } catch (e) { if (e instanceof TimeoutError) f(); }`, ['e instanceof TimeoutError: ky gives TimeoutError']],
    [`import axios from 'axios'; const api = axios.create({ timeout: 5 }); try { await api.get('u'); } catch (e) { if (e.name === 'TimeoutError') f(); }`, ["e.name === 'TimeoutError': api.get gives ECONNABORTED"]],
    [`import axios from 'axios'; const api = axios.create({}); try { await api.get('u', { ${late} }); } catch (e) { if (e.code === 'ECONNABORTED') f(); }`, ["e.code === 'ECONNABORTED': api.get gives CanceledError"]],
    // Whatever the options are: it never gives that name.
    [`import axios from 'axios'; try { await axios.get('u', options); } catch (e) { if (e.name === 'AbortError') f(); }`, ["e.name === 'AbortError': axios.get gives CanceledError or ECONNABORTED or ETIMEDOUT"]],
    // Interceptors cancel, too.
    [`import axios from 'axios'; const api = axios.create({ timeout: 5 }); try { await api.get('u'); } catch (e) { if (axios.isCancel(e)) f(); }`, []],
    [`import axios from 'axios'; try { await axios.get('u', { timeout: 5 }); } catch (e) { if (axios.isAxiosError(e) && e.code === 'ECONNABORTED') f(); }`, []],
    [`import axios from 'axios'; try { await axios.get('u', { timeout: 5 }); } catch (e) { if (axios.isAxiosError(e) && e.name === 'AbortError') f(); }`, ["e.name === 'AbortError': axios.get gives ECONNABORTED"]],
    [`import https from 'https'; https.get('https://u', { ${late} }, use).on('error', (e) => { if (e.name === 'TimeoutError') f(); });`, ["e.name === 'TimeoutError': https.get gives AbortError"]],
    [`import fetch from 'node-fetch'; try { await fetch('u', { signal }); } catch (e) { if (e.name === 'TimeoutError') f(); }`, ["e.name === 'TimeoutError': fetch gives AbortError"]],
    [`import { ofetch } from 'ofetch'; try { await ofetch('u', { timeout: 5 }); } catch (e) { if (e.name === 'TimeoutError') f(); }`, ["e.name === 'TimeoutError': ofetch gives TimeoutError"]],
    [`import { ofetch } from 'ofetch'; try { await ofetch('u', { timeout: 5 }); } catch (e) { if (e.name === 'AbortError' || e.cause.name === 'TimeoutError') f(); }`, []],
  ])('%s', (code, expected) => {
    expect(wrong(code)).toEqual(expected);
  });
});
