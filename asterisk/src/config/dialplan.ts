import { insideContext, outsideContext } from './pjsip-files.ts';
import { type AsteriskSettings, stasisApplication } from './settings.ts';

/** How often a call that no runtime takes is tried again before it is hung up, one try in about seven seconds. */
const triesMax = 12;
const tryAgainSeconds = 5;

/**
 * Every call goes to the runtime, which reads the dialled number and the caller from the channel. Neither stands in a line here: what a caller sends is
 * never part of an expression, an argument or a variable. A number begins with a digit, a letter or one of `+*#_.`; anything else finds no line and gets 404.
 *
 * STASISSTATUS is FAILED when nobody serves the application (app_stasis). Then the caller hears a message as early media, so that the call costs
 * nothing yet, and is tried again.
 */
export function renderExtensionsConf(settings: AsteriskSettings): string {
  const extra = settings.extra.dialplan === '' ? '' : `\n${settings.extra.dialplan}\n`;
  return `; Written by Patchbay at every start: changes made here are lost.

[general]
static = yes
writeprotect = yes
clearglobalvars = no

${context(outsideContext, 'outside')}
${context(insideContext, 'seat')}${extra}`;
}

/** `arguments` of StasisStart tell the runtime from which side the call comes. */
function context(name: string, side: 'outside' | 'seat'): string {
  return `[${name}]
exten => _[0-9a-zA-Z+*#_.]!,1,Set(PATCHBAY_TRIES=0)
 same => n(enter),Stasis(${stasisApplication},${side})
 same => n,GotoIf($["\${STASISSTATUS}" = "FAILED"]?wait)
 same => n,Hangup()
 same => n(wait),Progress()
 same => n,Set(PATCHBAY_TRIES=$[\${PATCHBAY_TRIES} + 1])
 same => n,GotoIf($[\${PATCHBAY_TRIES} > ${triesMax}]?giveup)
 same => n,Playback(pls-hold-while-try,noanswer)
 same => n,Wait(${tryAgainSeconds})
 same => n,Goto(enter)
 same => n(giveup),Playback(please-try-call-later,noanswer)
 same => n,Hangup(34)
; Asterisk runs h after a hang-up; without a line of its own it would enter the pattern above.
exten => h,1,Hangup()
`;
}
