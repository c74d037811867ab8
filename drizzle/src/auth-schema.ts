import { accounts } from './tables/account.ts';
import { apiKeys } from './tables/api-key.ts';
import { sessions } from './tables/session.ts';
import { users } from './tables/user.ts';
import { verifications } from './tables/verification.ts';

/** The tables under the names by which better-auth's drizzle adapter asks for them. */
export const authSchema = {
  user: users,
  session: sessions,
  account: accounts,
  verification: verifications,
  apikey: apiKeys,
};
