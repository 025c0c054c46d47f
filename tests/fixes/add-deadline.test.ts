import { describe, expect, it } from 'vitest';
import { leftovers, messagesFor, refusal, rewrite, type Rewriting } from './rewriting.js';

const rule = 'require-timeout';
const imports = "import axios from 'axios';\nimport got from 'got';\nimport http from 'node:http';\nimport needle from 'needle';\nimport superagent from 'superagent';\nimport request from 'request';\nimport { request as undiciRequest } from 'undici';";

/** A module with one function around some statements. */
const load = (body: string): string => `${imports}\nexport async function load(url, data, done) {\n  ${body}\n}\n`;

function fixed(code: string, rewriting: Partial<Rewriting> = {}): string {
  const output = rewrite(code, { rule, ...rewriting });
  expect(leftovers(code, rewriting)).toEqual(expect.arrayContaining([...leftovers(output, rewriting).filter((message) => !message.includes('AbortSignal'))]));
  return output;
}

describe('the idiom of the library, in its place', () => {
  it.each([
    ['fetch(url);', 'fetch(url, { signal: AbortSignal.timeout(30_000) });'],
    ['fetch(url, {});', 'fetch(url, { signal: AbortSignal.timeout(30_000) });'],
    ["fetch(url, { method: 'POST' });", "fetch(url, { method: 'POST', signal: AbortSignal.timeout(30_000) });"],
    ["fetch(url, {method: 'POST'});", "fetch(url, {method: 'POST', signal: AbortSignal.timeout(30_000)});"],
    ["fetch(url, { method: 'POST', });", "fetch(url, { method: 'POST', signal: AbortSignal.timeout(30_000), });"],
    ['fetch(url, undefined);', 'fetch(url, { signal: AbortSignal.timeout(30_000) });'],
    ['fetch(new Request(url));', 'fetch(new Request(url), { signal: AbortSignal.timeout(30_000) });'],
    ['undiciRequest(url);', 'undiciRequest(url, { signal: AbortSignal.timeout(30_000) });'],
    ['axios.get(url);', 'axios.get(url, { timeout: 30_000 });'],
    ['axios.get(url,);', 'axios.get(url, { timeout: 30_000 },);'],
    ['axios.get((url));', 'axios.get((url), { timeout: 30_000 });'],
    ['axios.post(url);', 'axios.post(url, undefined, { timeout: 30_000 });'],
    ['axios.post(url, data);', 'axios.post(url, data, { timeout: 30_000 });'],
    ['axios.post(url, {\n    data,\n  });', 'axios.post(url, {\n    data,\n  }, { timeout: 30_000 });'],
    ['axios({ url });', 'axios({ url, timeout: 30_000 });'],
    ['axios.request({\n    url,\n    data, // all of it\n  });', 'axios.request({\n    url,\n    data, // all of it\n    timeout: 30_000,\n  });'],
    ['axios.request({\n    url,\n    data // all of it\n  });', 'axios.request({\n    url,\n    data, // all of it\n    timeout: 30_000\n  });'],
    ['axios.get(\n    url,\n  );', 'axios.get(\n    url,\n    { timeout: 30_000 },\n  );'],
    ['got(url);', 'got(url, { timeout: { request: 30_000 } });'],
    ['got.post({ url, json: data });', 'got.post({ url, json: data, timeout: { request: 30_000 } });'],
    ["http.get('http://a.test', finish);\n  function finish() {}", "http.get('http://a.test', { signal: AbortSignal.timeout(30_000) }, finish);\n  function finish() {}"],
    ["http.get('http://a.test', (res) => res.resume());", "http.get('http://a.test', { signal: AbortSignal.timeout(30_000) }, (res) => res.resume());"],
    ["http.get({ host: 'a.test' }, (res) => res.resume());", "http.get({ host: 'a.test', signal: AbortSignal.timeout(30_000) }, (res) => res.resume());"],
    ["http.get(new URL(url), { agent: false }, (res) => res.resume());", "http.get(new URL(url), { agent: false, signal: AbortSignal.timeout(30_000) }, (res) => res.resume());"],
    ["request('http://a.test', () => {});", "request('http://a.test', { timeout: 30_000 }, () => {});"],
    ["needle.post('http://a.test', data, () => {});", "needle.post('http://a.test', data, { response_timeout: 30_000 }, () => {});"],
    ['superagent.get(url).set("a", "b");', 'superagent.get(url).timeout(30_000).set("a", "b");'],
    ['superagent\n    .get(url)\n    .set("a", "b");', 'superagent\n    .get(url)\n    .timeout(30_000)\n    .set("a", "b");'],
  ])('%s', (call, expected) => {
    expect(fixed(load(`await ${call}`))).toBe(load(`await ${expected}`));
  });

  it.each([
    ['request(url, query);', 'request({ url, document: query, signal: AbortSignal.timeout(30_000) });'],
    ['request<Users>(base + "/graphql", document, { first: 10 }, headers);', 'request<Users>({ url: base + "/graphql", document, variables: { first: 10 }, requestHeaders: headers, signal: AbortSignal.timeout(30_000) });'],
    ['request(\n  url, // ours\n  gql`{ users }`,\n);', 'request({\n  url, // ours\n  document: gql`{ users }`,\n  signal: AbortSignal.timeout(30_000),\n});'],
    ['request(\n  url,\n  query\n);', 'request({\n  url,\n  document: query,\n  signal: AbortSignal.timeout(30_000)\n});'],
    ['request((url), (query),);', 'request({ url: (url), document: (query), signal: AbortSignal.timeout(30_000), });'],
    ['rawRequest(url, query);', 'rawRequest({ url, query, signal: AbortSignal.timeout(30_000) });'],
    ['batchRequests(url, [{ document }]);', 'batchRequests({ url, documents: [{ document }], signal: AbortSignal.timeout(30_000) });'],
    ['client.request(query, { first: 10 });', 'client.request({ document: query, variables: { first: 10 }, signal: AbortSignal.timeout(30_000) });'],
    ['client.request(USERS);', 'client.request({ document: USERS, signal: AbortSignal.timeout(30_000) });'],
    ['client.request({ document });', 'client.request({ document, signal: AbortSignal.timeout(30_000) });'],
  ])('in one object, where positional arguments leave no room: %s', (call, expected) => {
    const code = (sent: string): string => `import { GraphQLClient, batchRequests, gql, rawRequest, request } from 'graphql-request';\nconst USERS = gql\`{ users }\`;\nconst client = new GraphQLClient(base);\nexport const load = (url: string, query: string, document: string, headers: object): unknown =>\n  ${sent}\n`;
    expect(fixed(code(call), { filename: 'service.ts' })).toBe(code(expected));
  });

  it('in TypeScript, under its casts', () => {
    const code = (options: string): string => `export const load = async (url: string): Promise<Response> => fetch(url, ${options});\n`;
    expect(fixed(code("{ method: 'POST' } as RequestInit"), { filename: 'service.ts' })).toBe(code("{ method: 'POST', signal: AbortSignal.timeout(30_000) } as RequestInit"));
  });

  it('with Windows line ends', () => {
    const code = load('await axios.get(\n    url,\n    {\n      headers: {},\n    },\n  );').replaceAll('\n', '\r\n');
    expect(fixed(code)).toBe(load('await axios.get(\n    url,\n    {\n      headers: {},\n      timeout: 30_000,\n    },\n  );').replaceAll('\n', '\r\n'));
  });

  it.each([
    [1, '1'],
    [9999, '9999'],
    [10_000, '10_000'],
    [120_000, '120_000'],
    [1_000_000, '1_000_000'],
  ])('with the milliseconds of the options: %d', (timeoutMs, text) => {
    expect(fixed(load('await axios.get(url);'), { options: { timeoutMs }, fixes: 'safe' })).toBe(load(`await axios.get(url, { timeout: ${text} });`));
  });

  it('is only suggested where nobody said how long to wait', () => {
    const [message] = messagesFor(load('await axios.get(url);'), { rule, fixes: 'safe' });
    expect(message?.fix).toBeUndefined();
    expect(message?.suggestions?.map(({ messageId }) => messageId)).toEqual(['addDeadline']);
  });
});

