'use client';

import { formatNames, type ImportedStep, type ImportReading, reportCounts } from '@patchbay/exchange';
import { checkFlow, type Problem } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Callout } from '@/ui/callout';
import { Tab, TabPanel, Tabs, TabsList } from '@/ui/tabs';
import { TypeSwatch } from '../editor/canvas/type-swatch';
import { useUiLocale } from '../editor/editor-context';

const shownMax = 200;

function placeOf({ place }: Problem): string {
  switch (place.kind) {
    case 'document':
      return (place.path ?? []).join('.');
    case 'node':
      return [place.node, ...(place.field ?? [])].join('.');
    case 'edge':
      return `${place.edge.from.node} → ${place.edge.to}`;
    case 'variable':
      return place.variable;
  }
}

type Read = Extract<ImportReading, { ok: true }>;

/** What becomes of a file, step by step, or why it cannot be taken: what, where, and what would be right. */
export function ImportReport({ reading }: { reading: ImportReading }) {
  const t = useTranslations('flows.import');
  if (reading.ok) return <Taken reading={reading} />;
  return (
    <Callout tone="danger" title={t('refused')}>
      <div className="mt-1 max-h-48 overflow-y-auto">
        <ProblemList problems={reading.problems} />
      </div>
    </Callout>
  );
}

function Taken({ reading }: { reading: Read }) {
  const t = useTranslations('flows.import');
  const locale = useUiLocale();
  const { document, report } = reading;
  const { mapped, noted } = reportCounts(report);
  const toSolve = useMemo(() => checkFlow(document, nodeTypes).length, [document]);
  const problems = report.problems.length + report.remarks.length;
  const foreign = report.format !== 'patchbay';
  return (
    <>
      <Callout
        tone={noted + report.problems.length > 0 ? 'warning' : 'success'}
        title={formatNames[report.format][locale]}
      >
        <p>
          {t('holds', {
            nodes: document.nodes.length,
            edges: document.edges.length,
            variables: document.variables.length,
          })}
        </p>
        {report.migrated.length > 0 && <p>{t('migrated', { count: report.migrated.length })}</p>}
        {toSolve > 0 && <p>{t('hasProblems', { count: toSolve })}</p>}
      </Callout>
      {foreign && (
        <Tabs defaultValue={noted > 0 ? 'noted' : 'mapped'}>
          <TabsList aria-label={t('sections')}>
            <Tab value="mapped">{t('mapped', { count: mapped })}</Tab>
            <Tab value="noted">{t('noted', { count: noted })}</Tab>
            <Tab value="problems">{t('problems', { count: problems })}</Tab>
          </TabsList>
          <div className="h-64 overflow-y-auto pt-2">
            <TabPanel value="mapped">
              <StepList steps={report.steps} outcome="mapped" />
            </TabPanel>
            <TabPanel value="noted">
              {noted > 0 && <p className="mb-2 text-xs text-ink-muted">{t('notedHelp')}</p>}
              <StepList steps={report.steps} outcome="noted" />
            </TabPanel>
            <TabPanel value="problems">
              {problems === 0 && <p className="text-sm text-ink-muted">{t('none')}</p>}
              <ProblemList problems={report.problems} />
              <ul className="space-y-1 text-sm">
                {report.remarks.map((remark) => (
                  <li key={remark.en} className="[overflow-wrap:anywhere]">
                    {remark[locale]}
                  </li>
                ))}
              </ul>
            </TabPanel>
          </div>
        </Tabs>
      )}
    </>
  );
}

function StepList({ steps, outcome }: { steps: readonly ImportedStep[]; outcome: ImportedStep['outcome'] }) {
  const t = useTranslations('flows.import');
  const locale = useUiLocale();
  const shown = steps.filter((step) => step.outcome === outcome);
  if (shown.length === 0) return <p className="text-sm text-ink-muted">{t('none')}</p>;
  return (
    <>
      <ul className="divide-y divide-line text-sm">
        {shown.slice(0, shownMax).map((step) => {
          const type = nodeTypes.get(step.type) ?? null;
          return (
            <li key={`${step.source.type}/${step.source.name}/${step.node}`} className="flex items-start gap-2.5 py-2">
              <TypeSwatch type={type} />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-1.5">
                  <span className="font-medium [overflow-wrap:anywhere]">{step.source.name}</span>
                  <code className="font-mono text-2xs text-ink-muted [overflow-wrap:anywhere]">{step.source.type}</code>
                  <ArrowRight className="size-3.5 text-ink-faint" aria-hidden />
                  <span>{type?.label[locale] ?? step.type}</span>
                </p>
                {step.remarks.map((remark) => (
                  <p key={remark.en} className="text-xs text-ink-muted [overflow-wrap:anywhere]">
                    {remark[locale]}
                  </p>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
      {shown.length > shownMax && <p className="pt-2 text-xs">{t('more', { count: shown.length - shownMax })}</p>}
    </>
  );
}

function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations('flows.import');
  const locale = useUiLocale();
  return (
    <>
      <ul className="mb-1 space-y-1 text-sm">
        {problems.slice(0, shownMax).map((problem) => (
          <li key={`${problem.code}/${placeOf(problem)}/${problem.message.en}`} className="[overflow-wrap:anywhere]">
            {placeOf(problem) !== '' && <code className="mr-1 font-mono text-2xs">{placeOf(problem)}</code>}
            {problem.message[locale]}
          </li>
        ))}
      </ul>
      {problems.length > shownMax && <p className="mt-1">{t('more', { count: problems.length - shownMax })}</p>}
    </>
  );
}
