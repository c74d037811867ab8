'use client';

import { FileSpreadsheet } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../button';
import { Callout } from '../callout';
import { classNames } from '../class-names';
import { decodeFile } from './decode-file';
import { useFileChoice } from './use-file-choice';

const bytesMaxUsual = 5_000_000;

interface TextFileDropProps {
  /** What is taken already, shown instead of the hint. */
  readonly name?: string;
  /** More is not even read. */
  readonly bytesMax?: number;
  readonly onText: (text: string, name: string) => void;
}

/** Takes a table as a text file, in whatever encoding spreadsheets write, or says why not. */
export function TextFileDrop({ name = '', bytesMax = bytesMaxUsual, onText }: TextFileDropProps) {
  const t = useTranslations('ui.file');
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = async (file: File) => {
    if (file.size > bytesMax) {
      setRefusal(t('too_big', { size: file.size / 1e6, max: bytesMax / 1e6 }));
      return;
    }
    const text = decodeFile(new Uint8Array(await file.arrayBuffer()));
    setRefusal(text === null ? t('not_text') : null);
    if (text !== null) onText(text, file.name);
  };
  const files = useFileChoice({
    accept: '.csv,.txt,.tsv,text/csv,text/plain',
    label: t('choose'),
    onFiles: ([file]) => void take(file),
  });
  return (
    <>
      {refusal !== null && <Callout tone="danger">{refusal}</Callout>}
      <div
        {...files.drop}
        className={classNames(
          'flex flex-wrap items-center justify-center gap-3 rounded-lg border border-dashed border-line-strong p-6 text-sm text-ink-muted',
          files.over && 'border-accent bg-accent-soft',
        )}
      >
        <FileSpreadsheet className="size-5 text-ink-faint" aria-hidden />
        <Button onClick={files.choose}>{t('choose')}</Button>
        <span className="min-w-0 [overflow-wrap:anywhere]">{name === '' ? t('drop') : name}</span>
        {files.field}
      </div>
    </>
  );
}
