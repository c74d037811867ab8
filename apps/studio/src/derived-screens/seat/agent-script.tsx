'use client';

import type { ScriptPart, Text } from '@patchbay/flow-schema';
import { MessageSquareQuote } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';

/** What the agent says, with its values filled in; a value that is not known yet is a gap. */
export function AgentScript({ title, parts }: { title: Text; parts: readonly ScriptPart[] }) {
  const t = useTranslations('derived_screens.script');
  const locale = useLocale();
  return (
    <section aria-label={title[locale]} className="rounded-lg bg-info-soft px-3 py-2 text-info-ink">
      <h3 className="flex items-center gap-1.5 text-xs font-medium">
        <MessageSquareQuote className="size-3.5" aria-hidden />
        {title[locale]}
      </h3>
      <p className="mt-1 text-base whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">
        {parts.map((part, index) =>
          part.kind === 'text' ? (
            part.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
            <strong key={index} className="font-semibold">
              {part.text === '' ? (
                <span role="img" aria-label={t('gap')} className="text-ink-faint">
                  ……
                </span>
              ) : (
                // Names of any script keep to themselves: what stands behind one is not turned round by it.
                <bdi>{part.text}</bdi>
              )}
            </strong>
          ),
        )}
      </p>
    </section>
  );
}
