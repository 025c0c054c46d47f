import { off, type Preset } from './preset.js';

/** A script has no other requests that a blocking call could hold up, and nobody counts its memory. Disposal stays on: an open session keeps a script from ending. */
export const scripts: Preset = {
  name: 'async-http/scripts',
  rules: off(['no-blocking-in-async', 'prefer-streamed-download']),
};
