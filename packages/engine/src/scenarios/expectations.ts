import {
  canonicalJson,
  isSensitive,
  type MaybeSensitive,
  reveal,
  type ScenarioSound,
  type ScenarioStepOf,
  type Text,
} from '@patchbay/flow-schema';
import type { TraceEntry } from '../run.ts';
import type { HeardItem } from '../simulate/simulation-state.ts';
import { haltCode, placeOfStep } from './acts.ts';
import { commandOf, type Halt, type Play, passUntil, type Stage } from './play.ts';
import type { ScenarioFailureCode, ScenarioPlace } from './scenario-result.ts';
import {
  endedWords,
  endWords,
  heardPieces,
  heardSince,
  nodeName,
  shortened,
  shownValue,
  standstillWords,
  text,
} from './words.ts';

/** Letters as they count: no spaces, no case. What is heard is put together from parts, and a person writes it with other spaces. */
function plain(words: string): string {
  return words.toLowerCase().replaceAll(/\s+/g, '');
}

interface Found {
  readonly piece: number;
  readonly letter: number;
}

/** Where in a piece the sound is, from a letter on; null where it is not. */
function findIn(
  items: readonly HeardItem[],
  sound: ScenarioSound,
  language: string | null,
  from: number,
): number | null {
  const fitting = items.filter(({ item }) => language === null || item.kind === 'audio' || item.language === language);
  if (sound.kind !== 'speech') {
    const isThere = fitting.some(({ item }) =>
      item.kind === 'prompt'
        ? sound.kind === 'prompt' && item.promptId === sound.promptId
        : item.kind === 'audio' && sound.kind === 'audio' && item.audioId === sound.audioId,
    );
    return isThere ? from : null;
  }
  const words = plain(fitting.map(({ item }) => (item.kind === 'speech' ? reveal<string>(item.text) : '')).join(''));
  if (fitting.length === 0) return null;
  const wanted = plain(sound.text);
  const at = words.indexOf(wanted, from);
  return at < 0 ? null : at + wanted.length;
}

function find(play: Play, heard: readonly HeardItem[], step: ScenarioStepOf<'hears'>): Found | null {
  const pieces = heardPieces(heard);
  for (let piece = play.heardPiece; piece < pieces.length; piece += 1) {
    const from = piece === play.heardPiece ? play.heardLetter : 0;
    const letter = findIn(pieces[piece] ?? [], step.sound, step.language, from);
    if (letter !== null) return { piece, letter };
  }
  return null;
}

function soundWords(sound: ScenarioSound, language: string | null): Text {
  const inLanguage = language === null ? text('', '') : text(` in ${language}`, `（${language}）`);
  switch (sound.kind) {
    case 'speech': {
      const words = shortened(sound.text);
      return sound.text === ''
        ? text(`something is heard${inLanguage.en}`, `听到内容${inLanguage.zh}`)
        : text(`“${words}” is heard${inLanguage.en}`, `听到“${words}”${inLanguage.zh}`);
    }
    case 'prompt':
      return text(
        `the prompt ${sound.promptId} is heard${inLanguage.en}`,
        `听到提示音 ${sound.promptId}${inLanguage.zh}`,
      );
    case 'audio':
      return text('the recording is heard', '听到该录音');
  }
}

export function hears(play: Play, stage: Stage, step: ScenarioStepOf<'hears'>): Halt | null {
  const from = play.simulation.heard.findIndex(({ state }) => state === 'playing');
  const since = from < 0 ? play.simulation.heard.length : from;
  const outcome = passUntil(play, ({ heard }) => find(play, heard, step));
  if ('found' in outcome) {
    play.heardPiece = outcome.found.piece;
    play.heardLetter = outcome.found.letter;
    return null;
  }
  const [heard, why] = [heardSince(play, since), standstillWords(play, stage, outcome)];
  return {
    code: haltCode(outcome, 'not_heard'),
    expected: soundWords(step.sound, step.language),
    got: text(`${heard.en}; then ${why.en}`, `${heard.zh}；随后${why.zh}`),
  };
}

function passes(
  play: Play,
  stage: Stage,
  fits: (entry: TraceEntry) => boolean,
  expected: Text,
  code: ScenarioFailureCode,
): Halt | null {
  const from = play.passed;
  const outcome = passUntil(play, ({ trace }) => {
    for (let at = from; at < trace.length; at += 1) {
      const entry = trace[at]?.entry;
      if (entry !== undefined && fits(entry)) return at + 1;
    }
    return null;
  });
  if ('found' in outcome) {
    play.passed = outcome.found;
    return null;
  }
  const way = wayWords(play, stage, from);
  const why = standstillWords(play, stage, outcome);
  return {
    code: haltCode(outcome, code),
    expected,
    got: text(`${way.en}; then ${why.en}`, `${way.zh}；随后${why.zh}`),
  };
}

const wayMax = 6;

