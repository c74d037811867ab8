import { flowOutline, flowPicture, outlineText } from '@patchbay/exchange';
import type { Locale } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { getTranslations } from 'next-intl/server';
import { HeardSection } from './heard-section';
import type { SignOffFlow } from './load-sign-off';
import { OutlineLines } from './outline-lines';
import { SignOffToolbar } from './sign-off-toolbar';

const tags = { en: 'en', zh: 'zh-CN' } as const;

interface SignOffPageProps {
  readonly flow: SignOffFlow;
  readonly locale: Locale;
  /** In which the times on the page are told. */
  readonly timeZone: string;
}

/** A flow on paper: what happens to a call in plain words, the canvas, what is remembered, and where to sign. */
export async function SignOffPage({ flow, locale, timeZone }: SignOffPageProps) {
  const t = await getTranslations({ locale, namespace: 'flows.signOff' });
  const { document, layout } = flow;
  const outline = flowOutline(document, nodeTypes, locale);
  const { svg } = flowPicture(document, layout, { registry: nodeTypes, locale });
  const names = new Intl.DisplayNames([tags[locale]], { type: 'language' });
  const at = new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    flow.updatedAt,
  );
  return (
    <main lang={tags[locale]} className="min-h-dvh bg-canvas text-ink print:scheme-light print:bg-white">
      <SignOffToolbar
        flowId={flow.id}
        locale={locale}
        name={document.name}
        svg={svg}
        text={outlineText(outline, locale)}
      />
      <div className="mx-auto max-w-3xl space-y-8 px-4 py-8 print:max-w-none print:px-0 print:py-0">
        <header className="space-y-1.5">
          <h1 className="text-2xl font-semibold [overflow-wrap:anywhere]">{document.name}</h1>
          {document.description !== '' && (
            <p className="text-ink-muted [overflow-wrap:anywhere]">{document.description}</p>
          )}
          <p className="text-sm text-ink-muted">
            {t('languages', { languages: document.languages.map((tag) => names.of(tag) ?? tag).join(', ') })}
          </p>
          <p className="text-xs text-ink-faint">{t('draft', { revision: flow.revision, at })}</p>
          <p className="font-mono text-2xs text-ink-faint [overflow-wrap:anywhere]">{t('hash', { hash: flow.hash })}</p>
        </header>
        <section className="space-y-3">
          <h2 className="text-lg font-semibold">{t('outline')}</h2>
          <OutlineLines
            lines={outline.lines}
            goOn={(number, name) => t('goOn', { number, name })}
            nowhere={t('nowhere')}
          />
        </section>
        <HeardSection
          title={t('heard')}
          document={document}
          lines={outline.lines}
          nameOf={(tag) => names.of(tag) ?? tag}
        />
        {outline.notes.length > 0 && (
          <section className="space-y-2">
            <h2 className="text-lg font-semibold">{t('notes')}</h2>
            <ul className="list-disc space-y-1 pl-5 text-sm">
              {outline.notes.map((note) => (
                <li key={note} className="whitespace-pre-line [overflow-wrap:anywhere]">
                  {note}
                </li>
              ))}
            </ul>
          </section>
        )}
        {document.variables.length > 0 && (
          <section className="space-y-2 break-inside-avoid">
            <h2 className="text-lg font-semibold">{t('variables')}</h2>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
              {document.variables.map((variable) => (
                <div key={variable.name} className="contents">
                  <dt className="font-mono text-xs leading-5">
                    {variable.name}
                    {variable.sensitive && <span className="ml-1.5 font-sans text-ink-muted">({t('secret')})</span>}
                  </dt>
                  <dd className="text-ink-muted [overflow-wrap:anywhere]">{variable.description}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <section className="space-y-3 print:break-before-page">
          <h2 className="text-lg font-semibold">{t('picture')}</h2>
          {/* biome-ignore lint/performance/noImgElement: drawn here, nothing to fetch or to make smaller */}
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
            alt={t('pictureOf', { name: document.name })}
            className="w-full rounded-lg border border-line bg-white print:max-h-[24cm] print:border-0 print:object-contain"
          />
        </section>
        <section className="break-inside-avoid space-y-4">
          <h2 className="text-lg font-semibold">{t('signed')}</h2>
          <div className="grid gap-6 pt-6 sm:grid-cols-3 print:grid-cols-3">
            {[t('name'), t('date'), t('signature')].map((label) => (
              <p key={label} className="border-t border-line-strong pt-1 text-xs text-ink-muted">
                {label}
              </p>
            ))}
          </div>
        </section>
      </div>
    </main>
  );
}
