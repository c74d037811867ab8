import { isSensitive, type NodeType, portIdSchema } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { configFields, enumValues } from './pages/config-fields.ts';
import { behaviourOf, nodePage } from './pages/node-page.ts';
import { nodeTypes } from './registry.ts';

const nodeFiles = Object.keys(import.meta.glob('./*/*.node.ts', { eager: true }));
const docs = import.meta.glob<string>('./*/*.md', { eager: true, query: '?raw', import: 'default' });

const languageSets: readonly (readonly [string, readonly string[]])[] = [
  ['English', ['en-US']],
  ['Chinese and English', ['zh-CN', 'en-GB']],
  ['German', ['de-DE']],
];
/** What only the author of a flow can know: a just-dropped node may ask for these and for nothing else. */
const askedOfAuthors = new Set([
  'variable_not_chosen',
  'flow_not_chosen',
  'url_missing',
  'destination_missing',
  'condition_missing',
  'nothing_to_set',
  'recording_not_kept',
  'queue_not_chosen',
  'agent_not_chosen',
  'form_without_fields',
  'script_without_text',
  'exit_without_name',
  'table_not_chosen',
  'hours_not_chosen',
]);

/** The config of a type as its schema reads it. */
function parsed(type: NodeType<never>, config: unknown): never {
  return type.config.parse(config) as never;
}

/** True where a path leads somewhere in the config, or names a member that is absent from a record. */
function leadsSomewhere(config: unknown, path: readonly (string | number)[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  if (typeof config !== 'object' || config === null) return false;
  const value = (config as Record<string | number, unknown>)[step];
  return value === undefined ? rest.length === 0 : leadsSomewhere(value, rest);
}

it('counts the places: a folder for every line of the registry', () => {
  const folders = nodeFiles.map((file) => file.replace(/^\.\/(.*)\/.*$/, '$1'));
  expect(folders.map((folder) => folder.replaceAll('-', '_')).sort()).toEqual(
    nodeTypes
      .list()
      .map(({ type }) => type)
      .sort(),
  );
  expect(nodeFiles).toEqual(folders.map((folder) => `./${folder}/${folder}.node.ts`));
});

describe.each(nodeTypes.list().map((type) => [type.type, type] as const))('%s', (name, type) => {
  const folder = name.replaceAll('_', '-');
  const fields = configFields(type.config);

  it('is found by its name', () => {
    expect(nodeTypes.get(name)).toBe(type);
  });

  it('speaks both languages', () => {
    for (const words of [type.label, type.help]) {
      expect(words.en.trim()).not.toBe('');
      expect(words.zh.trim()).not.toBe('');
    }
    expect(type.label.zh).toMatch(/\p{Script=Han}/u);
    expect(type.help.zh).toMatch(/\p{Script=Han}/u);
    expect(type.icon).toMatch(/^[a-z0-9-]+$/);
    expect(type.keywords.length).toBeGreaterThan(0);
  });

  it('has a documentation page that follows the declaration', async () => {
    const path = `./${folder}/${folder}.md`;
    const page = docs[path];
    expect(page).toBeTypeOf('string');
    expect(behaviourOf(String(page)).length).toBeGreaterThan(100);
    // After a change of the declaration: npx vitest run packages/nodes/src/registry.test.ts -u
    await expect(nodePage(type, behaviourOf(String(page)))).toMatchFileSnapshot(path);
  });

  it('gives every field a label, help, a widget and its options', () => {
    for (const { path, schema, meta, siblings } of fields) {
      expect(meta, path).toBeDefined();
      if (meta === undefined) continue;
      expect(meta.label.en.trim(), path).not.toBe('');
      expect(meta.label.zh.trim(), path).not.toBe('');
      expect(meta.help !== undefined || meta.widget === 'hidden', path).toBe(true);
      for (const words of [meta.help, meta.placeholder, meta.unit]) {
        expect(words === undefined || (words.en.trim() !== '' && words.zh.trim() !== ''), path).toBe(true);
      }
      if (['select', 'segmented', 'checkboxes'].includes(meta.widget)) {
        expect(Object.keys(meta.options ?? {}).sort(), path).toEqual(
          [...(enumValues(schema) ?? [])].map(String).sort(),
        );
      }
      if (meta.when !== undefined) expect(siblings, path).toContain(meta.when.field);
    }
  });

  it('has a usable config from nothing', () => {
    expect(type.config.safeParse({}).success).toBe(true);
  });

  it.each(languageSets)('drops on the canvas as valid as can be (%s)', (_, languages) => {
    const defaults = type.defaults(languages);
    expect(type.config.parse(defaults)).toEqual(defaults);
    const problems = type.check?.(parsed(type, defaults), languages) ?? [];
    const unforeseen = problems.filter(
      ({ code }) => !askedOfAuthors.has(code) && !(languages[0] === 'de-DE' && code.startsWith('prompt_')),
    );
    expect(unforeseen).toEqual([]);
    for (const { field, message } of problems) {
      expect(leadsSomewhere(defaults, field), JSON.stringify(field)).toBe(true);
      expect(message.en.trim()).not.toBe('');
      expect(message.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('names its ports once each, in both languages', () => {
    const ports = type.ports(parsed(type, type.defaults(['en-US'])));
    expect(new Set(ports.map(({ id }) => id)).size).toBe(ports.length);
    for (const { id, label } of ports) {
      expect(portIdSchema.safeParse(id).success).toBe(true);
      expect(label.en.trim()).not.toBe('');
      expect(label.zh.trim()).not.toBe('');
    }
  });

  it('says in one line what it does', () => {
    for (const config of [{}, type.defaults(['en-US', 'zh-CN'])]) {
      for (const locale of ['en', 'zh'] as const) {
        const line = type.summary(parsed(type, config), locale);
        expect(line.trim()).not.toBe('');
        expect(line).not.toMatch(/[\n{}]|undefined|null/);
      }
    }
  });

  it('places its expressions in fields that exist', () => {
    const defaults = type.defaults(['en-US', 'zh-CN']);
    for (const { field } of type.expressions(parsed(type, defaults))) {
      expect(leadsSomewhere(defaults, field), JSON.stringify(field)).toBe(true);
    }
  });

  it('has a line in its table for every state and no other', () => {
    expect(Object.keys(type.on).sort()).toEqual([...type.states].sort());
    expect(new Set(type.states).size).toBe(type.states.length);
  });

  it('has a migration for every version before its own', () => {
    expect(type.migrations.map(({ from }) => from)).toEqual(
      Array.from({ length: type.version - 1 }, (_, at) => at + 1),
    );
    expect(new Set(type.migrations.map((migration) => migration.name)).size).toBe(type.migrations.length);
  });

  it('contributes screens whose ports exist', () => {
    const config = parsed(type, type.defaults(['en-US']));
    const ports = type.ports(config).map(({ id }) => id);
    const { reports = [], floor = [] } = type.screens(config);
    for (const given of [...reports, ...floor]) {
      for (const port of 'ports' in given ? given.ports : []) expect(ports).toContain(port);
    }
  });

  it('keeps no secret in what it is dropped with', () => {
    expect(Object.values(type.defaults(['en-US'])).some(isSensitive)).toBe(false);
  });
});
