'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { failureOf, failureText } from '@/client/failure';
import { NamedDialog } from '@/skills/named-dialog';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Page } from '@/ui/page';
import { ScheduleState } from './schedule-state';

interface SchedulePageProps {
  readonly name: string;
  readonly publishedId: string | null;
  readonly latestId: string;
  readonly editor: {
    readonly changed: boolean;
    readonly publishable: boolean;
    readonly pending: boolean;
    readonly error: unknown;
    readonly save: () => Promise<void>;
    readonly publish: () => Promise<void>;
    readonly rename: (name: string) => Promise<void>;
  };
  readonly status?: ReactNode;
  readonly children: ReactNode;
}

/** What opening hours and lists of holidays have in common: name, state, saving, publishing. */
export function SchedulePage({ name, publishedId, latestId, editor, status, children }: SchedulePageProps) {
  const t = useTranslations('hours');
  const locale = useLocale();
  const can = useCan();
  const [renaming, setRenaming] = useState(false);
  const failed = editor.error !== null && editor.error !== undefined;
  return (
    <Page
      width="prose"
      breadcrumbs={[{ label: t('title'), href: '/hours' }]}
      title={
        <>
          {name}
          <ScheduleState publishedId={publishedId} latestId={editor.changed ? '' : latestId} />
        </>
      }
      {...(status === undefined ? {} : { description: status })}
      actions={
        <>
          {can('hours.edit') && (
            <>
              <Button variant="ghost" onClick={() => setRenaming(true)}>
                {t('rename')} …
              </Button>
              <Button disabled={!editor.changed || editor.pending} onClick={() => void editor.save()}>
                {t('save')}
              </Button>
            </>
          )}
          {can('hours.publish') && (
            <Button
              variant="primary"
              disabled={!editor.publishable || editor.pending}
              loading={editor.pending}
              onClick={() => void editor.publish()}
            >
              {t(editor.changed ? 'save_publish' : 'publish')}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {failed && (
          <Callout tone="danger">
            {failureOf(editor.error).code === 'outdated' ? t('outdated') : failureText(editor.error, locale)}
          </Callout>
        )}
        {children}
      </div>
      {renaming && (
        <NamedDialog
          title={t('rename')}
          label={t('name')}
          name={name}
          error={null}
          saving={false}
          onSave={(next) =>
            void editor.rename(next).then(
              () => setRenaming(false),
              () => undefined,
            )
          }
          onClose={() => setRenaming(false)}
        />
      )}
    </Page>
  );
}
