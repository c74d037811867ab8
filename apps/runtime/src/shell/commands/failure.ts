import { TelephonyError } from '../../ports/telephony.ts';
import { DeadlineError } from '../deadline.ts';
import type { CommandFailure } from './command-context.ts';

/** A code and a text for people who run the flow, from anything that was thrown. */
export function failureOf(error: unknown): CommandFailure {
  if (error instanceof TelephonyError) return { code: `telephony_${error.code}`, message: error.message };
  if (error instanceof DeadlineError) return { code: 'timeout', message: error.message };
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return { code: error.code, message: error.message };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

/** Asterisk could not be asked. The command is begun again once it can. */
export function isCutOff(error: unknown): boolean {
  return error instanceof TelephonyError && error.code === 'disconnected';
}

export function isNotFound(error: unknown): boolean {
  return error instanceof TelephonyError && error.code === 'not_found';
}

/** For requests whose purpose is met when the object is gone already. */
export async function unlessGone(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
