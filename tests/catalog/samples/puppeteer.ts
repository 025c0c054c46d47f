import type { Sample } from '../sample.js';

export const samples: readonly Sample[] = [
  {
    name: 'launched and left',
    code: `
      import puppeteer from 'puppeteer';
      export async function print(url) {
        const browser = await puppeteer.launch();
        const page = await browser.newPage();
        await page.goto(url);
        return page.pdf();
      }
    `,
    sessions: [{ api: 'puppeteer.launch', noun: 'browser', name: 'browser', closed: 'never', keepsProcessAlive: true, closeMethod: { name: 'close', async: true } }],
  },
  {
    name: 'certificates accepted, old and new name',
    code: `
      const { launch, connect } = require('puppeteer-core');
      exports.a = () => launch({ acceptInsecureCerts: true });
      exports.b = () => connect({ browserWSEndpoint: 'ws://browser', ignoreHTTPSErrors: true });
    `,
    tlsSwitches: [
      { effect: 'off' },
      { effect: 'off' },
    ],
  },
  {
    name: 'look-alike',
    code: `
      import { launch } from './launcher.js';
      export const browser = await launch({ acceptInsecureCerts: true });
    `,
    sessions: [],
    tlsSwitches: [],
  },
];
