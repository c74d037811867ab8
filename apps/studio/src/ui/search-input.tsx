'use client';

import { Search, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { classNames } from './class-names';
import { Input } from './input';

/** As much as anything takes that is searched. */
const searchLengthMax = 100;

interface SearchInputProps {
  value: string;
  onChange: (value: string) => void;
  /** Says what is searched, e.g. "Search numbers"; it is also the accessible name. */
  label: string;
  className?: string;
}

export function SearchInput({ value, onChange, label, className }: SearchInputProps) {
  const t = useTranslations('ui');
  return (
    <div className={classNames('relative w-full sm:w-64', className)}>
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-faint" aria-hidden />
      <Input
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        maxLength={searchLengthMax}
        className="pr-8 pl-8"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && value !== '' && onChange('')}
      />
      {value !== '' && (
        <button
          type="button"
          aria-label={t('clear_search')}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink"
          onClick={() => onChange('')}
        >
          <X className="size-3.5" aria-hidden />
        </button>
      )}
    </div>
  );
}
