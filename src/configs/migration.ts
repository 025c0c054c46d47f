import type { Preset } from './preset.js';
import { recommended } from './recommended.js';

/** `recommended` for a code base on the move: `--fix` also applies what adds deadlines, limits, guards and closes. */
export const migration: Preset = {
  name: 'async-http/migration',
  rules: recommended.rules,
  settings: { fixes: 'all' },
};
