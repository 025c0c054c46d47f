import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/analysis/sessions/caller-data.js';
import { parsed } from './file.js';

/** Where the marked value comes from. */
function source(code: string): string {
  const { file, marked } = parsed(code);
  return sourceOf(file, marked());
}

describe('in a handler', () => {
  const handler = (body: string): string => `import express from 'express'; const app = express(); const fixed = 'x'; let kept; app.get('/', async (req, res) => { ${body} });`;

  it.each([
    ['f(/*?*/ req);', 'request'],
    ['f(/*?*/ req.headers.authorization);', 'request'],
    ['f(/*?*/ req.get("authorization"));', 'request'],
    ['const token = `Bearer ${req.token}`; f(/*?*/ token);', 'request'],
    ['f(/*?*/ "Bearer " + req.token);', 'request'],
    ['f(/*?*/ req.token ?? fixed);', 'request'],
    ['f(/*?*/ req.token ? 1 : 2);', 'elsewhere'],
    ['f(/*?*/ { a: [req.token] });', 'request'],
    ['f(/*?*/ tokens[req.user]);', 'request'],
    ['const token = req.token; f(/*?*/ token);', 'request'],
    ['const { token } = req; f(/*?*/ token.trim());', 'request'],
    ['let token = fixed; if (req.token) token = req.token; f(/*?*/ token);', 'request'],
    ['const token = await tokenFor(req.user); f(/*?*/ token);', 'request'],
    ['for (const user of req.users) f(/*?*/ user);', 'request'],
    ['req.users.forEach((user) => f(/*?*/ user));', 'request'],
    ['login(req.user).then((token) => f(/*?*/ token));', 'request'],
    ['const token = await serviceToken(); f(/*?*/ token);', 'elsewhere'],
    ['f(/*?*/ fixed);', 'elsewhere'],
    ['f(/*?*/ process.env.TOKEN);', 'elsewhere'],
    ['kept = req.token; f(/*?*/ kept);', 'elsewhere'],
    ['on("token", (token) => f(/*?*/ token));', 'elsewhere'],
    ['f(/*?*/ Date.now());', 'elsewhere'],
  ])('%s', (body, expected) => {
    expect(source(handler(body))).toBe(expected);
  });
});

describe('in functions of the file', () => {
  const app = `import express from 'express'; const app = express();`;

  it.each([
    [`${app} const set = (token) => f(/*?*/ token); app.get('/', (req) => set(req.token));`, 'request'],
    [`${app} function set({ token }) { f(/*?*/ token); } app.get('/', (req) => set({ token: req.token }));`, 'request'],
    [`${app} const set = (token) => f(/*?*/ token); app.get('/', (req) => set(serviceToken()));`, 'elsewhere'],
    [`const set = (token) => f(/*?*/ token); set(process.env.TOKEN);`, 'elsewhere'],
    [`export const set = (token) => f(/*?*/ token);`, 'caller'],
    [`export function set(token) { const value = \`Bearer \${token}\`; f(/*?*/ value); }`, 'caller'],
    [`export const set = (req) => f(/*?*/ req.headers.cookie);`, 'request'],
    [`export default ({ req }) => f(/*?*/ req?.session.token);`, 'request'],
    [`export const set = (ctx) => f(/*?*/ ctx.request.body.token);`, 'request'],
    [`export const set = (options) => f(/*?*/ options.headers);`, 'caller'],
    [`const req = options; f(/*?*/ req.headers);`, 'elsewhere'],
    // What others make of it may be anything.
    [`export const set = (name) => f(/*?*/ tokenFor(name));`, 'elsewhere'],
    [`export async function login(user) { const { data } = await api.post('/', user); f(/*?*/ data.token); }`, 'elsewhere'],
    [`export const set = () => f(/*?*/ token);`, 'elsewhere'],
    [`const loop = (x) => loop(x); f(/*?*/ loop(1));`, 'elsewhere'],
  ])('%s', (code, expected) => {
    expect(source(code)).toBe(expected);
  });
});
