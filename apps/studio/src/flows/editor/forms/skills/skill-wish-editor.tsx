'use client';

import type { SkillWish } from '@patchbay/flow-schema';
import { ListTree, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { Segmented } from '@/ui/segmented';
import { Select } from '@/ui/select';
import { useChoices } from '../use-choices';

/** Deeper than this nobody reads a wish. */
const depthMax = 3;
const levels = Array.from({ length: 10 }, (_, at) => String(at + 1));

interface WishProps {
  readonly wish: SkillWish;
  readonly onChange: (wish: SkillWish) => void;
  readonly onRemove?: () => void;
  readonly depth?: number;
  readonly disabled: boolean;
}

/** One skill with its lowest level, or several joined by "and" or "or". */
export function SkillWishEditor(props: WishProps) {
  const { wish } = props;
  if ('skill' in wish) return <SkillRow {...props} wish={wish} />;
  return <SkillGroup {...props} wish={wish} />;
}

function SkillRow({
  wish,
  onChange,
  onRemove,
  disabled,
}: WishProps & { readonly wish: Extract<SkillWish, { skill: string }> }) {
  const t = useTranslations('flows.skills');
  const form = useTranslations('flows.form');
  const { skills } = useChoices();
  const options = skills.map(({ id, name }) => ({ value: id, label: name }));
  const known = wish.skill === '' || options.some(({ value }) => value === wish.skill);
  return (
    <div className="flex items-center gap-1">
      <div className="min-w-0 flex-1">
        <Select
          label={t('wants')}
          disabled={disabled}
          value={wish.skill === '' ? null : wish.skill}
          placeholder={form(options.length === 0 ? 'noSkill' : 'chooseSkill')}
          options={known ? options : [...options, { value: wish.skill, label: wish.skill, hint: form('missing') }]}
          onChange={(skill) => onChange({ ...wish, skill })}
        />
      </div>
      <Select
        className="w-20"
        label={t('levelMin')}
        disabled={disabled}
        value={String(wish.levelMin)}
        options={levels.map((level) => ({ value: level, label: `≥ ${level}` }))}
        onChange={(level) => onChange({ ...wish, levelMin: Number(level) })}
      />
      {onRemove !== undefined && !disabled && (
        <Button variant="ghost" size="icon-sm" aria-label={t('remove')} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}

function SkillGroup({
  wish,
  onChange,
  onRemove,
  depth = 0,
  disabled,
}: WishProps & { readonly wish: Exclude<SkillWish, { skill: string }> }) {
  const t = useTranslations('flows.skills');
  const kind = 'all' in wish ? 'all' : 'any';
  const parts = 'all' in wish ? wish.all : wish.any;
  const put = (next: readonly SkillWish[], as: 'all' | 'any' = kind) =>
    onChange(as === 'all' ? { all: next } : { any: next });
  return (
    <div className={classNames('space-y-1.5', depth > 0 && 'rounded-md border border-line p-1.5')}>
      {(parts.length > 1 || depth > 0) && (
        <div className="flex items-center justify-between gap-2">
          <Segmented
            label={t('join')}
            value={kind}
            onChange={(next) => !disabled && put(parts, next)}
            options={[
              { value: 'all', label: t('all') },
              { value: 'any', label: t('any') },
            ]}
          />
          {onRemove !== undefined && !disabled && (
            <Button variant="ghost" size="icon-sm" aria-label={t('remove')} onClick={onRemove}>
              <X aria-hidden />
            </Button>
          )}
        </div>
      )}
      {parts.map((part, index) => {
        const key = `${index}/${'skill' in part ? 'skill' : 'group'}`;
        return (
          <SkillWishEditor
            key={key}
            wish={part}
            depth={depth + 1}
            disabled={disabled}
            onChange={(next) => put(parts.map((each, at) => (at === index ? next : each)))}
            onRemove={() => put(parts.filter((_each, at) => at !== index))}
          />
        );
      })}
      {!disabled && (
        <div className="flex flex-wrap gap-1.5">
          <Button size="sm" onClick={() => put([...parts, { skill: '', levelMin: 1 }])}>
            <Plus aria-hidden />
            {t('addSkill')}
          </Button>
          {depth < depthMax && parts.length > 0 && (
            <Button
              size="sm"
              variant="ghost"
              onClick={() => put([...parts, kind === 'all' ? { any: [] } : { all: [] }])}
            >
              <ListTree aria-hidden />
              {t('addGroup')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
