import type { OutlineLine } from '@patchbay/exchange';

interface OutlineLinesProps {
  readonly lines: readonly OutlineLine[];
  readonly goOn: (number: number, name: string) => string;
  readonly nowhere: string;
}

/** Beyond this, words would have no room beside their indentation. */
const depthMax = 8;

/** The lines of an outline, numbered and indented. */
export function OutlineLines({ lines, goOn, nowhere }: OutlineLinesProps) {
  return (
    <ol className="text-sm">
      {lines.map((line, index) => {
        const indent = { paddingInlineStart: `${Math.min(line.depth, depthMax) * 1.25}rem` };
        const key = index;
        if (line.kind === 'way') {
          return (
            <li key={key} style={indent} className="break-after-avoid pt-1.5 text-xs font-medium text-ink-muted">
              {line.label}
            </li>
          );
        }
        if (line.kind === 'goto') {
          return (
            <li key={key} style={indent} className="py-0.5 text-ink-muted">
              → {line.to === null ? nowhere : goOn(line.to, line.name)}
            </li>
          );
        }
        return (
          <li key={key} style={indent} className="flex break-inside-avoid gap-2 py-1">
            <span className="w-6 shrink-0 text-right text-ink-faint tabular-nums">{line.number}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="font-medium">{line.name}</span>
              {line.summary !== '' && <span className="text-ink-muted"> — {line.summary}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
