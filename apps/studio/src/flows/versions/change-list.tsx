'use client';

import type { ChangePart, FlowChange } from '@patchbay/flow-schema';
import { Equal, Minus, Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { ChangeDetails } from './change-details';

interface ChangeListProps {
  readonly changes: readonly FlowChange[];
  /** The key of the one that is looked at. */
  readonly selected?: string | null;
  /** Without it, the list is only read. */
  readonly onSelect?: (change: FlowChange) => void;
}

/** Of one part; more are drawn when they are asked for. */
const shownMax = 200;
const parts: readonly ChangePart[] = ['flow', 'variables', 'nodes', 'heard', 'edges', 'scenarios'];

/** Every change in plain words, by what it is about. Arrow keys go from one to the next. */
export function ChangeList({ changes, selected = null, onSelect }: ChangeListProps) {
  const t = useTranslations('flow_versions.changes');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected === null) return;
    list.current?.querySelector(`[data-change="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  if (changes.length === 0) {
    return (
      <p className="flex items-center gap-2 py-6 text-sm text-ink-muted">
        <Equal className="size-4 shrink-0 text-ink-faint" aria-hidden />
        {t('none')}
      </p>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || onSelect === undefined) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button[data-change]') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const next = buttons[at + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move between the buttons inside
    <div ref={list} className="space-y-4" onKeyDown={onKeyDown}>
      {parts.map((part) => (
        <PartSection
          key={part}
          part={part}
          changes={changes.filter((change) => change.part === part)}
          selected={selected}
          onSelect={onSelect}
        />
      ))}
    </div>
  );
}

function PartSection({
  part,
  changes,
  selected,
  onSelect,
}: {
  part: ChangePart;
  changes: readonly FlowChange[];
  selected: string | null;
  onSelect: ((change: FlowChange) => void) | undefined;
}) {
  const t = useTranslations('flow_versions.changes');
  const [all, setAll] = useState(false);
  if (changes.length === 0) return null;
  const open = all || changes.findIndex(({ key }) => key === selected) >= shownMax;
  const shown = open ? changes : changes.slice(0, shownMax);
  return (
    <section aria-label={t(`parts.${part}`)}>
      <h3 className="mb-1 px-2 text-2xs font-semibold tracking-wide text-ink-faint uppercase">
        {t(`parts.${part}`)} <span className="tabular-nums">{changes.length}</span>
      </h3>
      <ul className="space-y-px">
        {shown.map((change) => (
          <li key={change.key}>
            <ChangeRow change={change} selected={change.key === selected} onSelect={onSelect} />
          </li>
        ))}
      </ul>
      {shown.length < changes.length && (
        <Button size="sm" variant="ghost" className="mt-1" onClick={() => setAll(true)}>
          {t('showAll', { count: changes.length })}
        </Button>
      )}
    </section>
  );
}

const marks = {
  added: { icon: Plus, className: 'bg-success-soft text-success-ink' },
  removed: { icon: Minus, className: 'bg-danger-soft text-danger-ink' },
  changed: { icon: Pencil, className: 'bg-info-soft text-info-ink' },
};

/** What became of something: a colour, a sign and a word. */
export function ChangeMark({ act }: { act: FlowChange['act'] }) {
  const t = useTranslations('flow_versions.changes');
  const { icon: Icon, className } = marks[act];
  return (
    <span
      title={t(act)}
      className={classNames('mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-sm', className)}
    >
      <Icon className="size-3" aria-hidden />
      <span className="sr-only">{t(act)}</span>
    </span>
  );
}

function ChangeRow({
  change,
  selected,
  onSelect,
}: {
  change: FlowChange;
  selected: boolean;
  onSelect: ((change: FlowChange) => void) | undefined;
}) {
  const content = (
    <>
      <ChangeMark act={change.act} />
      <span className="min-w-0 flex-1">
        <span className="block text-sm font-medium [overflow-wrap:anywhere]">{change.title}</span>
        {change.summary !== '' && (
          <span className="block text-xs text-ink-muted [overflow-wrap:anywhere]">{change.summary}</span>
        )}
        <ChangeDetails details={change.details} />
      </span>
    </>
  );
  const shape = 'flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-left';
  if (onSelect === undefined) return <div className={shape}>{content}</div>;
  return (
    <button
      type="button"
      data-change={change.key}
      aria-pressed={selected}
      onClick={() => onSelect(change)}
      className={classNames(shape, selected ? 'bg-accent-soft' : 'hover:bg-hover')}
    >
      {content}
    </button>
  );
}
