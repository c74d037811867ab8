'use client';

import type { TableShape } from '@patchbay/flow-schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { TextFileDrop } from '@/ui/files/text-file-drop';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { toast } from '@/ui/toast';
import { ImportRowsPreview, type RowsPlan } from './import-rows-preview';

interface ImportRowsDialogProps {
  readonly tableId: string;
  readonly shape: TableShape;
  readonly onClose: () => void;
  readonly onImported: () => void;
}

const fileBytesMax = 16_000_000;
/** More would make the field heavy; the file is taken whole all the same. */
const shownMax = 20_000;

/** A file or pasted rows, what they would change, and then all of that at once. */
export function ImportRowsDialog({ tableId, shape, onClose, onImported }: ImportRowsDialogProps) {
  const t = useTranslations('tables.import');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [file, setFile] = useState<{ name: string; text: string }>({ name: '', text: '' });
  const [mode, setMode] = useState<'merge' | 'replace'>('merge');
  const [plan, setPlan] = useState<RowsPlan | null>(null);
  const meta = { showsFailure: true };
  const request = { id: tableId, text: file.text, fileName: file.name === '' ? t('pasted') : file.name, mode };
  const look = useMutation(trpc.tables.look.mutationOptions({ meta, onSuccess: setPlan }));
  const restore = useMutation(
    trpc.tables.restore.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.tables.pathKey() }),
    }),
  );
  const carryOut = useMutation(
    trpc.tables.carryOut.mutationOptions({
      meta,
      onSuccess: async ({ counts, undo }) => {
        await queries.invalidateQueries({ queryKey: trpc.tables.pathKey() });
        toast.success(t('done', { count: counts.added + counts.changed + counts.removed }), {
          action: {
            label: ui('undo'),
            onClick: () => restore.mutate({ id: tableId, number: undo, note: t('undone', { file: request.fileName }) }),
          },
        });
        onImported();
        onClose();
      },
    }),
  );
  const error = look.error ?? carryOut.error;
  const changes = plan === null ? 0 : plan.counts.added + plan.counts.changed + plan.counts.removed;

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      size={plan === null ? 'lg' : 'xl'}
      {...(plan === null ? { description: t('help') } : {})}
      footer={
        plan === null ? (
          <>
            <Button onClick={onClose}>{ui('cancel')}</Button>
            <Button
              variant="primary"
              loading={look.isPending}
              disabled={file.text.trim() === ''}
              onClick={() => look.mutate({ ...request, badRows: 'refuse' })}
            >
              {t('look')}
            </Button>
          </>
        ) : (
          <>
            <Button
              onClick={() => {
                setPlan(null);
                carryOut.reset();
              }}
            >
              {t('back')}
            </Button>
            <Button
              variant="primary"
              loading={carryOut.isPending}
              disabled={changes === 0}
              onClick={() =>
                carryOut.mutate({
                  ...request,
                  badRows: plan.badRowCount > 0 ? 'skip' : 'refuse',
                  fingerprint: plan.fingerprint,
                })
              }
            >
              {plan.badRowCount > 0 ? t('apply_without', { count: plan.badRowCount }) : t('apply', { count: changes })}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {error !== null && <Callout tone="danger">{failureText(error, locale)}</Callout>}
        {plan === null ? (
          <>
            <TextFileDrop name={file.name} bytesMax={fileBytesMax} onText={(text, name) => setFile({ name, text })} />
            <FormField
              label={t('paste')}
              help={t('columns', { names: shape.columns.map(({ label }) => label).join(', ') })}
            >
              {(control) => (
                <Textarea
                  {...control}
                  rows={7}
                  spellCheck={false}
                  className="font-mono text-xs"
                  readOnly={file.text.length > shownMax}
                  value={file.text.length > shownMax ? `${file.text.slice(0, shownMax)}…` : file.text}
                  onChange={(event) => setFile({ name: '', text: event.currentTarget.value })}
                />
              )}
            </FormField>
            <div>
              <p className="mb-1 text-sm font-medium">{t('mode')}</p>
              <Segmented
                label={t('mode')}
                value={mode}
                options={[
                  { value: 'merge', label: t('merge') },
                  { value: 'replace', label: t('replace') },
                ]}
                onChange={setMode}
              />
              <p className="mt-1 text-xs text-ink-muted">{t(mode === 'merge' ? 'merge_help' : 'replace_help')}</p>
            </div>
          </>
        ) : (
          <ImportRowsPreview plan={plan} shape={shape} />
        )}
      </div>
    </Dialog>
  );
}
