// Prints `N passed, N failed` from the results of vitest's JSON reporter, and fails unless all went well.

import { existsSync, readFileSync } from 'node:fs';

interface Results {
  numPassedTests: number;
  success: boolean;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const path = process.argv[2] ?? '';
if (!existsSync(path)) {
  console.log('0 passed, 1 failed');
  console.error('The tests did not run.');
  process.exit(1);
}

const { numPassedTests, success, testResults } = JSON.parse(readFileSync(path, 'utf8')) as Results;
// A file that breaks before its first test has no failed test to count: it counts as one.
const failed = testResults
  .map(({ status, assertionResults }) => assertionResults.filter((test) => test.status === 'failed').length || Number(status === 'failed'))
  .reduce((sum, count) => sum + count, 0);

console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(success && failed === 0 && numPassedTests > 0 ? 0 : 1);
