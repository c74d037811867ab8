import { withDeadline } from '../deadline.ts';
import type { Operation } from './command-context.ts';

/** Beyond the request's own limit, for an egress gateway that itself hangs. */
const slackMs = 5_000;

export const requestHttp: Operation<'http.request'> = {
  kind: 'operation',
  background: true,
  open(command, context) {
    const abort = new AbortController();
    let asking = false;
    const begin = async () => {
      if (asking) return;
      asking = true;
      const result = await withDeadline(
        context.clock,
        command.timeoutMs + slackMs,
        'The HTTP request',
        context.http.request(command, abort.signal),
      );
      if (abort.signal.aborted) return;
      if (result.ok) {
        const body = command.sensitiveResponse ? { $sensitive: result.body } : result.body;
        context.post({ type: 'http.responded', to: command.seq, status: result.status, body });
      } else {
        context.post({ type: 'http.failed', to: command.seq, code: result.code, message: result.message });
      }
    };
    return { begin, reconcile: begin, cancel: () => abort.abort() };
  },
  failed: (command, failure) => ({
    type: 'http.failed',
    to: command.seq,
    code: failure.code === 'timeout' ? 'timeout' : 'unreachable',
    message: failure.message,
  }),
};
