import type { JsonObject, NodeTypeRegistry, Text } from '@patchbay/flow-schema';
import type { Exit, Mapping } from '../draft/draft-step.ts';
import { asPrompt, asTemplate, type SaidTexts, type Segment } from '../draft/segments.ts';
import type { VariableBook } from '../draft/variable-book.ts';
import type { NamedQueue } from '../import-options.ts';
import { named, words } from '../report/words.ts';
import { numberOf, textOf } from '../source/fields.ts';
import { type Resolve, translateLiquid } from './liquid.ts';
import type { Widget } from './read-twilio.ts';
import { widgetKey } from './references.ts';

/** What is known of the whole flow while one widget is translated. */
export interface TwilioScene {
  readonly registry: NodeTypeRegistry;
  readonly book: VariableBook;
  readonly resolve: Resolve;
  readonly languages: readonly string[];
  readonly queues: readonly NamedQueue[];
  /** What other widgets read of a widget: paths below `widgets.<name>`, and who reads them. */
  readonly reads: ReadonlyMap<
    string,
    ReadonlyMap<string, { readonly path: readonly string[]; readonly by: ReadonlySet<string> }>
  >;
}

/** One widget on its way: what it reads, where it leads, and what has to be told. */
export class WidgetTools {
  readonly remarks: Text[] = [];

  constructor(
    readonly widget: Widget,
    readonly scene: TwilioScene,
  ) {}

  text(name: string): string {
    return textOf(this.widget.properties, name);
  }

  number(name: string): number | null {
    return numberOf(this.widget.properties, name);
  }

  remark(en: string, zh: string): void {
    if (!this.remarks.some((one) => one.en === en)) this.remarks.push(words(en, zh));
  }

  /** Translates Liquid; what stays as text is told. */
  segments(source: string): readonly Segment[] {
    const { segments, left } = translateLiquid(source, this.scene.resolve);
    for (const liquid of left) {
      this.remark(
        `“${named(liquid)}” has no counterpart here and stays as text.`,
        `“${named(liquid)}”在此没有对应的写法，按文本保留。`,
      );
    }
    return segments;
  }

  template(source: string): string {
    return asTemplate(this.segments(source));
  }

  /** Where the first transition of one of these events leads; null for the end of the flow. */
  next(...events: readonly string[]): string | null {
    for (const event of events) {
      const found = this.widget.transitions.find((one) => one.event === event && one.next !== null);
      if (found !== undefined) return found.next;
    }
    return null;
  }

  /** What the widget says or plays. */
  prompt(): SaidTexts {
    const said = asPrompt(this.segments(this.text('say')), this.scene.languages);
    const played = this.text('play');
    if (played !== '') {
      this.remark(
        `The recording ${named(played)} is not in the file: upload it to this step.`,
        `文件中不含录音 ${named(played)}：请在此步骤上传。`,
      );
    }
    const language = this.text('language');
    if (
      said !== null &&
      language !== '' &&
      !this.scene.languages.includes(language) &&
      this.scene.languages.length > 1
    ) {
      this.remark(`It was spoken in ${named(language)}.`, `原播报语言为 ${named(language)}。`);
    }
    const loop = this.number('loop') ?? 1;
    if (said === null || loop === 1) return said ?? [];
    const times = Math.min(loop < 1 ? 3 : loop, Math.max(1, Math.floor(40 / said.length)));
    if (times !== loop) {
      this.remark(`It is repeated ${times} times.`, `重复播放 ${times} 次。`);
    }
    return Array.from({ length: times }, () => said).flat();
  }

  /** The variable for something this widget leaves behind; empty where nobody reads it. */
  kept(path: readonly string[], by?: ReadonlySet<string>): string {
    const read = this.scene.reads.get(this.widget.name)?.get(path.join('\u0000'));
    if (read === undefined) return '';
    if (by !== undefined && [...read.by].every((reader) => by.has(reader))) return '';
    return this.scene.resolve(['widgets', this.widget.name, ...path]) ?? '';
  }

  key(...path: readonly string[]): string {
    return widgetKey(this.widget.name, ...path);
  }

  node(type: string, config: JsonObject, exits: readonly Exit[]): Mapping {
    return { kind: 'node', type, config, exits, remarks: this.remarks };
  }
}
