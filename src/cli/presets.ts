import type { Linter } from 'eslint';
import type { AsyncHttpPlugin, PresetName } from '../index.js';

export const PRESETS = ['recommended', 'strict', 'migration', 'all', 'tests', 'scripts'] as const satisfies readonly PresetName[];

/** The configs of a preset. `tests` and `scripts` say what to relax, so they come on top of `recommended`. */
export function presetConfigs(plugin: AsyncHttpPlugin, preset: PresetName): readonly Linter.Config[] {
  const { configs } = plugin;
  return preset === 'tests' || preset === 'scripts' ? [configs.recommended, configs[preset]] : [configs[preset]];
}
