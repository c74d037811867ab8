'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { failureOf } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { toast } from '@/ui/toast';
import { dayOn } from '../shift-clock';
import type { Week, WeekShift } from '../week/use-week';
import { AgentChoice } from './agent-choice';
import { DayChoice } from './day-choice';
import { draftOf, isComplete, type ShiftDraft, shiftOn } from './shift-draft';
import { ShiftTimes } from './shift-times';

/** What is asked for: shifts of some agents, on a day or on those that are still to be chosen, or a change of one. */
export type ShiftTask =
  | { kind: 'new'; agentIds: readonly string[]; day: string | null }
  | { kind: 'edit'; shift: WeekShift };

interface ShiftDialogProps {
  week: Week;
  task: ShiftTask;
  onClose: () => void;
}

const refusalsShownMax = 6;
const usual: ShiftDraft = { start: '09:00', end: '17:00', breaks: [] };

/** Plans shifts, the same times for several agents and days at once, or changes one. */
export function ShiftDialog({ week, task, onClose }: ShiftDialogProps) {
  const t = useTranslations('shifts.dialog');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
  const { timeZone } = week;
  const edited = task.kind === 'edit' ? task.shift : null;
  const [draft, setDraft] = useState<ShiftDraft>(edited === null ? usual : draftOf(edited, timeZone));
  const [agentIds, setAgentIds] = useState<readonly string[]>(
    task.kind === 'new' ? task.agentIds : [task.shift.agentId],
  );
  const [days, setDays] = useState<readonly string[]>(
    edited !== null ? [dayOn(edited.since, timeZone)] : task.kind === 'new' && task.day !== null ? [task.day] : [],
  );
  const change = useMutation(
    trpc.shifts.change.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ saved, removed }) => {
        await queries.invalidateQueries({ queryKey: trpc.shifts.pathKey() });
        toast.success(saved === 0 && removed > 0 ? t('removed') : t('saved', { count: saved }));
        onClose();
      },
    }),
  );
  const count = agentIds.length * days.length;
  const ready = isComplete(draft) && count > 0 && draft.breaks.every(({ reasonId }) => reasonId !== '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const id = edited?.id;
    change.mutate({
      save: agentIds.flatMap((agentId) =>
        days.map((day) => ({ ...shiftOn(day, draft, timeZone), agentId, ...(id === undefined ? {} : { id }) })),
      ),
      remove: [],
    });
  };
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={edited === null ? t('new') : t('edit', { name: edited.agentName })}
      footer={
        <>
          {edited !== null && (
            <Button
              variant="danger-ghost"
              className="mr-auto"
              loading={change.isPending && change.variables?.save.length === 0}
              onClick={() => change.mutate({ save: [], remove: [edited.id] })}
            >
              <Trash2 aria-hidden />
              {t('remove')}
            </Button>
          )}
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={change.isPending} disabled={!ready}>
            {edited === null ? t('save_many', { count }) : ui('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} className="flex flex-col gap-4">
        {change.error !== null && <Refusal error={change.error} />}
        {edited === null ? (
          <>
            <AgentChoice week={week} chosen={agentIds} onChange={setAgentIds} />
            <DayChoice monday={week.monday} chosen={days} onChange={setDays} />
          </>
        ) : (
          <FormField label={t('day')}>
            {(control) => (
              <Input
                {...control}
                type="date"
                required
                className="w-44"
                value={days[0] ?? ''}
                onChange={(event) => setDays(event.currentTarget.value === '' ? [] : [event.currentTarget.value])}
              />
            )}
          </FormField>
        )}
        <ShiftTimes draft={draft} onChange={setDraft} days={days} week={week} />
      </form>
    </Dialog>
  );
}

/** What is wrong, one line each: of many shifts at once it may be much. */
function Refusal({ error }: { error: unknown }) {
  const t = useTranslations('shifts.dialog');
  const locale = useLocale();
  const { fields, text } = failureOf(error);
  if (fields.length === 0) return <Callout tone="danger">{text[locale]}</Callout>;
  const words = [...new Set(fields.map(({ text: own, message }) => own?.[locale] ?? message))];
  return (
    <Callout tone="danger" title={t('refused')}>
      <ul className="list-disc pl-4">
        {words.slice(0, refusalsShownMax).map((one) => (
          <li key={one} className="[overflow-wrap:anywhere]">
            {one}
          </li>
        ))}
        {words.length > refusalsShownMax && <li>{t('more', { count: words.length - refusalsShownMax })}</li>}
      </ul>
    </Callout>
  );
}
