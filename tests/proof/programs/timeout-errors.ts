import type { Form } from '../harness.js';
import type { Program } from '../proof.js';

interface Client { readonly imports?: string; readonly ask: string; readonly check: string; readonly form?: Form }

/** Asks one that answers, one that is not there, and one that never answers; says whether it knows that it was the deadline that ended the wait. */
function program({ imports = '', ask, check, form = 'mjs' }: Client): string {
  const typed = form.endsWith('ts');
  const loop = `for (const url of [server + '/a', process.env.REFUSED + '/', server + '/silent']) console.log(await load(url));`;
  return `${imports}
const server = process.env.SERVER;

${form === 'cjs' ? '' : 'export '}async function load(url${typed ? ': string' : ''}) {
  try {
    ${ask}
    return 'answered';
  } catch (error) {
    if (${check}) return 'late';
    return 'broken';
  }
}

${form === 'cjs' ? `exports.load = load;\n(async () => {\n  ${loop}\n})();` : loop}
`;
}

const armed = 'const controller = new AbortController();\n    setTimeout(() => controller.abort(), 1500);\n    ';
const signal = '{ signal: AbortSignal.timeout(1500) }';
const fixer = 'check for the told error';
const manifest = { dependencies: { undici: '^7.0.0', 'node-fetch': '^3.0.0' } };

export const checks: readonly Program[] = [
  { fixer, manifest, title: 'fetch', code: program({ ask: `await fetch(url, ${signal});`, check: "error.name === 'AbortError'" }) },
  { fixer, manifest, title: 'fetch, by a code', code: program({ ask: `await fetch(url, ${signal});`, check: "error.code === 'ABORT_ERR'" }) },
  { fixer, manifest, title: 'fetch, with a controller', code: program({ ask: `${armed}await fetch(url, { signal: controller.signal });`, check: "error.name === 'TimeoutError'" }) },
  { fixer, manifest, title: 'fetch, by its class, TypeScript', form: 'mts', code: program({ ask: `await fetch(url, ${signal});`, check: "error instanceof Error && error.name === 'AbortError'", form: 'mts' }) },
  { fixer, manifest, title: 'undici.request', code: program({ imports: "import { request } from 'undici';", ask: `await request(url, ${signal});`, check: "error.name === 'AbortError'" }) },
  { fixer, manifest, title: 'undici.request, its option', code: program({ imports: "import { request } from 'undici';", ask: 'await request(url, { headersTimeout: 1500 });', check: "error.name === 'TimeoutError'" }) },
  { fixer, manifest, title: 'node-fetch', code: program({ imports: "import fetch from 'node-fetch';", ask: `await fetch(url, ${signal});`, check: "error.name === 'TimeoutError'" }) },
  { fixer, manifest, title: 'axios', code: program({ imports: "import axios from 'axios';", ask: 'await axios.get(url, { timeout: 1500 });', check: "error.name === 'TimeoutError'" }) },
  { fixer, manifest, title: 'axios, CommonJS', form: 'cjs', code: program({ imports: "const axios = require('axios');", ask: 'await axios({ url, timeout: 1500 });', check: "error.name === 'TimeoutError'", form: 'cjs' }) },
  { fixer, manifest, title: 'axios, with a signal', code: program({ imports: "import axios from 'axios';\nconst api = axios.create({ maxRedirects: 0 });", ask: `await api.get(url, ${signal});`, check: "error.name === 'AbortError'" }) },
  { fixer, manifest, title: 'got', code: program({ imports: "import got from 'got';\nconst api = got.extend({ retry: { limit: 0 } });", ask: 'await api(`${url}`, { timeout: { request: 1500 } }).json();', check: "error.name === 'AbortError'" }) },
];
