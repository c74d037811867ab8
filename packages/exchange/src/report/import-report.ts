import type { FlowDocument, FlowLayout, Problem, Text } from '@patchbay/flow-schema';

/** What a file was written by. */
export type SourceFormat = 'patchbay' | 'twilio_studio' | 'amazon_connect' | 'amazon_connect_console';

export const formatNames: Readonly<Record<SourceFormat, Text>> = {
  patchbay: { en: 'Patchbay flow', zh: 'Patchbay 流程' },
  twilio_studio: { en: 'Twilio Studio flow', zh: 'Twilio Studio 流程' },
  amazon_connect: { en: 'Amazon Connect flow', zh: 'Amazon Connect 流程' },
  amazon_connect_console: {
    en: 'Amazon Connect flow (older console export)',
    zh: 'Amazon Connect 流程（旧版控制台导出）',
  },
};

/** What became of one step of the source. */
export interface ImportedStep {
  readonly source: { readonly type: string; readonly name: string };
  /** `mapped` onto a step that does the same; `noted` where there is none: a note says what it was. */
  readonly outcome: 'mapped' | 'noted';
  /** The node that it became; two steps may have become one. */
  readonly node: string;
  /** The type of that node. */
  readonly type: string;
  /** What was changed on the way; of a noted step, why. */
  readonly remarks: readonly Text[];
}

export interface ImportReport {
  readonly format: SourceFormat;
  readonly steps: readonly ImportedStep[];
  /** What was wrong in the file itself and how it was dealt with; paths lead into the file. */
  readonly problems: readonly Problem[];
  /** What was added or assumed for the flow as a whole. */
  readonly remarks: readonly Text[];
  readonly migrated: readonly string[];
}

export type ImportReading =
  | {
      readonly ok: true;
      readonly document: FlowDocument;
      readonly layout: FlowLayout;
      readonly report: ImportReport;
    }
  | { readonly ok: false; readonly format: SourceFormat | null; readonly problems: readonly Problem[] };
