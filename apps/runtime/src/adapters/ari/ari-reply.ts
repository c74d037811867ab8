import { TelephonyError } from '../../ports/telephony.ts';
import { isObject, textIn } from './ari-json.ts';
import type { AriReply } from './ari-request.ts';
import { cleanText } from './clean-text.ts';

/** Throws for a refusal. Decides by the status; Asterisk's words are only for the log. */
export function checkReply(reply: AriReply, operation: string): AriReply {
  if (reply.status < 400) return reply;
  const words = isObject(reply.body) ? textIn(reply.body, 'message') || textIn(reply.body, 'error') : '';
  const code = reply.status === 404 ? 'not_found' : reply.status === 400 ? 'invalid' : 'refused';
  throw new TelephonyError(code, `${operation}: ${reply.status} ${cleanText(words, 200)}`.trim());
}
