'use client';

import type { Simulation } from '@patchbay/engine';
import { isSensitive, type Json, reveal } from '@patchbay/flow-schema';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { secretMark } from './secret';

function shown(value: Json): string {
  if (value === null) return '—';
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}

/** Every variable of the innermost flow at this moment; secrets on request only. */
export function SimulatedVariables({ simulation }: { simulation: Simulation }) {
  const t = useTranslations('flows.simulator');
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const variables = Object.entries(simulation.positions.at(-1)?.variables ?? {});
  return (
    <section aria-label={t('variables')} className="p-3">
      <h3 className="mb-2 text-xs font-medium text-ink-muted">{t('variables')}</h3>
      {variables.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('noVariables')}</p>
      ) : (
        <table className="w-full text-xs">
          <tbody>
            {variables.map(([name, value]) => {
              const secret = isSensitive(value);
              const open = revealed.has(name);
              return (
                <tr key={name} className="border-t border-line first:border-t-0">
                  <th scope="row" className="py-1 pr-3 text-left align-top font-mono font-medium">
                    {name}
                  </th>
                  <td className="py-1 text-right font-mono [overflow-wrap:anywhere]">
                    {secret && !open ? secretMark : shown(reveal(value))}
                    {secret && (
                      <Button
                        variant="ghost"
                        size="icon-sm"
                        className="ml-1 size-5"
                        aria-label={t(open ? 'hide' : 'reveal', { name })}
                        onClick={() => {
                          const next = new Set(revealed);
                          if (open) next.delete(name);
                          else next.add(name);
                          setRevealed(next);
                        }}
                      >
                        {open ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