describe('beside what is given', () => {
  it.each([
    ['const c = new AbortController();\n  await fetch(url, { signal: c.signal });', 'const c = new AbortController();\n  await fetch(url, { signal: AbortSignal.any([c.signal, AbortSignal.timeout(30_000)]) });'],
    ['const { signal } = new AbortController();\n  await fetch(url, { signal, headers: {} });', 'const { signal } = new AbortController();\n  await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]), headers: {} });'],
    ['const c = new AbortController();\n  await axios.get(url, { signal: c.signal });', 'const c = new AbortController();\n  await axios.get(url, { signal: c.signal, timeout: 30_000 });'],
    ['await got(url, { timeout: { connect: 100 } });', 'await got(url, { timeout: { connect: 100, request: 30_000 } });'],
    ['await got(url, { timeout: { request: 0 } });', 'await got(url, { timeout: { request: 30_000 } });'],
    ['await superagent.get(url).timeout(0).set("a", "b");', 'await superagent.get(url).timeout(30_000).set("a", "b");'],
    ["request('http://a.test', done);", "request('http://a.test', { timeout: 30_000 }, done);"],
    ["await new Promise((resolve) => http.get('http://a.test', resolve));", "await new Promise((resolve) => http.get('http://a.test', { signal: AbortSignal.timeout(30_000) }, resolve));"],
    ["request.get('http://a.test', { json: true }, done);", "request.get('http://a.test', { json: true, timeout: 30_000 }, done);"],
    ["http.get('http://a.test', { timeout: 100 }, done).on('timeout', () => console.log(1));", "http.get('http://a.test', { signal: AbortSignal.timeout(100) }, done).on('timeout', () => console.log(1));"],
  ])('%s', (body, expected) => {
    expect(fixed(load(body))).toBe(load(expected));
  });

  it.each([
    ['const c = new AbortController();\n  const options = { signal: c.signal };\n  await fetch(url, options);', '`signal` is given already'],
    ['const timeout = { connect: 100 };\n  await got(url, { timeout });', '`timeout` is given already'],
  ])('not where it stands elsewhere: %s', (body, because) => {
    expect(refusal(load(body), { rule })).toBe(because);
  });
});

