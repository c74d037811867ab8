import type { Reporter, TestModule } from 'vitest/node';

/** Less than this is not worth a line. */
const shortSeconds = 2;

/** A line for each file of tests that took its time or failed: what a log shows of a run that nobody watches, and where its time goes. */
export default class FilesReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const seconds = module.diagnostic().duration / 1000;
    if (module.ok() && seconds < shortSeconds) return;
    const tests = [...module.children.allTests()].length;
    console.log(`${module.state().padEnd(7)} ${module.relativeModuleId} (${tests} tests, ${seconds.toFixed(1)} s)`);
  }
}
