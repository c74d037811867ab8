'use client';

import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { failureOf, failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import type { Call } from '../seat-desk';
import { FormFields } from './form-fields';
import { useRefreshCall } from './use-call';

/** A form that the flow asks the agent to fill in. */
export function AgentForm({ callId, form, hint }: { callId: string; form: Call['forms'][number]; hint?: ReactNode }) {
  const t = useTranslations('seat.forms');
  const locale = useLocale();
  const trpc = useTRPC();
  const refresh = useRefreshCall();
  const fill = useMutation(trpc.seat.fillForm.mutationOptions({ meta: { showsFailure: true }, onSuccess: refresh }));
  const { flowId, nodeId } = form;
  return (
    <FormFields
      form={form}
      refused={fill.isError ? refusedFields(fill.error) : []}
      hint={hint}
      // What stands there now was neither saved nor refused.
      onEdit={() => fill.reset()}
      onSave={(values) => fill.mutate({ callId, flowId, nodeId, values })}
    >
      {fill.isError && <Callout tone="danger">{failureText(fill.error, locale)}</Callout>}
      <div className="flex items-center gap-3">
        <Button type="submit" loading={fill.isPending}>
          {t(form.answer === null ? 'save' : 'save_again')}
        </Button>
        {fill.isSuccess && (
          <span role="status" className="text-xs text-ink-muted">
            {t('saved')}
          </span>
        )}
      </div>
    </FormFields>
  );
}

function refusedFields(error: unknown): string[] {
  const { fields } = failureOf(error).details;
  return Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : [];
}
