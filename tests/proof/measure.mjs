// Runs before a program under proof and reports on it when it ends, through file descriptor 3.
import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

/** Programs call this when their set-up is done: loading modules blocks, too. */
globalThis.startMeasuring = () => delay.reset();

// The one who waits for the program has lost patience: what is open is what it hangs on.
process.once('SIGUSR2', () => process.exit());

process.on('exit', () => {
  delay.disable();
  writeSync(3, JSON.stringify({ longestDelay: Number.isFinite(delay.max) ? delay.max / 1e6 : 0, open: process.getActiveResourcesInfo() }));
});
