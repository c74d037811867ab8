'use client';

import type { Text } from '@patchbay/flow-schema';
import type { ScreenSurface } from '@patchbay/records';
import { ArrowDown, ArrowUp, Eye, EyeOff, Pencil } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import type { ArrangeRow, SectionOf } from './arrange-draft';

interface ArrangeSectionsProps {
  rows: readonly ArrangeRow[];
  surface: ScreenSurface;
  sectionOf: SectionOf;
  onMove: (key: string, by: 1 | -1) => void;
  onChange: (key: string, part: Partial<ArrangeRow>) => void;
}

/** The items by what they stand together with, each with what can be done to it. */
export function ArrangeSections({ rows, surface, sectionOf, onMove, onChange }: ArrangeSectionsProps) {
  const t = useTranslations('derived_screens');
  const bySection = new Map<string, ArrangeRow[]>();
  for (const row of rows) {
    const section = sectionOf(row.item);
    bySection.set(section, [...(bySection.get(section) ?? []), row]);
  }
  return [...bySection].map(([section, members]) => {
    const [first] = members;
    if (first === undefined) return null;
    const { group, kind } = first.item;
    const title = surface === 'seat' ? `${group} · ${t(`kinds.${kind}`)}` : group;
    return (
      <section key={section} aria-label={title === '' ? t('arrange.tiles') : title}>
        {title !== '' && <h3 className="mb-1 text-xs font-medium text-ink-muted">{title}</h3>}
        <ul className="divide-y divide-line rounded-lg border border-line">
          {members.map((row, index) => (
            <ArrangeItem
              key={row.item.key}
              row={row}
              showsKind={surface !== 'seat'}
              isFirst={index === 0}
              isLast={index === members.length - 1}
              onMove={(by) => onMove(row.item.key, by)}
              onChange={(part) => onChange(row.item.key, part)}
            />
          ))}
        </ul>
      </section>
    );
  });
}

interface ArrangeItemProps {
  row: ArrangeRow;
  showsKind: boolean;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: 1 | -1) => void;
  onChange: (part: Partial<ArrangeRow>) => void;
}

function ArrangeItem({ row, showsKind, isFirst, isLast, onMove, onChange }: ArrangeItemProps) {
  const t = useTranslations('derived_screens');
  const locale = useLocale();
  const [renaming, setRenaming] = useState(false);
  const { item, hidden, name } = row;
  const own = item.label[locale];
  const shown = name?.[locale] ?? own;
  return (
    <li className="px-2 py-1.5">
      <div className="flex items-center gap-1">
        <Button
          variant="ghost"
          size="icon-sm"
          disabled={isFirst}
          aria-label={t('arrange.up', { name: shown })}
          onClick={() => onMove(-1)}
        >
          <ArrowUp aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          disabled={isLast}
          aria-label={t('arrange.down', { name: shown })}
          onClick={() => onMove(1)}
        >
          <ArrowDown aria-hidden />
        </Button>
        <span className={classNames('min-w-0 flex-1 px-1 text-sm', hidden && 'text-ink-faint line-through')}>
          <span className="block truncate">{shown}</span>
          {shown !== own && <span className="block truncate text-xs text-ink-faint">{own}</span>}
        </span>
        {showsKind && <Badge className="max-sm:hidden">{t(`kinds.${item.kind}`)}</Badge>}
        {!item.live && <Badge tone="outline">{t('gone')}</Badge>}
        <Button
          variant="ghost"
          size="icon-sm"
          aria-expanded={renaming}
          aria-label={t('arrange.rename', { name: shown })}
          onClick={() => setRenaming(!renaming)}
        >
          <Pencil aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-pressed={hidden}
          aria-label={t('arrange.hide', { name: shown })}
          onClick={() => onChange({ hidden: !hidden })}
        >
          {hidden ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
      </div>
      {renaming && <NameFields own={item.label} name={name} onChange={(next) => onChange({ name: next })} />}
    </li>
  );
}

const locales = ['en', 'zh'] as const;

function NameFields({ own, name, onChange }: { own: Text; name: Text | null; onChange: (name: Text | null) => void }) {
  const t = useTranslations('derived_screens.arrange');
  const write = (next: Text) => onChange(next.en.trim() === '' && next.zh.trim() === '' ? null : next);
  return (
    <div className="grid gap-2 px-1 pt-1.5 pb-1 sm:grid-cols-2">
      {locales.map((locale) => (
        <FormField key={locale} label={t(`name_${locale}`)}>
          {(control) => (
            <Input
              {...control}
              value={name?.[locale] ?? ''}
              maxLength={200}
              placeholder={own[locale]}
              onChange={(event) => write({ en: '', zh: '', ...name, [locale]: event.currentTarget.value })}
            />
          )}
        </FormField>
      ))}
    </div>
  );
}
