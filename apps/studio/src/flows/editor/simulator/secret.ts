/** Stands where a sensitive value is not shown. */
export const secretMark = '••••';
