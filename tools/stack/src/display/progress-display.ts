import type { PartEvent } from '../process/supervised-process.ts';
import type { StackEvent } from '../stack-types.ts';
import { describeInstall, formatElapsed } from './format.ts';

type Running = { since: number; doing: string; toldAt: number };

const redrawEveryMs = 120;
/** Without a terminal, a step that goes on is mentioned this often. */
const stillEveryMs = 15_000;

/**
 * Shows what a start is doing. On a terminal: one live line for each step under way, and a line for each finished one. Elsewhere (logs, pipes): a line for
 * each finished step, and one now and then for a step that takes long.
 */
export class ProgressDisplay {
  private readonly running = new Map<string, Running>();
  private readonly timer: NodeJS.Timeout;
  private drawnLines = 0;

  constructor(private readonly out: NodeJS.WriteStream) {
    this.timer = setInterval(() => this.tick(), redrawEveryMs).unref();
  }

  readonly show = (event: StackEvent): void => {
    if (event.type === 'note') this.line(event.text);
    if (event.type === 'step') this.showStep(event);
    if (event.type === 'part') this.showPart(event.event);
  };

  /** Prints a line above the live ones. */
  line(text: string): void {
    this.erase();
    this.out.write(`${text}\n`);
    this.draw();
  }

  close(): void {
    clearInterval(this.timer);
    this.erase();
    this.running.clear();
  }

  private showStep(event: Extract<StackEvent, { type: 'step' }>): void {
    const known = this.running.get(event.step);
    if (event.state === 'done') {
      this.running.delete(event.step);
      this.line(`  ✓ ${event.step.padEnd(18)} ${formatElapsed(event.elapsedMs)}`);
      return;
    }
    const doing = event.install === undefined ? '' : describeInstall(event.install);
    if (known === undefined) this.running.set(event.step, { since: Date.now(), doing, toldAt: Date.now() });
    else known.doing = doing;
  }

  private showPart(event: Extract<StackEvent, { type: 'part' }>['event']): void {
    this.line(partLine(event));
  }

  private tick(): void {
    if (this.out.isTTY) {
      this.erase();
      this.draw();
      return;
    }
    for (const [step, state] of this.running) {
      if (Date.now() - state.toldAt < stillEveryMs) continue;
      state.toldAt = Date.now();
      this.out.write(
        `  … ${step.padEnd(18)} ${state.doing === '' ? 'under way' : state.doing}, ${formatElapsed(Date.now() - state.since)}\n`,
      );
    }
  }

  private draw(): void {
    if (!this.out.isTTY) return;
    for (const [step, state] of this.running) {
      const text = `  … ${step.padEnd(18)} ${formatElapsed(Date.now() - state.since).padStart(8)}  ${state.doing}`;
      // A line that wraps could not be erased again.
      this.out.write(`${text.slice(0, (this.out.columns || 80) - 1)}\n`);
      this.drawnLines += 1;
    }
  }

  private erase(): void {
    if (!this.out.isTTY || this.drawnLines === 0) return;
    this.out.write(`\u001b[${this.drawnLines}A\u001b[0J`);
    this.drawnLines = 0;
  }
}

function partLine(event: PartEvent): string {
  switch (event.type) {
    case 'started':
      return `  ✓ ${`${event.name} runs`.padEnd(18)} ${formatElapsed(event.elapsedMs)}`;
    case 'died':
      return `  ! ${event.name} ${event.how}; starting it again in ${formatElapsed(event.restartInMs)} (log: ${event.logPath})`;
    case 'restarted':
      return `  ✓ ${event.name} runs again`;
    case 'stopped':
      return `  · ${event.name} stopped`;
  }
}
