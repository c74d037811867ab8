'use client';

import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { FieldValue } from '@/derived-screens/seat/field-value';
import { NodeIcon } from '@/flows/editor/canvas/node-icon';
import type { Call } from '../seat-desk';

/** How the caller came here, in words, and what they told on the way. */
export function CallStory({ call }: { call: Call }) {
  const t = useTranslations('seat.story');
  const locale = useLocale();
  if (call.path.length === 0 && call.fields.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      {call.fields.length > 0 && (
        <dl aria-label={t('entered')} className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-4 gap-y-2">
          {call.fields.map(({ key, label, value, form }) => (
            <div key={key} className="min-w-0">
              <dt className="text-xs text-ink-muted">{label[locale]}</dt>
              <dd className="text-base font-medium [overflow-wrap:anywhere]">
                <FieldValue value={value} form={form} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {call.path.length > 0 && (
        <ol aria-label={t('path')} className="flex flex-wrap items-center gap-x-1 gap-y-1.5 text-sm">
          {call.path.map(({ name, icon, way }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a path only grows at its end
            <li key={index} className="flex items-center gap-1">
              {index > 0 && <ChevronRight className="size-3.5 text-ink-faint" aria-hidden />}
              <span className="flex items-center gap-1.5 rounded-md bg-sunken px-2 py-0.5">
                <NodeIcon name={icon} className="size-3.5 text-ink-faint" />
                {name[locale]}
                {way !== null && <span className="font-medium text-accent-ink">{way[locale]}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
