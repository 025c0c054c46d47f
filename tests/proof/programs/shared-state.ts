import type { Form } from '../harness.js';
import type { Program } from '../proof.js';

/** How many users ask at once. */
export const users = 10;

interface Service {
  readonly imports?: string;
  /** What stands in the module, and what the handler does. */
  readonly module?: string;
  readonly handler: string;
  /** Says what came of it, from the answer that each user got. */
  readonly after: string;
  readonly form?: Form;
}

/** A service for several users at once; the one behind it answers with the token it was sent. */
function service({ imports = '', module = '', handler, after, form = 'mjs' }: Service): string {
  const typed = form.endsWith('ts');
  const cjs = form === 'cjs';
  const body = `server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address()${typed ? ' as AddressInfo' : ''};
const ask = async (token${typed ? ': string' : ''}) => {
  const response = await fetch('http://127.0.0.1:' + port + '/', { headers: { token } });
  return { token, answer: await response.json()${typed ? ' as string[]' : ''} };
};
const answers = await Promise.all(Array.from({ length: ${users} }, (_, index) => ask('user-' + index)));
${after}
server.close();
server.closeAllConnections();`;
  const head = cjs ? "const { once } = require('events');\nconst http = require('http');\nconst axios = require('axios');" : `import { once } from 'node:events';\nimport http from 'node:http';\n${typed ? "import type { AddressInfo } from 'node:net';\n" : ''}import axios from 'axios';`;
  return `${head}
${imports}
const api = axios.create({ baseURL: process.env.SERVER });
${module}
const server = http.createServer(async (req, res) => {
  ${handler}
});

${cjs ? `(async () => {\n${body.replace(/^(?=.)/gm, '  ')}\n})();` : body}
`;
}

const move = 'give state to the request';
const others = 'console.log(answers.filter(({ token, answer }) => answer.some((seen) => seen !== token)).length);';
const two = "const first = await api.get('/profile', { headers: { Accept: 'application/json' } });\n  const second = await api.post('/visits');\n  res.end(JSON.stringify([first.data.token, second.data.token]));";

/** Programs that print how many users were sent as somebody else. */
export const mixedUp: readonly Program[] = [
  { fixer: move, title: 'a header of an instance', code: service({ handler: `api.defaults.headers.common['X-Token'] = req.headers.token;\n  ${two}`, after: others }) },
  { fixer: move, title: 'a header, beside others', code: service({ handler: `const { token } = req.headers;\n  api.defaults.headers.common['X-Token'] = \`\${token}\`;\n  ${two}`, after: others }) },
  { fixer: move, title: 'a header after a wait, CommonJS', form: 'cjs', code: service({ handler: "api.defaults.headers.common['X-Token'] = req.headers.token;\n  await new Promise((resolve) => setTimeout(resolve, 50));\n  const { data } = await api.get('/profile');\n  res.end(JSON.stringify([data.token]));", after: others, form: 'cjs' }) },
  { fixer: move, title: 'a header, TypeScript', form: 'mts', code: service({ handler: "const token = String(req.headers['token']);\n  api.defaults.headers.common['X-Token'] = token;\n  const first = await api.get<{ token: string }>('/profile');\n  const { data } = await api.get<{ token: string }>('/orders', { params: { page: 1 } });\n  res.end(JSON.stringify([first.data.token, data.token]));", after: others, form: 'mts' }) },
];

const once = 'register once';
const answer = "res.end(JSON.stringify([(await api.get('/profile')).data]));";

/** Programs that print how often something ran, which is to run once for each user. */
export const piledUp: readonly Program[] = [
  { fixer: once, title: 'a request interceptor', code: service({ module: 'let runs = 0;\n', handler: `api.interceptors.request.use((config) => {\n    runs += 1;\n    return config;\n  });\n  ${answer}`, after: 'console.log(runs, answers.length);' }) },
  { fixer: once, title: 'a response interceptor, CommonJS', form: 'cjs', code: service({ module: 'let runs = 0;\nconst count = (response) => {\n  runs += 1;\n  return response;\n};\n', handler: `api.interceptors.response.use(count);\n  ${answer}`, after: 'console.log(runs, answers.length);', form: 'cjs' }) },
  { fixer: once, title: 'a request interceptor, TypeScript', form: 'mts', code: service({ imports: "import type { InternalAxiosRequestConfig } from 'axios';\n", module: 'let runs = 0;\n', handler: `api.interceptors.request.use((config: InternalAxiosRequestConfig): InternalAxiosRequestConfig => {\n    runs += 1;\n    config.headers.set('x-run', 'yes');\n    return config;\n  });\n  ${answer}`, after: 'console.log(runs, answers.length);', form: 'mts' }) },
];
