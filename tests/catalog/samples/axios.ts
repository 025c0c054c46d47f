import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'import forms and every verb',
    code: `
      import axios from 'axios';
      const required = require('axios');
      const transpiled = require('axios').default;
      await axios('https://api.example.com');
      await axios({ url: 'https://api.example.com' });
      await axios.request({ url: 'https://api.example.com' });
      await axios.get('https://api.example.com');
      await required.delete('https://api.example.com');
      await transpiled.head('https://api.example.com');
      await axios.options('https://api.example.com');
      await axios.post('https://api.example.com', {});
      await axios.put('https://api.example.com', {});
      await axios.patch('https://api.example.com', {});
      await axios.query('https://api.example.com', {});
      await axios.postForm('https://api.example.com', {});
      await axios.putForm('https://api.example.com', {});
      await axios.patchForm('https://api.example.com', {});
    `,
    requests: ['axios', 'axios', 'axios.request', 'axios.get', 'required.delete', 'transpiled.head', 'axios.options', 'axios.post', 'axios.put', 'axios.patch', 'axios.query', 'axios.postForm', 'axios.putForm', 'axios.patchForm'].map((api) => ({
      api,
      client: { id: 'axios' },
      deadline: { state: 'missing' },
      waits: 'forever',
      idiom: 'timeout: {{ms}}',
    })),
  },
  {
    name: 'waiting for many',
    code: `
      import axios from 'axios';
      export const load = (urls) => axios.all(urls.map((url) => axios.get(url)));
    `,
    fanOuts: [{ combinator: 'axios.all', collection: 'urls', bound: 'unbounded', limiter: 'none' }],
  },
  {
    name: 'deadlines in the call',
    code: `
      import axios from 'axios';
      const source = axios.CancelToken.source();
      setTimeout(() => source.cancel(), 5000);
      await axios.get('https://api.example.com', { timeout: 5000 });
      await axios.post('https://api.example.com', {}, { timeout: 5000 });
      await axios({ url: 'https://api.example.com', timeout: 5000 });
      await axios('https://api.example.com', { signal: AbortSignal.timeout(5000) });
      await axios.get('https://api.example.com', { cancelToken: source.token });
      await axios.get('https://api.example.com', { timeout: 0 });
      await axios.get('https://api.example.com', { headers: { timeout: 5000 } });
    `,
    requests: [
      { deadline: { state: 'set' } },
      { deadline: { state: 'set' } },
      { deadline: { state: 'set' } },
      { deadline: { state: 'set' } },
      { deadline: { state: 'set' } },
      { deadline: { state: 'disabled', option: 'timeout' } },
      { deadline: { state: 'ineffective', option: 'headers.timeout' } },
    ],
  },
  {
    name: 'instances and what they inherit',
    code: `
      import axios, { Axios, create } from 'axios';
      const bounded = axios.create({ timeout: 5000 });
      const nested = bounded.create({ baseURL: 'https://api.example.com' });
      const named = create({ signal: AbortSignal.timeout(5000) });
      const classic = new Axios({ timeout: 5000 });
      const open = axios.create({ baseURL: 'https://api.example.com' });
      await bounded.get('/a');
      await nested.get('/b');
      await named('/c');
      await classic.get('/d');
      await open.get('/e');
    `,
    instances: [
      { api: 'axios.create', client: { id: 'axios' }, name: 'bounded' },
      { api: 'bounded.create', name: 'nested' },
      { api: 'create', name: 'named' },
      { api: 'new Axios', name: 'classic' },
      { api: 'axios.create', name: 'open' },
    ],
    requests: [
      { api: 'bounded.get', deadline: { state: 'set' } },
      { api: 'nested.get', deadline: { state: 'set' } },
      { api: 'named', deadline: { state: 'set' } },
      { api: 'classic.get', deadline: { state: 'set' } },
      { api: 'open.get', deadline: { state: 'missing' } },
    ],
    sessions: [],
  },
  {
    name: 'defaults of the library and of an instance',
    code: `
      import axios from 'axios';
      const api = axios.create();
      api.defaults.timeout = 5000;
      await api.get('https://api.example.com');
    `,
    requests: [{ deadline: { state: 'set' } }],
  },
  {
    name: 'library-wide defaults',
    code: `
      import axios from 'axios';
      axios.defaults.timeout = 5000;
      await axios.get('https://api.example.com');
    `,
    requests: [{ deadline: { state: 'set' } }],
  },
  {
    name: 'agents, their verification, and a switch axios ignores',
    code: `
      import axios from 'axios';
      import https from 'node:https';
      await axios.get('https://api.example.com/a', { httpsAgent: new https.Agent({ keepAlive: true, rejectUnauthorized: false }) });
      await axios.get('https://api.example.com/b', { rejectUnauthorized: false });
    `,
    sessions: [{ api: 'new https.Agent', client: { id: 'https' }, inline: true, givenTo: 'axios.get' }],
    tlsSwitches: [
      { effect: 'off', client: { id: 'https' } },
      { effect: 'ineffective', client: { id: 'axios' } },
    ],
  },
  {
    name: 'a stream into a file',
    code: `
      import axios from 'axios';
      import { createWriteStream } from 'node:fs';
      const { data } = await axios.get('https://api.example.com/file', { responseType: 'stream' });
      data.pipe(createWriteStream('file'));
      const other = await axios.get('https://api.example.com/file', { responseType: 'stream', adapter: 'fetch' });
      other.data.pipe(createWriteStream('file'));
    `,
    requests: [{ streams: 'no', idiom: 'timeout: {{ms}}' }, { streams: 'yes' }],
  },
  {
    name: 'a stream, and a typed parameter',
    ts: true,
    code: `
      import axios, { type AxiosInstance } from 'axios';
      await axios.get('https://api.example.com/file', { responseType: 'stream' });
      export const load = (client: AxiosInstance) => client.get('/a');
    `,
    requests: [{ api: 'axios.get', streams: 'yes' }, { api: 'client.get', client: { id: 'axios' }, deadline: { state: 'unknown' } }],
  },
  {
    name: 'nothing: an own wrapper, helpers of the module',
    code: `
      import { isAxiosError } from 'axios';
      import { axios } from './http.js';
      await axios.get('https://api.example.com');
      export const failed = (error) => isAxiosError(error);
    `,
    requests: [],
    instances: [],
  },
  {
    name: 'errors of its deadlines',
    code: `
      import axios from 'axios';
      const api = axios.create({ timeout: 5000 });
      api.get('/a').catch((error) => console.log(error.name === 'TimeoutError'));
      api.post('/b', {}, { timeout: 0, signal: AbortSignal.timeout(5000) }).catch((error) => console.log(error.code === 'ECONNABORTED'));
      axios.get('/c', { timeout: 5000 }).catch((error) => console.log(axios.isAxiosError(error) && error.name === 'AbortError'));
      api.get('/d', { signal: AbortSignal.timeout(5000) }).catch((error) => console.log(axios.isCancel(error) || error.code === 'ECONNABORTED'));
    `,
    timeoutChecks: [
      { checked: 'TimeoutError', ends: [{ error: { by: 'code', value: 'ECONNABORTED' } }] },
      { checked: 'ECONNABORTED', ends: [{ error: { by: 'name', value: 'CanceledError' } }] },
      { checked: 'AbortError', ends: [{ error: { by: 'code', value: 'ECONNABORTED' } }] },
    ],
  },
  {
    name: 'what requests share',
    code: `
      import axios from 'axios';
      import express from 'express';
      const api = axios.create();
      express().get('/', async (req, res) => {
        axios.defaults.baseURL = req.query.url;
        api.defaults.headers.common.Authorization = req.headers.authorization;
        api.interceptors.request.use((config) => config);
        api.interceptors.response.use((response) => response);
        delete api.defaults.headers.common.Authorization;
        const own = axios.create();
        own.defaults.baseURL = req.query.url;
        res.end();
      });
    `,
    sharedMutations: [
      { effect: 'set', target: 'axios.defaults.baseURL', what: 'value' },
      { effect: 'set', target: 'api.defaults.headers.common.Authorization', what: 'value' },
      { effect: 'add', target: 'api.interceptors.request.use', what: 'interceptor' },
      { effect: 'add', target: 'api.interceptors.response.use', what: 'interceptor' },
      { effect: 'remove', target: 'api.defaults.headers.common.Authorization', what: 'value' },
    ],
  },
  {
    name: 'sessions that it does not take',
    code: `
      import axios from 'axios';
      const api = axios.create({ agent });
      await api.get('/', { dispatcher });
      await api.get('/', { httpsAgent });
    `,
    sessionMismatches: [
      { mismatch: { is: 'ignored option', option: 'agent', instead: ['httpAgent', 'httpsAgent'] } },
      { mismatch: { is: 'ignored option', option: 'dispatcher', instead: ['httpAgent', 'httpsAgent'] } },
    ],
  },
];
