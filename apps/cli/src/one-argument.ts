import type { Invocation } from './invocation.ts';
import { CommandError, exitCodes } from './world.ts';

/** The only argument of a command. @throws CommandError when there is none or more than one */
export function oneArgument({ arguments: given, texts }: Invocation, what: 'aFile' | 'aFlow'): string {
  const [argument, extra] = given;
  if (argument === undefined)
    throw new CommandError(exitCodes.usage, 'argument_missing', texts.missingArgument(texts[what]));
  if (extra !== undefined) throw new CommandError(exitCodes.usage, 'argument_extra', texts.tooMany(extra));
  return argument;
}
