'use client';

import { type FlowFileReading, flowLimits, readFlowFile } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FileJson, FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { classNames } from '@/ui/class-names';
import { Dialog } from '@/ui/dialog';
import { useUiLocale } from '../editor/editor-context';
import { ImportReport } from './import-report';

interface Chosen {
  readonly name: string;
  readonly text: string;
  readonly reading: FlowFileReading;
}

async function readChosen(file: File): Promise<Chosen> {
  // A file that is too large is not even read: only its refusal is made, by the same reader.
  const text =
    file.size > flowLimits.documentBytesMax * 4 ? ' '.repeat(flowLimits.documentBytesMax + 1) : await file.text();
  return { name: file.name, text, reading: readFlowFile(text, nodeTypes) };
}

/** Takes a flow from a file. It is read here first, so that what is wrong with it is told before anything is stored. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('flows.import');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const locale = useUiLocale();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [over, setOver] = useState(false);
  const bring = useMutation(
    trpc.flows.import.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: trpc.flows.list.queryKey() });
        router.push(`/flows/${id}`);
      },
    }),
  );
  const take = async (file: File | undefined) => {
    if (!file) return;
    bring.reset();
    setChosen(await readChosen(file));
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')} description={t('text')}>
      <div className="space-y-4">
        <button
          type="button"
          onClick={() => input.current?.click()}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void take(event.dataTransfer.files[0]);
          }}
          className={classNames(
            'flex w-full flex-col items-center gap-1 rounded-lg border border-dashed px-4 py-6 text-sm',
            over ? 'border-accent bg-accent-soft' : 'border-line-strong hover:bg-hover',
          )}
        >
          {chosen ? (
            <FileJson className="size-6 text-ink-faint" aria-hidden />
          ) : (
            <FileUp className="size-6 text-ink-faint" aria-hidden />
          )}
          <span className="font-medium [overflow-wrap:anywhere]">{chosen?.name ?? t('choose')}</span>
          <span className="text-xs text-ink-muted">{t(chosen ? 'chooseOther' : 'drop')}</span>
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          className="sr-only"
          aria-label={t('choose')}
          onChange={(event) => void take(event.target.files?.[0])}
        />
        {chosen && <ImportReport reading={chosen.reading} />}
        {bring.isError && <Callout tone="danger">{failureText(bring.error, locale)}</Callout>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            disabled={chosen === null || !chosen.reading.ok}
            loading={bring.isPending || bring.isSuccess}
            onClick={() => chosen && bring.mutate({ text: chosen.text })}
          >
            {t('import')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
