import type { FloorContribution, Json, NodeType, ReportContribution, SeatContribution } from '@patchbay/flow-schema';
import type * as z from 'zod';
import { type ConfigField, configFields } from './config-fields.ts';

/** Where the part of a page begins that people write; everything before it comes from the declaration. */
export const behaviourHeading = '## How it behaves';

function cell(words: string): string {
  return words.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function defaultOf(schema: z.core.$ZodType): string {
  const { def } = schema._zod;
  if (!('defaultValue' in def) || def.type === 'prefault') return '';
  const value = def.defaultValue as Json;
  if (value === '' || (Array.isArray(value) && value.length === 0)) return 'empty';
  return `\`${JSON.stringify(value)}\``;
}

function configRow({ path, schema, meta }: ConfigField): readonly string[] {
  const options = Object.entries(meta?.options ?? {}).map(([value, label]) => `\`${value}\` ${label.en}`);
  const shown = [meta?.help?.en, options.length === 0 ? undefined : `One of: ${options.join(', ')}.`];
  const words = shown.filter((part) => part !== undefined).join(' ');
  return [`\`${path}\``, meta?.label.en ?? '', meta?.label.zh ?? '', defaultOf(schema), words];
}

function requirement(requires: readonly string[]): string {
  if (requires.includes('answered')) return 'An answered call: an unanswered one is answered first.';
  return requires.includes('call') ? 'A call, answered or not.' : 'Nothing: it also runs after the caller has hung up.';
}

function eventRows(type: NodeType<never>): readonly (readonly string[])[] {
  return type.states.map((state) => {
    const transitions = Object.entries(type.on[state] ?? {});
    const named = (ignored: boolean) =>
      transitions
        .filter(([, transition]) => (transition === 'ignored') === ignored)
        .map(([event]) => `\`${event}\``)
        .join(', ');
    return [`\`${state}\``, named(false), named(true)];
  });
}

function seatLine(given: SeatContribution): string {
  switch (given.kind) {
    case 'field':
      return `On the seat, “${given.label.en}”`;
    case 'form':
      return `On the seat, the form “${given.title.en}”`;
    case 'script':
      return `On the seat, the script “${given.title.en}”`;
    case 'action':
      return `On the seat, the button “${given.label.en}”`;
  }
}

function tileLine(given: FloorContribution): string {
  switch (given.kind) {
    case 'queue':
      return 'On the floor, the queue';
    case 'calls':
      return 'On the floor, the calls of the flow';
    case 'score':
      return `On the floor, today’s scores of “${given.question}”`;
    case 'ways':
      return `On the floor, “${given.label.en}” today`;
  }
}

function reportLine(given: ReportContribution): string {
  if (given.kind === 'satisfaction') return `A report of the scores of “${given.question}”`;
  return `A ${given.kind} “${given.label.en}” of ${given.ports.map((port) => `\`${port}\``).join(', ')}`;
}

function list(items: readonly string[], none: string): string {
  return items.length === 0 ? none : items.map((item) => `- ${item}`).join('\n');
}

/** The documentation page of a node type. `behaviour` is the part that people write. */
export function nodePage(type: NodeType<never>, behaviour: string): string {
  const config = type.config.parse(type.defaults(['en-US', 'zh-CN'])) as never;
  const { reports = [], floor = [], seat = [] } = type.screens(config);
  const fields = configFields(type.config).filter(({ meta }) => meta?.widget !== 'hidden');
  const sections = [
    `# ${type.label.en}`,
    `${type.help.en}\n\n**${type.label.zh}** ${type.help.zh}`,
    `Type \`${type.type}\`, version ${type.version}. For flows of kind ${type.kinds.join(', ')}.`,
    '## Config',
    table(['Field', 'Label', '名称', 'Default', 'What it does'], fields.map(configRow)),
    '## Ports',
    'As it is dropped on the canvas:',
    list(
      type
        .ports(config)
        .map(
          ({ id, label, optional }) =>
            `\`${id}\` ${label.en} / ${label.zh}${optional ? ' (may stay unconnected)' : ''}`,
        ),
      'None.',
    ),
    '## What it requires of the call',
    requirement(type.requires(config)),
    '## On its card',
    `> ${type.summary(config, 'en')}\n>\n> ${type.summary(config, 'zh')}`,
    '## States',
    type.states.length === 0 ? 'None: it leaves at once.' : table(['While', 'acts on', 'ignores'], eventRows(type)),
    '## Screens',
    list([...seat.map(seatLine), ...floor.map(tileLine), ...reports.map(reportLine)], 'None.'),
    '## Migrations',
    list(
      type.migrations.map(({ from, name }) => `${from} to ${from + 1}: ${name}`),
      'None yet.',
    ),
    behaviourHeading,
    behaviour.trim(),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** The part of a page that people write; empty where there is none yet. */
export function behaviourOf(page: string): string {
  const at = page.indexOf(`${behaviourHeading}\n`);
  return at < 0 ? '' : page.slice(at + behaviourHeading.length + 1).trim();
}
