/** Heard before a call is ended by a failure that nothing in the flow handles. By language, then by its first subtag. */
const apologies: Readonly<Record<string, string>> = {
  en: 'We are sorry, something went wrong. Please try again later. Goodbye.',
  zh: '很抱歉，系统出现了问题，请稍后再拨。再见。',
  'zh-HK': '好抱歉，系統出現問題，請稍後再打嚟。再見。',
  'zh-TW': '很抱歉，系統發生問題，請稍後再撥。再見。',
  de: 'Es tut uns leid, etwas ist schiefgegangen. Bitte versuchen Sie es später noch einmal. Auf Wiederhören.',
  es: 'Lo sentimos, se ha producido un error. Por favor, inténtelo más tarde. Adiós.',
  fr: 'Nous sommes désolés, une erreur est survenue. Veuillez réessayer plus tard. Au revoir.',
  it: 'Siamo spiacenti, si è verificato un errore. La preghiamo di riprovare più tardi. Arrivederci.',
  ja: '申し訳ございません。問題が発生しました。しばらくしてからおかけ直しください。失礼いたします。',
  ko: '죄송합니다. 문제가 발생했습니다. 잠시 후 다시 걸어 주십시오. 감사합니다.',
  nl: 'Het spijt ons, er is iets misgegaan. Probeer het later opnieuw. Tot ziens.',
  pt: 'Lamentamos, ocorreu um erro. Por favor, tente novamente mais tarde. Adeus.',
  ru: 'Приносим извинения, произошла ошибка. Пожалуйста, перезвоните позже. До свидания.',
  vi: 'Rất tiếc, đã xảy ra lỗi. Xin vui lòng gọi lại sau. Tạm biệt.',
};

/** The apology in the run's language, else in English, with the language it is written in. */
export function apologyFor(language: string): { readonly text: string; readonly language: string } {
  const base = language.split('-')[0] ?? '';
  const text = apologies[language] ?? apologies[base];
  return text === undefined ? { text: apologies.en as string, language: 'en' } : { text, language };
}
