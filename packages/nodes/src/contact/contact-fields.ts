import type { PromptContent, VariableWrite } from '@patchbay/flow-schema';
import { durationField, variableField } from '../fields/plain-fields.ts';
import { promptField } from '../fields/prompt-field.ts';
import { text } from '../wording/text.ts';

/** What every node that brings callers to people is asked. */
export interface ContactConfig {
  readonly whisper: PromptContent;
  readonly ringTimeoutMs: number;
  readonly agentVariable: string;
  readonly talkedVariable: string;
  readonly waitedVariable: string;
  readonly reasonVariable: string;
}

export function whisperField() {
  return promptField({
    label: text('Whisper to the agent', '接通前对坐席播放'),
    help: text(
      'Heard by the agent alone, between answering and being connected.',
      '坐席接听后、与来电者接通前，仅坐席能听到。',
    ),
    advanced: true,
  });
}

export function contactVariableFields() {
  return {
    agentVariable: variableField({
      label: text("Keep the agent's name in", '坐席姓名保存到'),
      help: text('Whoever talked with the caller last.', '最后与来电者通话的坐席。'),
      advanced: true,
    }),
    talkedVariable: variableField({
      label: text('Keep the time talked in', '通话时长保存到'),
      help: text('In seconds, over every transfer.', '单位为秒，包含各次转接。'),
      advanced: true,
    }),
    waitedVariable: variableField({
      label: text('Keep the time waited in', '等待时长保存到'),
      help: text('In seconds, until somebody answered or the caller went on.', '单位为秒，到接听或离开为止。'),
      advanced: true,
    }),
    reasonVariable: variableField({
      label: text('Keep the reason of an overflow in', '溢出原因保存到'),
      help: text(
        '`waited`, `length`, `no_agents`, `closed`, `signed_out` or `away`.',
        '`waited`、`length`、`no_agents`、`closed`、`signed_out` 或 `away`。',
      ),
      advanced: true,
    }),
  };
}

export function ringTimeoutField(meta: { advanced?: boolean } = {}) {
  return durationField(
    {
      label: text('Let a phone ring for', '振铃时长'),
      help: text(
        'An agent or number that is called by name; a queue has a time of its own.',
        '用于直接呼叫坐席或号码；队列使用自身的振铃时长。',
      ),
      ...meta,
    },
    { minMs: 3_000, maxMs: 300_000, defaultMs: 30_000 },
  );
}

/** What it fills in. */
export function contactWrites(config: ContactConfig): VariableWrite[] {
  const all: VariableWrite[] = [
    { variable: config.agentVariable, type: 'text' },
    { variable: config.talkedVariable, type: 'number' },
    { variable: config.waitedVariable, type: 'number' },
    { variable: config.reasonVariable, type: 'text' },
  ];
  return all.filter(({ variable }) => variable !== '');
}
