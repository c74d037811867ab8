'use client';

import { checkFlow } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { failureText } from '@/client/failure';
import { RolloutChoice } from '@/flows/rollout/rollout-choice';
import { isWhole, type RolloutPlan } from '@/flows/rollout/rollout-plan';
import { PublishScenarios } from '@/flows/scenarios/publish-scenarios';
import { useRequiredFailing } from '@/flows/scenarios/run/use-required-failing';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Textarea } from '@/ui/input';
import { useEditor, useScreen, useUiLocale, useWorkspace } from '../editor-context';
import type { OpenedFlow } from '../open-flow';
import type { Saving } from '../use-autosave';
import { NumberBinding } from './number-binding';
import { PublishChanges } from './publish-changes';
import { PublishProblems } from './publish-problems';
import { useApprovalNeeded } from './use-approval-needed';
import { usePublish } from './use-publish';
import { usePublished } from './use-published';

/** Makes the draft the version that new calls get: says what stands in the way, what changes, and where it is reached. */
export function PublishDialog({ opened, saving }: { opened: OpenedFlow; saving: Saving }) {
  const t = useTranslations('flows.publish');
  const { screen } = useWorkspace();
  const open = useScreen((state) => state.publishing);
  return (
    <Dialog open={open} onOpenChange={(next) => screen.setState({ publishing: next })} title={t('title')} size="xl">
      {open && <PublishForm opened={opened} saving={saving} />}
    </Dialog>
  );
}

function PublishForm({ opened, saving }: { opened: OpenedFlow; saving: Saving }) {
  const t = useTranslations('flows.publish');
  const versions = useTranslations('flow_versions.publish');
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const document = useEditor((state) => state.content.document);
  const known = useEditor((state) => state.problems);
  const problems = useMemo(
    () => (known.length > 0 ? known : checkFlow(document, editor.parts.registry)),
    [known, document, editor],
  );
  const published = usePublished(opened);
  const approval = useApprovalNeeded();
  const [note, setNote] = useState('');
  const [rollout, setRollout] = useState<RolloutPlan | null>(null);
  const publish = usePublish(opened, saving);
  const close = () => screen.setState({ publishing: false });
  const failing = useRequiredFailing();
  const blocked = failing || problems.some((problem) => problem.severity === 'error');

  if (publish.done !== null) {
    const { number } = publish.done;
    return (
      <div className="space-y-4">
        {number === null ? (
          <Callout tone="info" title={versions('proposed')}>
            {versions('proposedText')}
          </Callout>
        ) : (
          <Callout tone="success" title={t('done', { number })}>
            {t('doneText')}
          </Callout>
        )}
        <NumberBinding flowId={opened.id} />
        <div className="flex justify-end">
          <Button variant="primary" onClick={close}>
            {t('close')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="space-y-5">
      <PublishProblems problems={problems} onGo={close} />
      <PublishChanges opened={opened} number={published.number} />
      <PublishScenarios flowId={opened.id} document={document} saving={saving} onGo={close} />
      <FormField label={t('note')} optional={t('optional')}>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            className="min-h-14"
            maxLength={2_000}
            value={note}
            placeholder={t('notePlaceholder')}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </FormField>
      {published.number !== null && !approval && (
        <RolloutChoice flowId={opened.id} baseNumber={published.number} value={rollout} onChange={setRollout} />
      )}
      <NumberBinding flowId={opened.id} />
      {approval && <Callout tone="info">{versions('approvalNeeded')}</Callout>}
      {publish.error !== null && <Callout tone="danger">{failureText(publish.error, locale)}</Callout>}
      {publish.unsaved && <Callout tone="danger">{t('unsaved')}</Callout>}
      <div className="flex justify-end gap-2">
        <Button onClick={close}>{t('cancel')}</Button>
        <Button
          variant="primary"
          loading={publish.busy}
          disabled={blocked || (rollout !== null && !isWhole(rollout))}
          onClick={() => void publish.send({ note, rollout })}
        >
          {approval ? versions('propose') : t('publish', { number: published.nextNumber })}
        </Button>
      </div>
    </div>
  );
}
