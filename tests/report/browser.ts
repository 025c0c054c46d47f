import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../tools/needs.js';

/** A browser that is installed already: `npm test` sees to that before. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('There is no Chromium: run `node tools/needs.js`, or name one in the variable CHROMIUM.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}
