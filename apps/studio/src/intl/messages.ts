import type { Locale } from '@patchbay/flow-schema';
import accessEn from '@/access/messages/en.json';
import accessZh from '@/access/messages/zh.json';
import authEn from '@/auth/messages/en.json';
import authZh from '@/auth/messages/zh.json';
import flowsEn from '@/flows/messages/en.json';
import flowsZh from '@/flows/messages/zh.json';
import paletteEn from '@/palette/messages/en.json';
import paletteZh from '@/palette/messages/zh.json';
import shellEn from '@/shell/messages/en.json';
import shellZh from '@/shell/messages/zh.json';
import uiEn from '@/ui/messages/en.json';
import uiZh from '@/ui/messages/zh.json';

const en = {
  access: accessEn,
  auth: authEn,
  flows: flowsEn,
  palette: paletteEn,
  shell: shellEn,
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
    shell: shellZh,
    ui: uiZh,
  },
};
