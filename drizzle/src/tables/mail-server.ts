import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/** Through which server mail is sent; one row at most. The password is sealed as credentials are. */
export const mailServers = pgTable(
  'mail_server',
  {
    id: text('id').primaryKey().default('default'),
    host: text('host').notNull(),
    port: integer('port').notNull(),
    /** `tls`: from the first byte; `starttls`: refused where the server does not offer it; `none`: in clear. */
    security: text('security', { enum: ['tls', 'starttls', 'none'] }).notNull(),
    /** In PEM: what signed the server's certificate, trusted beside the public authorities; null for those alone. */
    trustedCertificate: text('trusted_certificate'),
    /** Empty where the server asks for no sign-in. */
    username: text('username').notNull().default(''),
    passwordSealed: document<{ sealed: string }>('password_sealed'),
    fromAddress: text('from_address').notNull(),
    fromName: text('from_name').notNull().default(''),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('mail_server_one', sql`${table.id} = 'default'`),
    check('mail_server_security_known', sql`${table.security} in ('tls', 'starttls', 'none')`),
  ],
);
