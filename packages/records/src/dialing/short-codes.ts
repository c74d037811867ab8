/**
 * Short codes are not telephone numbers: no numbering plan check knows them, and what they cost or whom they alarm
 * differs by country. They are refused unless a rule names the whole code.
 * Emergency codes from ITU-T E.161.1 and the national plans.
 */
export const emergencyCodes: ReadonlySet<string> = new Set([
  '000',
  '08',
  '100',
  '101',
  '102',
  '108',
  '110',
  '111',
  '112',
  '113',
  '114',
  '115',
  '117',
  '118',
  '119',
  '120',
  '122',
  '127',
  '133',
  '144',
  '155',
  '190',
  '191',
  '192',
  '193',
  '911',
  '990',
  '991',
  '995',
  '997',
  '998',
  '999',
]);

/** Numbers of up to six digits without + are understood as short codes or extensions, never as subscribers. */
export const shortCodeDigitsMax = 6;
