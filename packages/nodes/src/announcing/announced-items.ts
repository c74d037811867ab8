import type { Announced, PlaybackItem } from '@patchbay/flow-schema';

/** What an announcement says in a language: that very one, the same of another region, else the first it has. */
function inLanguage({ says }: Announced, wanted: string): PlaybackItem[] {
  const [family] = wanted.split('-');
  const languages = Object.keys(says);
  const language =
    languages.find((each) => each === wanted) ??
    languages.find((each) => each.split('-')[0] === family) ??
    languages[0];
  const said = language === undefined ? undefined : says[language];
  if (language === undefined || said === undefined) return [];
  if (said.audioId) return [{ kind: 'audio', audioId: said.audioId }];
  return said.text?.trim() ? [{ kind: 'speech', text: said.text, language }] : [];
}

/** The announcements as they are heard, one after the other; nothing of those that say nothing. */
export function announcedItems(announcements: readonly Announced[], language: string): PlaybackItem[] {
  return announcements.flatMap((announcement) => inLanguage(announcement, language));
}
