import { RuleTester } from '@typescript-eslint/rule-tester';
import { RuleTester as CoreRuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';

// Both testers look for globals of the runner, which this project does without.
RuleTester.afterAll = afterAll;
for (const Tester of [RuleTester, CoreRuleTester]) {
  Tester.describe = describe;
  Tester.it = it;
}
