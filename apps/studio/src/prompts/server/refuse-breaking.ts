import type { Text } from '@patchbay/flow-schema';
import { type PublishGuard, saysSomething, valuesOf } from '@patchbay/records';
import { PublicError } from '@/server/public-error';
import { loadPromptUses, type PromptUse } from './prompt-uses';

const namedMax = 3;

type Change = Parameters<PublishGuard>[1];

/** What a place of a flow would miss that it has now. */
export interface Broken {
  readonly use: PromptUse;
  readonly misses: { readonly language: string } | { readonly value: string };
}

/** Refuses a publication after which a flow that callers can get would be silent, or fail, where it is not now. */
export const refuseBreaking: PublishGuard = async (tx, change) => {
  const uses = (await loadPromptUses(tx, { drafts: false })).filter((use) => use.promptId === change.promptId);
  const broken = brokenUses(uses, change);
  if (broken.length === 0) return;
  const shown = broken.slice(0, namedMax).map(describe);
  const more = broken.length - shown.length;
  throw new PublicError(
    'CONFLICT',
    'prompt_would_break_flows',
    {
      en: `Callers would miss this: ${shown.map(({ en }) => en).join('; ')}${more > 0 ? `; and ${more} more` : ''}. Put it back, or change these flows first.`,
      zh: `发布后来电者会缺少以下内容：${shown.map(({ zh }) => zh).join('；')}${more > 0 ? `；以及另外 ${more} 处` : ''}。请补上，或先修改这些流程。`,
    },
    {
      details: {
        places: broken.map(({ use, misses }) => ({ flowId: use.flowId, nodeId: use.nodeId, ...misses })),
      },
    },
  );
};

/** The places that had what they need and would not have it after the change. */
export function brokenUses(uses: readonly PromptUse[], { before, after }: Pick<Change, 'before' | 'after'>): Broken[] {
  const spoken = (content: Change['after'] | null, language: string) => {
    const part = content?.[language];
    return part !== undefined && saysSomething(part);
  };
  const readBefore = before === null ? [] : valuesOf(before);
  const readAfter = valuesOf(after);
  return uses.flatMap((use): Broken[] => [
    ...use.languages
      .filter((language) => spoken(before, language) && !spoken(after, language))
      .map((language) => ({ use, misses: { language } })),
    ...readAfter
      .filter((value) => !use.values.includes(value) && !readBefore.includes(value))
      .map((value) => ({ use, misses: { value } })),
  ]);
}

function describe({ use, misses }: Broken): Text {
  if ('language' in misses) {
    return {
      en: `“${use.flowName}” plays it in ${misses.language} at “${use.step}”`,
      zh: `“${use.flowName}”在“${use.step}”以 ${misses.language} 播放`,
    };
  }
  return {
    en: `“${use.flowName}” hands over no “${misses.value}” at “${use.step}”`,
    zh: `“${use.flowName}”在“${use.step}”未提供“${misses.value}”`,
  };
}
