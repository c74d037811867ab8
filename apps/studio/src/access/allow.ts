import { can, type Permission } from '@patchbay/records';
import type { Actor } from '@/server/context';
import { PublicError } from '@/server/public-error';

/**
 * Decides whether somebody may do what needs a permission; `own` is for what belongs to the person who asks.
 * `withOneTimePassword` opens what a person may do before choosing a password.
 * @returns who it is
 * @throws PublicError `not_signed_in`, `password_change_required`, `not_allowed`
 */
export function allow(
  actor: Actor | null,
  permission: Permission | 'own',
  { withOneTimePassword = false }: { withOneTimePassword?: boolean } = {},
): Actor {
  if (actor === null) {
    throw new PublicError('UNAUTHORIZED', 'not_signed_in', { en: 'Sign in to go on.', zh: '请先登录。' });
  }
  if (actor.mustChangePassword && !withOneTimePassword) {
    throw new PublicError('FORBIDDEN', 'password_change_required', {
      en: 'Choose a password of your own first: the present one may be used once.',
      zh: '请先设置自己的密码：当前密码仅供首次使用。',
    });
  }
  if (permission !== 'own' && !can(actor.role, permission)) {
    throw new PublicError(
      'FORBIDDEN',
      'not_allowed',
      {
        en: 'Your role does not allow this. Ask an administrator if you need it.',
        zh: '您的角色无权执行此操作。如有需要，请联系管理员。',
      },
      { details: { permission } },
    );
  }
  return actor;
}