describe('options in a variable', () => {
  it.each([
    ["const options = { method: 'POST' };\n  await fetch(url, options);", "const options = { method: 'POST', signal: AbortSignal.timeout(30_000) };\n  await fetch(url, options);"],
    ["const options = {\n    method: 'POST',\n  };\n  await fetch(url, options);", "const options = {\n    method: 'POST',\n    signal: AbortSignal.timeout(30_000),\n  };\n  await fetch(url, options);"],
    ['const options = { headers: {} };\n  await axios.get(url, options);\n  console.log(options);', 'const options = { headers: {} };\n  await axios.get(url, { ...options, timeout: 30_000 });\n  console.log(options);'],
    // A signal starts to run where it is made: not once for all rounds of a loop.
    ["const options = { method: 'POST' };\n  for (const one of data) await fetch(one, options);", "const options = { method: 'POST' };\n  for (const one of data) await fetch(one, { ...options, signal: AbortSignal.timeout(30_000) });"],
    ["const options = { method: 'POST' };\n  await data;\n  await fetch(url, options);", "const options = { method: 'POST' };\n  await data;\n  await fetch(url, { ...options, signal: AbortSignal.timeout(30_000) });"],
    ["const options = { method: 'POST' };\n  return () => fetch(url, options);", "const options = { method: 'POST' };\n  return () => fetch(url, { ...options, signal: AbortSignal.timeout(30_000) });"],
    ["const base = { method: 'POST' };\n  await fetch(url, { ...base });", "const base = { method: 'POST' };\n  await fetch(url, { ...base, signal: AbortSignal.timeout(30_000) });"],
    ["await fetch(url, data.length ? { method: 'POST' } : { method: 'PUT' });", "await fetch(url, { ...data.length ? { method: 'POST' } : { method: 'PUT' }, signal: AbortSignal.timeout(30_000) });"],
  ])('%s', (body, expected) => {
    expect(fixed(load(body))).toBe(load(expected));
  });

  it('of the module', () => {
    const code = (call: string): string => `const OPTIONS = { method: 'POST' };\nexport const load = (url) => ${call};\n`;
    expect(fixed(code('fetch(url, OPTIONS)'))).toBe(code('fetch(url, { ...OPTIONS, signal: AbortSignal.timeout(30_000) })'));
  });
});

