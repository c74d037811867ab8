import type { Locale } from '@patchbay/flow-schema';
import accessEn from '@/access/messages/en.json';
import accessZh from '@/access/messages/zh.json';
import authEn from '@/auth/messages/en.json';
import authZh from '@/auth/messages/zh.json';
import flowsEn from '@/flows/messages/en.json';
import flowsZh from '@/flows/messages/zh.json';
import numbersEn from '@/numbers/messages/en.json';
import numbersZh from '@/numbers/messages/zh.json';
import paletteEn from '@/palette/messages/en.json';
import paletteZh from '@/palette/messages/zh.json';
import phoneEn from '@/phone/messages/en.json';
import phoneZh from '@/phone/messages/zh.json';
import shellEn from '@/shell/messages/en.json';
import shellZh from '@/shell/messages/zh.json';
import uiEn from '@/ui/messages/en.json';
import uiZh from '@/ui/messages/zh.json';

const en = {
  access: accessEn,
  auth: authEn,
  flows: flowsEn,
  palette: paletteEn,
  phone: phoneEn,
  shell: shellEn,
  numbers: numbersEn,
  ui: uiEn,
};

/** Every text of the studio; each feature keeps its own beside its screens. */
export type Messages = typeof en;

export const messages: Readonly<Record<Locale, Messages>> = {
  en,
  zh: {
    access: accessZh,
    auth: authZh,
    flows: flowsZh,
    palette: paletteZh,
    phone: phoneZh,
    shell: shellZh,
    numbers: numbersZh,
    ui: uiZh,
  },
};
