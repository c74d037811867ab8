'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { type FlowTemplate, flowFromTemplate, flowPicture, flowTemplates, screenColours } from '@patchbay/exchange';
import type { Locale } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { useUiLocale } from '../editor/editor-context';

const emptyFlow = 'empty';

/** The picture of a template, drawn from the layout that its flow will have. */
function pictureOf(template: FlowTemplate, locale: Locale): string {
  const { document, layout } = flowFromTemplate(template, {
    registry: nodeTypes,
    locale,
    name: template.title[locale],
    languages: [locale === 'zh' ? 'zh-CN' : 'en-US'],
    queueId: '',
  });
  return flowPicture(document, layout, { registry: nodeTypes, locale, colours: screenColours, small: true }).svg;
}

/** What a new flow may begin with: an empty canvas or a template, each with its picture. */
export function TemplateGallery({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (template: FlowTemplate | null) => void;
}) {
  const t = useTranslations('flows.list');
  const locale = useUiLocale();
  const pictures = useMemo(
    () => new Map(flowTemplates.map((template) => [template.id, pictureOf(template, locale)])),
    [locale],
  );
  return (
    <RadioGroup
      aria-label={t('templates')}
      value={value ?? emptyFlow}
      onValueChange={(next) => onChange(flowTemplates.find(({ id }) => id === next) ?? null)}
      className="grid grid-cols-2 gap-2.5 md:grid-cols-3"
    >
      <TemplateCard id={emptyFlow} title={t('emptyFlow')} text={t('emptyFlowText')}>
        <Plus className="size-7 text-ink-faint" aria-hidden />
      </TemplateCard>
      {flowTemplates.map((template) => (
        <TemplateCard
          key={template.id}
          id={template.id}
          title={template.title[locale]}
          text={template.description[locale]}
        >
          <div
            aria-hidden
            className="h-24 w-full [&_svg]:size-full"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, its words escaped; inline, so that it follows the theme
            dangerouslySetInnerHTML={{ __html: pictures.get(template.id) ?? '' }}
          />
        </TemplateCard>
      ))}
    </RadioGroup>
  );
}

function TemplateCard({ id, title, text, children }: { id: string; title: string; text: string; children: ReactNode }) {
  return (
    <Radio.Root
      value={id}
      className="flex min-w-0 cursor-pointer flex-col overflow-hidden rounded-lg border border-line-strong bg-surface text-left hover:bg-hover focus-visible:outline-2 focus-visible:outline-focus data-checked:border-accent data-checked:ring-1 data-checked:ring-accent"
    >
      <span className="grid h-28 w-full place-items-center overflow-hidden border-b border-line bg-canvas p-2">
        {children}
      </span>
      <span className="block p-2.5">
        <span className="block text-sm font-medium">{title}</span>
        <span className="mt-0.5 block text-xs text-ink-muted">{text}</span>
      </span>
    </Radio.Root>
  );
}
