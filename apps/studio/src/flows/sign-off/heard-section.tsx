import { heardWords, type OutlineLine } from '@patchbay/exchange';
import type { FlowDocument } from '@patchbay/flow-schema';

interface HeardSectionProps {
  readonly title: string;
  readonly document: FlowDocument;
  readonly lines: readonly OutlineLine[];
  readonly nameOf: (language: string) => string;
}

/** The words in full, under the numbers of the outline: what is shortened there is what people sign for. */
export function HeardSection({ title, document, lines, nameOf }: HeardSectionProps) {
  const texts = new Map(heardWords(document).map((heard) => [heard.node, heard.texts]));
  const steps = lines.flatMap((line) => (line.kind === 'step' && texts.has(line.node) ? [line] : []));
  if (steps.length === 0) return null;
  return (
    <section className="space-y-3">
      <h2 className="text-lg font-semibold">{title}</h2>
      <ol className="divide-y divide-line text-sm">
        {steps.map((step) => (
          <li key={step.node} className="flex break-inside-avoid gap-2 py-2">
            <span className="w-6 shrink-0 text-right text-ink-faint tabular-nums">{step.number}</span>
            <div className="min-w-0 flex-1 space-y-1.5">
              <p className="font-medium [overflow-wrap:anywhere]">{step.name}</p>
              {(texts.get(step.node) ?? []).map((text) => (
                <dl key={Object.values(text).join('|')} className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[8rem_1fr]">
                  {document.languages.map((language) => (
                    <div key={language} className="contents">
                      <dt className="text-xs leading-5 text-ink-faint">{nameOf(language)}</dt>
                      <dd lang={language} className="[overflow-wrap:anywhere]">
                        {text[language] || '—'}
                      </dd>
                    </div>
                  ))}
                </dl>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
