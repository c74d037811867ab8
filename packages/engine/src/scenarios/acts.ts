import { type Json, type MaybeSensitive, type ScenarioStepOf, sensitive, textMs } from '@patchbay/flow-schema';
import type { Simulation } from '../simulate/simulation.ts';
import { answerEvent, answersCommand } from './answer-event.ts';
import { commandOf, give, type Halt, type Play, passTime, passUntil, type Stage, type Standstill } from './play.ts';
import type { ScenarioPlace } from './scenario-result.ts';
import { nodeName, standstillWords, text } from './words.ts';

/** A place of a step: `flow` null is the flow of the scenario itself. */
export function placeOfStep(stage: Stage, { flow, node }: { flow: string | null; node: string }): ScenarioPlace {
  return { flowId: flow ?? stage.flowId, nodeId: node };
}

/** The world not having come to what a step needs is a gap in the scenario where it is one, else the fault of the step. */
export function haltCode<T extends Halt['code']>(standstill: Standstill, otherwise: T): T | 'answer_missing' {
  return standstill.why === 'unanswered' ? 'answer_missing' : otherwise;
}

/** Whether a key changed anything: one that is not listened for is dropped or leaves everything as it was. */
function taken(before: Simulation, after: Simulation): boolean {
  const fresh = after.trace.slice(before.trace.length);
  if (fresh.some(({ entry }) => entry.trace === 'event.ignored')) return false;
  if (fresh.length > 0 || after.history.at(-1)?.commands.length !== 0) return true;
  return JSON.stringify(after.run.frames.at(-1)?.data) !== JSON.stringify(before.run.frames.at(-1)?.data);
}

/** The recorder hears the key that ends it by itself. */
function endsRecording(simulation: Simulation, key: string): Simulation | null {
  const pending = simulation.pending.find(({ command }) => command.type === 'recording.start');
  if (pending?.command.type !== 'recording.start') return null;
  const { seq, terminateOn } = pending.command;
  if (terminateOn !== 'any' && terminateOn !== key) return null;
  const durationMs = simulation.now - pending.startedAt;
  return simulation.send({
    type: 'recording.finished',
    to: seq,
    recordingId: `scenario.${seq}`,
    durationMs,
    ended: 'digit',
  });
}

/** The call with the key pressed; null where nobody listens for it now. */
export function pressed(simulation: Simulation, key: string): Simulation | null {
  if (simulation.ended !== null) return null;
  const ended = endsRecording(simulation, key);
  if (ended !== null) return ended;
  const after = simulation.press(key);
  return taken(simulation, after) ? after : null;
}

export function press(play: Play, stage: Stage, step: ScenarioStepOf<'press'>): Halt | null {
  for (const key of step.keys) {
    if (key === '?') {
      return {
        code: 'key_missing',
        expected: text('every key of the caller', '来电者的每个按键'),
        got: text('a key that was hidden in the call this was made from; fill it in', '有按键在原通话中被隐藏，请补充'),
      };
    }
    if (step.when === 'at_once') {
      play.simulation = play.simulation.press(key);
      continue;
    }
    const outcome = passUntil(play, (simulation) => pressed(simulation, key));
    if (!('found' in outcome)) {
      return {
        code: haltCode(outcome, 'not_asked'),
        expected: text(`somebody listens for the key ${key}`, `流程等待按键 ${key}`),
        got: standstillWords(play, stage, outcome),
      };
    }
    play.simulation = outcome.found;
  }
  return null;
}

