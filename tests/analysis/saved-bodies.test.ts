import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';

/** What the facts say of the first request. */
function of(code: string) {
  const imports = `import axios from 'axios'; import fs, { createWriteStream } from 'node:fs'; import { pipeline } from 'node:stream/promises'; import got from 'got'; import request from 'request'; import superagent from 'superagent'; const url = 'https://example.com/';`;
  const [first] = factsOf(`${imports} ${code}`).requests;
  return first && { streams: first.streams, deadline: first.deadline.state, idiom: first.idiom };
}

describe('a body that goes into a file, with a deadline that lets it take its time', () => {
  const missing = { streams: 'no', deadline: 'missing' };

  it.each([
    ['is piped', `const response = await axios.get(url, { responseType: 'stream' }); response.data.pipe(createWriteStream(name));`, 'timeout: {{ms}}'],
    ['is piped into a variable', `const file = fs.createWriteStream(name); axios({ url, responseType: 'stream' }).then((response) => { response.data.pipe(file).on('finish', done); });`, 'timeout: {{ms}}'],
    ['is piped through others', `const { data } = await axios.get(url, { responseType: 'stream' }); data.on('data', count).pipe(unzip).pipe(createWriteStream(name));`, 'timeout: {{ms}}'],
    ['ends a pipeline', `const { data } = await axios.get(url, { responseType: 'stream' }); await pipeline(data, unzip, createWriteStream(name));`, 'timeout: {{ms}}'],
    ['is what the call returns', `request(url).on('error', fail).pipe(fs.createWriteStream(name));`, 'timeout: {{ms}}'],
    ['has a deadline of its own', `await pipeline(got.stream(url), createWriteStream(name));`, 'timeout: { response: {{ms}} }'],
    ['has one by a method', `superagent.get(url).pipe(createWriteStream(name));`, '.timeout({ response: {{ms}} })'],
    ['has a signal only', `const { data } = await axios.get(url, { responseType: 'stream', signal: new AbortController().signal }); data.pipe(createWriteStream(name));`, 'timeout: {{ms}}'],
  ])('%s', (_name, code, idiom) => {
    expect(of(code)).toEqual({ ...missing, idiom });
  });

  it.each([
    ['goes elsewhere', `const { data } = await axios.get(url, { responseType: 'stream' }); data.pipe(response);`],
    ['goes nobody knows where', `const { data } = await axios.get(url, { responseType: 'stream' }); save(data);`],
    ['is for events', `const { data } = await axios.get(url, { responseType: 'stream', headers: { Accept: 'text/event-stream' } }); data.pipe(createWriteStream(name));`],
    ['would be cut', `const { body } = await fetch(url); await pipeline(body, createWriteStream(name));`],
    ['would be cut by this adapter', `const { data } = await axios.get(url, { adapter: 'fetch', responseType: 'stream' }); data.pipe(createWriteStream(name));`],
    ['may take as long as somebody said', `const { data } = await axios.get(url, { timeout: 0, responseType: 'stream' }); data.pipe(createWriteStream(name));`],
    ['may take as long as its client says', `const client = axios.create({ timeout: 0 }); const { data } = await client.get(url, { responseType: 'stream' }); data.pipe(createWriteStream(name));`],
  ])('not one that %s', (_name, code) => {
    expect(of(code)).toMatchObject({ streams: 'yes' });
  });
});
