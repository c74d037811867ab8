'use client';

import { describeConflict, type MergeChoices, type MergeSide } from '@patchbay/flow-schema';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { toast } from '@/ui/toast';
import { ConflictChoice } from './conflict-choice';
import type { SaveState } from './core/autosave';
import { useEditor, useUiLocale, useWorkspace } from './editor-context';
import type { Saving } from './use-autosave';

/** Both changed the same things: shows them side by side, and asks for each. Whatever is chosen can be undone. */
export function ConflictDialog({ saving }: { saving: Saving }) {
  const save = useEditor((state) => state.save);
  return save.state === 'conflict' ? <OpenConflict saving={saving} conflict={save} /> : null;
}

type Conflict = Extract<SaveState, { state: 'conflict' }>;

function OpenConflict({ saving, conflict }: { saving: Saving; conflict: Conflict }) {
  const t = useTranslations('presence.conflict');
  const format = useFormatter();
  const { timeZone } = usePerson();
  const locale = useUiLocale();
  const router = useRouter();
  const { editor } = useWorkspace();
  const [choices, setChoices] = useState<MergeChoices>({});
  const [copying, setCopying] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mine = useEditor((state) => state.content.document);
  const { conflicts, newer, base } = conflict;
  const rows = useMemo(() => {
    const documents = { base: base.document, mine, theirs: newer.content.document };
    return conflicts.map((one) => ({
      key: one.key,
      words: describeConflict(one, documents, editor.parts.registry, { locale }),
    }));
  }, [conflicts, newer, base, mine, editor, locale]);
  const open = rows.filter(({ key }) => choices[key] === undefined).length;
  const all = (side: MergeSide) => setChoices(Object.fromEntries(rows.map(({ key }) => [key, side])));
  const who = newer.updatedBy === '' ? t('somebody') : newer.updatedBy;
  const when = format.dateTime(new Date(newer.updatedAt), { timeStyle: 'short', timeZone });
  const copy = async () => {
    setCopying(true);
    setProblem(null);
    try {
      const id = await saving.keepAsCopy(t('copyName', { name: mine.name }).slice(0, 200));
      toast.success(t('copied'), { action: { label: t('open'), onClick: () => router.push(`/flows/${id}`) } });
    } catch (error) {
      setProblem(failureText(error, locale));
      setCopying(false);
    }
  };
  return (
    <Dialog
      open
      // It has to be decided: until then nothing more is saved.
      onOpenChange={() => undefined}
      size="lg"
      title={t('title', { count: rows.length })}
      description={t('text', { who, when })}
      footer={
        <>
          <Button className="mr-auto" loading={copying} onClick={copy} title={t('copyMeans')}>
            {t('copy')}
          </Button>
          <Button variant="primary" disabled={open > 0 || copying} onClick={() => saving.choose(choices)}>
            {open > 0 ? t('stillOpen', { count: open }) : t('apply')}
          </Button>
        </>
      }
    >
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <p className="flex-1 basis-64 text-sm text-ink-muted">{t('merged')}</p>
        <Button size="sm" onClick={() => all('mine')}>
          {t('allMine')}
        </Button>
        <Button size="sm" onClick={() => all('theirs')}>
          {t('allTheirs')}
        </Button>
      </div>
      <div className="space-y-3">
        {rows.map(({ key, words }) => (
          <ConflictChoice
            key={key}
            words={words}
            who={who}
            chosen={choices[key] ?? null}
            onChoose={(side) => setChoices((before) => ({ ...before, [key]: side }))}
          />
        ))}
      </div>
      {problem !== null && (
        <Callout tone="danger" className="mt-3">
          {problem}
        </Callout>
      )}
    </Dialog>
  );
}
