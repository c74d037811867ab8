'use client';

import { AudioLines, CircleDashed, MessageSquareText, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { languageName } from '../languages';
import type { LibraryPrompt } from './library-types';
import { type CellState, type MatrixCell, matrixCell } from './matrix-cells';

const icons: Readonly<Record<CellState, typeof AudioLines>> = {
  gap: TriangleAlert,
  none: CircleDashed,
  text: MessageSquareText,
  recording: AudioLines,
  words: AudioLines,
};

const tones: Readonly<Record<CellState, string>> = {
  gap: 'bg-danger-soft text-danger-ink font-medium',
  none: 'text-ink-faint',
  text: 'text-ink-muted',
  recording: 'text-success-ink',
  words: 'text-success-ink',
};

interface PromptMatrixProps {
  readonly prompts: readonly LibraryPrompt[];
  readonly languages: readonly string[];
}

/** Every prompt by every language: what is there, what is missing, what callers do not hear yet. */
export function PromptMatrix({ prompts, languages }: PromptMatrixProps) {
  const t = useTranslations('prompts.matrix');
  const prompt = useTranslations('prompts');
  const locale = useLocale();
  return (
    <Table>
      <TableHead>
        <tr>
          <TableHeader className="sticky left-0 z-1 bg-canvas">{prompt('name')}</TableHeader>
          {languages.map((language) => (
            <TableHeader key={language} title={language}>
              {languageName(language, locale)}
            </TableHeader>
          ))}
        </tr>
      </TableHead>
      <TableBody>
        {prompts.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="sticky left-0 z-1 max-w-48 truncate bg-surface font-medium">
              <Link href={`/prompts/${row.id}`} className="rounded-sm hover:underline">
                {row.name}
              </Link>
            </TableCell>
            {languages.map((language) => {
              const cell = matrixCell(row, language);
              return (
                <TableCell key={language} className="p-1">
                  <Cell
                    cell={cell}
                    href={`/prompts/${row.id}#${language}`}
                    label={t('cell', {
                      name: row.name,
                      language: languageName(language, locale),
                      state: t(cell.state),
                    })}
                  />
                </TableCell>
              );
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Cell({ cell, href, label }: { cell: MatrixCell; href: string; label: string }) {
  const t = useTranslations('prompts.matrix');
  const Icon = icons[cell.state];
  return (
    <Link
      href={href}
      aria-label={cell.unpublished ? `${label}, ${t('unpublished')}` : label}
      className={classNames(
        'inline-flex h-7 w-full items-center gap-1.5 rounded-sm px-2 text-xs whitespace-nowrap hover:bg-hover',
        tones[cell.state],
      )}
    >
      <Icon className="size-3.5 shrink-0" aria-hidden />
      {cell.state !== 'none' && t(cell.state)}
      {cell.unpublished && <span className="size-1.5 rounded-full bg-warning" title={t('unpublished')} aria-hidden />}
    </Link>
  );
}
