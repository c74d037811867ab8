'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import type { TraceMoment } from './replay';

/** The variables at this moment; what this step set stands out. Sensitive values were masked when they were written. */
export function TraceVariables({ moment }: { moment: TraceMoment }) {
  const t = useTranslations('flows.trace');
  const rows = [...moment.variables];
  return (
    <section aria-label={t('variables')} className="max-h-60 overflow-y-auto border-t border-line p-3">
      <h3 className="mb-1.5 text-xs font-medium text-ink-muted">{t('variables')}</h3>
      {rows.length === 0 ? (
        <p className="text-xs text-ink-faint">{t('noVariables')}</p>
      ) : (
        <table className="w-full text-xs">
          <tbody>
            {rows.map(([name, value]) => (
              <tr
                key={name}
                className={classNames(
                  'border-t border-line first:border-t-0',
                  moment.changed === name && 'bg-accent-soft',
                )}
              >
                <th scope="row" className="px-1 py-1 pr-3 text-left align-top font-mono font-medium">
                  {name}
                </th>
                <td className="py-1 pr-1 text-right font-mono [overflow-wrap:anywhere]">{JSON.stringify(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
