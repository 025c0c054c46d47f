import { describe, expect, it } from 'vitest';
import { messagesFor, rewrite } from '../fixes/rewriting.js';
import { selfSigned } from './certificate.js';
import { record, runProgram } from './harness.js';

const { key, cert } = selfSigned();
const server = { tls: { key, cert } };

/** Asks once over TLS; prints the answer, or the code of the error. */
const program = (ask: string, imports = ''): string => `${imports}
const url = process.env.SERVER + '/a';
${ask}
console.log(await ask().then(JSON.stringify, (error) => error.code ?? error.cause?.code));
`;

const core = "import https from 'node:https';\nimport axios from 'axios';";
const cases: readonly (readonly [title: string, code: string])[] = [
  ['https.get', program("const ask = () => new Promise((resolve, reject) => {\n  https.get(url, { rejectUnauthorized: false }, (res) => res.setEncoding('utf8').on('data', resolve)).on('error', reject);\n});", core)],
  ['https.Agent for axios', program('const httpsAgent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });\nconst ask = async () => (await axios.get(url, { httpsAgent })).data;', core)],
  ['or-false default', program('const config = {};\nconst httpsAgent = new https.Agent({ rejectUnauthorized: config.verify || false });\nconst ask = async () => (await axios.get(url, { httpsAgent })).data;', core)],
  ['a comparison with true', program("const httpsAgent = new https.Agent({ rejectUnauthorized: process.env.TLS_VERIFY === 'true' });\nconst ask = async () => (await axios.get(url, { httpsAgent })).data;", core)],
  ['the wrong way round', program("const httpsAgent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'development' });\nconst ask = async () => (await axios.get(url, { httpsAgent })).data;", core)],
  ['the global agent', program('https.globalAgent.options.rejectUnauthorized = false;\nconst ask = async () => (await axios.get(url)).data;', core)],
  ['undici Agent', program('const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });\nconst ask = async () => (await fetch(url, { dispatcher })).json();', "import { Agent, fetch } from 'undici';")],
  ['got', program('const ask = () => got(url, { https: { rejectUnauthorized: false }, retry: { limit: 0 } }).json();', "import got from 'got';")],
  ['the whole process', program("process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';\nconst ask = async () => (await fetch(url)).json();")],
];

const rule = 'no-insecure-tls';
const refusedWith = 'DEPTH_ZERO_SELF_SIGNED_CERT\n';

/** The text after one suggestion of the only report is taken. */
function taken(code: string, messageId: string): string {
  const [message] = messagesFor(code, { rule, fixes: 'safe' });
  const { fix } = message?.suggestions?.find((suggestion) => suggestion.messageId === messageId) ?? {};
  return code.slice(0, fix!.range[0]) + fix!.text + code.slice(fix!.range[1]);
}

describe('a certificate that nobody has signed', () => {
  it.each(cases.map(([title, code]) => ({ title, code })))('$title: accepted in development only', async ({ title, code }) => {
    const output = rewrite(code, { rule });
    expect(output).not.toBe(code);
    const run = (text: string, NODE_ENV: string) => runProgram(text, { server, env: { NODE_ENV } });
    const [before, inDevelopment, inProduction, without] = await Promise.all([run(code, 'production'), run(output, 'development'), run(output, 'production'), run(taken(code, 'removeSwitch'), 'development')]);
    expect(before.stdout).toMatch(/\/a/);
    expect(inDevelopment, inDevelopment.stderr).toMatchObject({ code: 0, stdout: before.stdout });
    expect(inProduction, inProduction.stderr).toMatchObject({ code: 0, stdout: refusedWith });
    expect(without, without.stderr).toMatchObject({ code: 0, stdout: refusedWith });
    await record(`no-insecure-tls: ${title}`, { 'unknown certificate, in production': ['accepted', 'refused'] });
  });

  it.each(cases.filter(([, code]) => /[Aa]gent\(|https\.get|got\(/.test(code) && !code.includes('global')).map(([title, code]) => ({ title, code })))('$title: trusted by configuration', async ({ code }) => {
    const output = taken(code, 'trustCertificate');
    const [known, unknown] = await Promise.all([runProgram(output, { server, env: { CA_CERTIFICATE: cert } }), runProgram(output, { server })]);
    expect(known.stdout, known.stderr).toMatch(/\/a/);
    expect(unknown.stdout, unknown.stderr).toBe(refusedWith);
  });
});
