'use client';

import type { SkillRing, SkillWish } from '@patchbay/flow-schema';
import { Plus, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { LinkButton } from '@/ui/link-button';
import { Segmented } from '@/ui/segmented';
import { fits, type ServingAgent } from './fits';
import { NumberField } from './number-field';
import { type NameOf, wishInWords } from './queue-in-words';
import { WishEditor } from './wish-editor';

interface RingsEditorProps {
  rings: readonly SkillRing[];
  onChange: (rings: SkillRing[]) => void;
  skills: readonly { id: string; name: string }[];
  nameOf: NameOf;
  /** Those who serve the queue, to say how many each step reaches; null where that is not known. */
  agents: readonly ServingAgent[] | null;
  error?: string | undefined;
}

const stepMs = 30_000;

/** Whom callers get, step by step: each step names the skills it asks for and the waiting time after which it holds. */
export function RingsEditor({ rings, onChange, skills, nameOf, agents, error }: RingsEditorProps) {
  const t = useTranslations('centre.queues.rings');
  const locale = useLocale();
  const sorted = [...rings].sort((a, b) => a.afterMs - b.afterMs);
  const change = (at: number, ring: SkillRing) => onChange(sorted.with(at, ring));
  const firstSkill = (): SkillWish => ({ all: [{ skill: skills[0]?.id ?? '', levelMin: 1 }] });
  const add = () => {
    const last = sorted.at(-1);
    if (last === undefined) onChange([{ afterMs: 0, wants: firstSkill() }]);
    else onChange([...sorted, { afterMs: last.afterMs + stepMs, wants: null }]);
  };
  if (skills.length === 0) {
    return (
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-muted">
        {t('no_skills')}
        <LinkButton href="/skills" size="sm">
          {t('to_skills')}
        </LinkButton>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {sorted.length === 0 && <p className="text-sm text-ink-muted">{t('none')}</p>}
      <ol className="flex flex-col gap-3">
        {sorted.map((ring, at) => {
          const reached = agents?.filter((agent) => fits(ring.wants, agent)).length;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no identity but its place
            <li key={at} className="rounded-lg border border-line p-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
                <span className="grid size-5 place-items-center rounded-full bg-sunken text-2xs font-semibold text-ink-muted">
                  {at + 1}
                </span>
                {at === 0 && ring.afterMs === 0 ? (
                  <span className="text-sm font-medium">{t('from_start')}</span>
                ) : (
                  <span className="flex items-center gap-2 text-sm font-medium">
                    {t('after')}
                    <NumberField
                      label={t('after_label', { step: at + 1 })}
                      value={ring.afterMs}
                      scale={1_000}
                      min={0}
                      unit={t('seconds')}
                      className="w-20"
                      onChange={(afterMs) => change(at, { ...ring, afterMs })}
                    />
                  </span>
                )}
                {reached !== undefined && (
                  <Badge tone={reached === 0 ? 'warning' : 'neutral'}>
                    {t('reaches', { reached, of: agents?.length ?? 0 })}
                  </Badge>
                )}
                <Button
                  variant="ghost"
                  size="icon-sm"
                  className="ml-auto"
                  aria-label={t('remove', { step: at + 1 })}
                  onClick={() => onChange(sorted.toSpliced(at, 1))}
                >
                  <Trash2 aria-hidden />
                </Button>
              </div>
              <div className="mt-3 flex flex-col gap-2 sm:pl-8">
                <Segmented
                  className="self-start"
                  label={t('whom')}
                  value={ring.wants === null ? 'anybody' : 'skills'}
                  onChange={(whom) => change(at, { ...ring, wants: whom === 'anybody' ? null : firstSkill() })}
                  options={[
                    { value: 'skills', label: t('skills') },
                    { value: 'anybody', label: t('anybody') },
                  ]}
                />
                {ring.wants !== null && (
                  <WishEditor
                    wish={'skill' in ring.wants ? { all: [ring.wants] } : ring.wants}
                    onChange={(wants) => change(at, { ...ring, wants })}
                    onRemove={null}
                    skills={skills}
                  />
                )}
                {ring.wants !== null && (
                  <p className="text-xs text-ink-muted">{wishInWords(ring.wants, nameOf, locale)}</p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      <div>
        <Button size="sm" onClick={add}>
          <Plus aria-hidden />
          {t(sorted.length === 0 ? 'add_first' : 'add')}
        </Button>
      </div>
      {error !== undefined && (
        <p role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
