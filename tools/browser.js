#!/usr/bin/env node
// @ts-check
// Sees to it that there is a browser for the tests of the HTML report. On a Debian machine that is ours (a container, a CI
// runner) it installs one; anywhere else it says what to do.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

/** The path of an installed browser; `CHROMIUM` names one in another place. Undefined when there is none. */
export function findBrowser() {
  const named = process.env['CHROMIUM'];
  return named !== undefined && named !== '' ? named : places.find((path) => existsSync(path));
}

const isMain = process.argv[1] === fileURLToPath(import.meta.url);

if (isMain && findBrowser() === undefined) {
  const isOurs = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isOurs) {
    console.log('Installing Chromium for the tests of the HTML report …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium']);
  }
  if (findBrowser() === undefined) {
    console.error('The tests of the HTML report need Chromium or Chrome. Install one (Debian: apt-get install chromium), or name it in the variable CHROMIUM.');
    process.exit(1);
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 */
function run(command, parameters) {
  spawnSync(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
