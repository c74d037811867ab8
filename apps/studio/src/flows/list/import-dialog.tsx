'use client';

import { type ImportReading, importFlow } from '@patchbay/exchange';
import { flowLimits, type Locale } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { useQuery } from '@tanstack/react-query';
import { FileJson, FileUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { classNames } from '@/ui/class-names';
import { Dialog } from '@/ui/dialog';
import { useFileChoice } from '@/ui/files/use-file-choice';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { useUiLocale } from '../editor/editor-context';
import { ImportReport } from './import-report';
import { useImport } from './use-import';

interface Chosen {
  readonly fileName: string;
  readonly text: string;
  readonly reading: ImportReading;
}

interface ReadOptions {
  readonly locale: Locale;
  /** Queues that may take the place of the source's. */
  readonly queues: readonly { readonly id: string; readonly name: string }[];
}

/** @param name for a flow that has none of its own */
function readText(text: string, fileName: string, name: string, options: ReadOptions): Chosen {
  return { fileName, text, reading: importFlow(text, { registry: nodeTypes, name, ...options }) };
}

async function readFile(file: File, options: ReadOptions): Promise<Chosen> {
  // A file that is too large is not even read: only its refusal is made, by the same reader.
  const text =
    file.size > flowLimits.documentBytesMax * 4 ? ' '.repeat(flowLimits.documentBytesMax + 1) : await file.text();
  return readText(text, file.name, file.name.replace(/(\.flow)?\.json$/i, ''), options);
}

/** Takes a flow from a file or the clipboard. It is read here first: the report is seen before anything is written. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('flows.import');
  const locale = useUiLocale();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [name, setName] = useState('');
  const [pasted, setPasted] = useState('');
  const bring = useImport();
  const trpc = useTRPC();
  const choices = useQuery(trpc.flows.choices.queryOptions(undefined, { staleTime: 30_000 }));
  const options = { locale, queues: choices.data?.queues ?? [] };
  const take = (next: Chosen) => {
    bring.reset();
    setChosen(next);
    setName(next.reading.ok ? next.reading.document.name : '');
  };
  const reading = chosen?.reading;
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('text')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="primary"
            disabled={reading?.ok !== true || name.trim() === ''}
            loading={bring.isPending || bring.isSuccess}
            onClick={() => chosen && bring.mutate({ text: chosen.text, name: name.trim(), locale })}
          >
            {t('import')}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <DropZone
          fileName={chosen?.fileName ?? null}
          onFile={async (file) => {
            setPasted('');
            take(await readFile(file, options));
          }}
        />
        <Textarea
          className="min-h-16 font-mono text-xs"
          rows={2}
          spellCheck={false}
          aria-label={t('paste')}
          placeholder={t('paste')}
          value={pasted}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setPasted(text);
            if (text.trim() !== '') take(readText(text, t('pasted'), '', options));
          }}
        />
        {reading !== undefined && <ImportReport reading={reading} />}
        {reading?.ok === true && (
          <FormField label={t('name')}>
            {(control) => (
              <Input
                {...control}
                maxLength={flowLimits.nameLengthMax}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            )}
          </FormField>
        )}
        {bring.isError && <Callout tone="danger">{failureText(bring.error, locale)}</Callout>}
      </div>
    </Dialog>
  );
}

function DropZone({ fileName, onFile }: { fileName: string | null; onFile: (file: File) => Promise<void> }) {
  const t = useTranslations('flows.import');
  const files = useFileChoice({
    accept: '.json,application/json',
    label: t('choose'),
    onFiles: ([file]) => void onFile(file),
  });
  const Icon = fileName === null ? FileUp : FileJson;
  return (
    <>
      <button
        type="button"
        onClick={files.choose}
        {...files.drop}
        className={classNames(
          'flex w-full flex-col items-center gap-1 rounded-lg border border-dashed px-4 py-5 text-sm',
          files.over ? 'border-accent bg-accent-soft' : 'border-line-strong hover:bg-hover',
        )}
      >
        <Icon className="size-6 text-ink-faint" aria-hidden />
        <span className="font-medium [overflow-wrap:anywhere]">{fileName ?? t('choose')}</span>
        <span className="text-xs text-ink-muted">{t(fileName === null ? 'drop' : 'chooseOther')}</span>
      </button>
      {files.field}
    </>
  );
}
