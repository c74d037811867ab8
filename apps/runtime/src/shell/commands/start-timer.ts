import type { Operation } from './command-context.ts';

/** Due a duration after its journal entry, however often the process was restarted in between. */
export const startTimer: Operation<'timer.start'> = {
  kind: 'operation',
  open(command, context) {
    let disarm: (() => void) | null = null;
    const arm = async () => {
      if (disarm) return;
      const dueInMs = context.at + command.durationMs - context.clock.now();
      disarm = context.clock.after(Math.max(dueInMs, 0), () => context.post({ type: 'timer.fired', to: command.seq }));
    };
    return { begin: arm, reconcile: arm, cancel: () => disarm?.() };
  },
  failed: (command) => ({ type: 'timer.fired', to: command.seq }),
};
