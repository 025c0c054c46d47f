#!/usr/bin/env node
import { styleText } from 'node:util';
import plugin from '../index.js';
import { runCommand } from './command.js';

// A file is replaced in one step, and the first interrupt lets that step end. The second one stops at once.
const interrupt = new AbortController();
for (const event of ['SIGINT', 'SIGTERM'] as const) process.once(event, () => interrupt.abort());

// Whoever reads our output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), {
  plugin,
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  // Heeds NO_COLOR, FORCE_COLOR, and whether the output is a terminal.
  paint: (format, text) => styleText(format, text, { stream: process.stdout }),
  signal: interrupt.signal,
});
