import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { messagesFor, rewrite, type Rewriting } from '../fixes/rewriting.js';
import { record, runProgram } from './harness.js';

const users = 10;
const rewriting: Rewriting = { rule: 'no-shared-session-mutation', filename: 'program.mjs' };

/** Answers with the token it was sent. */
const respond: RequestListener = (request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ token: request.headers['x-token'] ?? null }));
};

/** A service for several users at once; prints what the last lines compute from the answers that each user got. */
const service = (before: string, handler: string, after: string): string => `import { once } from 'node:events';
import http from 'node:http';
import axios from 'axios';

const api = axios.create({ baseURL: process.env.SERVER });
${before}
const server = http.createServer(async (req, res) => {
  ${handler}
});

server.listen(0, '127.0.0.1');
await once(server, 'listening');
const ask = async (token) => {
  const response = await fetch(\`http://127.0.0.1:\${server.address().port}/\`, { headers: { token } });
  return { token, answer: await response.json() };
};
const answers = await Promise.all(Array.from({ length: ${users} }, (_, index) => ask('user-' + index)));
${after}
server.close();
server.closeAllConnections();
`;

describe('what requests share', () => {
  it.each([
    ['a header of an instance', "api.defaults.headers.common['X-Token'] = req.headers.token;"],
    ['a header, beside others', "const { token } = req.headers;\n  api.defaults.headers.common['X-Token'] = `${token}`;"],
  ])('%s: each user is answered for himself', async (title, write) => {
    const code = service('', `${write}\n  const first = await api.get('/profile', { headers: { Accept: 'application/json' } });\n  const second = await api.post('/visits');\n  res.end(JSON.stringify([first.data.token, second.data.token]));`, "console.log(answers.filter(({ token, answer }) => answer.some((seen) => seen !== token)).length);");
    const output = rewrite(code, rewriting);
    expect(output).not.toBe(code);
    expect(messagesFor(output, rewriting)).toEqual([]);
    const [before, after] = await Promise.all([runProgram(code, { server: { respond } }), runProgram(output, { server: { respond } })]);
    for (const run of [before, after]) expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(Number(before.stdout)).toBeGreaterThan(users / 2);
    expect(after.stdout).toBe('0\n');
    expect(after.server.requests).toBe(before.server.requests);
    await record(`no-shared-session-mutation: ${title}`, { [`of ${users} users, sent as somebody else`]: [before.stdout.trim(), after.stdout.trim()] });
  });

  it('an interceptor: runs once for each request', async () => {
    const code = service('let runs = 0;\n', 'api.interceptors.request.use((config) => {\n    runs += 1;\n    return config;\n  });\n  res.end(JSON.stringify((await api.get(\'/profile\')).data));', 'console.log(runs, answers.length);');
    const output = rewrite(code, rewriting);
    expect(output).not.toBe(code);
    expect(messagesFor(output, rewriting)).toEqual([]);
    const [before, after] = await Promise.all([runProgram(code, { server: { respond } }), runProgram(output, { server: { respond } })]);
    for (const run of [before, after]) expect(run, run.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(Number.parseInt(before.stdout, 10)).toBeGreaterThan(2 * users);
    expect(after.stdout).toBe(`${users} ${users}\n`);
    await record('no-shared-session-mutation: an interceptor', { [`interceptor calls for ${users} requests`]: [Number.parseInt(before.stdout, 10), users] });
  });
});
