import { isSensitive, type PlaybackItem, type Scenario, type ScenarioStep } from '@patchbay/flow-schema';
import { hasUnknown, recordedAnswer, recordedKey, unknownText, withoutSecrets } from './recorded-answer';
import { type CallMoment, type CallPlace, type RecordedThing, takeCallApart } from './recorded-call';

export interface KeptCall {
  readonly id: string;
  readonly name: string;
  /** The flow that the scenario belongs to. */
  readonly flowId: string;
  readonly call: Scenario['call'];
  readonly moments: readonly CallMoment[];
}

/** Longer pauses than this are somebody's thinking, not what the flow is about. */
const pauseMsMax = 120_000;
const stepsMax = 480;

/**
 * The scenario in which the same happens again: the caller's keys, what the world answered, and, as what must be so, what was
 * heard, where it led and how it ended. What was secret is left as `?` or `••••` to be filled in.
 */
export function scenarioFromCall({ id, name, flowId, call, moments }: KeptCall): Scenario {
  const writer = new StepWriter(flowId);
  for (const thing of takeCallApart(moments)) writer.take(thing);
  return {
    id,
    name,
    required: false,
    startsAt: new Date(moments[0]?.at ?? 0).toISOString(),
    call,
    language: null,
    inputs: {},
    steps: writer.finish(),
  };
}

/** True where something that was secret still has to be filled in. */
export function isUnfilled(step: ScenarioStep): boolean {
  if (step.step === 'press') return step.keys.includes('?');
  if (step.step === 'answer') return hasUnknown(step.answer);
  return step.step === 'fill_form' && hasUnknown(step.values);
}

class StepWriter {
  private readonly steps: ScenarioStep[] = [];
  private lastAt: number | null = null;
  /** When time ran out for something, and nothing was heard since that would show it. */
  private silentSince: number | null = null;
  private lastEntered: CallPlace | null = null;

  constructor(private readonly flowId: string) {}

  take(thing: RecordedThing): void {
    if (thing.kind === 'heard') this.hear(thing.items);
    if (thing.kind === 'entered' && this.own(thing.place)) this.lastEntered = thing.place;
    if (thing.kind === 'act') this.act(thing);
    if (thing.kind === 'ended') this.end(thing);
    if (thing.kind === 'heard' || thing.kind === 'act') this.lastAt = thing.at;
  }

  finish(): ScenarioStep[] {
    return this.steps;
  }

  private own({ flowId, depth }: CallPlace): boolean {
    return depth === 0 && flowId === this.flowId;
  }

  private add(step: ScenarioStep): void {
    if (this.steps.length < stepsMax) this.steps.push(step);
  }

  private placeOf({ flowId, nodeId }: CallPlace): { flow: string | null; node: string } {
    return { flow: flowId === this.flowId ? null : flowId, node: nodeId };
  }

  /** Of what is said in one go, the longest words tell it from everything else. */
  private hear(items: readonly PlaybackItem[]): void {
    this.silentSince = null;
    const known = items.flatMap((item): ScenarioStep[] => {
      if (item.kind === 'audio') return [{ step: 'hears', sound: item, language: null }];
      const { language } = item;
      if (item.kind === 'prompt')
        return [{ step: 'hears', sound: { kind: 'prompt', promptId: item.promptId }, language }];
      const text = isSensitive(item.text) ? '' : item.text.trim();
      return text === '' || text.includes(unknownText)
        ? []
        : [{ step: 'hears', sound: { kind: 'speech', text }, language }];
    });
    const [first, ...rest] = known;
    if (first !== undefined) this.add(rest.reduce((best, step) => (weight(step) > weight(best) ? step : best), first));
  }

  private act({ event, at, place, until, silent }: Extract<RecordedThing, { kind: 'act' }>): void {
    switch (event.type) {
      case 'timer.fired':
        this.silentSince ??= this.lastAt ?? at;
        return;
      case 'dtmf.received':
        this.pauseUntil(at);
        this.press(recordedKey(event.digit), silent ? 'at_once' : 'asked');
        return;
      case 'call.hungup':
        this.pauseUntil(at);
        if (event.by === 'caller') this.add({ step: 'hang_up' });
        return;
      case 'recording.finished':
        if (event.ended === 'hangup' || event.ended === 'stopped') return;
        this.add({ step: 'speak', words: '', durationMs: event.durationMs, ends: event.ended });
        return;
      case 'form.filled': {
        const values = Object.entries(event.values).map(([name, value]) => [name, withoutSecrets(value)]);
        this.add({
          step: 'fill_form',
          flow: event.flowId === this.flowId ? null : event.flowId,
          node: event.nodeId,
          values: Object.fromEntries(values),
        });
        return;
      }
      default: {
        const answer = recordedAnswer(event);
        if (answer === null || place === null) return;
        const afterMs = takesTime.has(answer.type) ? this.pause(Math.min(at, (until ?? at) - 1_000)) : 0;
        this.silentSince = null;
        this.add({ step: 'answer', ...this.placeOf(place), answer, afterMs });
      }
    }
  }

  private press(key: string, when: 'asked' | 'at_once'): void {
    const last = this.steps.at(-1);
    if (last?.step === 'press' && last.when === when && last.keys.length < 64) {
      this.steps[this.steps.length - 1] = { ...last, keys: last.keys + key };
    } else this.add({ step: 'press', keys: key, when });
  }

  /** How long it was since the last thing that can be told from the outside, in whole seconds. */
  private pause(at: number): number {
    const passedMs = Math.min(Math.max(0, at - (this.lastAt ?? at)), pauseMsMax);
    return Math.round(passedMs / 1_000) * 1_000;
  }

  /** Waits as long as the caller did, where time ran out without a sound meanwhile. */
  private pauseUntil(at: number): void {
    if (this.silentSince === null) return;
    const durationMs = Math.min(at - this.silentSince, pauseMsMax);
    if (durationMs > 0) this.add({ step: 'wait', durationMs });
    this.silentSince = null;
  }

  private end({ reason }: Extract<RecordedThing, { kind: 'ended' }>): void {
    const last = this.steps.at(-1);
    const reached: ScenarioStep[] =
      this.lastEntered === null ? [] : [{ step: 'reaches', ...this.placeOf(this.lastEntered) }];
    // Who hangs up is nowhere any more: what was reached is said before.
    if (last?.step === 'hang_up') this.steps.splice(-1, 1, ...reached, last);
    else for (const step of reached) this.add(step);
    this.add({ step: 'ends', reason });
  }
}

/** What takes its time: what people decide, and nothing that a machine answers. */
const takesTime: ReadonlySet<string> = new Set([
  'dial.answered',
  'dial.ended',
  'agent.answered',
  'agent.acted',
  'queue.left',
]);

function weight(step: ScenarioStep): number {
  if (step.step !== 'hears') return 0;
  return step.sound.kind === 'speech' ? step.sound.text.length : 40;
}
