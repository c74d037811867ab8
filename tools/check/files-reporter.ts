import type { Reporter, TestModule } from 'vitest/node';

/** One line for each file of tests that has ended: what a log shows of a run that nobody watches, and where its time goes. */
export default class FilesReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const seconds = (module.diagnostic().duration / 1000).toFixed(1);
    const tests = [...module.children.allTests()].length;
    console.log(`${module.state().padEnd(7)} ${module.relativeModuleId} (${tests} tests, ${seconds} s)`);
  }
}
