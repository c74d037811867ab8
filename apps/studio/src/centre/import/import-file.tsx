'use client';

import type { ImportKind } from '@patchbay/records';
import { useQuery } from '@tanstack/react-query';
import { FileSpreadsheet } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Checkbox } from '@/ui/checkbox';
import { classNames } from '@/ui/class-names';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { decodeFile, fileBytesMax } from './decode-file';
import { useExport } from './use-export';

interface ImportFileProps {
  kind: ImportKind;
  text: string;
  onText: (text: string) => void;
  removeMissing: boolean;
  onRemoveMissing: (remove: boolean) => void;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Takes a file or pasted rows, and says which columns there can be. */
export function ImportFile({ kind, text, onText, removeMissing, onRemoveMissing }: ImportFileProps) {
  const t = useTranslations('centre.import');
  const trpc = useTRPC();
  const shape = useQuery(trpc.centreImport.shape.queryOptions({ kind }));
  const exportCsv = useExport(kind);
  const removeLabel = t(kind === 'shifts' ? 'remove_missing_shifts' : 'remove_missing');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > fileBytesMax) {
      setRefusal(t('too_big', { size: megabytes(file.size), max: megabytes(fileBytesMax) }));
      return;
    }
    const decoded = decodeFile(new Uint8Array(await file.arrayBuffer()));
    setRefusal(decoded === null ? t('not_text') : null);
    if (decoded !== null) onText(decoded);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <>
      {refusal !== null && <Callout tone="danger">{refusal}</Callout>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way to what the button inside does */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames(
          'flex flex-wrap items-center justify-center gap-3 rounded-lg border border-dashed border-line-strong p-6 text-sm text-ink-muted',
          over && 'border-accent bg-accent-soft',
        )}
      >
        <FileSpreadsheet className="size-5 text-ink-faint" aria-hidden />
        <Button onClick={() => input.current?.click()}>{t('choose_file')}</Button>
        {t('drop')}
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          className="hidden"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <FormField label={t('paste')}>
        {(control) => (
          <Textarea
            {...control}
            value={text}
            onChange={(event) => onText(event.currentTarget.value)}
            rows={7}
            spellCheck={false}
            className="font-mono text-xs"
          />
        )}
      </FormField>
      <div className="flex flex-wrap items-center gap-1.5 text-xs text-ink-muted">
        {t('columns')}:
        {shape.data?.columns.map(({ name, required }) => (
          <Badge key={name} tone={required === true ? 'accent' : 'neutral'} className="font-mono">
            {name}
            {required === true && <span className="font-sans font-normal">{t('required')}</span>}
          </Badge>
        ))}
        <Button variant="link" size="sm" onClick={() => void exportCsv()}>
          {t('template')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the check box inside is a button, which a label around it names */}
      <label className="flex cursor-pointer items-center gap-2 text-sm">
        <Checkbox checked={removeMissing} onChange={onRemoveMissing} label={removeLabel} />
        {removeLabel}
      </label>
    </>
  );
}
