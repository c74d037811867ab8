/** A moment of a past call that is to go on in the simulator, as it stands in the address of the editor. */
export interface ContinuedCall {
  readonly callId: string;
  /** The index in the list of the call's steps. */
  readonly step: number;
  readonly depth: number;
}

const names = { callId: 'call', step: 'step', depth: 'depth' } as const;

/** The address of the editor that goes on with the call there. */
export function continuedCallHref(flowId: string, { callId, step, depth }: ContinuedCall): string {
  const query = new URLSearchParams({
    [names.callId]: callId,
    [names.step]: String(step),
    [names.depth]: String(depth),
  });
  return `/flows/${flowId}?${query}`;
}

/** Null where the address names none, or not one that can be. */
export function readContinuedCall(query: { get(name: string): string | null }): ContinuedCall | null {
  const callId = query.get(names.callId);
  const [step, depth] = [Number(query.get(names.step) ?? Number.NaN), Number(query.get(names.depth) ?? Number.NaN)];
  if (callId === null || callId === '' || !isIndex(step) || !isIndex(depth)) return null;
  return { callId, step, depth };
}

function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