export function speak(play: Play, stage: Stage, step: ScenarioStepOf<'speak'>): Halt | null {
  const outcome = passUntil(play, (simulation) => {
    const command = simulation.pending.find((each) => each.command.type === 'recording.start')?.command;
    return command?.type === 'recording.start' ? command : null;
  });
  if (!('found' in outcome)) {
    return {
      code: haltCode(outcome, 'not_asked'),
      expected: text('what the caller says is recorded', '流程正在录音'),
      got: standstillWords(play, stage, outcome),
    };
  }
  const { seq, durationMsMax } = outcome.found;
  const longest = step.ends === 'max_duration' ? durationMsMax : (step.durationMs ?? textMs(step.words));
  const missing = passTime(play, Math.min(longest, durationMsMax), seq);
  if (missing !== null) return unanswered(play, stage, missing);
  const recording = play.simulation.pending.find(({ command }) => command.seq === seq);
  if (recording === undefined) return null;
  const durationMs = play.simulation.now - recording.startedAt;
  const ended = step.ends === 'digit' ? 'digit' : 'silence';
  give(play, { type: 'recording.finished', to: seq, recordingId: `scenario.${seq}`, durationMs, ended });
  return null;
}

function unanswered(play: Play, stage: Stage, standstill: Standstill): Halt {
  return {
    code: haltCode(standstill, 'not_asked'),
    expected: text('time passes', '时间流逝'),
    got: standstillWords(play, stage, standstill),
  };
}

export function wait(play: Play, stage: Stage, step: ScenarioStepOf<'wait'>): Halt | null {
  const missing = passTime(play, step.durationMs);
  return missing === null ? null : unanswered(play, stage, missing);
}

export function hangUp(play: Play): Halt | null {
  if (play.simulation.ended !== null) {
    return {
      code: 'not_asked',
      expected: text('the caller can hang up', '来电者可以挂机'),
      got: text('the call was over already', '通话已经结束'),
    };
  }
  play.simulation = play.simulation.hangUp();
  return null;
}

export function answer(play: Play, stage: Stage, step: ScenarioStepOf<'answer'>): Halt | null {
  const place = placeOfStep(stage, step);
  const name = nodeName(stage, place);
  const fits = (simulation: Simulation) =>
    commandOf(simulation, place, ({ command }) => answersCommand(step.answer, command));
  const expected = text(
    `“${name}” asks for what is answered by ${step.answer.type}`,
    `“${name}”发出可由 ${step.answer.type} 应答的请求`,
  );
  const outcome = passUntil(play, fits);
  if (!('found' in outcome)) {
    return { code: haltCode(outcome, 'not_asked'), expected, got: standstillWords(play, stage, outcome) };
  }
  const { command, dueAt, startedAt } = outcome.found;
  const { seq } = command;
  // What a simulated call would be told at once is told by the scenario instead, and at once as well.
  const isAtOnce = dueAt !== null && dueAt <= startedAt;
  const missing = isAtOnce ? null : passTime(play, step.afterMs, seq);
  if (missing !== null) return unanswered(play, stage, missing);
  const still = play.simulation.pending.find(({ command }) => command.seq === seq);
  if (still === undefined) {
    return {
      code: 'not_asked',
      expected,
      got: text(`it was over within ${step.afterMs} ms`, `该请求在 ${step.afterMs} 毫秒内已结束`),
    };
  }
  give(play, answerEvent(step.answer, still.command, play.simulation.now - still.startedAt));
  return null;
}

export function fillForm(play: Play, stage: Stage, step: ScenarioStepOf<'fill_form'>): Halt | null {
  const { flowId, nodeId } = placeOfStep(stage, step);
  const outcome = passUntil(play, ({ trace }) =>
    trace.some(({ entry }) => entry.trace === 'node.entered' && entry.flowId === flowId && entry.nodeId === nodeId)
      ? true
      : null,
  );
  const name = nodeName(stage, { flowId, nodeId });
  const expected = text(`the call has passed the form “${name}”`, `通话已经过表单“${name}”`);
  if (!('found' in outcome)) {
    return { code: haltCode(outcome, 'not_asked'), expected, got: standstillWords(play, stage, outcome) };
  }
  const secret = new Set(
    stage.documents.get(flowId)?.variables.flatMap((one) => (one.sensitive ? [one.name] : [])) ?? [],
  );
  const values = Object.entries(step.values).map(([variable, value]): [string, MaybeSensitive<Json>] => [
    variable,
    secret.has(variable) ? sensitive(value) : value,
  ]);
  give(play, { type: 'form.filled', flowId, nodeId, values: Object.fromEntries(values) });
  return null;
}
