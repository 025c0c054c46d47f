import { RuleTester } from '@typescript-eslint/rule-tester';
import * as eslint from 'eslint';
import { describe } from 'vitest';
import rule from '../../src/rules/no-shared-session-mutation.js';

const typescript = new RuleTester();
const javascript = new eslint.RuleTester();
// The testers bring their own copies of the types.
const tested = rule as never;
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const;

const perRequest = 'for each request, in the handler passed to `app.get`';
const ownOptions = 'to the request, in its own options';

describe('values of one request', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'at start-up',
        code: `
import axios from 'axios';
axios.defaults.baseURL = process.env.API_URL;
axios.defaults.headers.common.Authorization = process.env.API_TOKEN;
`,
      },
      {
        name: 'in the options of the request',
        code: `
import axios from 'axios';
import express from 'express';
const app = express();
app.get('/', async (req, res) => {
  res.json((await axios.get('https://api.example', { headers: { Authorization: req.headers.authorization } })).data);
});
`,
      },
      {
        name: 'an instance of its own',
        code: `
import axios from 'axios';
import express from 'express';
const app = express();
app.get('/', async (req, res) => {
  const api = axios.create();
  api.defaults.headers.common.Authorization = req.headers.authorization;
  res.json((await api.get('https://api.example')).data);
});
`,
      },
      {
        name: 'the same for everybody',
        code: `
import axios from 'axios';
import express from 'express';
import { serviceToken } from './token.js';
const app = express();
app.get('/', async (req, res) => {
  axios.defaults.headers.common.Authorization = await serviceToken();
  res.json((await axios.get('https://api.example')).data);
});
`,
      },
      {
        name: 'in a file that may be part of a page',
        code: `
import axios from 'axios';
export async function load(token) {
  axios.defaults.headers.common.Authorization = token;
  return axios.get('/me');
}
`,
      },
      {
        name: 'in a browser',
        code: `
import axios from 'axios';
export async function load(token) {
  axios.defaults.headers.common.Authorization = token;
  return axios.get('/me');
}
`,
        settings: { 'async-http': { runtime: 'browser' } },
      },
    ],
    invalid: [
      {
        name: 'a header of the library, in a handler',
        code: `
import axios from 'axios';
import express from 'express';

const app = express();

app.get('/', async (req, res) => {
  const token = req.get('authorization');
  axios.defaults.headers.common.Authorization = \`Bearer \${token}\`;

  const { data } = await axios.get('https://api.example/me');
  res.json(data);
});
`,
        output: null,
        errors: [
          {
            messageId: 'setForAll',
            data: { target: 'axios.defaults.headers.common.Authorization', what: 'value', when: perRequest, instead: ownOptions, note: '' },
            line: 9,
            column: 3,
            endLine: 9,
            endColumn: 66,
            suggestions: [
              {
                messageId: 'moveToRequest',
                output: `
import axios from 'axios';
import express from 'express';

const app = express();

app.get('/', async (req, res) => {
  const token = req.get('authorization');

  const { data } = await axios.get('https://api.example/me', { headers: { Authorization: \`Bearer \${token}\` } });
  res.json(data);
});
`,
              },
            ],
          },
        ],
      },
      {
        name: 'all fixes do not touch what other files send with',
        code: `
import axios from 'axios';
import 'node:process';
export async function load(token) {
  axios.defaults.headers.common.Authorization = token;
  return axios.get('https://api.example/me');
}
`,
        output: null,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          {
            messageId: 'setForAll',
            data: { target: 'axios.defaults.headers.common.Authorization', what: 'value', when: 'each time this function runs', instead: ownOptions, note: '' },
            line: 5,
            column: 3,
            endLine: 5,
            endColumn: 54,
            suggestions: [
              {
                messageId: 'moveToRequest',
                output: `
import axios from 'axios';
import 'node:process';
export async function load(token) {
  return axios.get('https://api.example/me', { headers: { Authorization: token } });
}
`,
              },
            ],
          },
        ],
      },
      {
        name: 'all fixes, an instance of the file, beside headers that are there',
        code: `
import axios from 'axios';
import 'node:process';

const api = axios.create({ baseURL: 'https://api.example' });

export async function load(token, tenant) {
  api.defaults.headers.common['X-Tenant'] = tenant;
  await api.post('/visits');
  return api.get('/me', {
    timeout: 5000,
    headers: { Authorization: token },
  });
}
`,
        output: `
import axios from 'axios';
import 'node:process';

const api = axios.create({ baseURL: 'https://api.example' });

export async function load(token, tenant) {
  await api.post('/visits', undefined, { headers: { 'X-Tenant': tenant } });
  return api.get('/me', {
    timeout: 5000,
    headers: { Authorization: token, 'X-Tenant': tenant },
  });
}
`,
        settings: { 'async-http': { fixes: 'all' } },
        errors: [
          { messageId: 'setForAll', data: { target: "api.defaults.headers.common['X-Tenant']", what: 'value', when: 'each time this function runs', instead: ownOptions, note: '' }, line: 8, column: 3, endLine: 8, endColumn: 51 },
        ],
      },
      {
        name: 'a helper that a handler calls',
        code: `
import axios from 'axios';
import express from 'express';
const app = express();
const api = axios.create();
function authorise(token) {
  api.defaults.headers.common.Authorization = token;
}
app.get('/', async (req, res) => {
  authorise(req.headers.authorization);
  res.json((await api.get('https://api.example')).data);
});
`,
        output: null,
        errors: [
          {
            messageId: 'setForAll',
            data: { target: 'api.defaults.headers.common.Authorization', what: 'value', when: `${perRequest} (\`authorise\`)`, instead: ownOptions, note: ' Not rewritten: the requests it is for are sent elsewhere.' },
            line: 7,
            column: 3,
            endLine: 7,
            endColumn: 52,
          },
        ],
      },
      {
        name: 'what has no option of a request',
        code: `
import { GraphQLClient } from 'graphql-request';
import express from 'express';
const app = express();
const client = new GraphQLClient('https://api.example/graphql');
app.get('/', async (req, res) => {
  client.setHeader('authorization', req.headers.authorization);
  res.json(await client.request('{ me { name } }'));
});
`,
        output: null,
        errors: [
          {
            messageId: 'setForAll',
            data: { target: 'client.setHeader', what: 'header', when: perRequest, instead: 'to the request: its third argument takes headers', note: ' Not rewritten: it is more than an assignment.' },
            line: 7,
            column: 3,
            endLine: 7,
            endColumn: 63,
          },
        ],
      },
      {
        name: 'set on some ways only',
        code: `
import axios from 'axios';
import 'node:process';
export async function load(token) {
  if (token) axios.defaults.headers.common.Authorization = token;
  return axios.get('https://api.example/me');
}
`,
        output: null,
        errors: [
          {
            messageId: 'setForAll',
            data: { target: 'axios.defaults.headers.common.Authorization', what: 'value', when: 'each time this function runs', instead: ownOptions, note: ' Not rewritten: it is set on some ways only.' },
            line: 5,
            column: 14,
            endLine: 5,
            endColumn: 65,
          },
        ],
      },
      {
        name: 'options that do not show',
        code: `
import axios from 'axios';
import 'node:process';
export async function load(token, options) {
  axios.defaults.headers.common.Authorization = token;
  return axios.get('https://api.example/me', options);
}
`,
        output: null,
        errors: [
          {
            messageId: 'setForAll',
            data: { target: 'axios.defaults.headers.common.Authorization', what: 'value', when: 'each time this function runs', instead: ownOptions, note: ' Not rewritten: the options of a request come from elsewhere.' },
            line: 5,
            column: 3,
            endLine: 5,
            endColumn: 54,
          },
        ],
      },
      {
        name: 'headers by method mean something else in a request',
        code: `
import axios from 'axios';
import 'node:process';
export async function save(token) {
  axios.defaults.headers.post.Authorization = token;
  return axios.post('https://api.example/me');
}
`,
        output: null,
        errors: [
          {
            messageId: 'setForAll',
            data: { target: 'axios.defaults.headers.post.Authorization', what: 'value', when: 'each time this function runs', instead: ownOptions, note: ' Not rewritten: requests have no option for it.' },
            line: 5,
            column: 3,
            endLine: 5,
            endColumn: 52,
          },
        ],
      },
      {
        name: 'removed for all',
        code: `
import axios from 'axios';
import express from 'express';
const app = express();
app.get('/logout', (req, res) => {
  delete axios.defaults.headers.common.Authorization;
  res.end();
});
`,
        output: null,
        errors: [{ messageId: 'removedForAll', data: { target: 'axios.defaults.headers.common.Authorization', when: perRequest }, line: 6, column: 3, endLine: 6, endColumn: 53 }],
      },
    ],
  });

  typescript.run(rule.name, tested, {
    valid: [],
    invalid: [
      {
        name: 'a plain option, in a controller',
        code: `
import { Controller, Get, Req } from '@nestjs/common';
import axios from 'axios';

@Controller()
export class Items {
  private readonly api = axios.create();

  @Get()
  async all(@Req() request: Request) {
    this.api.defaults.baseURL = request.url;
    return (await this.api.get<string[]>('/items')).data;
  }
}
`,
        errors: [
          {
            messageId: 'setForAll',
            data: { target: 'this.api.defaults.baseURL', what: 'value', when: 'for each request, in the method decorated with `@Get`', instead: ownOptions, note: '' },
            line: 11,
            column: 5,
            endLine: 11,
            endColumn: 44,
            suggestions: [
              {
                messageId: 'moveToRequest',
                output: `
import { Controller, Get, Req } from '@nestjs/common';
import axios from 'axios';

@Controller()
export class Items {
  private readonly api = axios.create();

  @Get()
  async all(@Req() request: Request) {
    return (await this.api.get<string[]>('/items', { baseURL: request.url })).data;
  }
}
`,
              },
            ],
          },
        ],
      },
    ],
  });
});

