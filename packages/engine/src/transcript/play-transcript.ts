import type { Engine, RunStart } from '../engine.ts';
import { sameJson } from '../replay/same-json.ts';
import type { Run } from '../run.ts';
import type { StepResult } from '../step-result.ts';
import type { Transcript, TranscriptMoment } from './parse-transcript.ts';
import { readEvent } from './read-event.ts';
import { TranscriptError } from './transcript-error.ts';
import { writeCommand, writeFact } from './write-step.ts';

/** What a restart does to a run: all that is not JSON is gone. */
function restarted(run: Run): Run {
  return JSON.parse(JSON.stringify(run)) as Run;
}

function checkCommands(moment: TranscriptMoment, result: StepResult): void {
  const actual = result.commands.map(writeCommand);
  for (let index = 0; index < Math.max(actual.length, moment.commands.length); index += 1) {
    const expected = moment.commands[index];
    if (expected?.text === actual[index]) continue;
    const line = expected?.line ?? moment.line;
    throw new TranscriptError(
      line,
      `expected "${expected?.text ?? 'no more commands'}", got "${actual[index] ?? 'none'}"`,
    );
  }
}

function checkFacts(moment: TranscriptMoment, result: StepResult): void {
  const facts = moment.facts.slice();
  for (const entry of result.trace) {
    const { text, optional } = writeFact(entry);
    if (facts[0]?.text === text) facts.shift();
    else if (!optional) throw new TranscriptError(facts[0]?.line ?? moment.line, `did not expect "= ${text}" here`);
  }
  const missing = facts[0];
  if (missing === undefined) return;
  const happened = result.trace.map((entry) => writeFact(entry).text).join('; ');
  throw new TranscriptError(missing.line, `expected "= ${missing.text}", but what happened was: ${happened}`);
}

/**
 * Plays a transcript twice at once, straight and with the run restarted from JSON before every event, and checks that both do what
 * it says and agree with each other. Throws a TranscriptError at the first line that does not hold; returns the last run.
 */
export function playTranscript(engine: Engine, begin: RunStart, transcript: Transcript): Run {
  let now = begin.now;
  let straight = engine.begin(begin);
  let reborn = engine.begin(begin);
  for (const moment of transcript.moments) {
    const clock = /^clock \+(\d+)$/.exec(moment.input);
    if (clock !== null) {
      now += Number(clock[1]);
      continue;
    }
    let result: StepResult;
    try {
      const event = readEvent(moment.input, straight);
      const before = JSON.stringify(straight);
      result = engine.step(straight, event, now);
      if (JSON.stringify(straight) !== before) throw new Error('the step changed the run it was given');
      const again = engine.step(restarted(reborn), event, now);
      if (!sameJson(result.commands, again.commands) || !sameJson(restarted(result.run), restarted(again.run))) {
        throw new Error('a run restarted from JSON goes on differently');
      }
      straight = result.run;
      reborn = again.run;
    } catch (error) {
      throw new TranscriptError(moment.line, error instanceof Error ? error.message : String(error));
    }
    checkCommands(moment, result);
    checkFacts(moment, result);
  }
  return straight;
}
