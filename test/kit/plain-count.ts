import type { Reporter, TestModule } from 'vitest/node';

/** Names the tests that needed another try, then closes the run with one plain line: `N passed, N failed`, and skips. */
export default class PlainCount implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const states = tests.map((test) => test.result().state);
    const of = (state: string) => states.filter((one) => one === state).length;
    const broken = modules.filter(
      (module) =>
        module.state() === 'failed' &&
        [...module.children.allTests()].every((test) => test.result().state !== 'failed'),
    );
    const failed = of('failed') + broken.length + errors.length;
    for (const test of tests)
      if ((test.diagnostic()?.retryCount ?? 0) > 0) console.log(`Tried again: ${test.fullName}`);
    const skipped = of('skipped') > 0 ? `, ${of('skipped')} skipped` : '';
    console.log(`\n${of('passed')} passed, ${failed} failed${skipped}`);
  }
}
