import { describe, expect, it } from 'vitest';
import type { SessionMismatchFact } from '../../src/analysis/facts.js';
import { factsOf } from '../facts.js';
import { inProject } from '../projects.js';

/** What the mismatches of a text are, in a few words. */
function mismatches(code: string, manifest: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const filename = inProject({ name: 'project', ...manifest });
  return factsOf(code, { filename }).sessionMismatches.map(words);
}

function words({ site, api, mismatch }: SessionMismatchFact): string {
  switch (mismatch.is) {
    case 'ignored option':
      return `${api} ignores ${site.text}, instead: ${mismatch.instead.join(' ')}`;
    case 'failing version':
      return `${api} fails with ${site.text} of ${mismatch.package} ${mismatch.majors.join(' ')} on ${mismatch.nodes.join(' ')}`;
    case 'ignored installation':
      return `${api} does not hear of ${site.text} of ${mismatch.package} ${mismatch.majors.join(' ')} on ${mismatch.nodes.join(' ')}`;
  }
}

describe('options that a client ignores', () => {
  it.each([
    ['fetch(u, { agent });', ['fetch ignores agent, instead: dispatcher']],
    ['fetch(u, { agent: new https.Agent() });', ['fetch ignores agent: new https.Agent(), instead: dispatcher']],
    ['fetch(u, { httpsAgent: a });', ['fetch ignores httpsAgent: a, instead: dispatcher']],
    ['const o = { agent }; fetch(u, o); fetch(v, o);', ['fetch ignores agent, instead: dispatcher']],
    ['fetch(u, { agent, ...options });', ['fetch ignores agent, instead: dispatcher']],
    ['const o = {}; o.agent = a; fetch(u, o);', ['fetch ignores o.agent = a, instead: dispatcher']],
    ["import axios from 'axios'; axios.get(u, { agent });", ['axios.get ignores agent, instead: httpAgent httpsAgent']],
    ["import axios from 'axios'; axios.create({ dispatcher: d });", ['axios.create ignores dispatcher: d, instead: httpAgent httpsAgent']],
    ["import ky from 'ky'; const api = ky.create({ agent });", ['ky.create ignores agent, instead: dispatcher']],
    ["import fetch from 'node-fetch'; fetch(u, { dispatcher });", ['fetch ignores dispatcher, instead: agent']],
    ["import { fetch } from 'undici'; fetch(u, { agent });", ['fetch ignores agent, instead: dispatcher']],
    ["import OpenAI from 'openai'; new OpenAI({ dispatcher });", ['new OpenAI ignores dispatcher, instead: fetchOptions.dispatcher']],
  ])('%s', (code, expected) => {
    expect(mismatches(code)).toEqual(expected);
  });

  it.each([
    'fetch(u, { dispatcher });',
    // For this version or another, for this platform or another.
    'fetch(u, { agent, dispatcher });',
    'fetch(u, { agent, dispatcher, ...options });',
    'fetch(u, { agent: undefined });',
    'fetch(u, options);',
    'fetch(u, { ...options });',
    'const fetch = require("./fetch"); fetch(u, { agent });',
    "import nodeFetch from 'node-fetch'; const send = globalThis.fetch ?? nodeFetch; send(u, { agent });",
    "import fetch from 'node-fetch'; fetch(u, { agent });",
    "import axios from 'axios'; axios.get(u, { httpsAgent });",
    "import axios from 'axios'; axios.post(u, { agent });",
    "import https from 'node:https'; https.get(u, { agent });",
  ])('clean: %s', (code) => {
    expect(mismatches(code)).toEqual([]);
  });

  it('asks for the version where it matters', () => {
    const code = "import OpenAI from 'openai'; new OpenAI({ httpAgent });";
    expect(mismatches(code)).toEqual([]);
    expect(mismatches(code, { dependencies: { openai: '^4.20.0' } })).toEqual([]);
    expect(mismatches(code, { dependencies: { openai: '^5.1.0' } })).toEqual(['new OpenAI ignores httpAgent, instead: fetchOptions.dispatcher']);
  });
});