/** The nodes that the call came to instead. */
function wayWords(play: Play, stage: Stage, from: number): Text {
  const names = play.simulation.trace
    .slice(from)
    .flatMap(({ entry }) => (entry.trace === 'node.entered' ? [`“${nodeName(stage, entry)}”`] : []));
  if (names.length === 0) return text('the call came no further', '通话没有继续前进');
  const shown = names.length > wayMax ? ['…', ...names.slice(-wayMax)] : names;
  return text(`the call went ${shown.join(' › ')}`, `通话经过 ${shown.join(' › ')}`);
}

const isAt = (entry: ScenarioPlace, { flowId, nodeId }: ScenarioPlace): boolean =>
  entry.flowId === flowId && entry.nodeId === nodeId;

export function reaches(play: Play, stage: Stage, step: ScenarioStepOf<'reaches'>): Halt | null {
  const place = placeOfStep(stage, step);
  const name = nodeName(stage, place);
  const expected = text(`the call reaches “${name}”`, `通话到达“${name}”`);
  return passes(play, stage, (entry) => entry.trace === 'node.entered' && isAt(entry, place), expected, 'not_reached');
}

export function leaves(play: Play, stage: Stage, step: ScenarioStepOf<'leaves'>): Halt | null {
  const place = placeOfStep(stage, step);
  const name = nodeName(stage, place);
  const expected = text(`the call leaves “${name}” by ${step.port}`, `通话从“${name}”的 ${step.port} 端口离开`);
  const fits = (entry: TraceEntry) => entry.trace === 'node.left' && isAt(entry, place) && entry.port === step.port;
  return passes(play, stage, fits, expected, 'not_left');
}

export function holds(play: Play, stage: Stage, step: ScenarioStepOf<'holds'>): Halt | null {
  const flowId = step.flow ?? stage.flowId;
  const frame = play.simulation.run.frames.findLast((one) => one.flowId === flowId);
  const value = frame?.variables[step.variable];
  if (value !== undefined && canonicalJson(reveal(value)) === canonicalJson(step.value)) return null;
  const declared = stage.documents.get(flowId)?.variables.find(({ name }) => name === step.variable);
  const wanted = declared?.sensitive === true ? '••••' : shortened(JSON.stringify(step.value));
  return {
    code: 'other_value',
    expected: text(`${step.variable} is ${wanted}`, `${step.variable} 的值为 ${wanted}`),
    got:
      frame === undefined
        ? text('the call is not in that flow now', '通话此刻不在该流程中')
        : text(
            `${step.variable} is ${shownValue(value ?? null)}`,
            `${step.variable} 的值为 ${shownValue(value ?? null)}`,
          ),
  };
}

/** What differs from the request that was expected; null where nothing does. */
function otherRequest(
  step: ScenarioStepOf<'requests'>,
  sent: { method: string; url: MaybeSensitive<string>; body: MaybeSensitive<string> | null },
): string | null {
  if (step.method !== null && step.method !== sent.method) return sent.method;
  if (!reveal<string>(sent.url).includes(step.url)) return isSensitive(sent.url) ? '••••' : reveal<string>(sent.url);
  const body = sent.body ?? '';
  if (reveal<string>(body).includes(step.body)) return null;
  return isSensitive(body) ? '••••' : shortened(reveal<string>(body));
}

export function requests(play: Play, stage: Stage, step: ScenarioStepOf<'requests'>): Halt | null {
  const place = placeOfStep(stage, step);
  const outcome = passUntil(play, (simulation) => {
    const command = commandOf(simulation, place, (one) => one.command.type === 'http.request')?.command;
    return command?.type === 'http.request' ? command : null;
  });
  const name = nodeName(stage, place);
  const wanted = [step.method ?? '', step.url, step.body].filter((part) => part !== '').join(' ');
  const expected = text(`“${name}” requests ${wanted}`, `“${name}”发出请求 ${wanted}`);
  if (!('found' in outcome)) {
    return { code: haltCode(outcome, 'not_reached'), expected, got: standstillWords(play, stage, outcome) };
  }
  const other = otherRequest(step, outcome.found);
  return other === null
    ? null
    : { code: 'other_request', expected, got: text(`it requested ${other}`, `实际请求为 ${other}`) };
}

export function speaksLanguage(play: Play, step: ScenarioStepOf<'speaks_language'>): Halt | null {
  const { language } = play.simulation.run;
  if (language === step.language) return null;
  return {
    code: 'other_language',
    expected: text(`the call is in ${step.language}`, `通话语言为 ${step.language}`),
    got: text(`it is in ${language}`, `实际为 ${language}`),
  };
}

export function ends(play: Play, stage: Stage, step: ScenarioStepOf<'ends'>): Halt | null {
  const expected =
    step.reason === null
      ? text('the call is over', '通话结束')
      : text(`the call ends like this: ${endWords(step.reason).en}`, `通话的结束方式：${endWords(step.reason).zh}`);
  const outcome = passUntil(play, ({ ended }) => ended);
  if (!('found' in outcome)) {
    return { code: haltCode(outcome, 'not_ended'), expected, got: standstillWords(play, stage, outcome) };
  }
  if (step.reason === null || outcome.found.reason === step.reason) return null;
  return { code: 'other_end', expected, got: endedWords(play) };
}
