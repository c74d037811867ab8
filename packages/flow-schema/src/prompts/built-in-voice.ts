/** The id of the voice that every installation has, where somebody asks for one voice. */
export const builtInVoiceId = 'built-in';
