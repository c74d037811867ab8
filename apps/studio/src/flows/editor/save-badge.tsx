'use client';

import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import { useEditor } from './editor-context';

/** Whether the draft is stored; says so aloud where it is not. */
export function SaveBadge() {
  const t = useTranslations('flows.save');
  const save = useEditor((state) => state.save);
  const trouble = save.state === 'offline' || save.state === 'refused' || save.state === 'conflict';
  const Icon =
    save.state === 'saved' ? Check : save.state === 'offline' ? CloudOff : trouble ? TriangleAlert : LoaderCircle;
  return (
    <span
      role="status"
      title={save.state === 'refused' ? save.message : undefined}
      data-save-state={save.state}
      className={classNames(
        'inline-flex items-center gap-1 text-xs whitespace-nowrap',
        trouble ? 'font-medium text-danger' : 'text-ink-faint',
      )}
    >
      <Icon className={classNames('size-3.5', save.state === 'saving' && 'animate-spin')} aria-hidden />
      <span className={trouble ? 'max-sm:sr-only' : 'max-lg:sr-only'}>{t(save.state)}</span>
    </span>
  );
}
