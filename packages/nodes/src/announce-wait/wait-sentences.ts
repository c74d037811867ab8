import { speakValue, type WaitRange } from '@patchbay/flow-schema';

/** Whole minutes of an expected wait; `most` is null where it is longer than anybody wants to hear exactly. */
export interface SpokenWait {
  readonly least: number;
  readonly most: number | null;
}

const longMin = 60;

/** A range in seconds as minutes to be said: the lower end rounded, the upper end rounded up. */
export function minutesOf({ fromS, toS }: WaitRange): SpokenWait {
  const most = Math.max(1, Math.ceil(toS / 60));
  if (most > longMin && fromS >= longMin * 60) return { least: longMin, most: null };
  return { least: Math.min(Math.round(fromS / 60), most), most };
}

type Sentences = {
  readonly position: (place: number) => string;
  readonly wait: (wait: SpokenWait) => string;
};

function english(language: string): Sentences {
  const said = (value: number) => speakValue(value, 'number', language);
  const minutes = (value: number) => `${said(value)} ${value === 1 ? 'minute' : 'minutes'}`;
  return {
    position: (place) => (place === 1 ? 'You are next in line.' : `You are number ${said(place)} in line.`),
    wait: ({ least, most }) => {
      if (most === null) return 'The wait is more than an hour.';
      if (most === 1 && least < 1) return 'The wait is less than a minute.';
      if (least < 1) return `The wait is up to ${minutes(most)}.`;
      return least === most ? `The wait is about ${minutes(most)}.` : `The wait is ${said(least)} to ${minutes(most)}.`;
    },
  };
}

function chinese(language: string): Sentences {
  const said = (value: number) => speakValue(value, 'number', language);
  // Two of something is 两, the second place is 第二.
  const amount = (value: number) => (value === 2 ? '两' : said(value));
  return {
    position: (place) => (place === 1 ? '您排在第一位。' : `您目前排在第${said(place)}位。`),
    wait: ({ least, most }) => {
      if (most === null) return '预计等待时间超过一小时。';
      if (most === 1 && least < 1) return '预计等待时间不到一分钟。';
      if (least < 1) return `预计等待时间不超过${amount(most)}分钟。`;
      return least === most ? `预计等待约${amount(most)}分钟。` : `预计等待${amount(least)}到${amount(most)}分钟。`;
    },
  };
}

/** The sentences of a language; English where we have none of our own. */
function sentencesIn(language: string): { readonly sentences: Sentences; readonly language: string } {
  if (language === 'zh' || language.startsWith('zh-')) return { sentences: chinese(language), language };
  const spoken = language === 'en' || language.startsWith('en-') ? language : 'en';
  return { sentences: english(spoken), language: spoken };
}

/** One sentence about the place in line, from 1, with the language it is in. */
export function positionSentence(
  place: number,
  language: string,
): { readonly text: string; readonly language: string } {
  const found = sentencesIn(language);
  return { text: found.sentences.position(place), language: found.language };
}

/** One sentence about the expected wait. */
export function waitSentence(wait: WaitRange, language: string): { readonly text: string; readonly language: string } {
  const found = sentencesIn(language);
  return { text: found.sentences.wait(minutesOf(wait)), language: found.language };
}
