import type { ReactNode } from 'react';

const inline = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;

/** Bold, italic, code and links. Everything else, HTML included, stays the text it is. */
function inlineParts(line: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const match of line.matchAll(inline)) {
    const [all, bold, italic, code, label, href] = match;
    if (match.index > at) parts.push(line.slice(at, match.index));
    at = match.index + all.length;
    if (bold !== undefined) parts.push(<strong key={match.index}>{bold}</strong>);
    else if (italic !== undefined) parts.push(<em key={match.index}>{italic}</em>);
    else if (code !== undefined) parts.push(<code key={match.index}>{code}</code>);
    else {
      parts.push(
        <a key={match.index} href={href} target="_blank" rel="noreferrer" className="nodrag underline">
          {label}
        </a>,
      );
    }
  }
  if (at < line.length) parts.push(line.slice(at));
  return parts;
}

/** The text of a note in its simple Markdown. */
export function NoteText({ text }: { text: string }) {
  return text.split('\n').map((line, index) => {
    const item = /^\s*[-*]\s+(.*)$/.exec(line);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
      <p key={index} className={item ? 'relative pl-3 before:absolute before:left-0 before:content-["•"]' : 'min-h-3'}>
        {inlineParts(item?.[1] ?? line)}
      </p>
    );
  });
}
