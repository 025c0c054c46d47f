import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../facts.js';
import type { Sample } from './sample.js';

const lists = ['sessions', 'instances', 'requests', 'blockingCalls', 'fanOuts', 'tlsSwitches', 'sessionMismatches', 'timeoutChecks', 'sharedMutations', 'downloads'] as const;
const folder = new URL('samples/', import.meta.url);

for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts')).toSorted()) {
  const { samples } = (await import(new URL(name, folder).href)) as { samples: readonly Sample[] };

  describe(name.replace('.ts', ''), () => {
    it.each(samples)('$name', (sample) => {
      const facts = factsOf(sample.code, { ts: sample.ts ?? false, ...(sample.filename !== undefined && { filename: sample.filename }), sourceType: /^\s*(?:import|export)\b|\bawait\b/m.test(sample.code) || sample.ts ? 'module' : 'commonjs' });
      for (const list of lists) {
        const expected = sample[list];
        if (expected === undefined) continue;
        const found = [...facts[list]].map(plain);
        expect(found, `${list}: ${JSON.stringify(found.map(({ site, api, state }) => [api, site, state]))}`).toHaveLength(expected.length);
        expect(found).toMatchObject(expected);
      }
    });
  });
}

/** Facts compute some fields when read; a comparison wants plain values. */
function plain(fact: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(fact).map((key) => [key, (fact as Record<string, unknown>)[key]]));
}
