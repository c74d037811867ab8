import { readFileSync } from 'node:fs';
import type { Simulation } from '@patchbay/engine';
import { type FlowDocument, flowDocumentSchema, reveal, versionHash } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { beginSimulation } from './simulation-store';

function example(name: string): FlowDocument {
  const url = new URL(`../../../../../../packages/flow-schema/examples/${name}.flow.json`, import.meta.url);
  return flowDocumentSchema.parse(JSON.parse(readFileSync(url, 'utf8')));
}

const waiting = example('while-waiting');

function call(): Simulation {
  return beginSimulation({
    id: 'simulated',
    flowId: 'sales-line',
    document: example('sales-line'),
    surroundings: {
      flows: { 'demo-waiting': versionHash(waiting) },
      prompts: {},
      documents: { [versionHash(waiting)]: waiting },
    },
    call: { callerNumber: '+493012345', callerName: 'Ada', calledNumber: '2000', startsAt: 0 },
    registry: nodeTypes,
  });
}

/** Gives one of the answers that the simulator offers for what is under way. */
function answer(simulation: Simulation, command: string, id: string): Simulation {
  const pending = simulation.pending.find((each) => each.command.type === command);
  const found = pending?.answers.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${command} offers ${pending?.answers.map((each) => each.id).join(', ')}`);
  return simulation.send(found.event);
}

function heard(simulation: Simulation): string {
  return simulation.heard
    .map(({ item }) => (item.kind === 'speech' ? reveal(item.text) : ''))
    .slice(-3)
    .join(' | ');
}

/** In the queue, told the place, with the music on. */
function inTheQueue(languageKey: string): Simulation {
  const queued = call().press(languageKey).press('#');
  expect(queued.active?.nodeId).toBe('announce');
  return answer(queued, 'queue.ask', 'waits').advanceToNext().advanceToNext();
}

describe('a queue without a telephone', () => {
  it('announces the wait in the language of the call, plays music, and begins again', () => {
    const music = inTheQueue('2');
    expect(heard(music)).toContain('您目前排在第二位。 | 预计等待一到三分钟。');
    expect(music.active?.nodeId).toBe('music');
    const again = music.advanceBy(40_000);
    expect(again.active?.nodeId).not.toBe('music');
    expect(again.pending.map(({ command }) => command.type)).toContain('queue.join');
    const join = again.history.flatMap(({ commands }) => commands).find(({ type }) => type === 'queue.join');
    expect(join).toMatchObject({ rings: [{ afterMs: 0, wants: { skill: 'demo-chinese' } }, { afterMs: 60_000 }] });
  });

  it('lets an agent answer, talk and leave, and asks how it was', () => {
    const talking = answer(inTheQueue('1'), 'queue.join', 'answered');
    expect(talking.active).toMatchObject({ nodeId: 'sales', state: 'talking' });
    const asked = answer(talking.advanceBy(60_000), 'queue.join', 'completed');
    expect(asked.active?.nodeId).toBe('survey');
    const done = asked.press('4').advanceToNext();
    expect(done.ended?.reason).toBe('hung_up');
    const given = done.history.flatMap(({ commands }) => commands).find(({ type }) => type === 'satisfaction.record');
    expect(given).toMatchObject({ score: 4, scoreMax: 5, question: 'Sales' });
    expect(done.positions[0]?.variables.agent).toBe('Simulated agent');
  });

  it('lets the agent send the caller to the survey', () => {
    const talking = answer(inTheQueue('1'), 'queue.join', 'answered');
    expect(answer(talking, 'queue.join', 'act_toSurvey').active?.nodeId).toBe('survey');
  });

  it('promises a callback that keeps the place, and leaves the queue', () => {
    const offered = inTheQueue('1').press('1').press('1');
    expect(heard(offered)).toContain('We will call you at');
    const promised = offered.press('1').advanceToNext();
    const commands = promised.history.flatMap((moment) => moment.commands);
    const join = commands.find(({ type }) => type === 'queue.join');
    expect(commands.find(({ type }) => type === 'callback.promise')).toMatchObject({
      from: join?.seq,
      queueId: 'demo-sales',
      number: '+493012345',
    });
    expect(promised.advanceToNext().ended?.reason).toBe('hung_up');
  });

  it('takes a message by key, and where a rule of the queue says so', () => {
    expect(inTheQueue('1').press('2').active?.nodeId).toBe('message');
    expect(answer(inTheQueue('1'), 'queue.join', 'voicemail').active?.nodeId).toBe('message');
    expect(answer(inTheQueue('1'), 'queue.join', 'callback').active?.nodeId).toBe('callback');
  });
});
