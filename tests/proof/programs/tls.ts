import type { Form } from '../harness.js';
import type { Program } from '../proof.js';

/** Asks once over TLS, and once where nobody listens; prints the answer, or the code of the error. */
function program(ask: string, { imports = '', form = 'mjs' }: { readonly imports?: string; readonly form?: Form } = {}): string {
  const typed = form.endsWith('ts');
  const loop = `for (const url of [process.env.SERVER + '/a', process.env.REFUSED + '/']) {
  console.log(await ask(url).then((answer) => JSON.stringify(answer), (error${typed ? ': Error & { code?: string; cause?: { code?: string } }' : ''}) => error.code ?? error.cause?.code));
}`;
  return `${imports}
${ask}
${form === 'cjs' ? `;(async () => {\n${loop.replace(/^(?=.)/gm, '  ')}\n})();` : loop}
`;
}

const core = { imports: "import https from 'node:https';\nimport axios from 'axios';" };
const data = 'const ask = async (url) => (await axios.get(url, { httpsAgent })).data;';
const typedData = 'const ask = async (url: string): Promise<unknown> => (await axios.get<unknown>(url, { httpsAgent })).data;';

interface Insecure extends Omit<Program, 'fixer'> {
  /** Beside the switch there is no place for a certificate that is trusted. */
  readonly trusts?: false;
  readonly http2?: true;
}

/** Programs that accept any certificate. */
const insecure: readonly Insecure[] = [
  { title: 'https.get', code: program("const ask = (url) => new Promise((resolve, reject) => {\n  https.get(url, { rejectUnauthorized: false }, (res) => res.setEncoding('utf8').on('data', resolve)).on('error', reject);\n});", core) },
  { title: 'https.Agent for axios', code: program(`const httpsAgent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });\n${data}`, core) },
  { title: 'https.Agent for axios, CommonJS', form: 'cjs', code: program(`const httpsAgent = new https.Agent({\n  // staging has a certificate of its own\n  rejectUnauthorized: false,\n});\n${data}`, { imports: "const https = require('https');\nconst axios = require('axios');", form: 'cjs' }) },
  { title: 'https.Agent for axios, TypeScript', form: 'mts', code: program(`const httpsAgent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });\n${typedData}`, { ...core, form: 'mts' }) },
  { title: 'verification as an option that defaults to false', code: program(`const config = {};\nconst httpsAgent = new https.Agent({ rejectUnauthorized: config.verify || false });\n${data}`, core) },
  { title: 'a comparison with true', code: program(`const httpsAgent = new https.Agent({ rejectUnauthorized: process.env.TLS_VERIFY === 'true' });\n${data}`, core) },
  { title: 'the wrong way round', code: program(`const httpsAgent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'development' });\n${data}`, core) },
  { title: 'the global agent', trusts: false, code: program('https.globalAgent.options.rejectUnauthorized = false;\nconst ask = async (url) => (await axios.get(url)).data;', core) },
  { title: 'undici Agent', code: program('const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });\nconst ask = async (url) => (await fetch(url, { dispatcher })).json();', { imports: "import { Agent, fetch } from 'undici';" }) },
  { title: 'undici Agent, TypeScript', form: 'mts', code: program('const dispatcher = new Agent({ connections: 5, connect: { rejectUnauthorized: false } });\nasync function ask(url: string): Promise<unknown> {\n  const { body } = await request(url, { dispatcher });\n  return body.json();\n}', { imports: "import { Agent, request } from 'undici';", form: 'mts' }) },
  { title: 'got', code: program('const ask = (url) => got(url, { https: { rejectUnauthorized: false }, retry: { limit: 0 } }).json();', { imports: "import got from 'got';" }) },
  { title: 'HTTP/2', http2: true, code: program("const ask = (url) => new Promise((resolve, reject) => {\n  const { origin, pathname } = new URL(url);\n  const client = http2.connect(origin, { rejectUnauthorized: false });\n  client.on('error', reject);\n  const stream = client.request({ ':path': pathname });\n  stream.on('close', () => client.close());\n  text(stream).then(resolve, reject);\n  stream.end();\n});", { imports: "import http2 from 'node:http2';\nimport { text } from 'node:stream/consumers';" }) },
  { title: 'tls.connect, CommonJS', form: 'cjs', code: program("const ask = (url) => new Promise((resolve, reject) => {\n  const { hostname: host, port, pathname } = new URL(url)\n  const socket = tls.connect({ host, port, rejectUnauthorized: false }, () => {\n    socket.write('GET ' + pathname + ' HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n')\n  })\n  let all = ''\n  socket.setEncoding('utf8').on('data', (part) => (all += part)).on('end', () => resolve(all.split('\\r\\n\\r\\n')[1])).on('error', reject)\n})", { imports: "const tls = require('tls')", form: 'cjs' }) },
  { title: 'the whole process', trusts: false, code: program("process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\nconst ask = async (url) => (await fetch(url)).json();") },
];

export const guarded: readonly (Insecure & Program)[] = insecure.map((program) => ({ fixer: 'guard the switch', ...program }));
export const removed: readonly (Insecure & Program)[] = insecure.map((program) => ({ fixer: 'remove the switch', offer: 'removeSwitch', ...program }));
export const trusting: readonly (Insecure & Program)[] = insecure.filter(({ trusts }) => trusts !== false).map((program) => ({ fixer: 'trust a certificate', offer: 'trustCertificate', ...program }));
