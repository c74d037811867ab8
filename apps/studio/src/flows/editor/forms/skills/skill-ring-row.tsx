'use client';

import type { SkillRing } from '@patchbay/flow-schema';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { SkillWishEditor } from './skill-wish-editor';

/** One step: after how long a wait, and what is wanted from then on. */
export function SkillRingRow({
  ring,
  number,
  onChange,
  onRemove,
  disabled,
}: {
  readonly ring: SkillRing;
  readonly number: number;
  readonly onChange: (ring: SkillRing) => void;
  readonly onRemove: () => void;
  readonly disabled: boolean;
}) {
  const t = useTranslations('flows.skills');
  return (
    <div className="space-y-1.5 rounded-md border border-line p-2">
      <div className="flex items-center gap-2 text-xs text-ink-muted">
        <span>{t('from')}</span>
        <Input
          type="number"
          min={0}
          max={86_400}
          className="w-20"
          aria-label={`${t('step', { number })}: ${t('from')} (${t('seconds')})`}
          value={String(ring.afterMs / 1_000)}
          readOnly={disabled}
          onChange={(event) => {
            const seconds = Math.max(0, Math.round(Number(event.currentTarget.value)));
            if (Number.isFinite(seconds)) onChange({ ...ring, afterMs: seconds * 1_000 });
          }}
        />
        <span>{t('seconds')}</span>
        {!disabled && (
          <Button
            variant="ghost"
            size="icon-sm"
            className="ml-auto"
            aria-label={t('removeStep', { number })}
            onClick={onRemove}
          >
            <X aria-hidden />
          </Button>
        )}
      </div>
      {ring.wants === null ? (
        <div className="flex items-center justify-between gap-2 text-sm">
          <span>{t('anyone')}</span>
          {!disabled && (
            <Button size="sm" onClick={() => onChange({ ...ring, wants: { all: [{ skill: '', levelMin: 1 }] } })}>
              <Plus aria-hidden />
              {t('addSkill')}
            </Button>
          )}
        </div>
      ) : (
        <>
          <SkillWishEditor wish={ring.wants} disabled={disabled} onChange={(wants) => onChange({ ...ring, wants })} />
          {!disabled && (
            <Button size="sm" variant="ghost" onClick={() => onChange({ ...ring, wants: null })}>
              {t('anyone')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