describe('what piles up', () => {
  javascript.run(rule.name, tested, {
    assertionOptions,
    valid: [
      {
        name: 'registered once',
        code: `
import axios from 'axios';
const api = axios.create();
api.interceptors.request.use((config) => config);
export const load = () => api.get('https://api.example');
`,
      },
      {
        name: 'taken back',
        code: `
import axios from 'axios';
const api = axios.create();
export async function load(token) {
  const id = api.interceptors.request.use((config) => ({ ...config, headers: { token } }));
  try {
    return await api.get('https://api.example');
  } finally {
    api.interceptors.request.eject(id);
  }
}
`,
      },
      {
        name: 'under a flag',
        code: `
import axios from 'axios';
const api = axios.create();
let prepared = false;
export async function load() {
  if (!prepared) {
    api.interceptors.request.use((config) => config);
    prepared = true;
  }
  return api.get('https://api.example');
}
`,
      },
      {
        name: 'in a function that only sets up',
        code: `
import axios from 'axios';
export function setUp(token) {
  axios.interceptors.request.use((config) => ({ ...config, headers: { token } }));
}
`,
      },
    ],
    invalid: [
      {
        name: 'an interceptor that needs nothing of the request',
        code: `
import axios from 'axios';
import express from 'express';
import { log } from './log.js';

const app = express();
const api = axios.create();

app.get('/', async (req, res) => {
  api.interceptors.response.use((response) => {
    log(response.status);
    return response;
  });
  res.json((await api.get('https://api.example')).data);
});
`,
        output: null,
        errors: [
          {
            messageId: 'piledUp',
            data: { target: 'api.interceptors.response.use', what: 'interceptor', when: perRequest, note: '' },
            line: 10,
            column: 3,
            endLine: 13,
            endColumn: 5,
            suggestions: [
              {
                messageId: 'registerOnce',
                output: `
import axios from 'axios';
import express from 'express';
import { log } from './log.js';

const app = express();
const api = axios.create();
api.interceptors.response.use((response) => {
  log(response.status);
  return response;
});

app.get('/', async (req, res) => {
  res.json((await api.get('https://api.example')).data);
});
`,
              },
            ],
          },
        ],
      },
      {
        name: 'all fixes, on the library itself, CommonJS',
        code: `
const axios = require('axios');

exports.load = async (url) => {
  axios.interceptors.request.use((config) => ({ ...config, timeout: 5000 }));
  return (await axios.get(url)).data;
};
`,
        output: `
const axios = require('axios');

axios.interceptors.request.use((config) => ({ ...config, timeout: 5000 }));

exports.load = async (url) => {
  return (await axios.get(url)).data;
};
`,
        languageOptions: { sourceType: 'commonjs' },
        settings: { 'async-http': { fixes: 'all' } },
        errors: [{ messageId: 'piledUp', data: { target: 'axios.interceptors.request.use', what: 'interceptor', when: 'each time this function runs', note: '' }, line: 5, column: 3, endLine: 5, endColumn: 77 }],
      },
      {
        name: 'an interceptor that carries a value of the request',
        code: `
import axios from 'axios';
import express from 'express';
const app = express();
app.get('/', async (req, res) => {
  axios.interceptors.request.use((config) => {
    config.headers.Authorization = req.headers.authorization;
    return config;
  });
  res.json((await axios.get('https://api.example')).data);
});
`,
        output: null,
        errors: [
          {
            messageId: 'piledUp',
            data: { target: 'axios.interceptors.request.use', what: 'interceptor', when: perRequest, note: ' Not rewritten: it uses `req` of the request.' },
            line: 6,
            column: 3,
            endLine: 9,
            endColumn: 5,
          },
        ],
      },
      {
        name: 'a result that is kept',
        code: `
import axios from 'axios';
import express from 'express';
const app = express();
app.get('/', async (req, res) => {
  const id = axios.interceptors.request.use((config) => config);
  res.json(id);
});
`,
        output: null,
        errors: [{ messageId: 'piledUp', data: { target: 'axios.interceptors.request.use', what: 'interceptor', when: perRequest, note: ' Not rewritten: its result is used.' }, line: 6, column: 14, endLine: 6, endColumn: 64 }],
      },
    ],
  });
});
