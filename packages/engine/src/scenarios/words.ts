import { isSensitive, type Json, type MaybeSensitive, type PlaybackItem, type Text } from '@patchbay/flow-schema';
import type { HeardItem } from '../simulate/simulation-state.ts';
import { type Play, placeOf, type Stage, type Standstill } from './play.ts';
import type { ScenarioPlace } from './scenario-result.ts';

const shownLengthMax = 120;
const heardMax = 3;

export function text(en: string, zh: string): Text {
  return { en, zh };
}

export function shortened(words: string): string {
  return words.length <= shownLengthMax ? words : `${words.slice(0, shownLengthMax)}…`;
}

/** A value as it may be shown: what is sensitive never is. */
export function shownValue(value: MaybeSensitive<Json>): string {
  return isSensitive(value) ? '••••' : shortened(JSON.stringify(value));
}

/** The name of a node as people gave it. */
export function nodeName(stage: Stage, { flowId, nodeId }: ScenarioPlace): string {
  const node = stage.documents.get(flowId)?.nodes.find(({ id }) => id === nodeId);
  const name = node === undefined || node.name === '' ? nodeId : node.name;
  if (flowId === stage.flowId) return name;
  return `${stage.documents.get(flowId)?.name ?? flowId} › ${name}`;
}

export function itemWords(item: PlaybackItem): string {
  if (item.kind === 'speech') return isSensitive(item.text) ? '••••' : (item.text as string);
  return item.kind === 'prompt' ? `[${item.promptId}]` : `[${item.audioId.slice(0, 12)}]`;
}

/** What was heard in one go: the items of one playback. */
export function heardPieces(heard: readonly HeardItem[]): readonly (readonly HeardItem[])[] {
  const pieces = new Map<number, HeardItem[]>();
  for (const item of heard) {
    const piece = pieces.get(item.seq);
    if (piece === undefined) pieces.set(item.seq, [item]);
    else piece.push(item);
  }
  return [...pieces.values()];
}

/** The last of what was heard since a step began. */
export function heardSince(play: Play, from: number): Text {
  const pieces = heardPieces(play.simulation.heard.slice(from));
  if (pieces.length === 0) return text('nothing was heard', '没有听到任何内容');
  const words = pieces.slice(-heardMax).map((piece) => shortened(piece.map(({ item }) => itemWords(item)).join(' ')));
  return text(`heard ${words.map((one) => `“${one}”`).join(', ')}`, `听到${words.map((one) => `“${one}”`).join('、')}`);
}

const ends: Readonly<Record<string, Text>> = {
  completed: text('the flow came to its end', '流程已走完'),
  caller_hung_up: text('the caller had hung up', '来电者已挂机'),
  hung_up: text('the flow hung up', '流程已挂机'),
  cancelled: text('the call was cancelled', '通话已取消'),
  failed: text('the call failed', '通话失败'),
  limit_steps: text('the call was stopped: too many steps', '步骤过多，通话被终止'),
  limit_loop: text('the call was stopped: it went round in a circle', '流程循环，通话被终止'),
  limit_life: text('the call was stopped: it lasted too long', '通话时间过长，被终止'),
  bug: text('the call was stopped: a node broke', '节点出错，通话被终止'),
};

export function endWords(reason: string): Text {
  return ends[reason] ?? text(reason, reason);
}

/** How the call ended, with what failed where something did. */
export function endedWords({ simulation }: Play): Text {
  const { ended } = simulation;
  if (ended === null) return text('the call goes on', '通话仍在进行');
  const words = endWords(ended.reason);
  if (ended.failure === null) return words;
  const { code, message } = ended.failure;
  return text(`${words.en}: ${code} (${message})`, `${words.zh}：${code}（${message}）`);
}

const asked: Readonly<Record<string, Text>> = {
  'http.request': text('an HTTP request', 'HTTP 请求'),
  'script.run': text('a script', '脚本'),
  'table.look_up': text('a table', '查找表'),
  'hours.ask': text('the opening hours', '营业时间'),
};

/** Why nothing more happened, and where. */
export function standstillWords(play: Play, stage: Stage, standstill: Standstill): Text {
  const place = placeOf(play);
  const at = place === null ? '' : nodeName(stage, place);
  switch (standstill.why) {
    case 'ended': {
      const { en, zh } = endedWords(play);
      return at === '' ? text(en, zh) : text(`${en} after “${at}”`, `在“${at}”之后${zh}`);
    }
    case 'waits':
      return text(`the call waits at “${at}” for somebody to decide`, `通话停在“${at}”，等待外部结果`);
    case 'unanswered': {
      const what = asked[standstill.command.command.type] ?? text('something', '外部结果');
      return text(
        `“${at}” asks for the answer of ${what.en}, and the scenario does not say it`,
        `“${at}”需要${what.zh}的应答，但场景没有给出`,
      );
    }
    case 'too_long':
      return text(`the call still went on at “${at}” after an hour`, `一小时后通话仍停在“${at}”`);
  }
}
