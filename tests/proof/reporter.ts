import type { Reporter, TestModule } from 'vitest/node';
import type { Row } from './proof.js';

/** Collects the rows that tests of programs hand over, and what went wrong. */
export class ProofReporter implements Reporter {
  readonly rows: Row[] = [];
  /** Names of tests that did not pass, skipped ones among them. */
  readonly failed: string[] = [];

  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      if (!module.ok()) this.failed.push(...module.errors().map(({ message }) => `${module.relativeModuleId}: ${message}`));
      for (const test of module.children.allTests()) {
        const { proof } = test.meta();
        if (test.result().state !== 'passed') this.failed.push(test.fullName);
        else if (proof) this.rows.push(proof);
      }
    }
  }
}
