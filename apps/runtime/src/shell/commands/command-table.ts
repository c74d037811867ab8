import type { CommandType } from '@patchbay/flow-schema';
import { answerCall } from './answer-call.ts';
import { askAnnouncements, askHours, lookUpRow } from './business-commands.ts';
import { cancelDial } from './cancel-dial.ts';
import type { Executor } from './command-context.ts';
import { contactCommands } from './contact-commands.ts';
import { hangupCall } from './hangup-call.ts';
import { startMusic, stopMusic } from './play-music.ts';
import { recordCall } from './record-call.ts';
import { requestHttp } from './request-http.ts';
import { runScript } from './run-script.ts';
import { startDial } from './start-dial.ts';
import { startPlayback } from './start-playback.ts';
import { startRecording } from './start-recording.ts';
import { startTimer } from './start-timer.ts';
import { stopPlayback } from './stop-playback.ts';
import { stopRecording } from './stop-recording.ts';
import { cancelHttp, cancelScript, cancelTimer } from './withdraw.ts';

/** How each command is carried out. A new command type without a line here does not compile. */
export const commandTable: { readonly [T in CommandType]: Executor<T> } = {
  'call.answer': answerCall,
  'call.hangup': hangupCall,
  'playback.start': startPlayback,
  'playback.stop': stopPlayback,
  'timer.start': startTimer,
  'timer.cancel': cancelTimer,
  'http.request': requestHttp,
  'http.cancel': cancelHttp,
  'script.run': runScript,
  'script.cancel': cancelScript,
  'recording.start': startRecording,
  'recording.stop': stopRecording,
  'dial.start': startDial,
  'dial.cancel': cancelDial,
  'music.start': startMusic,
  'music.stop': stopMusic,
  'call.record': recordCall,
  'table.look_up': lookUpRow,
  'hours.ask': askHours,
  'announcements.ask': askAnnouncements,
  ...contactCommands,
};
