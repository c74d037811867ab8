'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useId } from 'react';
import { failureOf, failureText } from '@/client/failure';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';

interface FormDialogProps {
  title: string;
  description?: ReactNode;
  /** Of the save that failed; what it says of fields stands at the fields. */
  error: unknown;
  saving: boolean;
  /** False keeps the button from being pressed. */
  ready?: boolean;
  submitLabel?: string;
  onSubmit: () => void;
  onClose: () => void;
  size?: 'sm' | 'md' | 'lg';
  children: ReactNode;
}

/** A form in a window, sent with Enter or its button. */
export function FormDialog(props: FormDialogProps) {
  const ui = useTranslations('ui');
  const locale = useLocale();
  const formId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  const failed = props.error !== null && props.error !== undefined && failureOf(props.error).fields.length === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.title}
      {...(props.description === undefined ? {} : { description: props.description })}
      {...(props.size === undefined ? {} : { size: props.size })}
      footer={
        <>
          <Button onClick={props.onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={props.saving} disabled={props.ready === false}>
            {props.submitLabel ?? ui('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {failed && <Callout tone="danger">{failureText(props.error, locale)}</Callout>}
        {props.children}
      </form>
    </Dialog>
  );
}
