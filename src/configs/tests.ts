import { off, type Preset } from './preset.js';

/**
 * What is noise in tests, switched off: a test makes its own session, blocks nobody, ends with its runner, and talks to a server with a
 * self-signed certificate. What makes a test hang or flake (bodies, use after close) stays on.
 */
export const tests: Preset = {
  name: 'async-http/tests',
  rules: off([
    'no-blocking-in-async',
    'no-insecure-tls',
    'no-session-per-request',
    'no-unbounded-fan-out',
    'prefer-streamed-download',
    'require-session-disposal',
    'require-timeout',
  ]),
};
