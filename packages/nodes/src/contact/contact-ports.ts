import type { PortDeclaration } from '@patchbay/flow-schema';
import { text } from '../wording/text.ts';

export const answeredPort: PortDeclaration = { id: 'answered', label: text('Answered', '已接听') };

/** Where callers go whom nobody took. What is not connected is a failure, never silence. */
export const untakenPorts: readonly PortDeclaration[] = [
  { id: 'voicemail', label: text('Voicemail', '语音信箱'), optional: true, unconnected: 'fails' },
  { id: 'callback', label: text('Callback', '回拨'), optional: true, unconnected: 'fails' },
  { id: 'no_answer', label: text('No answer', '无人接听'), optional: true, unconnected: 'fails' },
  { id: 'failed', label: text('Failed', '失败'), optional: true },
];
