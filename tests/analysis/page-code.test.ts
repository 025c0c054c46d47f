import { describe, expect, it } from 'vitest';
import { isPageCode } from '../../src/analysis/runs/page-code.js';
import { parsed } from './file.js';

const isPage = (code: string): boolean => isPageCode(parsed(code).file);

describe('code of a web page', () => {
  it.each([
    [`document.querySelector('a').click();`],
    [`window.addEventListener('message', f);`],
    [`const token = localStorage.getItem('token');`],
    [`const request = indexedDB.open('users');`],
    [`new DOMParser().parseFromString(text, 'text/html');`],
    [`import axios from 'axios'; window.location.href = '/';`],
  ])('%s', (code) => {
    expect(isPage(code)).toBe(true);
  });

  it.each([
    ['fetch(url);'],
    ['window.fetch(url);'],
    ['const document = load(); document.close();'],
    [`const { document } = new JSDOM(text).window; document.querySelector('a');`],
    [`if (typeof window !== 'undefined') window.x = 1; window.y = 2;`],
    ['window?.close();'],
    [`if (window) window.close();`],
    [`import fs from 'node:fs'; document.title;`],
    [`const fs = require('fs'); document.title;`],
    ['await page.evaluate(() => document.title);'],
    ['await page.$eval("a", (a) => { window.scrollTo(0, a.offsetTop); });'],
    ['// the document window'],
  ])('not: %s', (code) => {
    expect(isPage(code)).toBe(false);
  });
});
