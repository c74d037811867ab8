/** The languages of voices that flows name most often. */
const byLanguage: Readonly<Record<string, string>> = {
  'en-US': 'Joanna Matthew Kendra Joey Salli Kimberly Ivy Justin Kevin Ruth Stephen Danielle Gregory',
  'en-GB': 'Amy Emma Brian Arthur',
  'en-AU': 'Nicole Olivia Russell',
  'en-IN': 'Aditi Raveena Kajal',
  'zh-CN': 'Zhiyu',
  'yue-CN': 'Hiujin',
  'es-US': 'Lupe Penelope Miguel Pedro',
  'es-MX': 'Mia Andres',
  'es-ES': 'Conchita Lucia Enrique Sergio',
  'fr-FR': 'Celine Lea Mathieu Remi',
  'fr-CA': 'Chantal Gabrielle Liam',
  'de-DE': 'Vicki Marlene Hans Daniel',
  'it-IT': 'Carla Bianca Giorgio Adriano',
  'pt-BR': 'Camila Vitoria Ricardo Thiago',
  'ja-JP': 'Takumi Mizuki Kazuha Tomoko',
  'ko-KR': 'Seoyeon',
};

const languages = new Map(
  Object.entries(byLanguage).flatMap(([language, names]) => names.split(' ').map((name) => [name, language] as const)),
);

/** The language a voice speaks; null for one that is not known. */
export function languageOfVoice(voice: string): string | null {
  return languages.get(voice) ?? null;
}
