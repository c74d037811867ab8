export const passwordLengthMin = 10;
export const passwordLengthMax = 128;
