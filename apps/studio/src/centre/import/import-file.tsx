'use client';

import type { ImportKind } from '@patchbay/records';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { TextFileDrop } from '@/ui/files/text-file-drop';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { useExport } from './use-export';

interface ImportFileProps {
  kind: ImportKind;
  text: string;
  onText: (text: string) => void;
  removeMissing: boolean;
  onRemoveMissing: (remove: boolean) => void;
}

/** Takes a file or pasted rows, and says which columns there can be. */
export function ImportFile({ kind, text, onText, removeMissing, onRemoveMissing }: ImportFileProps) {
  const t = useTranslations('centre.import');
  const trpc = useTRPC();
  const shape = useQuery(trpc.centreImport.shape.queryOptions({ kind }));
  const exportCsv = useExport(kind);
  const removeLabel = t(kind === 'shifts' ? 'remove_missing_shifts' : 'remove_missing');

  return (
    <>
      <TextFileDrop onText={onText} />
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
