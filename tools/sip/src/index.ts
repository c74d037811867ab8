export { Callee, type CalleeBehaviour, type ReceivedCall } from './callee.ts';
export { Call, type CallEnd, type CallOptions } from './caller.ts';
export { DeskPhone } from './desk-phone.ts';
export { HeardAudio, type HeardFrame, type HeardSegment } from './heard-audio.ts';
export { parseWav, renderWav, rms, tone, toneShare } from './measure-audio.ts';
export { type RegistrationOptions, registerPhone } from './registration.ts';
