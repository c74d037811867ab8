import * as z from 'zod';

/** Identifiers of variables: what the expression language accepts as a name. */
export const variableNameSchema = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,63}$/);
export const nodeIdSchema = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/);
export const portIdSchema = z.string().regex(/^[a-zA-Z0-9_*#-]{1,64}$/);
/** A BCP 47 tag such as `en-US` or `zh-CN`. */
export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);
