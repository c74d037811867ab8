import type { FlowContent } from '../core/edit-change';

export function flowFile(content: FlowContent): string {
  return `${JSON.stringify({ flow: content.document, layout: content.layout }, null, 2)}\n`;
}

function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain === '' ? 'flow' : plain}.flow.json`;
}

/** Gives the flow as a file that can be imported again. */
export function downloadFlow(content: FlowContent): void {
  const url = URL.createObjectURL(new Blob([flowFile(content)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(content.document.name);
  link.click();
  // The browser has taken the file over once the click is through.
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
