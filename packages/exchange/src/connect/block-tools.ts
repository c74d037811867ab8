import type { JsonObject, Text } from '@patchbay/flow-schema';
import type { Exit, Mapping } from '../draft/draft-step.ts';
import { asPrompt, asTemplate, type SaidTexts, type Segment } from '../draft/segments.ts';
import type { VariableBook } from '../draft/variable-book.ts';
import type { NamedQueue } from '../import-options.ts';
import { named, words } from '../report/words.ts';
import { textOf } from '../source/fields.ts';
import type { Block } from './block.ts';
import { translateReferences, withoutMarks } from './references.ts';

/** Which queue or agent a call is meant for when it gets to a block. */
export interface Target {
  readonly kind: 'queue' | 'agent';
  readonly wanted: string;
}

/** What is known of the whole flow while one block is translated. */
export interface ConnectScene {
  readonly book: VariableBook;
  readonly languages: readonly string[];
  readonly queues: readonly NamedQueue[];
  /** The targets that can be set when a block is reached. */
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  /** Paths below `$.External` that are read before another function answers, by the block that asked. */
  readonly answers: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** One block on its way: what it is set to, where it leads, and what has to be told. */
export class BlockTools {
  readonly remarks: Text[] = [];

  constructor(
    readonly block: Block,
    readonly scene: ConnectScene,
  ) {}

  text(name: string): string {
    return textOf(this.block.settings, name);
  }

  remark(en: string, zh: string): void {
    if (!this.remarks.some((one) => one.en === en)) this.remarks.push(words(en, zh));
  }

  segments(source: string): readonly Segment[] {
    return translateReferences(source, this.scene.book);
  }

  template(source: string): string {
    return asTemplate(this.segments(source));
  }

  /** Where an error leads; the first of the named types that leads anywhere. */
  error(...types: readonly string[]): string | null {
    for (const type of types) {
      const found = this.block.errors.find((one) => one.type === type && one.to !== null);
      if (found !== undefined) return found.to;
    }
    return null;
  }

  /** Where the outcome of a block leads, such as `ContinueLooping`. */
  outcome(...values: readonly string[]): string | null {
    const wanted = values.map((value) => value.toLowerCase());
    const found = this.block.conditions.find(({ operands }) => wanted.includes((operands[0] ?? '').toLowerCase()));
    return found?.to ?? null;
  }

  /** What a block says: its text, speech marks taken out. A recording is only named in the file. */
  prompt(settings: JsonObject = this.block.settings): SaidTexts {
    const ssml = textOf(settings, 'SSML');
    if (ssml.includes('<')) this.remark('Speech marks (SSML) were taken out.', '已去除语音标记（SSML）。');
    const recording = textOf(settings, 'PromptId');
    if (recording !== '') {
      this.remark(
        `The recording ${named(recording)} is not in the file: upload it to this step.`,
        `文件中不含录音 ${named(recording)}：请在此步骤上传。`,
      );
    }
    const said = textOf(settings, 'Text') || withoutMarks(ssml);
    return asPrompt(this.segments(said), this.scene.languages) ?? [];
  }

  node(type: string, config: JsonObject, exits: readonly Exit[]): Mapping {
    return { kind: 'node', type, config, exits, remarks: this.remarks };
  }

  /** With a way for failures only where the block has one. */
  withFailed(exits: readonly Exit[], failed: string | null = this.error('NoMatchingError')): readonly Exit[] {
    return failed === null ? exits : [...exits, { port: 'failed', to: failed }];
  }
}
