import { withDeadline } from '../deadline.ts';
import type { Operation } from './command-context.ts';

/** Beyond the script's own limit, for starting its process. */
const slackMs = 5_000;

export const runScript: Operation<'script.run'> = {
  kind: 'operation',
  background: true,
  open(command, context) {
    const abort = new AbortController();
    let running = false;
    const begin = async () => {
      if (running) return;
      running = true;
      const result = await withDeadline(
        context.clock,
        command.timeoutMs + slackMs,
        'The script',
        context.scripts.run(command, abort.signal),
      );
      if (abort.signal.aborted) return;
      if (result.ok) context.post({ type: 'script.finished', to: command.seq, value: result.value });
      else context.post({ type: 'script.failed', to: command.seq, code: result.code, message: result.message });
    };
    return { begin, reconcile: begin, cancel: () => abort.abort() };
  },
  failed: (command, failure) => ({
    type: 'script.failed',
    to: command.seq,
    code: failure.code === 'timeout' ? 'timeout' : 'unavailable',
    message: failure.message,
  }),
};
