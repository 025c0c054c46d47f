import type { Form } from '../harness.js';
import type { Program } from '../proof.js';

/** Sends with a dispatcher of its own, and prints what came back and whether the dispatcher was used; also where nobody listens. */
function program(send: string, form: Form = 'mjs'): string {
  const typed = form.endsWith('ts');
  const loop = `for (const url of [process.env.SERVER + '/a', process.env.REFUSED + '/']) {
  try {
    const response = await send(url);
    console.log(JSON.stringify(await response.json()), response.status, dispatched);
  } catch (error) {
    console.log(${typed ? '(error as Error & { cause?: { code?: string } })' : 'error'}.cause?.code);
  }
}`;
  return `${form === 'cjs' ? "const { Agent } = require('undici');" : "import { Agent } from 'undici';"}

const dispatcher = new Agent();
let dispatched = 0;
dispatcher.on('connect', () => {
  dispatched += 1;
});

${send}

${form === 'cjs' ? `(async () => {\n${loop.replace(/^(?=.)/gm, '  ')}\n})();` : loop}
`;
}

const shape = { fixer: 'send with the own fetch', manifest: { dependencies: { undici: '^8.0.0' }, engines: { node: '>=22' } } } as const;

export const own: readonly Program[] = [
  { ...shape, title: 'fetch', code: program('const send = (url) => fetch(url, { dispatcher });') },
  { ...shape, title: 'globalThis.fetch, with a body', code: program("async function send(url) {\n  return await globalThis.fetch(url, { method: 'POST', body: JSON.stringify({ a: 1 }), dispatcher });\n}") },
  { ...shape, title: 'fetch, CommonJS', form: 'cjs', code: program("const send = (url) => fetch(url, { headers: { accept: '*/*' }, dispatcher });", 'cjs') },
];
