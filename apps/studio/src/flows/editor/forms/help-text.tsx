/** A help text, with what stands in backticks shown as code. */
export function HelpText({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text
      <code key={index} className="rounded-sm bg-sunken px-1 font-mono text-2xs">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
