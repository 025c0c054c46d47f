import type { Form } from '../harness.js';
import type { Program } from '../proof.js';

/** Asks for something with a session of its own, and prints what comes of it; also where nobody listens. */
function program(body: string, { head, form = 'mjs' }: { readonly head: string; readonly form?: Form }): string {
  const typed = form.endsWith('ts');
  const loop = `for (const url of [process.env.SERVER${typed ? '!' : ''}, process.env.REFUSED${typed ? '!' : ''}]) {
  console.log(await load(url).then((answer${typed ? ': unknown' : ''}) => JSON.stringify(answer), (error${typed ? ': Error & { code?: string; cause?: { code?: string } }' : ''}) => 'failed: ' + (error.code ?? error.cause?.code ?? error.name)));
}
process.exit();`;
  return `${head}
async function load(url${typed ? ': string' : ''}) {
  ${body}
}
${form === 'cjs' ? `(async () => {\n${loop.replace(/^(?=.)/gm, '  ')}\n})();` : loop}
`;
}

const undici = { head: "import { Agent, Pool, fetch } from 'undici';" };
const fixer = 'wait before closing';

/** Programs, and what a request gives whose session is closed under it. */
export const overtaken: readonly (Program & { readonly failure: string })[] = [
  { fixer, failure: 'UND_ERR_DESTROYED', title: 'undici, returned', code: program("const pool = new Pool(url);\n  try {\n    return pool.request({ path: '/a', method: 'GET' }).then(({ body }) => body.json());\n  } finally {\n    await pool.destroy();\n  }", undici) },
  { fixer, failure: 'UND_ERR_DESTROYED', title: 'undici, a list', code: program("const pool = new Pool(url);\n  try {\n    return Promise.all(['/a', '/b'].map((path) => pool.request({ path, method: 'GET' }).then(({ body }) => body.json())));\n  } finally {\n    await pool.destroy();\n  }", undici) },
  { fixer, failure: 'UND_ERR_DESTROYED', title: 'undici, TypeScript', form: 'mts', code: program("const pool = new Pool(url);\n  try {\n    return pool.request({ path: '/a', method: 'GET' }).then(({ body }) => body.json());\n  } finally {\n    await pool.destroy();\n  }", { head: "import { Pool } from 'undici';", form: 'mts' }) },
  { fixer, failure: 'UND_ERR_DESTROYED', title: 'fetch over a pool', code: program("const dispatcher = new Agent();\n  try {\n    return fetch(url + '/a', { dispatcher }).then((response) => response.json());\n  } finally {\n    await dispatcher.destroy();\n  }", undici) },
  { fixer, failure: 'UND_ERR_DESTROYED', title: 'fetch over a pool, CommonJS', form: 'cjs', code: program("const dispatcher = new Agent()\n  try {\n    return fetch(url + '/a', { dispatcher }).then((response) => response.json())\n  } finally {\n    await dispatcher.destroy()\n  }", { head: "const { Agent, fetch } = require('undici')", form: 'cjs' }) },
  { fixer, failure: 'ECONNRESET', title: 'axios over an agent', code: program("const httpAgent = new Agent({ keepAlive: true });\n  try {\n    return axios.get(url + '/a', { httpAgent }).then(({ data }) => data);\n  } finally {\n    httpAgent.destroy();\n  }", { head: "import axios from 'axios';\nimport { Agent } from 'node:http';" }) },
  { fixer, failure: 'ECONNRESET', title: 'node-fetch over an agent', code: program("const agent = new Agent({ keepAlive: true });\n  try {\n    return fetch(url + '/a', { agent }).then((response) => response.json());\n  } finally {\n    agent.destroy();\n  }", { head: "import fetch from 'node-fetch';\nimport { Agent } from 'node:http';" }) },
];

/** Nobody waits for the request: it is lost. */
export const lost: readonly Program[] = [
  { fixer, title: 'undici, dropped', code: program("const pool = new Pool(url);\n  pool.request({ path: '/a', method: 'HEAD' }).catch((error) => console.log('lost', error.code === 'ECONNREFUSED'));\n  await pool.destroy();\n  return 'done';", undici) },
];
