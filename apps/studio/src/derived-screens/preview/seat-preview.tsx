'use client';

import { type DerivedScreens, parseTemplate, type ScriptPart, type SeatScript } from '@patchbay/flow-schema';
import { Headset } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NodeIcon } from '@/flows/editor/canvas/node-icon';
import { FormFields } from '@/seat/call/form-fields';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { AgentScript } from '../seat/agent-script';

interface SeatPreviewProps {
  screens: DerivedScreens;
  language: string;
  onShow: (nodeId: string) => void;
}

/** What an agent would have in front of them, with the names of values where their values will stand. */
export function SeatPreview({ screens, language, onShow }: SeatPreviewProps) {
  const t = useTranslations('derived_screens.preview');
  const locale = useLocale();
  const screen = screens.seat[0]?.screen;
  if (screen === undefined) return null;
  const { fields, scripts, forms, actions } = screen;
  if (fields.length + scripts.length + forms.length + actions.length === 0) {
    return <EmptyState icon={Headset} title={t('seat_empty_title')} description={t('seat_empty')} />;
  }
  return (
    <div className="flex flex-col gap-4">
      {fields.length > 0 && (
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
          {fields.map(({ nodeId, variable, label }) => (
            <div key={variable} className="min-w-0">
              <dt className="text-xs text-ink-muted">{label[locale]}</dt>
              <dd>
                <NodeLink nodeId={nodeId} onShow={onShow}>
                  <code className="text-xs">{variable}</code>
                </NodeLink>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {scripts.map((script) => (
        <div key={script.nodeId} className="flex flex-col items-start gap-1">
          <div className="w-full">
            <AgentScript title={script.title} parts={namedParts(script, language)} />
          </div>
          <After nodeId={script.nodeId} onShow={onShow} />
        </div>
      ))}
      {actions.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {actions.map(({ nodeId, label, icon }) => (
            <Button key={nodeId} onClick={() => onShow(nodeId)}>
              <NodeIcon name={icon} className="size-4" />
              {label[locale]}
            </Button>
          ))}
        </div>
      )}
      {forms.map((form) => (
        <div key={form.nodeId} className="rounded-lg border border-line p-3">
          <FormFields form={{ ...form, answer: null }} onSave={() => undefined}>
            <p className="text-xs text-ink-muted">{t('not_saved')}</p>
          </FormFields>
          <After nodeId={form.nodeId} onShow={onShow} />
        </div>
      ))}
    </div>
  );
}

function After({ nodeId, onShow }: { nodeId: string; onShow: (nodeId: string) => void }) {
  const t = useTranslations('derived_screens.preview');
  return (
    <NodeLink nodeId={nodeId} onShow={onShow}>
      {t('after')}
    </NodeLink>
  );
}

function NodeLink({
  nodeId,
  onShow,
  children,
}: {
  nodeId: string;
  onShow: (nodeId: string) => void;
  children: ReactNode;
}) {
  return (
    <Button variant="link" size="sm" className="h-auto" onClick={() => onShow(nodeId)}>
      {children}
    </Button>
  );
}

/** The template with what will be filled in named where it will stand. */
function namedParts({ texts }: SeatScript, language: string): ScriptPart[] {
  const chosen = texts.find((each) => each.language === language) ?? texts[0];
  const template = parseTemplate(chosen?.template ?? '');
  if (!template.ok) return [{ kind: 'text', text: chosen?.template ?? '' }];
  return template.parts.map((part) =>
    part.kind === 'text' ? part : { kind: 'value', text: `{${part.source.trim()}}` },
  );
}
