/** Languages offered first; any other that a voice knows can be typed into a flow. */
export const promptLanguages = [
  'en-US',
  'en-GB',
  'zh-CN',
  'yue-HK',
  'de-DE',
  'fr-FR',
  'es-ES',
  'it-IT',
  'pt-BR',
  'nl-NL',
  'pl-PL',
  'ru-RU',
  'tr-TR',
  'ar-SA',
  'hi-IN',
  'ja-JP',
  'ko-KR',
  'vi-VN',
] as const;

export function languageName(language: string, locale: string): string {
  return new Intl.DisplayNames([locale === 'zh' ? 'zh-CN' : 'en'], { type: 'language' }).of(language) ?? language;
}
