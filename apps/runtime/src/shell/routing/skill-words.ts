import type { Words } from '@patchbay/routing';

/** Routing knows skills by id; people know them by name. Only where routing words a wanted skill is its id replaced. */
export function nameSkills(words: Words, names: Readonly<Record<string, string>>): Words {
  let { en, zh } = words;
  for (const [id, name] of Object.entries(names)) {
    en = en.replaceAll(`${id} from level`, () => `${name} from level`);
    zh = zh.replaceAll(`${id}（`, () => `${name}（`);
  }
  return { en, zh };
}
