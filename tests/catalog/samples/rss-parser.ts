import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'bounded by default, and by a timeout',
    code: `
      import Parser from 'rss-parser';
      const parser = new Parser();
      const quick = new Parser({ timeout: 5000 });
      await parser.parseURL('https://example.com/feed');
      await quick.parseURL('https://example.com/feed');
      await parser.parseString('<rss/>');
    `,
    sessions: [],
    instances: [{ api: 'new Parser', client: { id: 'rss-parser' } }, {}],
    requests: [
      { api: 'parser.parseURL', deadline: { state: 'bounded by default' }, waits: 60_000 },
      { api: 'quick.parseURL', deadline: { state: 'set' } },
    ],
  },
  {
    name: 'verification off, in its place and beside it; fan-out',
    code: `
      const Parser = require('rss-parser');
      const parser = new Parser({ requestOptions: { rejectUnauthorized: false } });
      const lookalike = new Parser({ rejectUnauthorized: false });
      exports.all = (urls) => Promise.all(urls.map((url) => parser.parseURL(url)));
    `,
    fanOuts: [{}],
    tlsSwitches: [{ effect: 'off', client: { id: 'rss-parser' } }, { effect: 'ineffective' }],
  },
  {
    name: 'nothing: another parser',
    code: `
      import Parser from 'tree-sitter';
      new Parser().parseURL('https://example.com/feed');
    `,
    instances: [],
    requests: [],
  },
];
