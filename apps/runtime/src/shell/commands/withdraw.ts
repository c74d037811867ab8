import type { Action } from './command-context.ts';

/** Withdraws a command that is still under way; one that has ended by itself needs nothing. */
async function withdraw(
  command: { readonly target: number },
  context: Parameters<Action<'timer.cancel'>['carryOut']>[1],
): Promise<void> {
  await context.handle(command.target)?.cancel();
}

export const cancelTimer: Action<'timer.cancel'> = { kind: 'action', carryOut: withdraw };
export const cancelHttp: Action<'http.cancel'> = { kind: 'action', carryOut: withdraw };
export const cancelScript: Action<'script.cancel'> = { kind: 'action', carryOut: withdraw };
