import { type JsonObject, languageSchema, type Text } from '@patchbay/flow-schema';
import { buildFlow } from '../draft/build-flow.ts';
import type { DraftStep } from '../draft/draft-step.ts';
import { VariableBook } from '../draft/variable-book.ts';
import type { ImportOptions } from '../import-options.ts';
import type { ImportReading } from '../report/import-report.ts';
import { refusal, words } from '../report/words.ts';
import { objectOf, pointOf, textOf } from '../source/fields.ts';
import { type Block, type ConnectFlow, turned } from './block.ts';
import { BlockTools, type ConnectScene } from './block-tools.ts';
import { mapBlock } from './blocks.ts';
import { answersOf, targetsOf } from './reach.ts';
import { readConsole } from './read-console.ts';
import { readLanguage } from './read-language.ts';
import { languageOfVoice } from './voices.ts';

/** A flow of Amazon Connect as one of ours. */
export function importConnect(
  source: JsonObject,
  format: 'amazon_connect' | 'amazon_connect_console',
  options: ImportOptions,
): ImportReading {
  const flow = format === 'amazon_connect' ? readLanguage(source) : readConsole(source);
  if (flow.blocks.length === 0) {
    const path = [format === 'amazon_connect' ? 'Actions' : 'modules'];
    const message = words('This flow has no blocks.', '此流程没有任何块。');
    return { ok: false, format, problems: [...flow.problems, refusal('source_without_steps', path, message)] };
  }
  const book = new VariableBook();
  const languages = languagesOf(flow);
  const scene: ConnectScene = {
    book,
    languages,
    queues: options.queues ?? [],
    targets: targetsOf(flow.blocks),
    answers: answersOf(flow.blocks),
  };
  const metadata = objectOf(source, format === 'amazon_connect' ? 'Metadata' : 'metadata');
  const steps: DraftStep[] = [
    startStep(flow, turned(pointOf(metadata.entryPointPosition)), options),
    ...flow.blocks.flatMap((block) => mapBlock(new BlockTools(block, scene))),
  ];
  const remarks: Text[] = [];
  if (languages.length > 1) {
    remarks.push(
      words(
        `Its voices speak ${languages.join(', ')}. Each text stands under all of them: translate them.`,
        `其语音使用 ${languages.join('、')}。每段文本均写入所有语言：请翻译。`,
      ),
    );
  }
  return buildFlow({
    format,
    name: flow.name || options.name,
    description: flow.description,
    languages,
    steps,
    merged: new Map(),
    variables: book.list(),
    problems: flow.problems,
    remarks,
    registry: options.registry,
    locale: options.locale,
  });
}

function startStep(flow: ConnectFlow, position: DraftStep['source']['position'], options: ImportOptions): DraftStep {
  const name = options.registry.get('start')?.label[options.locale] ?? 'start';
  return {
    source: { key: '\u0000start', type: 'start', name, parameters: {}, position, exits: [] },
    mapping: { kind: 'node', type: 'start', config: {}, exits: [{ port: 'next', to: flow.start }], remarks: [] },
    added: true,
  };
}

/** The languages of the voices it names, in the order in which they stand; of one that names none, nothing is known. */
function languagesOf({ blocks }: ConnectFlow): string[] {
  const found = blocks.flatMap((block: Block) => {
    if (block.action !== 'UpdateContactTextToSpeechVoice') return [];
    const language =
      textOf(block.settings, 'LanguageCode') || languageOfVoice(textOf(block.settings, 'TextToSpeechVoice'));
    return language !== null && languageSchema.safeParse(language).success ? [language] : [];
  });
  const unique = [...new Set(found)].slice(0, 8);
  return unique.length === 0 ? ['en-US'] : unique;
}
