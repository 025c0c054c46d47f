import { describe, expect, it } from 'vitest';
import { isStreamed } from '../../src/analysis/streaming.js';
import { parsed } from './file.js';

function streamed(code: string, { ts = false } = {}): boolean {
  const { file, markedCall } = parsed(code, { ts });
  return isStreamed(file, markedCall());
}

describe('isStreamed', () => {
  it.each([
    ['a loop', 'const response = await /*?*/fetch(url); for await (const chunk of response.body) use(chunk);'],
    ['a reader', 'const response = await /*?*/fetch(url); const reader = response.body.getReader();'],
    ['a pipe', 'const { body } = await /*?*/request(url); body.pipe(file);'],
    ['an argument', 'const response = await /*?*/fetch(url); await pipeline(response.body, file);'],
    ['a constructor', 'export const proxy = async () => { const response = await /*?*/fetch(url); return new Response(response.body); };'],
    ['a variable of its own', 'const response = await /*?*/fetch(url); const stream = response.body; read(stream);'],
    ['the callback of then', '(/*?*/fetch(url)).then((response) => pipeline(response.body, file));'],
    ['a pattern in the callback of then', '(/*?*/fetch(url)).then(({ body }) => pipeline(body, file));'],
    ['the value of a function', 'export async function load() { return (await /*?*/fetch(url)).body; }'],
    ['an assignment', 'let response; response = await /*?*/fetch(url); read(response.body);'],
    ['delegation', 'export async function* load() { const response = await /*?*/fetch(url); yield* response.body; }'],
  ])('sees %s', (_name, code) => {
    expect(streamed(code)).toBe(true);
  });

  it('looks through casts', () => {
    expect(streamed('const response = await /*?*/fetch(url); read(response.body! as Stream);', { ts: true })).toBe(true);
  });

  it.each([
    ['a body read whole', 'const response = await /*?*/fetch(url); use(await response.json());'],
    ['a body read whole by its own methods', 'const { body } = await /*?*/request(url); use(await body.json());'],
    ['a body that is cancelled', 'const response = await /*?*/fetch(url); await response.body?.cancel();'],
    ['a body that is tested', 'const response = await /*?*/fetch(url); if (!response.body) throw new Error();'],
    ['a body that is printed', 'const response = await /*?*/fetch(url); console.log(response.body);'],
    ['a body that is checked', 'const response = await /*?*/fetch(url); assert(response.body); expect(response.body).toBe(null);'],
    ['a response that is handed on', 'const response = await /*?*/fetch(url); use(response);'],
    ['a response that nobody takes', '/*?*/fetch(url);'],
    ['another property', 'const response = await /*?*/fetch(url); read(response.headers);'],
  ])('does not take %s for one', (_name, code) => {
    expect(streamed(code)).toBe(false);
  });
});
