import type { Mapping } from '../draft/draft-step.ts';
import { within } from '../source/fields.ts';
import { keyOf } from './conditions.ts';
import type { Widget } from './read-twilio.ts';
import type { WidgetTools } from './widget-tools.ts';

const noRetry = { retriesMax: 0, prompts: [], repeatPrompt: true };

/**
 * The split that does nothing but tell the keys of a gather apart: together they are a menu. Only where the gather takes one
 * key, the split compares nothing else, and nobody else leads to it.
 */
export function menuSplit(gather: Widget, widgets: ReadonlyMap<string, Widget>, arrivals: ReadonlyMap<string, number>) {
  const digitsMax = gather.properties.number_of_digits;
  if (digitsMax !== undefined && digitsMax !== null && Number(digitsMax) !== 1) return null;
  const next = gather.transitions.find(({ event }) => event === 'keypress')?.next ?? null;
  const split = next === null ? undefined : widgets.get(next);
  if (split === undefined || split.type !== 'split-based-on' || arrivals.get(split.key) !== 1) return null;
  const matches = split.transitions.filter(({ event }) => event === 'match');
  const keys = matches.map((one) => keyOf(one, gather.name));
  const fits = matches.length > 0 && keys.every((key) => key !== null) && new Set(keys).size === keys.length;
  return fits ? split : null;
}

function heard(tools: WidgetTools): void {
  const speech = tools.next('speech');
  if (speech !== null) {
    tools.remark(
      'Speech is not recognised here: only keys count, and the way for speech is gone.',
      '此处不识别语音：仅按键有效，语音分支已去除。',
    );
  }
}

/** @param split what `menuSplit` found */
export function mapMenu(tools: WidgetTools, split: Widget): Mapping {
  heard(tools);
  const matches = split.transitions.filter(({ event }) => event === 'match');
  const keys = matches.flatMap((one) => {
    const key = keyOf(one, tools.widget.name);
    return key === null ? [] : [{ key, label: '', to: one.next }];
  });
  const noMatch = split.transitions.find(({ event }) => event === 'noMatch')?.next ?? null;
  tools.remark('Keys and where they lead stand in one menu.', '按键及其去向合并为一个菜单。');
  return tools.node(
    'menu',
    {
      prompt: tools.prompt(),
      keys: keys.map(({ key, label }) => ({ key, label })),
      timeoutMs: within((tools.number('timeout') ?? 5) * 1_000, 500, 60_000, 5_000),
      noInput: noRetry,
      noMatch: noRetry,
      keyVariable: tools.kept(['Digits'], new Set([split.name])),
    },
    [
      ...keys.map(({ key, to }) => ({ port: key, to })),
      { port: 'no_input', to: tools.next('timeout') },
      { port: 'no_match', to: noMatch },
    ],
  );
}

export function mapGather(tools: WidgetTools): Mapping {
  heard(tools);
  const { properties } = tools.widget;
  const finish = Object.hasOwn(properties, 'finish_on_key') ? tools.text('finish_on_key') : '#';
  const endKey = finish === '#' || finish === '*' ? finish : 'none';
  if (endKey === 'none' && finish !== '') {
    tools.remark(`“${finish.slice(0, 20)}” does not end the input here.`, `“${finish.slice(0, 20)}”在此不会结束输入。`);
  }
  const timeoutMs = (tools.number('timeout') ?? 5) * 1_000;
  const digitsMax = within(tools.number('number_of_digits'), 1, 64, 64);
  const variable =
    tools.kept(['Digits']) ||
    tools.scene.book.declare(tools.key('Digits'), { name: `${tools.widget.name}_Digits` }) ||
    '';
  const timeout = tools.next('timeout');
  return tools.node(
    'collect_digits',
    {
      prompt: tools.prompt(),
      variable,
      digitsMin: 1,
      digitsMax,
      endKey,
      firstDigitTimeoutMs: within(timeoutMs, 500, 120_000, 5_000),
      interDigitTimeoutMs: within(timeoutMs, 500, 60_000, 5_000),
      noInput: noRetry,
      invalid: noRetry,
    },
    [
      { port: 'collected', to: tools.next('keypress') },
      { port: 'no_input', to: timeout },
      { port: 'invalid', to: timeout },
    ],
  );
}
