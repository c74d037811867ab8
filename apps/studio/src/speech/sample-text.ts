const samples: Readonly<Record<string, string>> = {
  en: 'Thank you for calling. Your order 4711 will arrive on Monday at half past two.',
  zh: '感谢您的来电。您的订单 4711 将于星期一下午两点半送达。',
  yue: '多謝您嘅來電。您嘅訂單 4711 會喺星期一下晝兩點半送到。',
  de: 'Vielen Dank für Ihren Anruf. Ihre Bestellung 4711 kommt am Montag um halb drei.',
  fr: 'Merci de votre appel. Votre commande 4711 arrivera lundi à quatorze heures trente.',
  es: 'Gracias por su llamada. Su pedido 4711 llegará el lunes a las dos y media.',
};

/** Something to hear a voice by: with a number, a day and a time in it, where voices differ most. */
export function sampleText(language: string): string {
  return samples[language.split('-')[0] ?? ''] ?? '4711';
}
