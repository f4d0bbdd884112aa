import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with one plain line: `N passed, N failed`, and how many were skipped when some were. */
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
    const skipped = of('skipped') > 0 ? `, ${of('skipped')} skipped` : '';
    console.log(`\n${of('passed')} passed, ${failed} failed${skipped}`);
  }
}
