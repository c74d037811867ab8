import { type Run, readEvent } from '@patchbay/engine';
import type { CallFacts, Json, JsonObject } from '@patchbay/flow-schema';
import { sensitive } from '@patchbay/flow-schema';
import { expect, it } from 'vitest';
import { describeStep } from './describe-step.ts';
import { flowAround } from './flow-around.ts';
import type { NodeExample } from './node-example.ts';
import { setStage } from './stage.ts';

interface RehearsedCall {
  readonly title: string;
  /** Everything below the title that is not an answer of the engine. */
  readonly lines: readonly string[];
  readonly text: string;
}

/** Calls in a `.call` file stand under a `#` line each. */
function parseCalls(file: string): readonly RehearsedCall[] {
  return file
    .split(/^# /m)
    .slice(1)
    .map((block) => {
      const [title = '', ...lines] = block.trimEnd().split('\n');
      return {
        title,
        lines: lines.filter((line) => !/^([<=]|$)/.test(line)),
        text: `# ${block.trimEnd()}`,
      };
    });
}

function setting<T extends Json>(call: RehearsedCall, name: string): T | undefined {
  const line = call.lines.find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : (JSON.parse(line.slice(name.length + 1)) as T);
}

/** Plays one call and writes it down again with what followed. `reload` puts the run through JSON after every line. */
function play(type: string, example: NodeExample, call: RehearsedCall, reload: boolean): string {
  const initial = setting<JsonObject>(call, 'variables') ?? {};
  const variables = (example.variables ?? []).map((each) => {
    const value = initial[each.name];
    return value === undefined ? each : { ...each, initial: value };
  });
  const config = { ...example.config, ...setting<JsonObject>(call, 'with') };
  let now = Date.parse(setting<string>(call, 'at') ?? '2026-03-31T12:00:00Z');
  const facts = setting<JsonObject>(call, 'facts') as Partial<CallFacts> | undefined;
  const stage = setStage(flowAround(type, config, variables), {
    now,
    waiting: example.waiting,
    ...(facts === undefined ? {} : { call: facts }),
  });
  const { engine } = stage;
  let run: Run = stage.run;
  const written = [`# ${call.title}`];
  for (const line of call.lines) {
    written.push(line);
    const clock = /^> clock \+(\d+)$/.exec(line);
    if (clock !== null) {
      now += Number(clock[1]);
      continue;
    }
    if (!line.startsWith('> ')) continue;
    const parsed = readEvent(line.slice(2), run);
    const event =
      parsed.type === 'dtmf.received' && engine.expectsSensitiveInput(run)
        ? { ...parsed, digit: sensitive(parsed.digit as string) }
        : parsed;
    let result = engine.step(run, event, now);
    written.push(...describeStep(result, 'subject', type === 'hang_up'));
    const answer = result.commands.find((command) => command.type === 'call.answer');
    if (answer !== undefined) {
      result = engine.step(result.run, { type: 'call.answered', to: answer.seq }, now);
      written.push(...describeStep(result, 'subject', type === 'hang_up'));
    }
    run = reload ? (JSON.parse(JSON.stringify(result.run)) as Run) : result.run;
  }
  if (run.status === 'ended') expect(run.outstanding).toEqual([]);
  return written.join('\n');
}

/**
 * A test for every call of a `.call` file: what follows from each event is as written there, straight and with the run put
 * through JSON after every line. After a wanted change of behaviour: `npx vitest run <file> -u`, and read the difference.
 */
export function rehearse(type: string, example: NodeExample, file: string, path: string): void {
  const calls = parseCalls(file);
  it.each(calls.map((call) => [call.title, call] as const))('%s', (_, call) => {
    const straight = play(type, example, call, false);
    expect(play(type, example, call, true)).toBe(straight);
    expect(straight).not.toMatch(/SWEPT|BUG/);
  });
  it('goes as it is written down', async () => {
    const written = calls.map((call) => play(type, example, call, false)).join('\n\n');
    await expect(`${written}\n`).toMatchFileSnapshot(path);
  });
}
