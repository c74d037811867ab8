import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Stack, startTestStack } from '@patchbay/tools';
import { renderWav, tone } from '@patchbay/tools/sip';
import { confirmationHz, greetingHz } from './ivr-call.ts';
import { publishMenu } from './published-flow.ts';

export const nativeNumber = '7000';
export const bareNumber = '8000';
export const outboundNumber = '9000';
export const flowNumber = '2000';
export const bareApp = 'bench';

const modules = ['app_read', 'app_playback'];

/** An Asterisk of its own with the same sounds for every way of building the menu, and the menu as native dialplan. */
export async function startBenchExchange(): Promise<{ stack: Stack; sounds: string }> {
  const sounds = join('/tmp', `patchbay-bench-sounds-${process.pid}`);
  mkdirSync(sounds, { recursive: true });
  writeFileSync(join(sounds, 'greeting.wav16'), renderWav(tone(greetingHz, 3_000, 16_000), 16_000));
  writeFileSync(join(sounds, 'confirmation.wav16'), renderWav(tone(confirmationHz, 500, 16_000), 16_000));
  const dialplan = `[from-outside](+)
exten => ${nativeNumber},1,Answer()
 same => n,Read(KEY,${sounds}/greeting,1,,1,5)
 same => n,Playback(${sounds}/confirmation)
 same => n,Hangup()
exten => ${bareNumber},1,Stasis(${bareApp})
 same => n,Hangup()`;
  const stack = await startTestStack({
    parts: ['postgres', 'redis', 'asterisk', 'espeak'],
    migrate: true,
    asterisk: { modules, dialplan },
  });
  await publishMenu(stack, sounds, flowNumber);
  return { stack, sounds };
}

/** The process that Asterisk runs as. */
export function asteriskPid(stack: Stack): number {
  const pid = stack.pidOf('asterisk');
  if (pid === undefined) throw new Error('Asterisk is not running');
  return pid;
}
