#!/usr/bin/env node
// @ts-check
// Sees to it that what the tests need beside Node is there: a browser for the page of the report, and pre-commit for its hooks.
// On a Debian machine that is ours (a container, a CI runner) it installs what is missing; anywhere else it says what to do.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

/** The path of an installed browser; `CHROMIUM` names one in another place. Undefined when there is none. */
export function findBrowser() {
  const named = process.env['CHROMIUM'];
  return named !== undefined && named !== '' ? named : browsers.find((path) => existsSync(path));
}

const needs = [
  { name: 'chromium', isThere: () => findBrowser() !== undefined, otherwise: 'Chromium or Chrome, or the path of one in the variable CHROMIUM' },
  { name: 'pre-commit', isThere: () => spawnSync('pre-commit', ['--version'], { stdio: 'ignore' }).status === 0, otherwise: 'pre-commit' },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isOurs = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const missing = needs.filter(({ isThere }) => !isThere());
  if (missing.length > 0 && isOurs) {
    const names = missing.map(({ name }) => name);
    console.log(`Installing ${names.join(' and ')} for the tests …`);
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', ...names]);
  }
  for (const { isThere, otherwise } of missing) {
    if (isThere()) continue;
    console.error(`The tests need ${otherwise}.`);
    process.exitCode = 1;
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 */
function run(command, parameters) {
  spawnSync(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
