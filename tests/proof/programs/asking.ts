import type { Form } from '../harness.js';

/** How many things a program asks for that are there. */
export const asked = 20;

/**
 * A program around `load(url)`: asks for one thing after another, and prints what comes back; in the end also what three
 * failures give: a thing that is missing, a server that is broken, one that is not there.
 */
export function asking(load: string, { imports = '', form = 'mjs' }: { readonly imports?: string; readonly form?: Form } = {}): string {
  const typed = form.endsWith('ts');
  const told = typed
    ? "const told = (error: Error & { code?: string | number; cause?: { code?: string } }): string => [error.name, error.code ?? error.cause?.code ?? ''].join(' ');"
    : "const told = (error) => [error.name, error.code ?? error.cause?.code ?? ''].join(' ');";
  const asks = `for (const url of urls) console.log(await load(url).then((answer) => JSON.stringify(answer), told));`;
  return `${imports}

${load}

const server = process.env.SERVER${typed ? " ?? ''" : ''};
const urls = [...Array.from({ length: ${asked} }, (_, index) => \`\${server}/\${index}\`), \`\${server}/status/404\`, \`\${server}/status/500\`, \`\${process.env.REFUSED}/\`];
${told}
${form.startsWith('c') ? `${form === 'cts' ? 'export { load };' : 'module.exports = { load };'}\n\n(async () => {\n  ${asks}\n})();` : asks}
`;
}
