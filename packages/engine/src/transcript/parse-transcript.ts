import { TranscriptError } from './transcript-error.ts';

/** One event, or one move of the clock, with what is expected of it. */
export interface TranscriptMoment {
  readonly line: number;
  readonly input: string;
  /** Lines beginning with `<`: every command, in order. */
  readonly commands: readonly { readonly line: number; readonly text: string }[];
  /** Lines beginning with `=`: what happened inside. */
  readonly facts: readonly { readonly line: number; readonly text: string }[];
}

export interface Transcript {
  readonly title: string;
  readonly line: number;
  readonly moments: readonly TranscriptMoment[];
}

type Open = {
  line: number;
  input: string;
  commands: TranscriptMoment['commands'][number][];
  facts: TranscriptMoment['facts'][number][];
};

/**
 * Reads transcripts. `# title` begins one, `> event` gives an event (or `> clock +5000` moves the clock by milliseconds), `< command`
 * and `= fact` say what must come of it. Empty lines and spaces around a line mean nothing.
 */
export function parseTranscripts(source: string): readonly Transcript[] {
  const transcripts: { title: string; line: number; moments: Open[] }[] = [];
  for (const [index, raw] of source.split('\n').entries()) {
    const line = index + 1;
    const text = raw.trim();
    const [mark, rest] = [text[0], text.slice(1).trim()];
    if (mark === undefined) continue;
    if (mark === '#') {
      transcripts.push({ title: rest, line, moments: [] });
      continue;
    }
    const moments = transcripts.at(-1)?.moments;
    if (moments === undefined) throw new TranscriptError(line, 'a transcript begins with "# title"');
    const moment = moments.at(-1);
    if (mark === '>') moments.push({ line, input: rest, commands: [], facts: [] });
    else if (mark === '<' && moment !== undefined) moment.commands.push({ line, text: rest });
    else if (mark === '=' && moment !== undefined) moment.facts.push({ line, text: rest });
    else throw new TranscriptError(line, `a line begins with #, >, < or =, not with "${mark}"`);
  }
  return transcripts;
}
