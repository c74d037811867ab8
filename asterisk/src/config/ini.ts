/** One setting of an Asterisk configuration file. */
export type IniSetting = readonly [name: string, value: string | number];

/** A section: its heading and its settings in order; names may repeat. A template is only there for other sections to inherit from. */
export type IniSection = { heading: string; settings: readonly IniSetting[]; template?: true };

/** The text of an Asterisk configuration file. */
export function renderIni(sections: readonly IniSection[]): string {
  const texts = sections.map(
    ({ heading, settings, template }) =>
      `[${heading}]${template === true ? '(!)' : ''}\n${settings.map(([name, value]) => `${name} = ${value}\n`).join('')}`,
  );
  return `; Written by Patchbay at every start: changes made here are lost.\n\n${texts.join('\n')}`;
}
