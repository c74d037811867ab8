import { commandAnswers } from '@patchbay/flow-schema';

/** The commands that withdraw another one, named by their `target`. */
export const cancelCommands: ReadonlySet<string> = new Set(
  Object.values(commandAnswers).flatMap((rule) => (rule.cancel === null ? [] : [rule.cancel])),
);