describe('versions that do not get on', () => {
  const code = "import { Agent } from 'undici'; fetch(u, { dispatcher: new Agent() });";
  const fails = (majors: string, nodes: string): string => `fetch fails with dispatcher: new Agent() of undici ${majors} on ${nodes}`;

  it.each([
    ['^8.0.0', '>=22.19', [fails('8', '22 24')]],
    ['^8.0.0', '^22.19.0 || ^24.0.0', [fails('8', '22 24')]],
    ['^8.0.0', '24.x', [fails('8', '24')]],
    ['8', '>=24', [fails('8', '24')]],
    ['npm:undici@^8.0.0', '>=24', [fails('8', '24')]],
    ['^6.21.0', '>=20', [fails('6', '26')]],
    ['^5.0.0 || ^6.0.0', '>=18', [fails('5 6', '26')]],
    // Works.
    ['^8.0.0', '>=26', []],
    ['^7.0.0', '>=20', []],
    ['^6.21.0', '20.x || 22.x', []],
    ['^6.0.0', '>=18 <26', []],
    ['^8.0.0', '^18.0.0', []],
    // One of the versions that are allowed works.
    ['^6.0.0 || ^7.0.0', '>=20', []],
    ['>=5', '>=20', []],
    ['>=8', '>=22', []],
    ['*', '>=20', []],
    // Not to be told.
    ['latest', '>=20', []],
    ['workspace:*', '>=20', []],
    ['^8.0.0', 'lts/*', []],
    ['^8.0.0', '', []],
  ])('undici %s on Node %s', (range, node, expected) => {
    expect(mismatches(code, { dependencies: { undici: range }, engines: { node } })).toEqual(expected);
    expect(mismatches(code, { devDependencies: { undici: range }, engines: { node } })).toEqual(expected);
  });

  it.each([[{ dependencies: { undici: '^8.0.0' } }], [{ engines: { node: '>=22' } }], [{ dependencies: { undici: '^8.0.0' }, engines: '>=22' }], [{}]])('needs to know both: %j', (manifest) => {
    expect(mismatches(code, manifest)).toEqual([]);
  });

  const project = { dependencies: { undici: '^8.0.0' }, engines: { node: '^24.0.0' } };

  it.each([
    ["import { ProxyAgent } from 'undici'; const d = new ProxyAgent(p); fetch(u, { dispatcher: d });", ['fetch fails with dispatcher: d of undici 8 on 24']],
    ["const undici = require('undici'); fetch(u, { dispatcher: new undici.Agent() });", ['fetch fails with dispatcher: new undici.Agent() of undici 8 on 24']],
    ["import ky from 'ky'; import { Agent } from 'undici'; ky.create({ dispatcher: new Agent() });", ['ky.create fails with dispatcher: new Agent() of undici 8 on 24']],
    ["import OpenAI from 'openai'; import { Agent } from 'undici'; new OpenAI({ fetchOptions: { dispatcher: new Agent() } });", ['new OpenAI fails with dispatcher: new Agent() of undici 8 on 24']],
    ["import { Agent, fetch } from 'undici'; fetch(u, { dispatcher: new Agent() });", []],
    ["import { Agent, request } from 'undici'; request(u, { dispatcher: new Agent() });", []],
    ["import { agent } from './agent.js'; fetch(u, { dispatcher: agent });", []],
    ["import OpenAI from 'openai'; import { Agent, fetch } from 'undici'; new OpenAI({ fetch, fetchOptions: { dispatcher: new Agent() } });", []],
    ["import OpenAI from 'openai'; import { Agent } from 'undici'; new OpenAI({ ...options, fetchOptions: { dispatcher: new Agent() } });", []],
    ["import ky from 'ky'; import { Agent, fetch } from 'undici'; ky(u, { dispatcher: new Agent(), fetch });", []],
  ])('undici 8 on Node 24: %s', (text, expected) => {
    expect(mismatches(text, project)).toEqual(expected);
  });
});

describe('sessions installed for the whole process', () => {
  const code = "import { Agent, setGlobalDispatcher } from 'undici'; setGlobalDispatcher(new Agent());";

  it.each([
    [`${code} fetch(u);`, '^6.0.0', '>=26', ['fetch does not hear of setGlobalDispatcher(new Agent()) of undici 6 on 26']],
    [`${code} fetch(u);`, '^6.0.0', '>=20', ['fetch does not hear of setGlobalDispatcher(new Agent()) of undici 6 on 26']],
    [`${code} fetch(u);`, '^6.0.0', '^24.0.0', []],
    // Which version of 7 does, depends on its minor number.
    [`${code} fetch(u);`, '^7.0.0', '>=26', []],
    [`${code} fetch(u);`, '^8.0.0', '>=24', []],
    // Who sends, does not show.
    [code, '^6.0.0', '>=26', []],
    [`${code.replace('Agent,', 'Agent, fetch,')} fetch(u);`, '^6.0.0', '>=26', []],
    [`${code} fetch(u, { dispatcher });`, '^6.0.0', '>=26', []],
  ])('%s with undici %s on Node %s', (text, range, node, expected) => {
    expect(mismatches(text, { dependencies: { undici: range }, engines: { node } })).toEqual(expected);
  });
});
