'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { failureText } from '@/client/failure';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { useUiLocale } from '../editor/editor-context';

interface NameDialogProps {
  readonly title: string;
  readonly action: string;
  readonly name: string;
  readonly onSubmit: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for the name of a flow. */
export function NameDialog({ title, action, name: first, onSubmit, onClose }: NameDialogProps) {
  const t = useTranslations('flows.list');
  const locale = useUiLocale();
  const [name, setName] = useState(first);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | undefined>();
  const submit = async () => {
    setBusy(true);
    try {
      await onSubmit(name.trim());
      onClose();
    } catch (error) {
      setFailure(failureText(error, locale));
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} size="sm">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void submit();
        }}
      >
        <FormField label={t('name')} error={failure}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </FormField>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" loading={busy} disabled={name.trim() === ''}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
