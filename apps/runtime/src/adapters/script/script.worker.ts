/** The process that scripts run in: it holds nothing but the interpreter, and is ended when it does not answer in time. */
import { getQuickJS } from 'quickjs-emscripten';
import type { ScriptReply, ScriptTask } from './messages.ts';
import { runInQuickJs } from './run-in-quickjs.ts';

process.on('disconnect', () => process.exit(0));
process.on('message', (task: ScriptTask) => {
  // An exception here ends the process, which is how the other side learns of it.
  void runInQuickJs(task).then(tell);
});

await getQuickJS();
tell('ready');

/** Whoever started this process may have ended meanwhile: nobody waits for the answer then. */
function tell(message: ScriptReply | 'ready'): void {
  if (!process.connected) process.exit(0);
  process.send?.(message, undefined, undefined, (error) => {
    if (error !== null) process.exit(0);
  });
}