describe('in place of what does nothing', () => {
  it.each([
    ['await axios.get(url, { timeout: 0, headers: {} });', 'await axios.get(url, { timeout: 30_000, headers: {} });'],
    ['const timeout = 0;\n  console.log(timeout);\n  await axios.get(url, { timeout });', 'const timeout = 0;\n  console.log(timeout);\n  await axios.get(url, { timeout: 30_000 });'],
    ['const api = axios.create({ timeout: 0 });\n  await api.get(url);\n  await api.get(data);', 'const api = axios.create({ timeout: 30_000 });\n  await api.get(url);\n  await api.get(data);'],
    ['const options = {};\n  options.timeout = 0;\n  await axios.get(url, options);', 'const options = {};\n  options.timeout = 30_000;\n  await axios.get(url, options);'],
    ['await fetch(url, { signal: null });', 'await fetch(url, { signal: AbortSignal.timeout(30_000) });'],
    ['await fetch(url, { timeout: 5000 });', 'await fetch(url, { signal: AbortSignal.timeout(5000) });'],
    ['await fetch(url, { timeout: 5 * 1000, headers: {} });', 'await fetch(url, { signal: AbortSignal.timeout(5 * 1000), headers: {} });'],
    ["await fetch(url, { timeout: '5s' });", 'await fetch(url, { signal: AbortSignal.timeout(30_000) });'],
    ['http.get(url, { timeout: 5000 }, (res) => res.resume());', 'http.get(url, { signal: AbortSignal.timeout(5000) }, (res) => res.resume());'],
    // What covers a part of the time may stay.
    ['await undiciRequest(url, { bodyTimeout: 5000 });', 'await undiciRequest(url, { bodyTimeout: 5000, signal: AbortSignal.timeout(30_000) });'],
    ['await needle.get(url, { open_timeout: 5000 });', 'await needle.get(url, { open_timeout: 5000, response_timeout: 30_000 });'],
    ['await axios.get(url, { headers: { timeout: 5000 } });', 'await axios.get(url, { headers: { timeout: 5000 }, timeout: 30_000 });'],
  ])('%s', (body, expected) => {
    expect(fixed(load(body))).toBe(load(expected));
  });

  it('also where a race ends only the wait', () => {
    const body = (call: string): string => `await Promise.race([${call}, new Promise((_, reject) => setTimeout(reject, 100))]);`;
    expect(fixed(load(body('fetch(url)')))).toBe(load(body('fetch(url, { signal: AbortSignal.timeout(30_000) })')));
  });
});

describe('says why not', () => {
  it.each([
    ['superagent.get(url, () => {});', 'with a callback the request is sent at once'],
    ["needle('get', url);", 'the call takes no deadline'],
  ])('%s', (body, because) => {
    expect(refusal(load(body), { rule })).toBe(because);
  });

  it('and is silent where the arguments hide it', () => {
    expect(messagesFor(load('await fetch(...data);'), { rule })).toEqual([]);
  });
});
