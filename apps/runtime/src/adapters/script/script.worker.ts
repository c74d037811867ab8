/** The process that scripts run in: it holds nothing but the interpreter, and is ended when it does not answer in time. */
import { getQuickJS } from 'quickjs-emscripten';
import type { ScriptTask } from './messages.ts';
import { runInQuickJs } from './run-in-quickjs.ts';

process.on('disconnect', () => process.exit(0));
process.on('message', (task: ScriptTask) => {
  // An exception here ends the process, which is how the other side learns of it.
  void runInQuickJs(task).then((reply) => process.send?.(reply));
});

await getQuickJS();
process.send?.('ready');
