import { describe, expect, it } from 'vitest';
import { isStreamed } from '../../src/analysis/requests/streaming.js';
import { factsOf } from '../facts.js';
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
    ['a variable of a variable', 'const { body } = await /*?*/fetch(url); const stream = body; await pipeline(stream, file);'],
    ['the body of an object in a bucket', 'const response = await /*?*/s3.send(command); response.Body.pipe(file);'],
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

/** What the facts say of the first request. */
function streams(code: string): string | undefined {
  const imports = `import axios from 'axios'; import fs, { createReadStream } from 'node:fs'; import http from 'node:http'; import got from 'got'; import request from 'request'; import superagent from 'superagent'; const url = 'https://example.com/';`;
  return factsOf(`${imports} ${code}`).requests[0]?.streams;
}

describe('a request streams', () => {
  it.each([
    ['by an option', `axios.get(url, { responseType: 'stream' });`],
    ['by an option of the instance', `const api = axios.create({ responseType: 'stream' }); api.get(url);`],
    ['by its headers', `fetch(url, { headers: { Accept: 'text/event-stream' } });`],
    ['by other headers', `fetch(url, { headers: { accept: 'application/x-ndjson' } });`],
    ['by its method', `got.stream(url).resume();`],
    ['what it returns into a response', `request(url).pipe(response);`],
    ['what it returns, later', `const r = request(url); r.pipe(response);`],
    ['what comes into a file', `http.get(url, (response) => { response.pipe(fs.createWriteStream(name)); });`],
    ['what comes into a pipeline', `http.get(url, (response) => { pipeline(response, file, done); });`],
    ['what a listener gets', `const r = http.request(url); r.on('response', (response) => response.pipe(file)); r.end();`],
  ])('in: %s', (_name, code) => {
    expect(streams(code)).toBe('yes');
  });

  it.each([
    ['a file', `await fetch(url, { method: 'PUT', body: createReadStream(name) });`],
    ['a file in a variable', `const body = fs.createReadStream(name); await fetch(url, { method: 'PUT', body });`],
    ['a file as a web stream', `await fetch(url, { method: 'PUT', body: Readable.toWeb(fs.createReadStream(name)) });`],
    ['what says that it is a stream', `await fetch(url, { method: 'PUT', body: source, duplex: 'half' });`],
    ['what is named for one', `export const put = (fileStream) => axios.put(url, fileStream);`],
    ['a member named for one', `await axios.put(url, upload.stream);`],
    ['a form with a file', `const form = new FormData(); form.append('file', createReadStream(name)); await axios.post(url, form);`],
    ['what is piped into it', `const r = http.request(url, { method: 'PUT' }); createReadStream(name).pipe(r);`],
    ['what a pipeline brings', `const r = http.request(url, { method: 'PUT' }); pipeline(createReadStream(name), r, done);`],
  ])('out: %s', (_name, code) => {
    expect(streams(code)).toBe('yes');
  });

  it('or waits for the server to have something to say', () => {
    expect(streams(`await fetch(url + '?watch=true');`)).toBe('yes');
    expect(streams('async function longPoll() { return fetch(url); }')).toBe('yes');
    expect(streams(`import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'; new SQSClient().send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));`)).toBe('yes');
  });

  it.each([
    ['an answer that is read whole', `axios.get(url, { responseType: 'json' });`],
    ['chunks that are gathered', `http.get(url, (response) => { response.on('data', add); });`],
    ['operators of an observable', `import { HttpService } from '@nestjs/axios'; new HttpService().get(url).pipe(map(f));`],
    ['a flag in what is sent', 'await fetch(url, { method: "POST", body: JSON.stringify({ stream: true }) });'],
    ['a form without files', `const form = new FormData(); form.append('name', 'x'); await axios.post(url, form);`],
    ['a query that only sounds like it', `await fetch(url + '?wait=true');`],
    ['a poll', `async function pollStatus() { return fetch(url); }`],
    ['a pipeline it begins', `const r = superagent.get(url); pipeline(r.text, file);`],
  ])('not: %s', (_name, code) => {
    expect(streams(code)).toBe('no');
  });
});
