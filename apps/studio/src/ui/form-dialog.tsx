'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useId } from 'react';
import { failureOf, failureText } from '@/client/failure';
import { Button } from './button';
import { Callout } from './callout';
import { classNames } from './class-names';
import { Dialog } from './dialog';

interface FormDialogProps {
  title: string;
  description?: ReactNode;
  /** Of the save that failed. */
  error: unknown;
  /** The form says at its fields what the failure says of them; left out, all of it stands above. */
  fieldErrors?: boolean;
  saving: boolean;
  /** False keeps the button from being pressed. */
  ready?: boolean;
  submitLabel?: string;
  /** With what the fields hold that have a name. */
  onSubmit: (fields: FormData) => void;
  onClose: () => void;
  size?: 'sm' | 'md' | 'lg';
  /** Two fields beside each other where there is room. */
  columns?: boolean;
  children: ReactNode;
}

/** A form in a window, sent with Enter or its button. */
export function FormDialog(props: FormDialogProps) {
  const ui = useTranslations('ui');
  const locale = useLocale();
  const formId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // In React's tree it may stand within another form.
    event.stopPropagation();
    props.onSubmit(new FormData(event.currentTarget));
  };
  const failed =
    props.error !== null &&
    props.error !== undefined &&
    (props.fieldErrors !== true || failureOf(props.error).fields.length === 0);
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
      <form
        id={formId}
        onSubmit={submit}
        autoComplete="off"
        className={props.columns === true ? 'grid gap-4 sm:grid-cols-2' : 'flex flex-col gap-4'}
      >
        {failed && (
          <Callout tone="danger" className={classNames(props.columns === true && 'sm:col-span-2')}>
            {failureText(props.error, locale)}
          </Callout>
        )}
        {props.children}
      </form>
    </Dialog>
  );
}
