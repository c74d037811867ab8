'use client';

import type { SkillWish } from '@patchbay/flow-schema';
import { FolderPlus, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';

interface WishEditorProps {
  wish: SkillWish;
  onChange: (wish: SkillWish) => void;
  onRemove: (() => void) | null;
  skills: readonly { id: string; name: string }[];
  depth?: number;
}

const depthMax = 4;
const levels = Array.from({ length: 10 }, (_, at) => String(at + 1));

type Group = Extract<SkillWish, { all: unknown } | { any: unknown }>;
const partsOf = (group: Group): readonly SkillWish[] => ('all' in group ? group.all : group.any);
const groupOf = (joint: 'all' | 'any', parts: readonly SkillWish[]): SkillWish =>
  joint === 'all' ? { all: parts } : { any: parts };

/** Wanted skills, built by clicking: groups of all or any, each skill with the level it needs at least. */
export function WishEditor({ wish, onChange, onRemove, skills, depth = 1 }: WishEditorProps) {
  const t = useTranslations('centre.queues.wish');
  if ('skill' in wish) return <SkillRow wish={wish} onChange={onChange} onRemove={onRemove} skills={skills} />;
  const joint = 'all' in wish ? 'all' : 'any';
  const parts = partsOf(wish);
  const change = (next: readonly SkillWish[]) => onChange(groupOf(joint, next));
  const newSkill: SkillWish = { skill: skills[0]?.id ?? '', levelMin: 1 };
  return (
    <div className={classNames('flex flex-col gap-2', depth > 1 && 'rounded-md border border-line bg-canvas p-2')}>
      <div className="flex flex-wrap items-center gap-2">
        {(parts.length > 1 || depth > 1) && (
          <Segmented
            label={t('joint')}
            value={joint}
            onChange={(next) => onChange(groupOf(next, parts))}
            options={[
              { value: 'all', label: t('all') },
              { value: 'any', label: t('any') },
            ]}
          />
        )}
        {depth > 1 && onRemove && (
          <Button variant="ghost" size="icon-sm" className="ml-auto" aria-label={t('remove_group')} onClick={onRemove}>
            <X aria-hidden />
          </Button>
        )}
      </div>
      {parts.map((part, at) => (
        <WishEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place, and two may be alike
          key={at}
          wish={part}
          onChange={(next) => change(parts.with(at, next))}
          onRemove={() => change(parts.toSpliced(at, 1))}
          skills={skills}
          depth={depth + 1}
        />
      ))}
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" variant="ghost" onClick={() => change([...parts, newSkill])}>
          <Plus aria-hidden />
          {t('add_skill')}
        </Button>
        {depth < depthMax && parts.length > 0 && (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => change([...parts, groupOf(joint === 'all' ? 'any' : 'all', [newSkill])])}
          >
            <FolderPlus aria-hidden />
            {t('add_group')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface SkillRowProps {
  wish: Extract<SkillWish, { skill: string }>;
  onChange: (wish: SkillWish) => void;
  onRemove: (() => void) | null;
  skills: readonly { id: string; name: string }[];
}

function SkillRow({ wish, onChange, onRemove, skills }: SkillRowProps) {
  const t = useTranslations('centre.queues.wish');
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <Select
        size="sm"
        className="w-44"
        label={t('skill')}
        value={wish.skill}
        onChange={(skill) => onChange({ ...wish, skill })}
        options={skills.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <span className="text-ink-muted">{t('from_level')}</span>
      <Select
        size="sm"
        className="w-18"
        label={t('level_min')}
        value={String(wish.levelMin)}
        onChange={(level) => onChange({ ...wish, levelMin: Number(level) })}
        options={levels.map((level) => ({ value: level, label: level }))}
      />
      {onRemove && (
        <Button variant="ghost" size="icon-sm" aria-label={t('remove_skill')} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
